"""Stage 3, accumulate: what a sum is short of for its next level."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

from ledger.domain.pay.accumulate.reaching import RoomTaken, reachable, room_left, with_room
from ledger.domain.pay.accumulate.sum_words import left_out_words, progress_told, so_far
from ledger.domain.pay.accumulate.sums import Sum
from ledger.domain.pay.accumulate.supposing import with_what_waits
from ledger.domain.pay.answer import Shortfall
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Stage
from ledger.domain.pay.levels.earning import ToEarn
from ledger.domain.pay.levels.grain import Grain
from ledger.domain.pay.levels.rungs import Rungs
from ledger.domain.pay.levels.tally import Note, Tally
from ledger.domain.pay.terms.accumulate import EveryFact
from ledger.domain.pay.words.amounts import enough
from ledger.domain.pay.words.wording import plain

_DAY = timedelta(days=1)


def unreached(total: Sum, ended: Note | None = None) -> Entitlement | None:
    """Give what has reached no level yet, and what is to earn for the next; None if nothing.

    Where nothing more can be earned `ended` says why.
    """
    terms, tally = total.terms, _within_limits(total, total.tally)
    if tally.to_earn is not None and ended is not None:
        tally = replace(tally, to_earn=None, stopped=ended)
    short = tally.to_earn is not None or tally.stopped is not None
    levels = not total.requires and not isinstance(terms.levels, EveryFact)
    if not levels or not short:
        return None
    found, waits = total.whole(without_used=True), with_what_waits(total)
    if tally.progress is not None and tally.stopped is None:
        found.steps.append(progress_told(tally.progress, terms.unit, found))
    found.step(
        Stage.ACCUMULATE,
        "level_missing",
        so_far(tally, terms, waits.hoped),
        at="/accumulate/levels",
        result="not due",
        inputs={"unit": terms.unit, "total": plain(tally.total)},
    )
    found.refuse()
    if tally.to_earn is not None:
        found.shortfall = Shortfall(amount=enough(tally.to_earn), unit=terms.unit)
        _to_earn(found, total, _within_limits(total, waits))
    return found


def _within_limits(total: Sum, tally: Tally) -> Tally:
    """Give it with nothing to earn where limits never let it come to a next level."""
    terms, of = total.terms, total.latest.benefit.select.items
    tally = reachable(tally, terms, [each.item_id for each in of], total.period)
    return with_room(tally, terms, of, total.period, _room_taken(total, tally))


def _to_earn(found: Entitlement, total: Sum, tally: Tally) -> None:
    """Add what is to earn beyond what waits."""
    if tally.to_earn is None:
        return
    reached = Rungs.of(total.terms.levels, Grain(parts=1)).reached(tally.in_all)
    found.to_earn = replace(earnable(total, tally), units=tally.to_earn, level=reached + 1)
    found.ahead = tally.ahead
    found.left_out_words = left_out_words(tally, total.terms, tally.to_earn)


def earnable(total: Sum, tally: Tally) -> ToEarn:
    """Say by when more can be earned, and how much in this contract year and in later ones."""
    year, terms, of = total.case.year, total.terms, total.latest.benefit.select.items
    until = None if total.period is None else total.period.day_until
    ends = tally.lasts_until
    if until is not None and total.requires:
        # A requirement is met within its period or not at all.
        ends = min(until, ends or until)
    return ToEarn(
        last_on=None if until is None else until - _DAY,
        counts_until=ends,
        room=room_left(terms, of, year, _room_taken(total, tally)),
        later_room=room_left(terms, of, year, ()),
        year="" if year is None else year.name,
        year_until=None if year is None else year.year_until,
    )


def _room_taken(total: Sum, tally: Tally) -> Iterator[RoomTaken]:
    """Give what counts on the day asked, or is known to from a later one, or waits."""
    for each in total.within():
        key = each.earned.key
        units = tally.later.get(key) or tally.counted.get(key, Fraction(0))
        yield RoomTaken(
            item_id=each.item.item_id,
            earned_on=each.earned.earned_on,
            units=units,
            ends=each.until is not None,
        )
