"""`ledgerctl policy check`: what is wrong or useless in a policy document, without a service."""

import sys
from pathlib import Path

import rich_click as click
from rich.console import RenderableType
from rich.text import Text

from credential_ledger.cli import files
from credential_ledger.cli.output import stacked, table
from credential_ledger.cli.parameters import FILE
from credential_ledger.cli.screen import put
from credential_ledger.policy_check import Found, check

FAULTY = 1


@click.command("check")
@click.argument("file", type=FILE)
def check_(file: Path) -> None:
    """Check the policy document FILE, JSON or YAML, before it is adopted; needs no service.

    Every fault is told with its place, and every rule that can never match or matter. Ends with 1
    where there is a fault. What a district has to have published is asked at adoption.
    """
    faults, useless = check(files.as_json_text(file).encode())
    put(told(faults, useless))
    if faults:
        sys.exit(FAULTY)


def told(faults: Found, useless: Found) -> RenderableType:
    """The faults and what is useless, a row each."""
    if not faults and not useless:
        return Text("No faults, and every rule can matter.")
    rows = [("fault", stacked(place or "/", problem)) for place, problem in faults]
    rows += [("useless", stacked(place, problem)) for place, problem in useless]
    return table("What is wrong", ("!Kind", "Place, why"), rows)
