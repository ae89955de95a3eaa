"""`ledgerctl enrollment`, `activity`, `assessment`, `credit`: working towards a credential."""

import rich_click as click

from credential_ledger.cli.facts import fact_command
from credential_ledger.cli.forms import PRINCIPAL
from credential_ledger.v1.activity_pb2 import Activity
from credential_ledger.v1.assessment_pb2 import Assessment
from credential_ledger.v1.credit_pb2 import Credit
from credential_ledger.v1.enrollment_pb2 import Enrollment, EnrollmentWithdrawal


@click.group("enrollment")
def enrollment() -> None:
    """Starting on a credential, or giving it up."""


enrollment.add_command(
    fact_command(
        "record",
        Enrollment,
        "Record that an educator starts on a credential; the fact id is the enrollment's.",
        lambda client, noun, request_id: client.credentials.enroll(noun, request_id=request_id),
        educator_id="The educator.",
        credential_id="The credential.",
        credential_version="Which version of it.",
        enrolled_on="The day it began; not in the future.",
        district_id="The district in whose time zone its dates are judged.",
    )
)

enrollment.add_command(
    fact_command(
        "withdraw",
        EnrollmentWithdrawal,
        "Record that an educator gives an enrollment up; it is closed from that day.",
        lambda client, noun, request_id: client.credentials.withdraw_enrollment(
            noun, request_id=request_id
        ),
        educator_id="The educator.",
        enrollment_id="The fact id of the enrollment.",
        withdrawn_on="The day.",
        reason_code="Why, a slug.",
    )
)


@click.group("activity")
def activity() -> None:
    """Completed components of a credential."""


activity.add_command(
    fact_command(
        "record",
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
)


@click.group("assessment")
def assessment() -> None:
    """Attempts, judged."""


assessment.add_command(
    fact_command(
        "record",
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
)


@click.group("credit")
def credit() -> None:
    """Hours, credits and points earned."""


credit.add_command(
    fact_command(
        "record",
        Credit,
        "Record an amount of professional development. It comes from an enrollment or award "
        "(--source-id), or from a course that no enrollment stands for (--course).",
        lambda client, noun, request_id: client.credentials.record_credit(
            noun, request_id=request_id
        ),
        optional={"started_on", "time", "payer"},
        educator_id="The educator.",
        source_id="The fact id of the enrollment or award it comes from.",
        course="What people call the course, workshop or conference, and who gave it.",
        course__level="The level of the course, a slug, such as graduate.",
        course__subject="The subject of the course, a slug.",
        course__grade="What the provider gave, such as B+.",
        amount="How much, above 0.",
        unit="Of what.",
        scheme="Whose points, a slug; for points, and for them alone.",
        earned_on="The day it was completed: it counts in the year of this day.",
        started_on="The day it was begun.",
        category="The bucket it counts in, a slug.",
        time="On whose time it was earned.",
        payer="Who paid for it.",
        district_id="The district in whose time zone its days are judged; without it, that of the "
        "enrollment.",
    )
)
