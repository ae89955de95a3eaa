"""What is told to limit never: on every day as much counts without it, whatever was earned."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from ledger.domain.pay.checks.useless_counting import useless_in_counting
from ledger.domain.pay.levels.lot import Lot
from ledger.domain.pay.terms.accumulate import Limit, UnitLimit
from tests.unit.pay.lots import blocks, terms
from tests.unit.pay.piles import ITEMS, LIMITS, LOTS, UNIT_LIMITS, edges_of, plainly
from tests.unit.pay.policies import adopted
from tests.unit.pay.rules import items, of

OWN = {"counts": {"by": "own_amount"}, **of()}
(BENEFIT,) = adopted(items(*({**OWN, "item_id": name} for name in ITEMS))).policy.document.benefits


def needless(limits: list[Limit]) -> list[int]:
    """The places of the limits that are told to be useless."""
    counting = terms(blocks(7), limits=limits)
    told = useless_in_counting("", replace(BENEFIT, accumulate=counting))
    return [int(each.path.split("/")[-1]) for each in told if "/limits/" in each.path]


@given(LOTS, UNIT_LIMITS, LIMITS, UNIT_LIMITS, st.integers(0, 3))
def test_as_much_counts_without_what_never_limits(
    lots: list[Lot], first: UnitLimit, others: list[Limit], last: UnitLimit, less: int
) -> None:
    tighter = replace(last, at_most=max(first.at_most - less, Decimal(0)))
    limits = [first, *others, tighter]
    for place in needless(limits):
        without = [each for at, each in enumerate(limits) if at != place]
        for day in edges_of(lots):
            assert plainly(lots, without, day) == plainly(lots, limits, day)
