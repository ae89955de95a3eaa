"""From the text a district adopts to a policy document, and back to one text of it."""

import msgspec

from ledger.domain.pay.checks.meaning import faults_of_meaning
from ledger.domain.pay.document import PolicyDocument
from ledger.domain.pay.reading.fault import Fault, PolicyDocumentInvalid
from ledger.domain.pay.reading.form import faults_of_form
from ledger.domain.pay.reading.json_text import read
from ledger.domain.pay.reading.parts import FORM, readable_parts


def parse_document(source: bytes) -> PolicyDocument:
    """Parse a policy document.

    Raises:
        PolicyDocumentInvalid: with every fault and where it stands.
    """
    value = read(source)
    if isinstance(value, Fault):
        raise PolicyDocumentInvalid(faults=(value,))
    form = tuple(faults_of_form(value, FORM))
    faults = (*form, *faults_of_meaning(readable_parts(value, form)))
    if faults:
        raise PolicyDocumentInvalid(faults=faults)
    return msgspec.convert(value, PolicyDocument)


def canonical_document(document: PolicyDocument) -> str:
    """Give the document as JSON: keys in the language's order, no space, decimals as written."""
    return msgspec.json.encode(document).decode("utf-8")
