"""What holds of all lots under all terms."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.domain.pay.levels.grain import Grain
from ledger.domain.pay.levels.lot import Days, Lot
from ledger.domain.pay.levels.queue import Cuts
from ledger.domain.pay.levels.rungs import Rungs
from ledger.domain.pay.levels.tally import Level, Tally
from ledger.domain.pay.levels.together import Around, levels_of
from ledger.domain.pay.terms.accumulate import EveryFact, Limit, Together
from ledger.domain.timeline.holding import months_later
from tests.unit.pay.lots import BY_YEAR, CAREER, YEARS, terms
from tests.unit.pay.piles import (
    CUTS,
    DAYS,
    LASTING_LOTS,
    LIMITS,
    LOTS,
    RUNGS,
    TERMS,
    Levels,
    edges_of,
    plainly,
)

NOTHING = Fraction(0)


def ask(lots: list[Lot], rule: Together, on: date) -> Tally:
    return levels_of(lots, rule, (CAREER,), YEARS, on)


def within(spans: tuple[Days, ...], day: date) -> bool:
    return any(begin <= day and (end is None or day < end) for begin, end in spans)


@given(LOTS, TERMS, DAYS, st.booleans(), st.randoms(use_true_random=False))
def test_the_order_of_what_is_given_does_not_matter(
    lots: list[Lot], rule: Together, on: date, yearly: bool, shuffle: Random
) -> None:
    periods, years, other = list(BY_YEAR if yearly else (CAREER,)), list(YEARS), list(lots)
    tally = levels_of(lots, rule, periods, years, on)
    for each in (periods, years, other):
        shuffle.shuffle(each)
    assert levels_of(other, rule, periods, years, on) == tally


@given(LOTS, RUNGS, LIMITS)
def test_on_every_day_the_levels_are_those_that_the_sum_of_the_day_reaches(
    lots: list[Lot], levels: Levels, limits: list[Limit]
) -> None:
    found = ask(lots, terms(levels, limits=limits), date(2020, 1, 1)).levels
    for day in edges_of(lots):
        total = sum(plainly(lots, limits, day).values(), NOTHING)
        held = [each.number for each in found if within(each.spans, day)]
        assert held == list(range(1, Rungs.of(levels, Grain(parts=1)).reached(total) + 1))


@given(LOTS, CUTS, LIMITS)
def test_on_every_day_the_facts_in_a_tier_fill_it_as_the_sum_does(
    lots: list[Lot], at: tuple[Decimal, ...], limits: list[Limit]
) -> None:
    rule = terms(EveryFact(), limits=limits)
    found = levels_of(
        lots, rule, (CAREER,), YEARS, date(2020, 1, 1), Around(cuts=Cuts(at=at))
    ).levels
    for day in edges_of(lots):
        counted = plainly(lots, limits, day)
        held = [each for each in found if within(each.spans, day)]
        assert _in_tiers(held, at) == _tiers_of(sum(counted.values(), NOTHING), at)
        units = dict.fromkeys(counted, NOTHING)
        for each in held:
            units[each.cause.fact_id] += each.quantity
        assert units == counted


@given(LASTING_LOTS, CUTS, LIMITS)
def test_what_keeps_its_place_is_never_more_than_the_tiers_of_all_that_ever_counted(
    lots: list[Lot], at: tuple[Decimal, ...], limits: list[Limit]
) -> None:
    rule, cuts = terms(EveryFact(), limits=limits), Cuts(at=at, places_kept=True)
    found = levels_of(lots, rule, (CAREER,), YEARS, date(2030, 1, 1), Around(cuts=cuts)).levels
    ever = sum((each.quantity for each in found), NOTHING)
    assert _in_tiers(found, at) == _tiers_of(ever, at)
    assert len({(each.cause.fact_id, each.number) for each in found}) == len(found)


def _in_tiers(levels: Sequence[Level], at: tuple[Decimal, ...]) -> list[Fraction]:
    """How much of facts lies in each tier, wherever the places in it are."""
    tiers = [NOTHING for _ in (*at, None)]
    for level in levels:
        upper = _tiers_of(level.at + level.quantity, at)
        for index, (top, bottom) in enumerate(zip(upper, _tiers_of(level.at, at), strict=True)):
            tiers[index] += top - bottom
    return tiers


def _tiers_of(total: Fraction, at: tuple[Decimal, ...]) -> list[Fraction]:
    ends = [NOTHING, *map(Fraction, at)]
    full = [min(total, top) - min(total, bottom) for bottom, top in pairwise(ends)]
    return [*full, max(total - ends[-1], NOTHING)]


@given(LOTS, RUNGS, LIMITS, DAYS)
def test_what_counts_on_a_day_is_what_the_limits_leave(
    lots: list[Lot], levels: Levels, limits: list[Limit], on: date
) -> None:
    tally = ask(lots, terms(levels, limits=limits), on)
    plain = plainly(lots, limits, on)
    assert tally.counted == {lot.fact_id: plain.get(lot.fact_id, 0) for lot in lots}
    assert tally.total == sum(plain.values()) == sum(tally.by_item.values())
    less = {lot.fact_id for lot in lots if lot.counts_on(on) and plain[lot.fact_id] < lot.quantity}
    assert set(tally.notes) >= less


@given(LOTS, TERMS, DAYS)
def test_levels_use_what_they_are_made_of_and_nothing_twice(
    lots: list[Lot], rule: Together, on: date
) -> None:
    tally = ask(lots, rule, on)
    used: dict[str, Fraction] = {}
    for level in tally.levels:
        assert level.spans
        assert sum((units for _, units in level.used), NOTHING) == level.quantity > 0
        assert all(units > 0 for _, units in level.used)
        for each, units in level.used if within(level.spans, on) else ():
            used[each.fact_id] = used.get(each.fact_id, NOTHING) + units
    assert all(tally.counted[fact_id] >= units for fact_id, units in used.items())
    assert tally.total - sum(used.values()) == tally.unused >= 0
    assert all(NOTHING <= tally.counted[each.fact_id] <= each.quantity for each in lots)


@given(LOTS, TERMS, DAYS)
def test_the_spans_of_a_level_are_in_order_and_apart(
    lots: list[Lot], rule: Together, on: date
) -> None:
    for level in ask(lots, rule, on).levels:
        ends = [end for _, end in level.spans[:-1]]
        assert all(end is not None for end in ends)
        assert all(begin < (end or date.max) for begin, end in level.spans)
        begins = [begin for begin, _ in level.spans[1:]]
        assert all(end is not None and end < begin for end, begin in zip(ends, begins, strict=True))


@given(LOTS, RUNGS, st.data())
def test_without_limits_one_more_lot_takes_no_level_away(
    lots: list[Lot], levels: Levels, data: st.DataObject
) -> None:
    on = date(2023, 1, 1)
    fewer = list(lots)
    if fewer:
        fewer.pop(data.draw(st.integers(0, len(fewer) - 1)))
    before, after = ask(fewer, terms(levels), on).levels, ask(lots, terms(levels), on).levels
    for day in edges_of(lots):
        held = {each.number for each in before if within(each.spans, day)}
        assert held <= {each.number for each in after if within(each.spans, day)}


@settings(max_examples=200)
@given(LASTING_LOTS, RUNGS, st.sampled_from([3, 6, 12, 24]))
def test_units_that_last_are_used_first_in_first_out_until_they_expire(
    lots: list[Lot], levels: Levels, months: int
) -> None:
    tally = ask(lots, terms(levels, expires=months), date(2030, 1, 1))
    rungs, reached, left = Rungs.of(levels, Grain(parts=1)), list[date](), dict[str, Fraction]()
    line = sorted(lots, key=lambda lot: lot.order)
    old = {lot.fact_id: months_later(lot.earned_on, months) for lot in lots}
    for day in sorted({lot.spans[0][0] for lot in lots}):
        left = {fact_id: units for fact_id, units in left.items() if old[fact_id] > day}
        for each in line:
            if each.spans[0][0] == day < old[each.fact_id]:
                left[each.fact_id] = each.quantity
        while rungs.reached(rungs.at(len(reached)) + sum(left.values())) > len(reached):
            reached.append(day)
            needed = rungs.quantity(len(reached))
            for fact_id in left:
                taken = min(needed, left[fact_id])
                left[fact_id] -= taken
                needed -= taken
    assert [level.spans for level in tally.levels] == [((day, None),) for day in reached]
    assert tally.total == rungs.at(len(reached))
    assert tally.unused == 0
