"""`ledgerctl claim`, `document`: what educators ask for, and what they show."""

import rich_click as click

from credential_ledger.cli.facts import fact_command
from credential_ledger.cli.forms import PRINCIPAL
from credential_ledger.v1.claim_pb2 import Claim, ClaimWithdrawal
from credential_ledger.v1.document_pb2 import Document


@click.group("claim")
def claim() -> None:
    """Benefits an educator asks for."""


claim.add_command(
    fact_command(
        "submit",
        Claim,
        "Record that an educator asks for a benefit of a year; the fact id is the claim's.",
        lambda client, noun, request_id: client.credentials.submit_claim(
            noun, request_id=request_id
        ),
        educator_id="The educator.",
        district_id="The district; without it, the one you act for.",
        policy_id="The pay policy.",
        benefit_id="The benefit of the policy.",
        contract_year="The name of the contract year, as a calendar of the district gives it.",
        items="The fact id of an award, credit or enrollment it is for; at least one.",
        submitted_on="The day.",
        reward="What was chosen, a slug, where there is a choice.",
    )
)

claim.add_command(
    fact_command(
        "withdraw",
        ClaimWithdrawal,
        "Record that an educator gives a claim up, before it is decided.",
        lambda client, noun, request_id: client.credentials.withdraw_claim(
            noun, request_id=request_id
        ),
        educator_id="The educator.",
        claim_id="The fact id of the claim.",
        withdrawn_on="The day.",
        reason_code="Why, a slug.",
    )
)


@click.group("document")
def document() -> None:
    """Documents received; each stays where it lies."""


document.add_command(
    fact_command(
        "record",
        Document,
        "Record that a document about a fact was received.",
        lambda client, noun, request_id: client.credentials.record_document(
            noun, request_id=request_id
        ),
        optional={"evidence", "issued_on"},
        educator_id="The educator.",
        subject_id="The fact id of what it is about: an enrollment, award, credit, request, claim "
        "or placement.",
        kind="What kind of document, a slug, such as transcript or rubric.",
        standing="Whether it is the one that counts.",
        received_on="The day it was received.",
        issued_on="The day it bears.",
        evidence="Where it lies, and its SHA-256.",
        attested_by=f"Who saw it, a principal id: {PRINCIPAL}.",
        district_id="The district that received it, in whose time zone its day is judged.",
    )
)
