"""Stage 7, explain: what is to be earned of what counts together, and by when."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from ledger.domain.pay.accumulate.pools import Pools
from ledger.domain.pay.accumulate.sum_words import besides, next_level
from ledger.domain.pay.answer import Segment, StepKind
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explain.advice import Advice
from ledger.domain.pay.explain.leaving import kept_if_due, kept_words
from ledger.domain.pay.explain.leaving_room import left_words, nothing_left
from ledger.domain.pay.explain.moving import next_beyond
from ledger.domain.pay.explain.promising import promised
from ledger.domain.pay.explain.within import Within
from ledger.domain.pay.explain.year_room import too_little, year_room_told
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.levels.earning import ToEarn
from ledger.domain.pay.levels.tiers import NextPlaces
from ledger.domain.pay.select.carrying import may_bring
from ledger.domain.pay.terms.accumulate import Together
from ledger.domain.pay.words.amounts import enough
from ledger.domain.pay.words.wording import unit_words


def to_earn(entitlement: Entitlement, segment: Segment | None, pools: Pools) -> Iterator[Advice]:
    """Say what is missing, and what the next units bring; without a segment none was earned yet."""
    missing, title, case = entitlement.to_earn, entitlement.benefit.title, pools.case
    if missing is None or not may_bring(entitlement, case):
        return
    within = Within.to_earn(entitlement, case)
    if within.over or nothing_left(entitlement, within.last_on, pools):
        return
    kept = kept_if_due(entitlement, within.since or case.on, case)
    if kept is not None and not kept.share:
        return
    asked = (
        _of_level(entitlement, missing, within, case)
        if missing.brings is None
        else _of_places(entitlement, missing.brings, within, pools)
    )
    if asked is None or too_little(missing, asked.least, within, case):
        return
    of = f"{asked.what}{year_room_told(missing, asked.most)}{left_words(entitlement, pools)}"
    # Of what is earned later no more is kept.
    text = f"{title}: {of}.{kept_words(kept, most='at most ')}"
    units = enough(asked.least)
    yield Advice.of(entitlement, StepKind.EARN, text, within.last_on, segment, units)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be earned, in words: at `least` so many units, at `most` so many that bring more.

    None stands for no end.
    """

    what: str
    least: Fraction
    most: Fraction | None


def _of_places(
    entitlement: Entitlement, brings: NextPlaces, within: Within, pools: Pools
) -> _Asked:
    """Say what the next places in a sum bring, and what it takes to come to them."""
    # Where they come next, what waits is no part of what it takes.
    there = besides(entitlement.ahead) if brings.short else ""
    what = promised(brings, entitlement, f"{within.words}{there}", pools)
    most = None if brings.units is None else brings.short + brings.units
    return _Asked(what, brings.short, most)


def _of_level(
    entitlement: Entitlement, missing: ToEarn, within: Within, case: Case
) -> _Asked | None:
    """Say what the next level takes that brings more; None where none does."""
    level = next_beyond(entitlement, missing.level, within.since or case.on, case)
    counting = entitlement.benefit.accumulate
    if level is None or not isinstance(counting, Together):
        return None
    units = missing.units + Fraction(level.further)
    # What is missing is never rounded down.
    more = unit_words(counting.unit, Fraction(enough(units)), more=True)
    of = next_level(f"{more}{within.words}", entitlement.ahead, level.beyond)
    return _Asked(of + entitlement.left_out_words, units, units)
