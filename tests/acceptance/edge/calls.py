"""Asks a service over gRPC, as any client would: by the contract alone."""

from collections.abc import AsyncGenerator, Mapping
from typing import Any
from uuid import uuid4

import grpc.aio
from google.protobuf.message import Message
from google.rpc.error_details_pb2 import BadRequest, ErrorInfo
from google.rpc.status_pb2 import Status

from credential_ledger.v1 import (
    audit_service_pb2_grpc,
    catalog_service_pb2_grpc,
    credential_service_pb2_grpc,
    district_service_pb2_grpc,
    educator_service_pb2_grpc,
    salary_service_pb2_grpc,
    transcript_service_pb2_grpc,
)
from credential_ledger.v1 import (
    catalog_service_pb2 as catalog,
)
from credential_ledger.v1 import (
    credential_service_pb2 as credentials,
)
from credential_ledger.v1 import (
    district_service_pb2 as districts,
)
from credential_ledger.v1 import (
    educator_service_pb2 as educators,
)
from credential_ledger.v1 import (
    salary_service_pb2 as salaries,
)
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
from ledger.domain.facts.educator import Employment, Leave, Separation, ServiceCredit
from ledger.domain.facts.learning import Activity, Assessment, Enrollment, EnrollmentWithdrawal
from ledger.domain.facts.payroll import PayrollRun
from ledger.domain.facts.placement import OpeningBalance, Placement
from ledger.domain.facts.policy import PayPolicyRetirement
from ledger.domain.facts.recognition import Recognition, RecognitionWithdrawal
from ledger.domain.facts.schedule import SalarySchedule
from ledger.domain.values import Fact
from services.messages.writing import fill

OPERATOR = {"principal": "op-1", "role": "operator", "district": "lakeview"}

_STUBS: tuple[Any, ...] = (
    audit_service_pb2_grpc.AuditServiceStub,
    catalog_service_pb2_grpc.CatalogServiceStub,
    credential_service_pb2_grpc.CredentialServiceStub,
    district_service_pb2_grpc.DistrictServiceStub,
    educator_service_pb2_grpc.EducatorServiceStub,
    salary_service_pb2_grpc.SalaryServiceStub,
    transcript_service_pb2_grpc.TranscriptServiceStub,
)

COMMANDS: dict[type[Fact], tuple[str, str, Any]] = {
    Issuer: ("RegisterIssuer", "issuer", catalog.RegisterIssuerRequest),
    Credential: ("DefineCredential", "credential", catalog.DefineCredentialRequest),
    CredentialRetirement: ("RetireCredential", "retirement", catalog.RetireCredentialRequest),
    Stack: ("DefineStack", "stack", catalog.DefineStackRequest),
    Recognition: ("RecognizeCredential", "recognition", catalog.RecognizeCredentialRequest),
    RecognitionWithdrawal: (
        "WithdrawRecognition",
        "withdrawal",
        catalog.WithdrawRecognitionRequest,
    ),
    District: ("RegisterDistrict", "district", districts.RegisterDistrictRequest),
    Calendar: ("PublishCalendar", "calendar", districts.PublishCalendarRequest),
    ProfessionalDevelopmentRequirement: (
        "SetProfessionalDevelopmentRequirement",
        "requirement",
        districts.SetProfessionalDevelopmentRequirementRequest,
    ),
    School: ("RecordSchool", "school", districts.RecordSchoolRequest),
    SalarySchedule: ("PublishSalarySchedule", "schedule", districts.PublishSalaryScheduleRequest),
    Employment: ("RecordEmployment", "employment", educators.RecordEmploymentRequest),
    Leave: ("RecordEmployment", "leave", educators.RecordEmploymentRequest),
    Separation: ("RecordEmployment", "separation", educators.RecordEmploymentRequest),
    ServiceCredit: ("RecordEmployment", "service_credit", educators.RecordEmploymentRequest),
    Placement: ("RecordPlacement", "placement", educators.RecordPlacementRequest),
    OpeningBalance: (
        "RecordOpeningBalance",
        "opening_balance",
        educators.RecordOpeningBalanceRequest,
    ),
    Enrollment: ("Enroll", "enrollment", credentials.EnrollRequest),
    Activity: ("RecordActivity", "activity", credentials.RecordActivityRequest),
    Assessment: ("RecordAssessment", "assessment", credentials.RecordAssessmentRequest),
    Award: ("Award", "award", credentials.AwardRequest),
    Revocation: ("RevokeAward", "revocation", credentials.RevokeAwardRequest),
    ExternalAward: (
        "RecordExternalAward",
        "external_award",
        credentials.RecordExternalAwardRequest,
    ),
    Renewal: ("RenewAward", "renewal", credentials.RenewAwardRequest),
    Suspension: ("SuspendAward", "suspension", credentials.SuspendAwardRequest),
    Reinstatement: ("ReinstateAward", "reinstatement", credentials.ReinstateAwardRequest),
    EnrollmentWithdrawal: (
        "WithdrawEnrollment",
        "withdrawal",
        credentials.WithdrawEnrollmentRequest,
    ),
    Credit: ("RecordCredit", "credit", credentials.RecordCreditRequest),
    Approval: ("DecideApproval", "approval", credentials.DecideApprovalRequest),
    ApprovalRequest: ("RequestApproval", "approval_request", credentials.RequestApprovalRequest),
    Document: ("RecordDocument", "document", credentials.RecordDocumentRequest),
    Claim: ("SubmitClaim", "claim", credentials.SubmitClaimRequest),
    ClaimWithdrawal: ("WithdrawClaim", "withdrawal", credentials.WithdrawClaimRequest),
    Waiver: ("GrantWaiver", "waiver", credentials.GrantWaiverRequest),
    PayPolicyRetirement: ("RetirePayPolicy", "retirement", salaries.RetirePayPolicyRequest),
    PayrollRun: ("RecordPayrollRun", "run", salaries.RecordPayrollRunRequest),
    Correction: ("Correct", "correction", credentials.CorrectRequest),
}
"""The method that records a fact, and where the fact stands in its request."""


