"""The lines of a payroll run beside its manifest, held against what the manifest says of them."""

import csv
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from credential_ledger import decimals
from credential_ledger.payroll_manifest import LINES
from credential_ledger.v1.payroll_run_pb2 import PayrollRun


def contradictions(manifest: object, run: PayrollRun, folder: Path) -> Iterator[str]:
    """What the files in a folder say otherwise than a manifest, in words; files need not be there.

    The totals that would be recorded are added up again from the lines.
    """
    files = manifest.get("files") if isinstance(manifest, dict) else None
    for name, told in files.items() if isinstance(files, dict) else ():
        path = folder / Path(str(name)).name
        stated = told.get("sha256") if isinstance(told, dict) else None
        if path.is_file() and _digest(path) != stated:
            yield f"{path} is not the file of the manifest: its SHA-256 is another"
    lines = folder / LINES
    if lines.is_file():
        if _digest(lines) != run.lines_sha256:
            yield f"{lines} is not what the manifest's lines_sha256 is of"
        yield from _totals(lines, run)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _totals(lines: Path, run: PayrollRun) -> Iterator[str]:
    try:
        with lines.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    except (csv.Error, UnicodeDecodeError) as error:
        yield f"{lines} is no table: {error}"
        return
    added = {
        "lines": Decimal(len(rows)),
        "educators": Decimal(len({row.get("educator_id") for row in rows})),
        "regular": _sum(rows, "regular"),
        "retro": _sum(rows, "retro"),
    }
    said = {
        "lines": Decimal(run.totals.lines),
        "educators": Decimal(run.totals.educators),
        "regular": decimals.decode(run.totals.regular),
        "retro": decimals.decode(run.totals.retro),
    }
    for name, value in said.items():
        if added[name] != value:
            yield f"totals.{name} is {value}, and the lines come to {added[name]}"


def _sum(rows: Sequence[Mapping[str, str | None]], kind: str) -> Decimal:
    """What the lines of a kind come to; where one is no amount, a sum that no total is."""
    amounts = (row.get("amount") or "" for row in rows if row.get("kind") == kind)
    try:
        return sum(map(decimals.exact, amounts), Decimal(0))
    except (ArithmeticError, ValueError):
        return Decimal("NaN")
