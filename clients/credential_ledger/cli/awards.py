"""`ledgerctl award`, `external-award`: credentials that are held."""

import rich_click as click

from credential_ledger.cli.facts import fact_command
from credential_ledger.cli.forms import PRINCIPAL
from credential_ledger.v1.award_pb2 import Award, Reinstatement, Renewal, Suspension
from credential_ledger.v1.external_award_pb2 import ExternalAward
from credential_ledger.v1.revocation_pb2 import Revocation


@click.group("award")
def award() -> None:
    """Awards: granted, renewed, suspended, taken back."""


award.add_command(
    fact_command(
        "grant",
        Award,
        "Record that the credential is granted; the fact id is the award's.",
        lambda client, noun, request_id: client.credentials.award(noun, request_id=request_id),
        educator_id="The educator.",
        enrollment_id="The fact id of the enrollment.",
        awarded_on="The day it was granted.",
        granted_by=f"Who granted it, a principal id: {PRINCIPAL}.",
    )
)

award.add_command(
    fact_command(
        "renew",
        Renewal,
        "Record that an award that expires is good for longer.",
        lambda client, noun, request_id: client.credentials.renew_award(
            noun, request_id=request_id
        ),
        optional={"expires_on"},
        educator_id="The educator.",
        award_id="The fact id of the award.",
        renewed_on="The day it was renewed.",
        expires_on="The new first day without; without it, as long as the definition says.",
    )
)

award.add_command(
    fact_command(
        "suspend",
        Suspension,
        "Record that an award is not in good standing, until it is reinstated.",
        lambda client, noun, request_id: client.credentials.suspend_award(
            noun, request_id=request_id
        ),
        educator_id="The educator.",
        award_id="The fact id of the award.",
        reason_code="Why, a slug.",
        effective_on="The first day without; may lie in the future.",
    )
)

award.add_command(
    fact_command(
        "reinstate",
        Reinstatement,
        "Record that a suspended award is in good standing again.",
        lambda client, noun, request_id: client.credentials.reinstate_award(
            noun, request_id=request_id
        ),
        educator_id="The educator.",
        award_id="The fact id of the award.",
        effective_on="The first day; may lie in the future.",
    )
)

award.add_command(
    fact_command(
        "revoke",
        Revocation,
        "Record that an award is taken back; what rested on it no longer counts.",
        lambda client, noun, request_id: client.credentials.revoke_award(
            noun, request_id=request_id
        ),
        educator_id="The educator.",
        award_id="The fact id of the award.",
        kind="Whether it was never held or is held no longer.",
        reason_code="Why, a slug from the district's or issuer's list.",
        effective_on="The first day without, or the day of the finding.",
    )
)


@click.group("external-award")
def external_award() -> None:
    """Degrees, licences and certificates earned elsewhere."""


external_award.add_command(
    fact_command(
        "record",
        ExternalAward,
        "Record something earned elsewhere, from its documents; the fact id is the award's. It is "
        "what a --definition says, or a --one-off where no catalogue names it.",
        lambda client, noun, request_id: client.credentials.record_external_award(
            noun, request_id=request_id
        ),
        optional={"started_on", "expires_on"},
        educator_id="The educator.",
        awarding_body="Who awarded it.",
        definition="A credential that is earned elsewhere, and its version.",
        one_off="What people call it, and its kind.",
        one_off__tags="A slug that pay policies select by.",
        one_off__level="Its level, a slug.",
        one_off__subject="Its subject, a slug.",
        completed_on="The day it was conferred.",
        started_on="The day it was begun.",
        expires_on="The first day without; without it, as the definition says, or never.",
        reference="What the awarding body calls it, never a name or number of the person.",
        evidence="Where a document lies, and its SHA-256.",
        district_id="The district in whose time zone its dates are judged.",
    )
)
