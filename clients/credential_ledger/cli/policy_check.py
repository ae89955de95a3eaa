"""`ledgerctl policy check`: what is wrong or useless in a policy document before it is adopted."""

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
from credential_ledger.district_names import REFUSED, DistrictNames
from credential_ledger.policy_check import Checked, Found, check

FAULTY = 1


@click.command("check")
@click.argument("file", type=FILE)
@optional_district(
    "Look up what the document names in this district and the catalogue: asks the service."
)
@click.option("--effective-from", type=DAY, help="The first day on which the policy is in force.")
@as_json
@pass_session
def check_(
    session: Session, file: Path, district_id: str | None, effective_from: date | None
) -> None:
    """Check the policy document FILE, JSON or YAML, before it is adopted.

    Every fault is told with its place, and every rule that can never match or never matter. Ends
    with 1 where there is a fault. Needs no service, unless a district is named.
    """
    try:
        source = files.as_json_text(file).encode()
    except files.Unreadable as unreadable:
        found = Checked(faults=[("", unreadable.problem)], useless=[], named=[])
    else:
        names = DistrictNames(session.client, district_id) if district_id else None
        found = _found(source, effective_from, names)
    if session.as_json:
        click.echo(json.dumps(_plain(found), ensure_ascii=False))
    else:
        put(told(found.faults, found.useless))
    if found.faults:
        sys.exit(FAULTY)


def told(faults: Found, useless: Found) -> RenderableType:
    """The faults and what is useless, a row each."""
    if not faults and not useless:
        return Text("No faults, and every rule can matter.")
    rows = [("fault", stacked(place or "/", problem)) for place, problem in faults]
    rows += [("useless", stacked(place, problem)) for place, problem in useless]
    return table("What is wrong", ("!Kind", "Place, why"), rows)


def _found(source: bytes, begins_on: date | None, names: DistrictNames | None) -> Checked:
    """What is found; with a district also by what it publishes, and every name it does not know."""
    if names is None:
        return check(source, begins_on)
    found = check(source, begins_on, names.year_begins)
    unknown = list(names.unknown(found.named))
    faults = [(path, problem) for path, of, problem in unknown if of in REFUSED]
    useless = [(path, problem) for path, of, problem in unknown if of not in REFUSED]
    return found._replace(faults=[*found.faults, *faults], useless=[*found.useless, *useless])


def _plain(found: Checked) -> dict[str, list[dict[str, str]]]:
    return {
        kind: [{"path": path, "problem": problem} for path, problem in several]
        for kind, several in (("faults", found.faults), ("useless_rules", found.useless))
    }
