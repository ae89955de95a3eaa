"""Educators and the jobs they hold."""

from datetime import date
from decimal import Decimal

from ledger.domain.values import Fact, FactId, Slug


class Educator(Fact, frozen=True, kw_only=True):
    """A pseudonymous person: the id is minted, and who it is stands outside the log."""


class Employment(Fact, frozen=True, kw_only=True):
    """A dated segment `[effective_from, effective_until)` of one assignment.

    A segment of the same assignment that starts later takes over on that day. `fte` is the share
    of a full-time equivalent, above 0 and at most 1.
    """

    educator_id: FactId
    district_id: Slug
    assignment_id: Slug
    role: Slug
    fte: Decimal
    effective_from: date
    effective_until: date | None = None
    employee_group: Slug | None = None
