"""Days, as a policy names them: the dates of a fact, and what calendars make of them."""

from enum import StrEnum
from typing import Annotated, Union

from msgspec import Meta

from ledger.domain.facts.calendar import DayKind
from ledger.domain.pay.terms.names import Labels
from ledger.domain.values import Part

Many = Annotated[int, Meta(ge=1, le=1000)]


class DateName(StrEnum):
    """The dates that a fact has, or has not yet.

    `earned`: awarded, conferred, completed. `started`: enrolled, or the stated start. `requested`
    and `approved`: of the district's approval. `claimed` and `decided`: of the claim that names it.
    `hired`: the first day of the employment in the district that runs on the day it is earned, or
    else begins next; of what is earned after the last one, of that. `expires`: the first
    day after the validity that an award was given with, whether it is renewed later or not; of a
    renewal, the expiry that it follows on; of a requirement that was met, the first day after its
    year or validity. What does not expire has none, and meets no deadline that names it. `tested`:
    the day on which a condition is tested that is tested again and again. `released`: of what was
    held until there was another fact (`held_until`), the day of that fact, of several the last; of
    what was not held, the day it was earned.
    """

    EARNED = "earned"
    STARTED = "started"
    REQUESTED = "requested"
    APPROVED = "approved"
    CLAIMED = "claimed"
    DECIDED = "decided"
    HIRED = "hired"
    EXPIRES = "expires"
    TESTED = "tested"
    RELEASED = "released"


class Named(Part, frozen=True, kw_only=True, tag_field="day", tag="named"):
    """A date of the fact."""

    name: DateName


class Received(Part, frozen=True, kw_only=True, tag_field="day", tag="received"):
    """The day from which an official document of each kind was there.

    It is on the fact, on its claim, or on what released it.
    """

    documents: Labels


class Issued(Part, frozen=True, kw_only=True, tag_field="day", tag="issued"):
    """The day that an official document of each kind bears, such as a postmark or a submission."""

    documents: Labels


class InYear(Part, frozen=True, kw_only=True, tag_field="day", tag="in_year"):
    """A day of the contract year in question, such as 1 October."""

    month: Annotated[int, Meta(ge=1, le=12)]
    day_of_month: Annotated[int, Meta(ge=1, le=31)]


class Nth(StrEnum):
    """Which of several days."""

    FIRST = "first"
    LAST = "last"


class NthDay(Part, frozen=True, kw_only=True, tag_field="day", tag="nth_day"):
    """The first or last business, school or contract day of a month of the contract year."""

    nth: Nth
    kind: DayKind
    month: Annotated[int, Meta(ge=1, le=12)]


class YearBound(Part, frozen=True, kw_only=True, tag_field="day", tag="year_bound"):
    """The first or the last day of the contract year in question."""

    nth: Nth


class StepUnit(StrEnum):
    """What a move along the calendar is counted in."""

    DAYS = "days"
    SCHOOL_DAYS = "school_days"
    BUSINESS_DAYS = "business_days"
    CONTRACT_DAYS = "contract_days"
    MONTHS = "months"
    PAY_PERIODS = "pay_periods"


class Direction(StrEnum):
    """Along the calendar or against it."""

    AFTER = "after"
    BEFORE = "before"


class Moved(Part, frozen=True, kw_only=True, tag_field="day", tag="moved"):
    """So many days, months or pay periods after or before a day."""

    start: "Day"
    direction: Direction
    count: Many
    unit: StepUnit


class Edge(StrEnum):
    """Where in a period a day is put.

    `start`: the first day of the period that contains it. `next_start`: the first day of the next
    one; `last_day`: the last day of the one that contains it.
    """

    START = "start"
    NEXT_START = "next_start"
    LAST_DAY = "last_day"


class PeriodKind(StrEnum):
    """Periods that calendars name, and months."""

    PAY_PERIOD = "pay_period"
    CONTRACT_YEAR = "contract_year"
    TERM = "term"
    MONTH = "month"


class FirstDay(StrEnum):
    """Whether a day that is the first of its period counts for it or waits for the next."""

    COUNTS = "counts"
    WAITS = "waits"


class Aligned(Part, frozen=True, kw_only=True, tag_field="day", tag="aligned"):
    """A day put to the edge of a period; `first_day` matters for `next_start` alone."""

    start: "Day"
    edge: Edge
    period: PeriodKind
    first_day: FirstDay


class LaterOf(Part, frozen=True, kw_only=True, tag_field="day", tag="later_of"):
    """The latest of several days; unknown while one is."""

    days: Annotated[tuple["Day", ...], Meta(min_length=2, max_length=10)]


class EarlierOf(Part, frozen=True, kw_only=True, tag_field="day", tag="earlier_of"):
    """The earliest of several days that are known."""

    days: Annotated[tuple["Day", ...], Meta(min_length=2, max_length=10)]


Day = Union[  # noqa: UP007 -- a union with its own name in it
    Named, Received, Issued, InYear, NthDay, YearBound, Moved, Aligned, LaterOf, EarlierOf
]
