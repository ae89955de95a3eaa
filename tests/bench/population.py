"""A district to ask about, told through gRPC, and the requests to ask with."""

from collections.abc import Sequence
from uuid import uuid4

from credential_ledger.v1.credential_service_pb2 import EnrollRequest
from credential_ledger.v1.enrollment_pb2 import Enrollment
from credential_ledger.v1.salary_service_pb2 import GetSalaryEligibilityRequest
from examples.demo.district import employ, open_catalogue, open_district
from examples.demo.facts import told
from examples.demo.learning import Learner
from examples.demo.people import DISTRICT, Desks

ENROLL = "/credential_ledger.v1.CredentialService/Enroll"
ELIGIBILITY = "/credential_ledger.v1.SalaryService/GetSalaryEligibility"


def open_lakeview(desks: Desks) -> None:
    """Tell the service the catalogue and the district."""
    open_catalogue(desks)
    open_district(desks)


def teachers(desks: Desks, size: int) -> list[str]:
    """Employ so many teachers, each with an approved award; give their ids."""
    return [_teacher(desks) for _ in range(size)]


def _teacher(desks: Desks) -> str:
    educator_id = desks.hr.educators.register_educator().educator_id
    employ(desks, educator_id, "teacher", "1")
    learner = Learner(desks, educator_id, "classroom-conversations", "2025-09-15")
    learner.complete({"visits": "4"}, "2025-10-30")
    award_id = learner.be_awarded("2025-11-07", "colleague-1")
    learner.be_approved(award_id, "2025-11-10")
    return educator_id


def enrollments(educators: Sequence[str]) -> list[bytes]:
    """Requests that enroll each educator once: a durable command each."""
    requests = []
    for educator_id in educators:
        enrollment = told(
            Enrollment,
            educator_id=educator_id,
            credential_id="machine-learning",
            credential_version=1,
            enrolled_on="2026-01-10",
            district_id=DISTRICT,
        )
        request = EnrollRequest(request_id=str(uuid4()), enrollment=enrollment)
        requests.append(request.SerializeToString())
    return requests


def questions(educators: Sequence[str]) -> list[bytes]:
    """Requests that ask what each is due."""
    return [
        told(
            GetSalaryEligibilityRequest,
            educator_id=educator_id,
            district_id=DISTRICT,
            effective_on="2026-01-15",
        ).SerializeToString()
        for educator_id in educators
    ]
