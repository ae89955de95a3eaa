"""`ledgerctl approval`, `waiver`, `correct`: what is decided, excepted and set right."""

import rich_click as click

from credential_ledger.cli.facts import fact_command
from credential_ledger.cli.forms import PRINCIPAL
from credential_ledger.v1.approval_pb2 import Approval, ApprovalRequest
from credential_ledger.v1.claim_pb2 import Waiver
from credential_ledger.v1.correction_pb2 import Correction

_EXAMPLE = """\b
ledgerctl correct --educator-id 7d136e47-0876-5cec-bcea-35c19ac56214 \\
  --fact-id 998ce893-3d8b-5c7e-b15e-dddf8c12b7bb \\
  --latest-position 41 --from-json hours.json
\b
hours.json:
{"activity": {
  "educator_id": "7d136e47-0876-5cec-bcea-35c19ac56214",
  "enrollment_id": "c0b21198-b841-5ae8-aa98-2647e5e45b8c",
  "component_id": "data",
  "completed_on": "2025-09-20",
  "hours": "4.5"}}
"""


@click.group("approval")
def approval() -> None:
    """Decisions of a district, asked for and given."""


approval.add_command(
    fact_command(
        "request",
        ApprovalRequest,
        "Ask a district to decide on a fact (--subject-id), or on a course that is still to be "
        "taken (--planned-course). The fact id is the request's.",
        lambda client, noun, request_id: client.credentials.request_approval(
            noun, request_id=request_id
        ),
        educator_id="The educator.",
        district_id="Who is asked; without it, the district you act for.",
        requested_on="The day.",
        subject_id="The fact id of the enrollment, award, credit or claim.",
        planned_course__course="What people call the course, and who gives it.",
        planned_course__course__level="Its level, a slug, such as graduate.",
        planned_course__course__subject="Its subject, a slug.",
        planned_course__course__grade="What the provider gave, such as B+.",
        planned_course__credit="What it is to count for.",
        planned_course__credit__scheme="Whose points, a slug; for points, and for them alone.",
        planned_course__planned_from="Its first day.",
        planned_course__planned_until="The first day after it.",
        planned_course__category="The bucket it is to count in, a slug.",
        role="Which role is asked, a slug; without it: any.",
    )
)

approval.add_command(
    fact_command(
        "decide",
        Approval,
        "Record a district's decision. You are the approver.",
        lambda client, noun, request_id: client.credentials.decide_approval(
            noun, request_id=request_id
        ),
        optional={"limit", "requested_on"},
        educator_id="The educator.",
        subject_id="The fact id of the enrollment, award, credit, claim, or request for a planned "
        "course.",
        district_id="The district that decides; without it, the one you act for.",
        decision="What was decided.",
        decided_on="The day of the decision.",
        role="In what role you decide, a slug.",
        limit="At most so much of a unit is approved; without it: all.",
        limit__scheme="Whose points, a slug; for points, and for them alone.",
        requested_on="The day it was asked for.",
        reason_code="Why, a slug.",
        panel=f"Who else decided, a principal id: {PRINCIPAL}.",
    )
)


@click.group("waiver")
def waiver() -> None:
    """Reasoned exceptions from a rule."""


waiver.add_command(
    fact_command(
        "grant",
        Waiver,
        "Record that a district makes an exception from a rule. You grant it.",
        lambda client, noun, request_id: client.credentials.grant_waiver(
            noun, request_id=request_id
        ),
        optional={"effective_until"},
        educator_id="The educator.",
        district_id="The district; without it, the one you act for.",
        rule="What is waived, a slug, such as approval-before-start.",
        reason_code="Why, a slug.",
        role="In what role you grant it, a slug.",
        granted_on="The day it was granted.",
        effective_from="The first day it holds.",
        effective_until="The first day after it; without it: open.",
        policy_id="Of which pay policy; without it: of any.",
        benefit_id="Of which benefit of it; without it: of any.",
        subject_id="For which fact of the educator; without it: for any.",
    )
)

correct = fact_command(
    "correct",
    Correction,
    "Replace or annul a fact, which keeps its id; what it un-earns no longer counts.\n\n"
    "`ledgerctl transcript show EDUCATOR --facts` lists fact ids and positions; those of jobs are "
    "shown by `ledgerctl educator get`. A replacement comes with --from-json under the name of its "
    "kind, with every field of it, also those that stay:\n\n" + _EXAMPLE,
    lambda client, noun, request_id: client.credentials.correct(noun, request_id=request_id),
    educator_id="The educator whose fact it is.",
    fact_id="The fact; to take a correction back, the fact id of that correction.",
    latest_position="The position of the latest entry about it, as transcript show --facts tells.",
    annulment="Take the fact out; annulling a correction restores what it replaced.",
)
