"""Stage 2, convert: what one fact counts for, in the unit of its benefit."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from ledger.domain.facts.credit import CreditUnit
from ledger.domain.pay.terms.names import CredentialName, Label
from ledger.domain.values import Part

QUANTITY_PATTERN = r"^(0|[1-9][0-9]{0,8})(\.[0-9]{1,4})?$"

Quantity = Annotated[
    Decimal,
    Meta(
        description="a number of units, as a string such as '7.5'",
        extra_json_schema={"pattern": QUANTITY_PATTERN},
    ),
]
"""Never negative, below one thousand million, at most four places."""


Share = Annotated[
    Decimal,
    Meta(
        description="a share from 0 to 1, as a string such as '0.5'",
        extra_json_schema={"pattern": r"^(0(\.[0-9]{1,4})?|1(\.0{1,4})?)$"},
    ),
]
Percentage = Annotated[
    Decimal,
    Meta(
        description="a percentage up to 100, as a string such as '50'",
        extra_json_schema={"pattern": r"^((0|[1-9][0-9]?)(\.[0-9]{1,4})?|100(\.0{1,4})?)$"},
    ),
]


Amount = Annotated[
    Decimal,
    Meta(
        description="an amount in the district's currency, as a string such as '400.00'",
        extra_json_schema={"pattern": QUANTITY_PATTERN},
    ),
]
"""Money of the district, never negative, below one thousand million, at most four places."""


PercentageOfBase = Annotated[
    Decimal,
    Meta(
        description="a percentage, also above 100, as a string such as '12.5'",
        extra_json_schema={"pattern": QUANTITY_PATTERN},
    ),
]
Factor = Annotated[
    Decimal,
    Meta(
        description="a factor, as a string such as '0.5'",
        extra_json_schema={"pattern": QUANTITY_PATTERN},
    ),
]


class One(Part, frozen=True, kw_only=True, tag_field="by", tag="one"):
    """Every fact counts for one."""


class Stated(Part, frozen=True, kw_only=True, tag_field="by", tag="stated"):
    """Every fact counts for the same."""

    quantity: Quantity


class Listed(Part, frozen=True, kw_only=True, tag_field="by", tag="listed"):
    """What the credential is listed with; what is not listed counts nothing."""

    quantities: Annotated[dict[CredentialName, Quantity], Meta(min_length=1, max_length=500)]


class HourCap(StrEnum):
    """What caps the clock hours of a credit or an award; what states nothing caps nothing.

    `activity_hours`: those of the activities behind it, where its definition has components.
    `maximum_hours`: the most its definition may be credited with. `recognized_hours`: what the
    district recognizes its credential for on the day it was earned.
    """

    ACTIVITY_HOURS = "activity_hours"
    MAXIMUM_HOURS = "maximum_hours"
    RECOGNIZED_HOURS = "recognized_hours"


class OwnAmount(Part, frozen=True, kw_only=True, tag_field="by", tag="own_amount"):
    """The amount of a credit, at most the approved limit; the years of service; the units.

    An award has the sum of its activities' clock hours, at most its definition's maximum. Of clock
    hours no more count than each of `at_most` states.
    """

    at_most: Annotated[tuple[HourCap, ...], Meta(min_length=1, max_length=3)] | None = None


class Recognized(Part, frozen=True, kw_only=True, tag_field="by", tag="recognized"):
    """What the district recognizes the credential for, in a unit, on the day it was earned."""

    unit: CreditUnit
    scheme: Label | None = None


Counts = One | Stated | Listed | OwnAmount | Recognized


class RoundingMode(StrEnum):
    """How an amount between two steps is rounded."""

    HALF_UP = "half_up"
    HALF_EVEN = "half_even"
    DOWN = "down"
    UP = "up"


class Fractional(Part, frozen=True, kw_only=True, tag_field="when", tag="never"):
    """Nothing is rounded."""


class BeforeRate(Part, frozen=True, kw_only=True, tag_field="when", tag="before_rate"):
    """Each fact's own amount is rounded to a multiple of `step`, then converted."""

    step: Quantity
    mode: RoundingMode


class AfterRate(Part, frozen=True, kw_only=True, tag_field="when", tag="after_rate"):
    """Each fact's amount is converted, then rounded to a multiple of `step`."""

    step: Quantity
    mode: RoundingMode


class AfterShare(Part, frozen=True, kw_only=True, tag_field="when", tag="after_share"):
    """The share of an amount is rounded to a multiple of `step`."""

    step: Quantity
    mode: RoundingMode


class Rate(Part, frozen=True, kw_only=True):
    """From a day on, `amount` of the fact's unit gives `gives` of the benefit's.

    The day is that on which the fact was earned.
    """

    effective_from: date
    amount: Quantity
    gives: Quantity


class Conversion(Part, frozen=True, kw_only=True):
    """From the fact's unit to the benefit's, fact by fact.

    A fact below `minimum`, in its own unit, counts nothing. Of the rates the latest that began by
    the day counts; before the first there is none, and the fact counts nothing.
    """

    minimum: Quantity
    rounding: Fractional | BeforeRate | AfterRate
    rates: Annotated[tuple[Rate, ...], Meta(min_length=1, max_length=50)]
