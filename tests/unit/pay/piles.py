"""Any lots and any terms, and the same sums found in the plainest way."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

from ledger.domain.pay.levels.lot import Days, Lot
from ledger.domain.pay.terms.accumulate import (
    Blocks,
    EveryFact,
    FactLimit,
    FullMultiples,
    Limit,
    LimitScope,
    Progress,
    ProgressLost,
    SameCredential,
    Thresholds,
    Together,
    Total,
    UnitLimit,
    WholeFacts,
)
from tests.unit.pay.lots import YEARS, blocks, each_year, share, terms, thresholds

START = date(2020, 1, 1)
DAYS = st.integers(0, 1500).map(lambda after: START + timedelta(days=after))
QUANTITIES = st.builds(Fraction, st.integers(1, 60), st.sampled_from([1, 1, 2, 3, 10]))
ITEMS = ("a", "b", "c")
Levels = Blocks | Thresholds | EveryFact | Total


def _spans(first: date, lengths: list[int], ends: bool) -> tuple[Days, ...]:
    edges = [first]
    for length in lengths:
        edges.append(edges[-1] + timedelta(days=length))
    closed = list(zip(edges[::2], edges[1::2], strict=False))
    return tuple(closed) if ends else (*closed, (edges[-1] + timedelta(days=1), None))


def _lots(lasting: bool) -> st.SearchStrategy[list[Lot]]:
    lengths = st.just([]) if lasting else st.lists(st.integers(0, 400), max_size=4)

    @st.composite
    def one(draw: st.DrawFn) -> Lot:
        earned = draw(DAYS)
        first = earned + timedelta(days=draw(st.integers(-30, 200)))
        return Lot(
            fact_id="",
            item_id=draw(st.sampled_from(ITEMS)),
            same=draw(st.sampled_from(["c1", "c2", "c3"])),
            quantity=draw(QUANTITIES),
            earned_on=earned,
            spans=_spans(first, draw(lengths), not lasting and draw(st.booleans())),
            progress_on=draw(st.none() | st.just(earned)),
        )

    return st.lists(one(), max_size=12).map(_named)


def _named(lots: list[Lot]) -> list[Lot]:
    return [
        Lot(
            fact_id=f"f{index:02}",
            item_id=each.item_id,
            same=each.same,
            quantity=each.quantity,
            earned_on=each.earned_on,
            spans=each.spans,
            progress_on=each.progress_on,
        )
        for index, each in enumerate(lots)
    ]


LOTS, LASTING_LOTS = _lots(lasting=False), _lots(lasting=True)
RUNGS: st.SearchStrategy[Levels] = st.one_of(
    st.builds(blocks, st.sampled_from(["1.5", 7, 30]), st.sampled_from([None, 1, 3])),
    st.sets(st.integers(1, 90), min_size=1, max_size=5).map(lambda at: thresholds(*sorted(at))),
)
FACTS = st.just(EveryFact())
CUTS = st.sampled_from([(), ("20",), ("1.5", "20"), ("20", "75")]).map(
    lambda at: tuple(map(Decimal, at))
)
LEVELS: st.SearchStrategy[Levels] = st.one_of(RUNGS, FACTS, st.just(Total()))
UNIT_LIMITS = st.builds(
    UnitLimit,
    scope=st.sampled_from(LimitScope),
    at_most=st.integers(0, 40).map(Decimal),
    items=st.sampled_from([None, ("a",), ("b", "c")]),
)
LIMITS: st.SearchStrategy[list[Limit]] = st.lists(
    st.one_of(
        UNIT_LIMITS,
        st.builds(
            WholeFacts,
            scope=st.sampled_from(LimitScope),
            at_most=st.integers(1, 40).map(Decimal),
            items=st.sampled_from([None, ("a",), ("b", "c")]),
        ),
        st.builds(
            FactLimit,
            scope=st.sampled_from([each for each in LimitScope if each != LimitScope.FACT]),
            at_most=st.integers(1, 3),
            items=st.sampled_from([None, ("a",), ("b", "c")]),
        ),
        st.builds(share, st.sampled_from([0, 25, 50, 60, 100]), st.sampled_from(ITEMS)),
        st.builds(
            FullMultiples,
            of=st.sampled_from([Decimal("0.5"), Decimal(7), Decimal(15)]),
            items=st.sampled_from([None, ("a",), ("b", "c")]),
        ),
    ),
    max_size=3,
)
PROGRESS: st.SearchStrategy[Progress | None] = st.none() | st.builds(
    each_year, st.integers(1, 30), st.sampled_from(ProgressLost)
)
TERMS: st.SearchStrategy[Together] = st.builds(
    terms,
    LEVELS,
    limits=LIMITS,
    expires=st.sampled_from([None, 6, 24]),
    progress=PROGRESS,
    same=st.sampled_from(SameCredential),
)


def edges_of(lots: Sequence[Lot]) -> list[date]:
    """Every day on which something may change, and the days around it."""
    ends = {day for lot in lots for span in lot.spans for day in span if day is not None}
    return sorted({day + timedelta(days=by) for day in ends for by in (-1, 0, 1)})


def plainly(lots: Sequence[Lot], limits: Sequence[Limit], on: date) -> dict[str, Fraction]:
    """What counts on a day where nothing expires: every lot in order, through every limit."""
    line = sorted(filter(None, map(_with_days, lots)), key=lambda lot: lot.order)
    counts = {lot: lot.quantity for lot in line if lot.counts_on(on)}
    for limit in limits:
        some = [lot for lot in counts if limit.items is None or lot.item_id in limit.items]
        if isinstance(limit, UnitLimit):
            keys = {lot: _scope(lot, limit.scope) for lot in some}
            counts |= _filled(counts, keys, Fraction(limit.at_most))
        elif isinstance(limit, WholeFacts | FactLimit):
            counts |= _fitting(counts, limit, {lot: _scope(lot, limit.scope) for lot in some})
        elif isinstance(limit, FullMultiples):
            full = sum(counts[lot] for lot in some) // Fraction(limit.of) * Fraction(limit.of)
            counts |= _filled(counts, dict.fromkeys(some, ""), full)
        elif (percent := Fraction(limit.at_most_percent)) < 100:
            others = sum(counts[lot] for lot in counts if lot not in some)
            keys = dict.fromkeys(some, "")
            counts |= _filled(counts, keys, others * percent / (100 - percent))
    return {lot.fact_id: units for lot, units in counts.items()}


def _with_days(lot: Lot) -> Lot | None:
    """The lot without spans that have no day; None where nothing is left."""
    spans = tuple((begin, end) for begin, end in lot.spans if begin != end)
    return replace(lot, spans=spans) if spans else None


def _scope(lot: Lot, scope: LimitScope) -> str:
    (year,) = (each for each in YEARS if each.year_from <= lot.earned_on < each.year_until)
    return {
        LimitScope.FACT: lot.fact_id,
        LimitScope.CREDENTIAL: lot.same,
        LimitScope.CREDENTIAL_IN_CONTRACT_YEAR: f"{lot.same} {year.name}",
        LimitScope.CONTRACT_YEAR: year.name,
        LimitScope.PERIOD: "",
    }[scope]


def _filled(
    counts: dict[Lot, Fraction], keys: dict[Lot, str], room: Fraction
) -> dict[Lot, Fraction]:
    filled, left = {}, dict.fromkeys(keys.values(), room)
    for lot, key in keys.items():
        filled[lot] = min(counts[lot], left[key])
        left[key] -= filled[lot]
    return filled


def _fitting(
    counts: dict[Lot, Fraction], limit: WholeFacts | FactLimit, keys: dict[Lot, str]
) -> dict[Lot, Fraction]:
    left = dict.fromkeys(keys.values(), Fraction(limit.at_most))
    for lot, key in keys.items():
        takes = counts[lot] if isinstance(limit, WholeFacts) else Fraction(counts[lot] > 0)
        if takes > left[key]:
            counts = {**counts, lot: Fraction(0)}
        else:
            left[key] -= takes
    return counts
