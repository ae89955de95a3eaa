"""A policy document before it is adopted: everything that is wrong in it or may be."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple, Protocol

import msgspec

from ledger.domain.facts.policy import PayPolicy
from ledger.domain.pay.checks.beginning import never_governed
from ledger.domain.pay.checks.known import Known
from ledger.domain.pay.checks.minor_units import finer_than_money
from ledger.domain.pay.checks.references import faults_of_reference, names_of_nothing
from ledger.domain.pay.checks.regoverned import governed_otherwise
from ledger.domain.pay.checks.sharing import pools_told_otherwise
from ledger.domain.pay.checks.useless import useless_rules
from ledger.domain.pay.document import PolicyDocument
from ledger.domain.pay.inputs.question import Adopted
from ledger.domain.pay.inputs.versions import displaced
from ledger.domain.pay.parse import parse_document
from ledger.domain.pay.reading.fault import Fault, PolicyDocumentInvalid
from ledger.domain.pay.terms.names import NameOf
from ledger.domain.pay.terms.recovery import MonthDay


class Checked(NamedTuple):
    """What was found, each with the JSON pointer of its place.

    Faults refuse a document; of one with faults of its own these alone are told. Warnings refuse
    nothing: rules that can never match or matter, what they rest on that is not there yet, and
    places that the district's money does not have.
    """

    faults: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()


class District(Protocol):
    """What a district and the catalogue know, in plain values, from whoever asks them for it."""

    def names(self, of: str) -> Collection[str]:
        """Give the names of a kind, as `NameOf` calls it."""

    def year_begins(self) -> Sequence[tuple[int, int]]:
        """Give the months and days on which contract years begin."""

    def currency(self) -> str:
        """Give the currency of all its money."""

    def others(self) -> Iterable[tuple[str, str]]:
        """Give the latest document, JSON, of every other policy of the district, with its id."""


def check_document(
    source: bytes, begins_on: date | None = None, district: District | None = None
) -> Checked:
    """Check a document, and what it names where a district is given.

    `begins_on` is the first day of the policy, where it is known; what lies before it is told too.
    """
    try:
        document = parse_document(source)
    except PolicyDocumentInvalid as refused:
        return Checked(refused.faults)
    before = () if begins_on is None else tuple(never_governed(document, begins_on))
    if district is None:
        return Checked(warnings=(*useless_rules(document, begins_on=begins_on), *before))
    known = _Told(district)
    faults = tuple(faults_of_reference(document, known))
    return Checked(faults, (*warnings_of(document, begins_on, known), *before))


def warnings_of(
    document: PolicyDocument, begins_on: date | None, known: Known
) -> tuple[Fault, ...]:
    """Give what of a document can never matter in a district, or not yet."""
    rules = useless_rules(document, begins_on=begins_on, year_begins=known.year_begins())
    names = names_of_nothing(document, known)
    pools = pools_told_otherwise(document, known.others())
    return (*rules, *names, *pools, *finer_than_money(document, known.currency()))


def warnings_of_version(
    policy: PayPolicy, version: int, adopted: tuple[Adopted, ...], known: Known
) -> tuple[Fault, ...]:
    """Give the same of a version that is adopted, and what it changes of those before.

    `adopted` are the versions of the district's policies, this one among them. Of a later version
    than the first nobody knows what was earned too early, for others speak of what was before.
    """
    document = policy.document
    begins_on = policy.effective_from if version == 1 else None
    own = (each for each in adopted if each.policy.policy_id == policy.policy_id)
    earlier = [each for each in own if each.version < version]
    return (
        *_displaced(adopted, policy, version),
        *governed_otherwise(document, earlier),
        *warnings_of(document, begins_on, known),
    )


def _displaced(adopted: tuple[Adopted, ...], policy: PayPolicy, version: int) -> Iterator[Fault]:
    """Give the versions whose place it takes on every day, as where it begins on the same one."""
    for each in displaced(adopted, policy.policy_id, version):
        began = each.policy.effective_from
        yield Fault("", f"version {each.version}, from {began}, is in force on no day any more")


class _Told:
    """What is known, from what somebody else asked for."""

    def __init__(self, district: District) -> None:
        self._district = district

    def names(self, of: NameOf, wanted: Collection[str]) -> Collection[str]:
        return {*self._district.names(str(of))} & {*wanted}

    def year_begins(self) -> tuple[MonthDay, ...]:
        begins = self._district.year_begins()
        return tuple(MonthDay(month=month, day=day) for month, day in begins)

    def currency(self) -> str:
        return self._district.currency()

    def others(self) -> Iterable[tuple[str, PolicyDocument]]:
        for policy_id, text in self._district.others():
            yield policy_id, msgspec.json.decode(text, type=PolicyDocument)
