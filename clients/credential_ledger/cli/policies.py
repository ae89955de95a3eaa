"""`ledgerctl policy`: pay rules of districts."""

from collections.abc import Iterable
from datetime import date, timedelta
from importlib import resources
from pathlib import Path
from typing import Unpack

import rich_click as click
from rich.console import Group, RenderableType

from credential_ledger import dates
from credential_ledger.cli import files, simulation, words
from credential_ledger.cli.facts import fact_command
from credential_ledger.cli.output import (
    basis,
    document,
    fields,
    recorded,
    show,
    show_json,
    show_pages,
    stacked,
    table,
)
from credential_ledger.cli.parameters import (
    DAY,
    FILE,
    Reading,
    command_options,
    district_argument,
    district_option,
    reading,
)
from credential_ledger.cli.policy_check import check_, told
from credential_ledger.cli.progress import educators_watched
from credential_ledger.cli.screen import put
from credential_ledger.cli.session import Session, pass_session
from credential_ledger.v1.pay_policy_pb2 import PayPolicyRetirement
from credential_ledger.v1.pay_policy_version_pb2 import PayPolicyVersion
from credential_ledger.v1.salary_service_pb2 import (
    GetPayPolicyResponse,
    ListPayPoliciesResponse,
)

_SCHEMA = "pay-policy.schema.json"
_DAY = timedelta(days=1)


class Simulating(Reading):
    """What a simulation is asked beside its draft: keyword arguments of the client's method."""

    policy_id: str
    district_id: str
    effective_from: date
    contract_years: tuple[str, ...]
    replaces: tuple[str, ...]
    listed_max: int


@click.group("policy")
def policy() -> None:
    """Pay rules of districts."""


@policy.command("adopt")
@click.argument("file", type=FILE)
@click.option("--policy-id", required=True, help="A slug you choose.")
@district_option
@click.option("--effective-from", type=DAY, required=True, help="The first day it is in force.")
@command_options
@pass_session
def adopt(
    session: Session,
    file: Path,
    policy_id: str,
    district_id: str,
    effective_from: date,
    request_id: str | None,
) -> None:
    """Adopt the policy document FILE, JSON or YAML, or a new version of it.

    docs/pay-policy.md says how one is written; examples are in examples/policies.
    """
    answer = session.client.salary.adopt_pay_policy(
        policy_id,
        district_id,
        effective_from,
        files.as_json_text(file),
        request_id=request_id,
    )
    warnings = [(each.path, each.problem) for each in answer.warnings]
    recorded(session, answer, told([], warnings) if warnings else None)


policy.add_command(check_)
policy.add_command(
    fact_command(
        "retire",
        PayPolicyRetirement,
        "Retire a policy: from a day on no version of it is in force any more. What was earned "
        "before goes on or ends as its rules say; adopt it again to begin it again.",
        lambda client, noun, request_id: client.salary.retire_pay_policy(
            noun, request_id=request_id
        ),
        policy_id="The policy.",
        district_id="The district; without it, the one you act for.",
        effective_on="The first day without; may lie in the future.",
        reason_code="Why, a slug.",
    )
)


@policy.command("get")
@click.argument("policy_id", metavar="POLICY")
@click.option("--version", type=click.IntRange(min=1), default=None, help="Default: the latest.")
@reading
@pass_session
def get(session: Session, policy_id: str, version: int | None, **asked: Unpack[Reading]) -> None:
    """Show one version of a policy, with its document."""
    answer = session.client.salary.get_pay_policy(policy_id, version=version or 0, **asked)
    show(session, answer, lambda: _policy(answer))


@policy.command("list")
@district_argument
@reading
@pass_session
def list_(session: Session, district_id: str, **asked: Unpack[Reading]) -> None:
    """List every version of every policy of a district."""
    listing = session.client.salary.list_pay_policies(district_id, **asked)
    show_pages(session, listing.pages(), ListPayPoliciesResponse(), _policies)


@policy.command("simulate")
@click.argument("file", type=FILE)
@click.option(
    "--policy-id",
    required=True,
    help="The policy of which the draft would be the next version, or a new one.",
)
@district_option
@click.option("--effective-from", type=DAY, required=True, help="The first day of the draft.")
@click.option(
    "--year",
    "contract_years",
    multiple=True,
    metavar="NAME",
    help="A contract year to evaluate. Once for each.  [default: those that end after that day]",
)
@click.option(
    "--replaces",
    multiple=True,
    metavar="POLICY",
    help="A policy to leave out, as if it had never been adopted. Once for each.",
)
@click.option(
    "--listed",
    "listed_max",
    type=click.IntRange(min=1, max=1000),
    default=10,
    help="How many of those who gain, and who lose, are listed.",
)
@reading
@pass_session
def simulate(session: Session, file: Path, **asked: Unpack[Simulating]) -> None:
    """Show what the policy document FILE, JSON or YAML, would cost; nothing is recorded.

    Every educator of the district is evaluated on all that is known, with the policies in force and
    with the draft. With --json each year has a line.
    """
    answers = session.client.salary.simulate_pay_policy(document=files.as_json_text(file), **asked)
    years = [answer for answer in educators_watched(answers) if answer.HasField("year")]
    if session.as_json:
        for answer in years:
            show_json(answer)
    else:
        put(simulation.simulation(years) if years else simulation.NO_YEARS)


@policy.command("schema")
def schema() -> None:
    """Print the JSON schema of policy documents, for editors and validators.

    It says which keys there are and what they take; what no schema can say, such as a price
    outside its bounds, is told when a policy is adopted.
    """
    text = resources.files("credential_ledger").joinpath(_SCHEMA).read_text(encoding="utf-8")
    click.echo(text, nl=False)


def _policy(answer: GetPayPolicyResponse) -> RenderableType:
    noun = answer.policy.policy
    head = fields(
        ("policy", f"{noun.policy_id}, version {answer.policy.version}"),
        ("district", noun.district_id),
        ("in force from", words.day(noun, "effective_from")),
        ("retired on", words.day(answer.policy, "retired_on")),
        ("SHA-256", noun.source_sha256),
        ("position", str(answer.policy.position)),
        ("as of", basis(answer.basis)),
    )
    return Group(head, document(noun.document))


def _policies(answer: ListPayPoliciesResponse) -> RenderableType:
    rows = (
        (
            stacked(each.policy.policy_id, words.digest(each.policy.source_sha256)),
            str(each.version),
            _in_force(each, answer.policies),
            words.day(each, "retired_on"),
            str(each.position),
        )
        for each in answer.policies
    )
    columns = ("Policy", ">Version", "!In force", "!Retired on", ">Position")
    return Group(table("Pay policies", columns, rows), f"as of {basis(answer.basis)}")


def _in_force(version: PayPolicyVersion, all_: Iterable[PayPolicyVersion]) -> str:
    """The days on which a version is in force: until the first of a later one, or a retirement."""
    first = dates.decode(version.policy.effective_from)
    ends = [
        (dates.decode(each.policy.effective_from), f"version {each.version}")
        for each in all_
        if each.policy.policy_id == version.policy.policy_id and each.version > version.version
    ]
    if version.HasField("retired_on"):
        ends.append((dates.decode(version.retired_on), "the retirement"))
    until, by = min(ends, default=(None, ""))
    if until is None:
        return f"from {first}"
    return f"{first} to {until - _DAY}" if until > first else f"never: {by} is of {until}"
