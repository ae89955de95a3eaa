"""Stage 4, decide: how much, and on whose approval."""

from decimal import Decimal
from typing import Annotated

from msgspec import Meta

from ledger.domain.pay.terms.loss import Loss
from ledger.domain.values import Part, Slug

AMOUNT_PATTERN = r"^(0|[1-9][0-9]{0,8})(\.[0-9]{1,4})?$"

Amount = Annotated[
    Decimal,
    Meta(
        description="an amount in the district's currency, as a string such as '400.00'",
        extra_json_schema={"pattern": AMOUNT_PATTERN},
    ),
]
"""Money of the district, never negative, below one thousand million, at most four places."""


class ApprovalRequired(Part, frozen=True, kw_only=True, tag_field="rule", tag="required"):
    """Due only where the district approved the award, or else its enrollment.

    `withdrawn` says what a later denial does.
    """

    withdrawn: Loss


class ApprovalNotRequired(Part, frozen=True, kw_only=True, tag_field="rule", tag="not_required"):
    """Due without an administrator's decision."""


class Bounds(Part, frozen=True, kw_only=True):
    """Every price lies within, both ends included."""

    minimum: Amount
    maximum: Amount


class Price(Part, frozen=True, kw_only=True):
    """What an award of one credential brings: a year, or once; in full, before FTE."""

    amount: Amount


class PriceTable(Part, frozen=True, kw_only=True, tag_field="by", tag="price_table"):
    """An amount for each credential; a credential that is not listed brings nothing."""

    approval: ApprovalRequired | ApprovalNotRequired
    bounds: Bounds
    prices: Annotated[dict[Slug, Price], Meta(min_length=1, max_length=500)]
