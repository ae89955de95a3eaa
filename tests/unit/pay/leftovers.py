"""Terms that carry over what a contract year leaves, and what is asked of them."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from msgspec import structs

from ledger.domain.facts.calendar import YearKind
from ledger.domain.pay.levels.lot import Lot, Period
from ledger.domain.pay.levels.needs import Asked
from ledger.domain.pay.levels.tally import Tally
from ledger.domain.pay.levels.together import Around, levels_of
from ledger.domain.pay.terms.accumulate import (
    Blocks,
    CarriedAs,
    CarryOver,
    EachYear,
    Limit,
    Thresholds,
    Together,
    Total,
)
from ledger.domain.pay.terms.decide import Alternative, Need
from tests.unit.pay.lots import (
    BY_YEAR,
    YEARS,
    blocks,
    day,
    lot,
    terms,
)

FIFTEEN = blocks(15)
TWENTY = lot("a", 20, "2025-03-01")


def over(
    levels: Blocks | Thresholds | Total = FIFTEEN,
    *,
    expires: int | None = None,
    limits: Sequence[Limit] = (),
    **rule: Any,
) -> Together:
    """By contract year, with a carry-over of all units unless a test says otherwise."""
    carry = CarryOver(**({"carried_as": CarriedAs.UNITS} | rule))
    year = EachYear(kind=YearKind.CONTRACT, carry_over=carry)
    return structs.replace(terms(levels, expires=expires, limits=limits), over=year)


def asked(
    on: str,
    rule: Together,
    *lots: Lot,
    needs: tuple[Alternative, ...] | None = None,
    periods: Sequence[Period] = BY_YEAR,
) -> Tally:
    return levels_of(lots, rule, periods, YEARS, day(on), Around(needs=whole(needs)))


def whole(needs: tuple[Alternative, ...] | None) -> Callable[[Period], Asked] | None:
    """What needs ask for that are nobody's share."""
    if needs is None:
        return None
    asked = [[(each, Fraction(each.at_least)) for each in one.needs] for one in needs]
    return lambda _: asked


def carried(tally: Tally) -> dict[str, object]:
    return {name: units.counted for name, units in tally.carried.items()}


def points(*needs: tuple[int, tuple[str, ...] | None]) -> tuple[Alternative, ...]:
    """One alternative: so many of some items each, or of all."""
    wanted = (Need(title="Points", at_least=Decimal(least), items=items) for least, items in needs)
    return (Alternative(title="Points", needs=tuple(wanted)),)
