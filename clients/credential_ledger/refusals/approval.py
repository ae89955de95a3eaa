"""What districts are asked, and may not decide."""

from credential_ledger.refusals.refusal import Refusal


class DecidedBeforeRequest(Refusal):
    """The decision of <decided_on> lies before the request of <requested_on>.

    Metadata: `decided_on`, `requested_on`.
    """


class ApproverOfAnotherDistrict(Refusal):
    """<approver> acts for district <approver_district> and may not decide for <district_id>.

    Metadata: `approver`, `approver_district`, `district_id`.
    """


class ApproverIsEducator(Refusal):
    """<approver> is the educator and may not decide on their own work.

    Metadata: `approver`.
    """


class RequestOpen(Refusal):
    """The request <fact_id> of <requested_on> on <subject> still awaits its decision.

    Metadata: `fact_id`, `requested_on`, `subject`, a fact id or the title of a planned course.
    """


class ApproverWasAssessor(Refusal):
    """<approver> assessed the work and may not also grant or approve the award.

    Metadata: `approver`.
    """


class LimitUnitDiffers(Refusal):
    """The limit is in <limit_unit>, the credit in <unit>.

    Metadata: `limit_unit`, `unit`.
    """
