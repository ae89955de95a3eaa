"""Refusals of facts about jobs, placements and balances."""

from ledger.domain.refusals.refusal import AlreadyExists, Precondition


class SegmentExists(AlreadyExists):
    """Assignment {assignment_id} already has a segment from {effective_from}: fact {fact_id}."""

    assignment_id: str
    effective_from: str
    fact_id: str


class BalanceAfterFirstPayroll(Precondition):
    """The balance of {as_of} lies after the first pay period known, from {period_from}."""

    as_of: str
    period_from: str


class SeparationExists(AlreadyExists):
    """The educator leaves district {district_id} on {effective_on} already: fact {fact_id}."""

    district_id: str
    effective_on: str
    fact_id: str


class NotEmployedOn(Precondition):
    """The educator is not employed in district {district_id} on {day}."""

    district_id: str
    day: str


class PrimaryAssignmentExists(AlreadyExists):
    """{assignment_id} is the primary assignment of {day} already: fact {fact_id}."""

    assignment_id: str
    day: str
    fact_id: str


class LeaveOverlaps(AlreadyExists):
    """Leave {fact_id} covers {day} already."""

    fact_id: str
    day: str


class PlacementExists(AlreadyExists):
    """Assignment {assignment_id} already has a placement from {effective_from}: fact {fact_id}."""

    assignment_id: str
    effective_from: str
    fact_id: str


class BalanceRecorded(AlreadyExists):
    """The opening balance in district {district_id} is recorded already: fact {fact_id}."""

    district_id: str
    fact_id: str


class EducatorNotEmployed(Precondition):
    """The educator has no employment in district {district_id}."""

    district_id: str
