"""A policy document before it is adopted: everything that is wrong or useless in it."""

from datetime import date

from ledger.domain.pay.document import PolicyDocument
from ledger.domain.pay.fault import Fault, PolicyDocumentInvalid
from ledger.domain.pay.parse import parse_document
from ledger.domain.pay.useless import useless_rules

Faults = tuple[Fault, ...]


def check_document(source: bytes, begins_on: date | None = None) -> tuple[Faults, Faults]:
    """Give the faults, for which it would be refused, and the rules that can never matter.

    Each has the JSON pointer of its place. Of a document with faults only these are told.
    `begins_on` is the first day of the policy, where it is known. What a district has to have
    published (schedules, schools, credentials) is asked at adoption.
    """
    try:
        document = parse_document(source)
    except PolicyDocumentInvalid as refused:
        return refused.faults, ()
    return (), find_useless(document, begins_on)


def find_useless(document: PolicyDocument, begins_on: date | None) -> Faults:
    """Give the rules of a document that can never match or never matter, by their place."""
    return tuple(useless_rules(document, begins_on=begins_on))
