"""`ledgerctl credit`, `approval`, `correct`: what is credited, decided and set right."""

from credential_ledger.cli.facts import fact_command
from credential_ledger.v1.approval_pb2 import Approval
from credential_ledger.v1.correction_pb2 import Correction
from credential_ledger.v1.credit_pb2 import Credit

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

credit = fact_command(
    "credit",
    Credit,
    "Record an amount of professional development.",
    lambda client, noun, request_id: client.credentials.record_credit(noun, request_id=request_id),
    educator_id="The educator.",
    source_id="The fact id of the enrollment or award it comes from.",
    amount="How much, above 0.",
    unit="Of what.",
    earned_on="The day it was earned: it counts in the year of this day.",
)

approval = fact_command(
    "approval",
    Approval,
    "Record a district's decision on an enrollment, a credit or an award. You are the approver.",
    lambda client, noun, request_id: client.credentials.decide_approval(
        noun, request_id=request_id
    ),
    optional={"limit", "requested_on"},
    educator_id="The educator.",
    subject_id="The fact id of the enrollment, credit or award.",
    district_id="The district that decides; without it, the one you act for.",
    decision="What was decided.",
    decided_on="The day of the decision.",
    role="In what role you decide, a slug.",
    limit="At most so much of a unit is approved; without it: all.",
    requested_on="The day it was asked for.",
    reason_code="Why, a slug.",
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
