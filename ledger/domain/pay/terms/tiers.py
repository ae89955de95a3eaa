"""Stage 4, decide: what units bring by their place in the sum."""

from typing import Annotated

from msgspec import Meta

from ledger.domain.pay.terms.names import ItemName
from ledger.domain.pay.terms.quantity import Amount, PercentageOfBase, Quantity
from ledger.domain.values import Part


class AmountTier(Part, frozen=True, kw_only=True, tag_field="by", tag="amount"):
    """The same amount for every unit, up to a sum, or to no end."""

    amount: Amount
    up_to: Quantity | None = None


class PerUnitTier(Part, frozen=True, kw_only=True, tag_field="by", tag="per_unit"):
    """An amount for every unit by item, up to a sum, or to no end; all items are listed."""

    amounts: Annotated[dict[ItemName, Amount], Meta(min_length=1, max_length=50)]
    up_to: Quantity | None = None


class PercentTier(Part, frozen=True, kw_only=True):
    """A percentage for every unit, up to a sum, or to no end."""

    percent: PercentageOfBase
    up_to: Quantity | None = None


class Tiers(Part, frozen=True, kw_only=True, tag_field="by", tag="tiers"):
    """An amount for every unit by its place in the sum: the first two 500 dollars, the others 300.

    Each tier begins where the one before it ends, the first with nothing. A fact that lies in
    several is cut at the ends of tiers, and brings the amounts of its parts. What lies above the
    last one brings nothing. Where facts are lost, those behind them move up; but what is paid once
    keeps its place.
    """

    tiers: Annotated[tuple[AmountTier | PerUnitTier, ...], Meta(min_length=1, max_length=50)]


Tier = AmountTier | PerUnitTier | PercentTier
