"""Stage 5, date: from which day a fact counts."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from ledger.domain.pay.terms.conditions import Deadline
from ledger.domain.pay.terms.days import Day
from ledger.domain.pay.terms.names import ItemNames
from ledger.domain.pay.terms.quantity import Quantity
from ledger.domain.values import Part, Title


class Window(Part, frozen=True, kw_only=True):
    """Whoever meets the deadlines is dated so.

    `payable` is the earliest day of payment; `first_year_factor` what the amount is multiplied with
    in the contract year of the effective day. It is for the facts of some items; for all, where
    none is named.
    """

    title: Title
    deadlines: Annotated[tuple[Deadline, ...], Meta(max_length=10)]
    effective: Day
    payable: Day | None = None
    first_year_factor: Quantity | None = None
    items: ItemNames | None = None


class NextYear(Part, frozen=True, kw_only=True, tag_field="then", tag="next_year"):
    """The windows are tried again in the next contract year."""


class Never(Part, frozen=True, kw_only=True, tag_field="then", tag="does_not_count"):
    """The fact counts nothing."""


class GovernedBy(StrEnum):
    """Which version of the policy speaks: each day's, or for good that of a date of the fact.

    `version_on_award` is that of the day it was earned, `version_on_start` that of the day it was
    begun, `version_on_period` that of the first day of the year or cycle in which it was earned.
    """

    VERSION_EACH_DAY = "version_each_day"
    VERSION_ON_AWARD = "version_on_award"
    VERSION_ON_START = "version_on_start"
    VERSION_ON_PERIOD = "version_on_period"


class Dating(Part, frozen=True, kw_only=True):
    """When a fact begins to count.

    The windows for its item are tried in order, in the contract year of the day the fact was earned
    and then, if `otherwise` says so, in the following ones.
    """

    governed_by: GovernedBy
    windows: Annotated[tuple[Window, ...], Meta(min_length=1, max_length=20)]
    otherwise: NextYear | Never
