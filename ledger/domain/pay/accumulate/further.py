"""Stage 3, accumulate: facts that a sum leaves out, and what the next one brings."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

from ledger.domain.pay.accumulate.most import most_units
from ledger.domain.pay.accumulate.sum_words import added, counted_so_far
from ledger.domain.pay.accumulate.sums import Sum
from ledger.domain.pay.accumulate.supposing import with_what_waits
from ledger.domain.pay.accumulate.tier_words import place_of, places_words
from ledger.domain.pay.accumulate.unreached import earnable
from ledger.domain.pay.answer import Shortfall, WaitingKind
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Explanation, Stage
from ledger.domain.pay.levels.tally import Note, Tally
from ledger.domain.pay.levels.tiers import NextPlaces, next_places
from ledger.domain.pay.terms.accumulate import EveryFact
from ledger.domain.pay.terms.decide import PercentTiers
from ledger.domain.pay.terms.tiers import Tiers
from ledger.domain.pay.words.amounts import enough
from ledger.domain.pay.words.wording import plain, unit_words

_CALENDARS = ("contract_year_missing", "period_missing")


def further(total: Sum, ended: Note | None = None) -> Iterator[Entitlement]:
    """Give of a sum whose levels are its facts those that it leaves out, and what comes next.

    Where nothing more can be earned `ended` says why.
    """
    if isinstance(total.terms.levels, EveryFact):
        yield from _never_counting(total)
        if isinstance(total.latest.benefit.decide, Tiers | PercentTiers):
            yield _next(total, total.latest.benefit.decide, ended)


def _never_counting(total: Sum) -> Iterator[Entitlement]:
    """Give the facts of the period of the day asked of which nothing ever counts, with the why."""
    for key, each in total.lots.items():
        tally = total.added.tally(each.version.number)
        notes = tally.notes.get(key, ())
        there = any(level.cause.fact_id == key for level in tally.levels)
        if each.due and notes and not there and not total.of_other_period(each):
            yield _told(each, notes)


def _told(each: Entitlement, notes: tuple[Note, ...]) -> Entitlement:
    found = replace(each, steps=list(each.steps))
    for note in notes:
        found.step(
            Stage.ACCUMULATE,
            note.code,
            note.text,
            at=note.pointer,
            result="not due",
            inputs=note.inputs,
            positions=each.earned.positions,
        )
    missing = next((note for note in notes if note.code in _CALENDARS), None)
    if missing is None:
        found.refuse()
    else:
        found.wait(WaitingKind.CALENDAR, missing.text)
    return found


def _next(total: Sum, decide: Tiers | PercentTiers, ended: Note | None) -> Entitlement:
    """Say what counts in the period of the day asked, and what the next units bring."""
    tally, waits, terms = total.tally, with_what_waits(total), total.terms
    found = replace(total.whole(), steps=list(_idle(total)))
    places, stopped = _next_places(total, decide, tally)
    if places is not None and ended is not None:
        places, stopped = None, ended.text
    said = counted_so_far(tally, terms.unit, waits.hoped)
    then = stopped or f"{places_words(places)}."
    found.step(
        Stage.ACCUMULATE,
        "next_of_sum",
        f"{said}{'. ' if stopped else '; '}{then}",
        at="/decide/tiers",
        result="not due",
        inputs={"unit": terms.unit, "total": plain(tally.total)},
    )
    found.refuse()
    if places is not None and places.short:
        found.shortfall = Shortfall(amount=enough(places.short), unit=terms.unit)
    beyond, _ = _next_places(total, decide, waits) if ended is None else (None, "")
    if beyond is not None:
        found.to_earn, found.ahead = replace(earnable(total, waits), brings=beyond), waits.ahead
    return found


def _next_places(
    total: Sum, decide: Tiers | PercentTiers, tally: Tally
) -> tuple[NextPlaces | None, str]:
    """Give what comes next beyond what is known to come, or why nothing can."""
    if tally.stopped is not None:
        return None, tally.stopped.text
    places = next_places(
        decide,
        total.latest.benefit.pay,
        tally.in_all,
        total.terms.unit,
        total.case.currency,
    )
    most = most_units(total.terms, [each.item_id for each in total.latest.benefit.select.items])
    if places is None or most is None:
        return places, ""
    left = Fraction(most) - tally.in_all - places.short
    if left <= 0:
        return None, f"Limits let {unit_words(total.terms.unit, most)} count at the most."
    return replace(places, units=left if places.units is None else min(places.units, left)), ""


def _idle(total: Sum) -> Iterator[Explanation]:
    """Say of the facts that count on the day asked in places that bring nothing which these are."""
    for level in sorted(total.tally.levels, key=lambda each: each.at):
        holds = any(begin <= total.case.on < (end or date.max) for begin, end in level.spans)
        if holds and level.period == total.period and not total.brings(level):
            place = place_of(level, total.terms.unit)
            note = Note(
                code="brings_nothing",
                text=f"It {place}, which brings nothing.",
                pointer="/decide/tiers",
                inputs={"at": plain(level.at)},
            )
            fact = total.lots[level.cause.fact_id]
            yield added(fact, total.terms.unit, level.quantity, (note,))
