"""Whether a roster is of the version that is read here."""

from credential_ledger.imports.cells import TEXT
from credential_ledger.imports.findings import Findings
from credential_ledger.imports.lines import Lines
from credential_ledger.imports.tables import Column, Table

VERSION = "1.1"

MANIFEST = Table(
    "manifest.csv",
    "OneRoster 1.1: what the roster holds.",
    (
        Column("propertyName", TEXT, "What is told.", "oneroster.version"),
        Column("value", TEXT, "How it is.", VERSION),
    ),
    needed=frozenset({"propertyName"}),
)


def check_manifest(lines: Lines, findings: Findings) -> None:
    """Find a version of OneRoster that is not read here; the rest of the manifest is not needed."""
    for row in MANIFEST.read(lines, findings):
        said = row.values.get("value", "")
        if row.values.get("propertyName") == "oneroster.version" and said != VERSION:
            findings.fault(row.line, f"OneRoster {said} is not read, but {VERSION}", "value")
