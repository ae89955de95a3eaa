"""From the text a district adopts to a policy document, and back to one text of it."""

from typing import TypeVar

import msgspec

from ledger.domain.pay.document import Benefit, Choice, Combination, PolicyDocument
from ledger.domain.pay.fault import Fault, PolicyDocumentInvalid, pointer
from ledger.domain.pay.form import faults_of_form
from ledger.domain.pay.json_text import read
from ledger.domain.pay.meaning import Readable, faults_of_meaning
from ledger.domain.pay.terms.pools import Pool

T = TypeVar("T")

_FORM = msgspec.inspect.type_info(PolicyDocument)


def parse_document(source: bytes) -> PolicyDocument:
    """Parse a policy document.

    Raises:
        PolicyDocumentInvalid: with every fault and where it stands.
    """
    value = read(source)
    if isinstance(value, Fault):
        raise PolicyDocumentInvalid(faults=(value,))
    form = tuple(faults_of_form(value, _FORM))
    faults = (*form, *faults_of_meaning(_readable(value, form)))
    if faults:
        raise PolicyDocumentInvalid(faults=faults)
    return msgspec.convert(value, PolicyDocument)


def canonical_document(document: PolicyDocument) -> str:
    """Give the document as JSON: keys in the language's order, no space, decimals as written."""
    return msgspec.json.encode(document).decode("utf-8")


def _readable(value: object, faults: tuple[Fault, ...]) -> Readable:
    top = value if isinstance(value, dict) else {}
    return Readable(
        benefits=_parts(top.get("benefits"), Benefit, "/benefits", faults),
        pools=_parts(top.get("pools"), Pool, "/pools", faults),  # type: ignore[arg-type]  # a union is a type to msgspec
        choices=_parts(top.get("choices"), Choice, "/choices", faults),
        combination=_part(top.get("combination"), Combination, "/combination", faults),  # type: ignore[arg-type]  # a union is a type to msgspec
        benefit_ids=_names(top.get("benefits"), "benefit_id", "/benefits", faults),
        pool_ids=_names(top.get("pools"), "pool_id", "/pools", faults),
    )


def _names(value: object, key: str, path: str, faults: tuple[Fault, ...]) -> list[str | None]:
    """Give what each part is called; a name is readable also where something else is not."""
    if not isinstance(value, list):
        return [None]
    unreadable = {fault.path for fault in faults}
    return [
        str(each[key])
        if isinstance(each, dict) and pointer(f"{path}/{index}", key) not in unreadable
        else None
        for index, each in enumerate(value)
    ]


def _parts(value: object, kind: type[T], path: str, faults: tuple[Fault, ...]) -> list[T | None]:
    if not isinstance(value, list):
        return [None]
    return [_part(each, kind, pointer(path, index), faults) for index, each in enumerate(value)]


def _part(value: object, kind: type[T], path: str, faults: tuple[Fault, ...]) -> T | None:
    if any(fault.path == path or fault.path.startswith(f"{path}/") for fault in faults):
        return None
    return None if value is None else msgspec.convert(value, kind)
