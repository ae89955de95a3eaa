"""`ledgerctl enroll`, `activity`, `assessment`, `award`, `revoke`: learning and its awards."""

from credential_ledger.cli.facts import fact_command
from credential_ledger.cli.forms import PRINCIPAL
from credential_ledger.v1.activity_pb2 import Activity
from credential_ledger.v1.assessment_pb2 import Assessment
from credential_ledger.v1.award_pb2 import Award
from credential_ledger.v1.enrollment_pb2 import Enrollment
from credential_ledger.v1.revocation_pb2 import Revocation

enroll = fact_command(
    "enroll",
    Enrollment,
    "Record that an educator starts on a credential; the fact id is the enrollment's.",
    lambda client, noun, request_id: client.credentials.enroll(noun, request_id=request_id),
    educator_id="The educator.",
    credential_id="The credential.",
    credential_version="Which version of it.",
    enrolled_on="The day it began; not in the future.",
    district_id="The district in whose time zone its dates are judged.",
)

activity = fact_command(
    "activity",
    Activity,
    "Record a completed component.",
    lambda client, noun, request_id: client.credentials.record_activity(
        noun, request_id=request_id
    ),
    educator_id="The educator.",
    enrollment_id="The fact id of the enrollment.",
    component_id="The component of the credential.",
    completed_on="The day it was completed.",
    hours="Clock hours, above 0.",
)

assessment = fact_command(
    "assessment",
    Assessment,
    "Record an attempt, judged.",
    lambda client, noun, request_id: client.credentials.record_assessment(
        noun, request_id=request_id
    ),
    educator_id="The educator.",
    enrollment_id="The fact id of the enrollment.",
    assessment_id="Which assessment of the definition.",
    assessed_on="The day it was judged.",
    outcome="What was found.",
    assessors=f"Who judged, a principal id: {PRINCIPAL}.",
    scores="A criterion and its points; a pass scores all of them.",
    evidence="Where an artefact lies, and its SHA-256.",
)

award = fact_command(
    "award",
    Award,
    "Record that the credential is granted; the fact id is the award's.",
    lambda client, noun, request_id: client.credentials.award(noun, request_id=request_id),
    educator_id="The educator.",
    enrollment_id="The fact id of the enrollment.",
    awarded_on="The day it was granted.",
    granted_by=f"Who granted it, a principal id: {PRINCIPAL}.",
)

revoke = fact_command(
    "revoke",
    Revocation,
    "Record that an award is taken back; what rested on it no longer counts.",
    lambda client, noun, request_id: client.credentials.revoke_award(noun, request_id=request_id),
    educator_id="The educator.",
    award_id="The fact id of the award.",
    kind="Whether it was never held or is held no longer.",
    reason_code="Why, a slug from the district's or issuer's list.",
    effective_on="The first day without, or the day of the finding.",
)
