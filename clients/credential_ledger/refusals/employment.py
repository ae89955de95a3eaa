"""Refusals of facts about jobs, placements and balances."""

from credential_ledger.refusals.refusal import Refusal


class SegmentExists(Refusal):
    """Assignment <assignment_id> already has a segment from <effective_from>: fact <fact_id>.

    Metadata: `assignment_id`, `effective_from`, `fact_id`.
    """


class BalanceAfterFirstPayroll(Refusal):
    """The balance of <as_of> lies after the first pay period known, from <period_from>.

    Metadata: `as_of`, `period_from`.
    """


class SeparationExists(Refusal):
    """The educator leaves district <district_id> on <effective_on> already: fact <fact_id>.

    Metadata: `district_id`, `effective_on`, `fact_id`.
    """


class NotEmployedOn(Refusal):
    """The educator is not employed in district <district_id> on <day>.

    Metadata: `district_id`, `day`.
    """


class PrimaryAssignmentExists(Refusal):
    """<assignment_id> is the primary assignment of <day> already: fact <fact_id>.

    Metadata: `assignment_id`, `day`, `fact_id`.
    """


class LeaveOverlaps(Refusal):
    """Leave <fact_id> covers <day> already.

    Metadata: `fact_id`, `day`.
    """


class PlacementExists(Refusal):
    """Assignment <assignment_id> already has a placement from <effective_from>: fact <fact_id>.

    Metadata: `assignment_id`, `effective_from`, `fact_id`.
    """


class BalanceRecorded(Refusal):
    """The opening balance in district <district_id> is recorded already: fact <fact_id>.

    Metadata: `district_id`, `fact_id`.
    """


class EducatorNotEmployed(Refusal):
    """The educator has no employment in district <district_id>.

    Metadata: `district_id`.
    """
