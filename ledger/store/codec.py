"""Facts to the data of an entry and back, by the type in its header."""

import msgspec

from ledger.domain.facts.award import (
    Award,
    ExternalAward,
    Reinstatement,
    Renewal,
    Revocation,
    Suspension,
)
from ledger.domain.facts.calendar import Calendar
from ledger.domain.facts.catalogue import Credential, CredentialRetirement, Issuer, Stack
from ledger.domain.facts.claim import Claim, ClaimWithdrawal, Document, Waiver
from ledger.domain.facts.correction import Correction
from ledger.domain.facts.credit import Approval, ApprovalRequest, Credit
from ledger.domain.facts.district import District, ProfessionalDevelopmentRequirement, School
from ledger.domain.facts.educator import Educator, Employment, Leave, Separation, ServiceCredit
from ledger.domain.facts.learning import Activity, Assessment, Enrollment, EnrollmentWithdrawal
from ledger.domain.facts.payroll import PayrollRun
from ledger.domain.facts.placement import OpeningBalance, Placement
from ledger.domain.facts.policy import PayPolicy, PayPolicyRetirement
from ledger.domain.facts.recognition import Recognition, RecognitionWithdrawal
from ledger.domain.facts.schedule import SalarySchedule
from ledger.domain.principal import Principal
from ledger.domain.recorded import Recorded, mint
from ledger.domain.values import Fact
from ledger.store.entry import Entry

TYPES: dict[str, type[Fact]] = {
    "issuer.v1": Issuer,
    "credential.v1": Credential,
    "credential_retirement.v1": CredentialRetirement,
    "stack.v1": Stack,
    "district.v1": District,
    "school.v1": School,
    "calendar.v1": Calendar,
    "salary_schedule.v1": SalarySchedule,
    "recognition.v1": Recognition,
    "recognition_withdrawal.v1": RecognitionWithdrawal,
    "professional_development_requirement.v1": ProfessionalDevelopmentRequirement,
    "educator.v1": Educator,
    "employment.v1": Employment,
    "leave.v1": Leave,
    "separation.v1": Separation,
    "service_credit.v1": ServiceCredit,
    "placement.v1": Placement,
    "opening_balance.v1": OpeningBalance,
    "enrollment.v1": Enrollment,
    "enrollment_withdrawal.v1": EnrollmentWithdrawal,
    "activity.v1": Activity,
    "assessment.v1": Assessment,
    "award.v1": Award,
    "external_award.v1": ExternalAward,
    "renewal.v1": Renewal,
    "suspension.v1": Suspension,
    "reinstatement.v1": Reinstatement,
    "revocation.v1": Revocation,
    "credit.v1": Credit,
    "document.v1": Document,
    "approval_request.v1": ApprovalRequest,
    "claim.v1": Claim,
    "claim_withdrawal.v1": ClaimWithdrawal,
    "approval.v1": Approval,
    "waiver.v1": Waiver,
    "correction.v1": Correction,
    "pay_policy.v1": PayPolicy,
    "pay_policy_retirement.v1": PayPolicyRetirement,
    "payroll_run.v1": PayrollRun,
}
"""Every type of entry ever written; an old one is read for ever."""

_TYPE_OF = {fact: name for name, fact in TYPES.items()}
_DECODERS = {name: msgspec.json.Decoder(fact) for name, fact in TYPES.items()}
_ENCODER = msgspec.json.Encoder(decimal_format="string")


def type_of(fact: Fact) -> str:
    """Give the type an entry of this fact has."""
    return _TYPE_OF[type(fact)]


def encode(fact: Fact) -> bytes:
    """Give the data of the entry: one encoding serves the log and the fingerprint."""
    return _ENCODER.encode(fact)


def decode(entry: Entry) -> Recorded[Fact]:
    """Read what an entry says.

    Raises:
        msgspec.ValidationError: the data is not of its type; KeyError: nobody knows the type.
    """
    header = entry.header
    actor = Principal(principal_id=header.actor, role=header.role, district_id=header.district)
    return Recorded(
        fact=_DECODERS[header.type].decode(entry.data),
        fact_id=mint(header.actor, header.request_id),
        stream=header.stream,
        version=header.version,
        position=entry.position,
        recorded_at=entry.recorded_at,
        actor=actor,
    )
