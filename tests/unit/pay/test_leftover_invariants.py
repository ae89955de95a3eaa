"""What holds of everything that is carried over."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from ledger.domain.facts.calendar import YearKind
from ledger.domain.pay.levels.lot import Days, Lot
from ledger.domain.pay.levels.tally import Tally
from ledger.domain.pay.levels.together import levels_of
from ledger.domain.pay.terms.accumulate import (
    CarriedAs,
    CarryOver,
    EachYear,
    Limit,
)
from ledger.domain.timeline.holding import months_later
from tests.unit.pay.lots import (
    BY_YEAR,
    YEARS,
    terms,
)
from tests.unit.pay.piles import DAYS, LIMITS, LOTS, RUNGS, Levels

DAY = timedelta(days=1)
CARRY = st.builds(
    CarryOver,
    carried_as=st.sampled_from(CarriedAs),
    at_most=st.none() | st.integers(1, 40).map(Decimal),
    periods=st.none() | st.integers(1, 2),
    items=st.sampled_from([None, ("a",), ("b", "c")]),
)


@given(LOTS, RUNGS, LIMITS, CARRY, st.sampled_from([None, 6, 24]), DAYS)
def test_nothing_is_used_twice_and_nothing_appears(
    lots: list[Lot],
    levels: Levels,
    limits: list[Limit],
    carry: CarryOver,
    expires: int | None,
    on: date,
) -> None:
    year = EachYear(kind=YearKind.CONTRACT, carry_over=carry)
    rule = structs.replace(terms(levels, limits=limits, expires=expires), over=year)
    outcome = levels_of(lots, rule, BY_YEAR, YEARS, on)
    whole = {each.fact_id: each.quantity for each in lots}
    held = [each for each in outcome.levels if any(_within(span, on) for span in each.spans)]
    taken: dict[str, Fraction] = {}
    for each, units in (part for level in held for part in level.used):
        taken[each.fact_id] = taken.get(each.fact_id, Fraction(0)) + units
    assert all(units <= whole[name] for name, units in taken.items())
    for name, over in outcome.carried.items():
        assert over.used <= over.counted
        assert over.counted + outcome.used[name] <= outcome.counted[name]
    if carry.at_most is not None:
        assert sum(units.counted for units in outcome.carried.values()) <= carry.at_most
    shuffled = levels_of(lots[::-1], rule, BY_YEAR[::-1], YEARS, on)
    assert shuffled == outcome


@given(LOTS, RUNGS, LIMITS, st.none() | CARRY, st.sampled_from([6, 12, 24]), DAYS)
def test_levels_have_no_more_of_what_has_grown_old_than_before_it_did(
    lots: list[Lot],
    levels: Levels,
    limits: list[Limit],
    carry: CarryOver | None,
    expires: int,
    on: date,
) -> None:
    year = EachYear(kind=YearKind.CONTRACT, carry_over=carry)
    rule = structs.replace(terms(levels, limits=limits, expires=expires), over=year)
    now = _used(levels_of(lots, rule, BY_YEAR, YEARS, on), on)
    for lot in lots:
        old_on = months_later(lot.earned_on, expires)
        if old_on <= on:
            by_then = _used(levels_of(lots, rule, BY_YEAR, YEARS, old_on - DAY), old_on - DAY)
            assert now[lot.fact_id] <= by_then[lot.fact_id]


def _used(outcome: Tally, on: date) -> Counter[str]:
    """How many units of each fact the levels of a day have."""
    found: Counter[str] = Counter()
    for level in outcome.levels:
        if any(_within(span, on) for span in level.spans):
            for lot, units in level.used:
                found[lot.fact_id] += units  # type: ignore[assignment]  # a count of units
    return found


def _within(span: Days, on: date) -> bool:
    return span[0] <= on and (span[1] is None or on < span[1])
