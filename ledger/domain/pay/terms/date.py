"""Stage 5, date: from which day a benefit is due."""

from enum import StrEnum

from ledger.domain.values import Part


class Anchor(StrEnum):
    """The named date a benefit is dated from. It is never due before the day of the award."""

    AWARDED = "awarded"
    APPROVED = "approved"
    LATER_OF_AWARDED_AND_APPROVED = "later_of_awarded_and_approved"


class FirstDay(StrEnum):
    """Whether an anchor on the first day of a period counts for it or waits for the next."""

    COUNTS = "counts"
    WAITS = "waits"


class SameDay(Part, frozen=True, kw_only=True, tag_field="align", tag="same_day"):
    """From the day of the anchor."""


class NextPayPeriod(Part, frozen=True, kw_only=True, tag_field="align", tag="next_pay_period"):
    """From the first day of the next pay period."""

    first_day: FirstDay


class NextContractYear(
    Part, frozen=True, kw_only=True, tag_field="align", tag="next_contract_year"
):
    """From the first day of the next contract year."""

    first_day: FirstDay


class GovernedBy(StrEnum):
    """Which version of the policy speaks: the one of the award's day for good, or each day's."""

    VERSION_ON_AWARD = "version_on_award"
    VERSION_EACH_DAY = "version_each_day"


class Dating(Part, frozen=True, kw_only=True):
    """When a benefit takes effect."""

    anchor: Anchor
    effective: SameDay | NextPayPeriod | NextContractYear
    governed_by: GovernedBy
