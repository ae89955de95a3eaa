"""Educators and the jobs they hold, leave and come back to."""

from datetime import date
from decimal import Decimal

from ledger.domain.values import Fact, FactId, PayrollNumber, Slug


class Educator(Fact, frozen=True, kw_only=True):
    """A pseudonymous person: the id is minted, and who it is stands outside the log."""


class Employment(Fact, frozen=True, kw_only=True):
    """A dated segment `[effective_from, effective_until)` of one assignment.

    A segment of the same assignment that starts later takes over on that day, and a separation
    ends it. `fte` is the share of a full-time equivalent, above 0 and at most 1; `share_of_time`
    how much of the educator's time the role takes, where that differs. One assignment of a day is
    the primary one: its `calendar_id`, then the calendars of its group govern the educator.
    """

    educator_id: FactId
    district_id: Slug
    assignment_id: Slug
    role: Slug
    fte: Decimal
    primary: bool
    effective_from: date
    effective_until: date | None = None
    employee_group: Slug | None = None
    payroll_number: PayrollNumber | None = None
    school_id: Slug | None = None
    calendar_id: Slug | None = None
    share_of_time: Decimal | None = None


class Leave(Fact, frozen=True, kw_only=True):
    """Days `[effective_from, effective_until)` away from one assignment, or from all.

    It goes no further than what it is from; no day has two leaves from the same assignment.
    """

    educator_id: FactId
    district_id: Slug
    kind: Slug
    paid: bool
    effective_from: date
    effective_until: date | None = None
    assignment_id: Slug | None = None


class Separation(Fact, frozen=True, kw_only=True):
    """Every assignment in a district ends; `effective_on` is the first day without.

    A segment that begins on that day or later is a rehire; only after one comes another separation.
    """

    educator_id: FactId
    district_id: Slug
    effective_on: date
    reason_code: Slug


class ServiceCredit(Fact, frozen=True, kw_only=True):
    """Years of service that a district credits, by kind, such as `teaching-elsewhere`.

    Of one kind and day there is one; a correction changes the years.
    """

    educator_id: FactId
    district_id: Slug
    kind: Slug
    years: Decimal
    credited_on: date