class Refused(Exception):
    """A call was refused; what its status says."""

    def __init__(self, error: grpc.aio.AioRpcError) -> None:
        self.code = error.code()
        self.message = error.details() or ""
        self.reason = ""
        self.metadata: dict[str, str] = {}
        self.fields: list[str] = []
        for detail in _status(error).details:
            info, bad = ErrorInfo(), BadRequest()
            if detail.Unpack(info):
                self.reason, self.metadata = info.reason, dict(info.metadata)
            elif detail.Unpack(bad):
                self.fields = [violation.field for violation in bad.field_violations]
        super().__init__(f"{self.reason or self.code.name}: {self.message} {self.fields}")


def _status(error: grpc.aio.AioRpcError) -> Status:
    raw = dict(error.trailing_metadata() or ()).get("grpc-status-details-bin", b"")
    return Status.FromString(raw if isinstance(raw, bytes) else raw.encode())


def command(fact: Fact, request_id: str | None = None) -> tuple[str, Message]:
    """The method that records a fact, and its request."""
    method, field, kind = COMMANDS[type(fact)]
    request: Message = kind(request_id=request_id or str(uuid4()))
    fill(getattr(request, field), fact)
    return method, request


class Calls:
    """A caller with a principal; methods by their name in the contract."""

    def __init__(
        self, channel: grpc.aio.Channel, target: str, who: Mapping[str, str] = OPERATOR
    ) -> None:
        self._channel = channel
        self.target = target
        self.who = who
        self.methods: dict[str, Any] = {}
        for stub in _STUBS:
            self.methods |= vars(stub(channel))

    def acting(self, **who: str) -> "Calls":
        """The same channel, another principal."""
        return Calls(self._channel, self.target, dict(self.who) | who)

    async def call(self, method: str, request: Message, **options: Any) -> Any:  # noqa: ANN401 -- the answer of whatever method
        """One answer, or Refused."""
        try:
            return await self.methods[method](
                request, metadata=tuple(self.who.items()), **({"timeout": 20} | options)
            )
        except grpc.aio.AioRpcError as error:
            raise Refused(error) from error

    async def stream(self, method: str, request: Message) -> AsyncGenerator[Any]:
        """Every message of a stream, or Refused."""
        call = self.methods[method](request, metadata=tuple(self.who.items()), timeout=60)
        try:
            async for message in call:
                yield message
        except grpc.aio.AioRpcError as error:
            raise Refused(error) from error
        finally:
            call.cancel()

    async def record(self, fact: Fact, request_id: str | None = None) -> Any:  # noqa: ANN401 -- the answer of its method
        """Records a fact by its own method."""
        return await self.call(*command(fact, request_id))

    async def fact(self, fact: Fact) -> str:
        """Records a fact about an educator; its id."""
        return str((await self.record(fact)).fact_id)

    async def register_educator(self) -> str:
        """A new educator."""
        request = educators.RegisterEducatorRequest(request_id=str(uuid4()))
        return str((await self.call("RegisterEducator", request)).educator_id)
