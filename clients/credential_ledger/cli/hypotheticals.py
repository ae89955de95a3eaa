"""Facts that are supposed, from a file: "if I finish this by then"."""

import re
import uuid
from pathlib import Path

from credential_ledger.cli import files
from credential_ledger.cli.fault import Fault
from credential_ledger.described import fields
from credential_ledger.v1.hypothetical_fact_pb2 import HypotheticalFact

NAMESPACE = uuid.UUID("7d3f0c52-6f0e-5b7e-9c1d-0b6f2a8f4e11")
"""Of every minted id (proto/credential_ledger/v1/hypothetical_fact.proto)."""
KINDS = ", ".join(fields(HypotheticalFact))

_REFERENCE = re.compile(r"#([0-9]+)")


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
