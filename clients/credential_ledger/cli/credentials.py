"""`ledgerctl credential`: the definitions of credentials."""

from typing import Unpack

import rich_click as click
from rich.console import Group, RenderableType

from credential_ledger.cli import words
from credential_ledger.cli.facts import fact_command, file_command
from credential_ledger.cli.flags import choices
from credential_ledger.cli.output import basis, fields, show, show_pages, stacked, table
from credential_ledger.cli.parameters import Reading, reading
from credential_ledger.cli.session import Session, pass_session
from credential_ledger.v1.catalog_service_pb2 import GetCredentialResponse, ListCredentialsResponse
from credential_ledger.v1.credential_pb2 import Credential, CredentialKind, CredentialRetirement

_KINDS = choices(CredentialKind.DESCRIPTOR)


@click.group("credential")
def credential() -> None:
    """The definitions of credentials."""


credential.add_command(
    file_command(
        "define",
        Credential,
        "Define the credential of a JSON or YAML FILE, or a new version of it.",
        "examples/credentials/maker-educator.json",
        lambda client, noun, request_id: client.catalog.define_credential(
            noun, request_id=request_id
        ),
    )
)

credential.add_command(
    fact_command(
        "retire",
        CredentialRetirement,
        "Retire a version: from a day on nobody enrolls in it; who has begun may finish.",
        lambda client, noun, request_id: client.catalog.retire_credential(
            noun, request_id=request_id
        ),
        credential_id="The credential.",
        credential_version="Which version of it.",
        effective_on="The first day without new enrollments; may lie in the future.",
        reason_code="Why, a slug.",
    )
)


@credential.command("get")
@click.argument("credential_id", metavar="CREDENTIAL")
@click.option("--version", type=click.IntRange(min=1), default=None, help="Default: the latest.")
@reading
@pass_session
def get(
    session: Session, credential_id: str, version: int | None, **asked: Unpack[Reading]
) -> None:
    """Show one version of a definition, with its parts."""
    answer = session.client.catalog.get_credential(credential_id, version=version or 0, **asked)
    show(session, answer, lambda: _definition(answer))


@credential.command("list")
@click.option("--issuer", "issuer_id", metavar="ID", default="", help="Only this issuer's.")
@click.option("--kind", type=click.Choice(list(_KINDS)), help="Only of this kind.")
@reading
@pass_session
def list_(session: Session, issuer_id: str, kind: str | None, **asked: Unpack[Reading]) -> None:
    """List the latest version of each definition."""
    number = CredentialKind.Value(_KINDS[kind] if kind else "CREDENTIAL_KIND_UNSPECIFIED")
    listing = session.client.catalog.list_credentials(issuer_id=issuer_id, kind=number, **asked)
    show_pages(session, listing.pages(), ListCredentialsResponse(), _catalog)


def _catalog(answer: ListCredentialsResponse) -> RenderableType:
    rows = (
        (
            stacked(
                each.credential.credential_id,
                each.credential.title,
                f"{words.label(each.credential, 'kind')} of {each.credential.issuer_id}",
            ),
            str(each.version),
            words.number(each.credential, "nominal_hours"),
        )
        for each in answer.credentials
    )
    columns = ("Credential", ">Version", ">Hours")
    return Group(table("Credentials", columns, rows), f"as of {basis(answer.basis)}")


def _definition(answer: GetCredentialResponse) -> RenderableType:
    noun = answer.credential.credential
    head = fields(
        ("credential", f"{noun.credential_id}, version {answer.credential.version}"),
        ("title", noun.title),
        ("issuer", noun.issuer_id),
        ("kind", words.label(noun, "kind")),
        ("earned", words.label(noun, "earned")),
        ("informal", "yes" if noun.informal else "no"),
        ("competency", noun.competency),
        ("tags", ", ".join(noun.tags) or words.NOTHING),
        ("prerequisites", ", ".join(noun.prerequisites) or words.NOTHING),
        ("nominal hours", words.number(noun, "nominal_hours")),
        ("at least", words.number(noun, "minimum_hours")),
        ("credited at most", words.number(noun, "maximum_hours")),
        ("valid", f"{noun.validity_months} months" if noun.validity_months else "for ever"),
        ("as of", basis(answer.basis)),
    )
    return Group(head, _components(noun), _assessments(noun))


def _components(noun: Credential) -> RenderableType:
    rows = (
        (
            stacked(each.component_id, each.title),
            words.label(each, "mode"),
            words.number(each, "nominal_hours"),
            words.number(each, "maximum_hours"),
            "yes" if each.required else "no",
        )
        for each in noun.components
    )
    return table("Components", ("Component", "!Mode", ">Hours", ">At most", "!Required"), rows)


def _assessments(noun: Credential) -> RenderableType:
    rows = (
        (
            stacked(
                each.assessment_id,
                each.title,
                *(f"{criterion.criterion_id}: {criterion.title}" for criterion in each.criteria),
            ),
            str(each.minimum_assessors),
            str(each.maximum_attempts or "any number"),
        )
        for each in noun.assessments
    )
    return table("Assessments", ("Assessment, criteria", ">Assessors", ">Attempts"), rows)
