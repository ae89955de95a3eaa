"""Facts that are supposed, from a file: "if I finish this by then"."""

import re
import uuid
from pathlib import Path

import rich_click as click

from credential_ledger.cli import files
from credential_ledger.cli.fault import Fault
from credential_ledger.cli.output import basis
from credential_ledger.cli.parameters import FILE
from credential_ledger.described import fields
from credential_ledger.v1.hypothetical_fact_pb2 import HypotheticalFact
from credential_ledger.v1.salary_service_pb2 import GetSalaryEligibilityResponse

NAMESPACE = uuid.UUID("7d3f0c52-6f0e-5b7e-9c1d-0b6f2a8f4e11")
"""Of every minted id (proto/credential_ledger/v1/hypothetical_fact.proto)."""
KINDS = ", ".join(fields(HypotheticalFact))

_REFERENCE = re.compile(r"#([0-9]+)")


_EXAMPLE = """\
With --if it is what would be due if the facts of a file were recorded; nothing is. The file is
a list of objects, each with one fact under its kind, as in ledgerctl batch record. The
educator may be left out, and "#0" means the id of the first fact of the list:

\b
[{"enrollment": {"credential_id": "maker", "credential_version": 1,
                 "enrolled_on": "2027-01-10"}},
 {"award": {"enrollment_id": "#0", "awarded_on": "2027-03-01",
            "granted_by": "maker-desk"}}]
"""

option = click.option(
    "--if",
    "supposing",
    type=FILE,
    help="Suppose the facts of this file to be recorded; needs --on. JSON or YAML.",
)


def told(about: str) -> str:
    """The help of a command that can suppose facts."""
    return f"{about}\n\n{_EXAMPLE}"


def basis_of(answer: GetSalaryEligibilityResponse) -> str:
    """What an answer rests on, and what it only supposes."""
    count = len(answer.hypothetical_fact_ids)
    facts = f"{count} hypothetical fact{'s' if count > 1 else ''}"
    return basis(answer.basis) + (f", and {facts}" if answer.hypothetical else "")


def read(path: Path, educator_id: str) -> list[HypotheticalFact]:
    """The facts of a file: a list, JSON or YAML, of objects with one fact under its kind.

    `educator_id` is filled in where it is left out, and `#n` means the id of the fact at place n of
    the list, from 0.

    Raises:
        Fault: it is no such list; says where.
    """
    document = files.document(path)
    if not isinstance(document, list):
        raise Fault(f"{path}: a list of facts is expected; the kinds are {KINDS}.")
    return [
        _fact(each, educator_id, f"{path}, fact {index}") for index, each in enumerate(document)
    ]


def hypothetical_id(index: int) -> str:
    """The id that the fact at a place of the list has in the answer."""
    return str(uuid.uuid5(NAMESPACE, f"hypothetical\n{index}"))


def _fact(given: object, educator_id: str, source: str) -> HypotheticalFact:
    if not isinstance(given, dict) or len(given) != 1:
        raise Fault(f"{source}: an object with one fact is expected; the kinds are {KINDS}.")
    told = {
        kind: {"educator_id": educator_id} | noun if isinstance(noun, dict) else noun
        for kind, noun in given.items()
    }
    return files.fill(_resolved(told), HypotheticalFact(), source)


def _resolved(told: object) -> object:
    """The same with ids in the place of references."""
    if isinstance(told, dict):
        return {name: _resolved(value) for name, value in told.items()}
    if isinstance(told, list):
        return [_resolved(value) for value in told]
    found = _REFERENCE.fullmatch(told) if isinstance(told, str) else None
    return hypothetical_id(int(found[1])) if found else told
