"""A policy document before it is adopted: everything that is wrong or useless in it."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from ledger.domain.pay.document import PolicyDocument
from ledger.domain.pay.fault import Fault, PolicyDocumentInvalid
from ledger.domain.pay.mentions import Mention, mentions
from ledger.domain.pay.parse import parse_document
from ledger.domain.pay.terms.recovery import MonthDay
from ledger.domain.pay.useless import useless_rules


class Checked(NamedTuple):
    """What was found: faults, useless rules, and the names of what stands elsewhere.

    Each has the JSON pointer of its place. Of a document with faults only these are told.
    """

    faults: tuple[Fault, ...] = ()
    useless: tuple[Fault, ...] = ()
    named: tuple[Mention, ...] = ()


def check_document(
    source: bytes, begins_on: date | None = None, year_begins: Sequence[tuple[int, int]] = ()
) -> Checked:
    """Check a document; what it names is for the caller to look up.

    `begins_on` is the first day of the policy, `year_begins` are the months and days on which
    contract years begin, where they are known.
    """
    try:
        document = parse_document(source)
    except PolicyDocumentInvalid as refused:
        return Checked(refused.faults)
    begins = tuple(MonthDay(month=month, day=day) for month, day in year_begins)
    found = useless_rules(document, begins_on=begins_on, year_begins=begins)
    return Checked(useless=tuple(found), named=tuple(mentions(document)))


def find_useless(document: PolicyDocument, begins_on: date | None) -> tuple[Fault, ...]:
    """Give the rules of a document that can never match or never matter, by their place."""
    return tuple(useless_rules(document, begins_on=begins_on))
