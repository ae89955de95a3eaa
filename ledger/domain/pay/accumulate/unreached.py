"""Stage 3, accumulate: what a sum is short of for its next level."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

from ledger.domain.pay.accumulate.reaching import Known, reachable, room_left, with_room
from ledger.domain.pay.accumulate.sum_words import left_out, progress_told, so_far
from ledger.domain.pay.accumulate.sums import Sum
from ledger.domain.pay.answer import Shortfall
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Stage
from ledger.domain.pay.levels.earning import ToEarn
from ledger.domain.pay.levels.tally import Note
from ledger.domain.pay.terms.accumulate import Blocks, EveryFact, Thresholds, Together
from ledger.domain.pay.words.amounts import enough
from ledger.domain.pay.words.wording import plain


def unreached(total: Sum, ended: Note | None = None) -> Entitlement | None:
    """Give what has reached no level yet, and what is to earn for the next; None if nothing.

    Where nothing more can be earned `ended` says why.
    """
    terms, items = total.terms, [each.item_id for each in total.latest.benefit.select.items]
    tally = reachable(total.tally, terms, items, total.period)
    of = total.latest.benefit.select.items
    tally = with_room(tally, terms, of, total.period, _known(total))
    if tally.to_earn is not None and ended is not None:
        tally = replace(tally, to_earn=None, stopped=ended)
    further = tally.to_earn is not None or tally.stopped is not None
    levels = not total.requires and not isinstance(terms.levels, EveryFact)
    if not levels or not further:
        return None
    found = total.whole(without_used=True)
    if tally.progress is not None and tally.stopped is None:
        found.steps.append(progress_told(tally.progress, terms.unit, found))
    found.step(
        Stage.ACCUMULATE,
        "level_missing",
        so_far(tally, terms, waiting_units(total)),
        at="/accumulate/levels",
        result="not due",
        inputs={"unit": terms.unit, "total": plain(tally.total)},
    )
    found.refuse()
    if tally.to_earn is not None:
        found.shortfall = Shortfall(amount=enough(tally.to_earn), unit=terms.unit)
        number = _reached(terms, tally.in_all) + 1
        found.to_earn = replace(earnable(total, tally.to_earn), level=number)
        found.ahead = tally.ahead
        found.left_out = left_out(tally, terms, tally.to_earn)
    return found


def _reached(terms: Together, units: Fraction) -> int:
    """Give the number of the level that so many units reach."""
    match terms.levels:
        case Blocks(size=size):
            return int(units // Fraction(size))
        case Thresholds(at=at):
            return sum(each <= units for each in map(Fraction, at))
        case _:
            return 0


def earnable(total: Sum, missing: Fraction | None) -> ToEarn:
    """Say by when it can be earned, and how much of it in this contract year."""
    year = total.case.year
    room = room_left(total.terms, total.latest.benefit.select.items, year, _known(total))
    until = None if total.period is None else total.period.day_until
    return ToEarn(
        last_on=None if until is None else until - timedelta(days=1),
        room=None if room is None or (missing is not None and room >= missing) else room,
        year="" if year is None else year.name,
        year_until=None if year is None else year.year_until,
    )


def _known(total: Sum) -> Iterator[Known]:
    """Give what counts on the day asked, or is known to from a later one."""
    tally = total.tally
    for each in total.within():
        key = each.earned.key
        units = tally.later.get(key) or tally.counted.get(key, Fraction(0))
        yield Known(
            item_id=each.item.item_id,
            earned_on=each.earned.earned_on,
            units=units,
            ends=each.until is not None,
        )


def waiting_units(total: Sum) -> Fraction:
    """Give how many units wait for something before they can count."""
    undecided = (each.quantity for each in total.within() if not each.due)
    return sum(undecided, total.tally.hoped)
