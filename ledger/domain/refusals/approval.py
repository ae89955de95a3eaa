"""Refusals of what districts are asked, and of what they decide."""

from ledger.domain.refusals.refusal import AlreadyExists, Forbidden, Invalid, Precondition


class DecidedBeforeRequest(Invalid):
    """The decision of {decided_on} lies before the request of {requested_on}."""

    decided_on: str
    requested_on: str


class ApproverOfAnotherDistrict(Forbidden):
    """{approver} acts for district {approver_district} and may not decide for {district_id}."""

    approver: str
    approver_district: str
    district_id: str


class ApproverIsEducator(Precondition):
    """{approver} is the educator and may not decide on their own work."""

    approver: str


class RequestOpen(AlreadyExists):
    """The request {fact_id} of {requested_on} on {subject} still awaits its decision."""

    fact_id: str
    requested_on: str
    subject: str


class ApproverWasAssessor(Precondition):
    """{approver} assessed the work and may not also grant or approve the award."""

    approver: str


class LimitUnitDiffers(Invalid):
    """The limit is in {limit_unit}, the credit in {unit}."""

    limit_unit: str
    unit: str
