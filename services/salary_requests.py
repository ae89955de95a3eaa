"""The forms of what SalaryService is asked beside what other services are asked too."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from ledger.domain.facts.award import (
    Award,
    ExternalAward,
    Reinstatement,
    Renewal,
    Revocation,
    Suspension,
)
from ledger.domain.facts.claim import Claim, ClaimWithdrawal, Document, Waiver
from ledger.domain.facts.credit import Approval, ApprovalRequest, Credit
from ledger.domain.facts.educator import Employment, Leave, Separation, ServiceCredit
from ledger.domain.facts.learning import Activity, Assessment, Enrollment, EnrollmentWithdrawal
from ledger.domain.facts.placement import OpeningBalance, Placement
from ledger.domain.timeline.item import TimelineFact
from ledger.domain.values import Slug, Title
from services.requests import OfDistrictOn, OfEducatorInDistrict, Question, Request

_LISTED_DEFAULT = 100


class HypotheticalFact(Request, frozen=True, kw_only=True):
    """HypotheticalFact: one of these."""

    employment: Employment | None = None
    leave: Leave | None = None
    separation: Separation | None = None
    service_credit: ServiceCredit | None = None
    placement: Placement | None = None
    opening_balance: OpeningBalance | None = None
    enrollment: Enrollment | None = None
    enrollment_withdrawal: EnrollmentWithdrawal | None = None
    activity: Activity | None = None
    assessment: Assessment | None = None
    award: Award | None = None
    external_award: ExternalAward | None = None
    renewal: Renewal | None = None
    suspension: Suspension | None = None
    reinstatement: Reinstatement | None = None
    revocation: Revocation | None = None
    credit: Credit | None = None
    document: Document | None = None
    approval_request: ApprovalRequest | None = None
    claim: Claim | None = None
    claim_withdrawal: ClaimWithdrawal | None = None
    approval: Approval | None = None
    waiver: Waiver | None = None

    @property
    def fact(self) -> TimelineFact:
        """What is supposed: a request with none of them is not read."""
        given: list[TimelineFact] = [
            value for name in self.__struct_fields__ if (value := getattr(self, name)) is not None
        ]
        return given[0]


class EligibilityView(StrEnum):
    """How much of a salary answer is wanted."""

    EXPLAINED = "explained"
    AMOUNTS = "amounts"


class GetSalaryEligibility(OfEducatorInDistrict, frozen=True, kw_only=True):
    """GetSalaryEligibilityRequest; of an unstated view, all."""

    hypotheticals: Annotated[tuple[HypotheticalFact, ...], Meta(max_length=100)] = ()
    view: EligibilityView | None = None


class ListSalaryEligibility(OfDistrictOn, frozen=True, kw_only=True):
    """ListSalaryEligibilityRequest; of an unstated view, all."""

    view: EligibilityView | None = None


class SimulatePayPolicy(Question, frozen=True, kw_only=True):
    """SimulatePayPolicyRequest; the document is judged by the pay engine."""

    policy_id: Slug
    district_id: Slug
    effective_from: date
    document: str
    replaces: Annotated[tuple[Slug, ...], Meta(max_length=100)]
    contract_years: Annotated[tuple[Title, ...], Meta(max_length=100)]
    listed_max: Annotated[int, Meta(ge=0, le=1000)]

    @property
    def listed(self) -> int:
        """How many are listed who gain, and who lose: what is asked; 100 unless told."""
        return self.listed_max or _LISTED_DEFAULT
