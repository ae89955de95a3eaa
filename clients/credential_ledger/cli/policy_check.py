"""`ledgerctl policy check`: what is wrong in a policy document, or may be, before it is adopted."""

import json
import sys
from datetime import date
from pathlib import Path

import rich_click as click
from rich.console import RenderableType
from rich.text import Text

from credential_ledger.cli import files
from credential_ledger.cli.output import stacked, table
from credential_ledger.cli.parameters import DAY, FILE, as_json, optional_district
from credential_ledger.cli.screen import put
from credential_ledger.cli.session import Session, pass_session
from credential_ledger.district_names import DistrictNames
from credential_ledger.policy_check import Checked, Found, check

FAULTY = 1


@click.command("check")
@click.argument("file", type=FILE)
@optional_district(
    "Look up what the document names in this district and the catalogue: asks the service."
)
@click.option(
    "--policy-id",
    help="The policy of which the document is to be a version: with the first day, tells in a "
    "district all that its adoption would tell.",
)
@click.option(
    "--effective-from",
    type=DAY,
    help="The first day on which the policy is in force: tells what is earned too early to count.",
)
@as_json
@pass_session
def check_(
    session: Session,
    file: Path,
    district_id: str | None,
    policy_id: str | None,
    effective_from: date | None,
) -> None:
    """Check the policy document FILE, JSON or YAML, before it is adopted.

    Every fault is told with its place, and as warnings the rules that were found never to match or
    never to matter; in a district also what they rest on that it has not yet, and rounding finer
    than its money. Ends with 1 where there is a fault. Needs no service, unless a district is
    named.
    """
    names = DistrictNames(session.client, district_id, policy_id) if district_id else None
    found = _read_and_checked(file, effective_from, names)
    if session.as_json:
        click.echo(json.dumps(_plain(found), ensure_ascii=False))
    else:
        put(told(found.faults, found.warnings))
    if found.faults:
        sys.exit(FAULTY)


def told(faults: Found, warnings: Found) -> RenderableType:
    """The faults and the warnings, a row each."""
    if not faults and not warnings:
        return Text("No faults, and no rule was found that can never matter.")
    rows = [("fault", stacked(place or "/", problem)) for place, problem in faults]
    rows += [("warning", stacked(place or "/", problem)) for place, problem in warnings]
    return table("What was found", ("!Kind", "Place, why"), rows)


def _read_and_checked(path: Path, begins_on: date | None, names: DistrictNames | None) -> Checked:
    """What is found in a file, and how far it cannot be read."""
    try:
        return check(files.as_json_text(path).encode(), begins_on, names)
    except files.Repeated as error:
        found = check(error.text.encode(), begins_on, names)
        others = [each for each in found.faults if each[0] not in error.faults]
        return found._replace(faults=[*error.faults.items(), *others])
    except files.Unreadable as error:
        return Checked(faults=[("", error.problem)], warnings=[])


def _plain(found: Checked) -> dict[str, list[dict[str, str]]]:
    return {
        kind: [{"path": path, "problem": problem} for path, problem in several]
        for kind, several in (("faults", found.faults), ("warnings", found.warnings))
    }
