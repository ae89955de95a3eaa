"""What limits getting back what was paid too much; the ledger states it and never deducts."""

from typing import Annotated

from msgspec import Meta

from ledger.domain.pay.terms.quantity import Percentage
from ledger.domain.values import Months, Part


class MonthDay(Part, frozen=True, kw_only=True):
    """A day of every year; 29 February is 28 February where there is none."""

    month: Annotated[int, Meta(ge=1, le=12)]
    day: Annotated[int, Meta(ge=1, le=31)]


class RaiseBy(Part, frozen=True, kw_only=True):
    """What was paid in an earlier year has to be raised early in the next.

    Years begin on `year_begins`. Of the year in which it is found everything is recoverable; of the
    year before, only where it is found before the day `before`; of older ones nothing.
    """

    year_begins: MonthDay
    before: MonthDay


class Recovery(Part, frozen=True, kw_only=True):
    """The limits of recovering an overpayment; what is left out does not limit.

    Only what was paid within `look_back_months` before the day it is found is recoverable. The
    first meeting is within `meet_within_days`. A month takes at most
    `maximum_share_of_monthly_base` percent of the monthly base; a debt that is no larger than that
    is one lump sum. Instalments have `places` decimal places.
    """

    places: Annotated[int, Meta(ge=0, le=4)]
    look_back_months: Months | None = None
    meet_within_days: Annotated[int, Meta(ge=1, le=3660)] | None = None
    maximum_share_of_monthly_base: Percentage | None = None
    raise_by: RaiseBy | None = None
