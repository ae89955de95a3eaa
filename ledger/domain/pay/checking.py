"""A policy document before it is adopted: everything that is wrong in it or may be."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple, Protocol

import msgspec

from ledger.domain.facts.policy import PayPolicy
from ledger.domain.pay.checks.beginning import never_governed
from ledger.domain.pay.checks.known import DistrictKnowledge
from ledger.domain.pay.checks.minor_units import finer_than_money
from ledger.domain.pay.checks.references import faults_of_reference, names_of_nothing
from ledger.domain.pay.checks.regoverned import governed_otherwise
from ledger.domain.pay.checks.sharing import pools_told_otherwise
from ledger.domain.pay.checks.useless import useless_rules
from ledger.domain.pay.document import PolicyDocument
from ledger.domain.pay.inputs.question import Adopted
from ledger.domain.pay.inputs.versions import displaced, versions_in_force
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

    def earlier(self) -> Iterable[tuple[int, date, date | None, str]] | None:
        """Give the versions of the policy that the document is to be one of; None: nobody said.

        Of each its number, its first day, the day of its retirement if any, and its document, JSON.
        """


def check_document(
    source: bytes, begins_on: date | None = None, district: District | None = None
) -> Checked:
    """Check a document, and what it names where a district is given.

    `begins_on` is the first day of the document, where it is known; what lies before it is told
    too. Where the district knows of which policy it is to be a version, all is told that its
    adoption would tell.
    """
    try:
        document = parse_document(source)
    except PolicyDocumentInvalid as refused:
        return Checked(refused.faults)
    before = () if begins_on is None else tuple(never_governed(document, begins_on, None))
    if district is None:
        return Checked(warnings=(*useless_rules(document, begins_on=begins_on), *before))
    known = _Told(district)
    faults = tuple(faults_of_reference(document, known))
    told = district.earlier()
    if told is None or begins_on is None:
        return Checked(faults, (*warnings_of(document, begins_on, known), *before))
    earlier = tuple(_adopted(*each) for each in told)
    version = 1 + max((each.version for each in earlier), default=0)
    draft = Adopted(policy=_policy(begins_on, document), version=version, position=0)
    return Checked(faults, warnings_of_version(draft, (*earlier, draft), known))


def warnings_of(
    document: PolicyDocument, begins_on: date | None, known: DistrictKnowledge
) -> tuple[Fault, ...]:
    """Give what of a document can never matter in a district, or not yet."""
    rules = useless_rules(document, begins_on=begins_on, year_begins=known.year_begins())
    names = names_of_nothing(document, known)
    pools = pools_told_otherwise(document, known.others())
    return (*rules, *names, *pools, *finer_than_money(document, known.currency()))


def warnings_of_version(
    draft: Adopted, adopted: tuple[Adopted, ...], known: DistrictKnowledge
) -> tuple[Fault, ...]:
    """Give the same of a version that is adopted, and what it changes of those before.

    `adopted` are versions of the district's policies, all up to this one of its own among them. Of
    what is in an earlier version nobody is told what was earned too early: that one speaks of it.
    """
    policy = draft.policy
    document, begins_on = policy.document, policy.effective_from
    own = [each for each in adopted if each.policy.policy_id == policy.policy_id]
    earlier = tuple(each for each in own if each.version < draft.version)
    governed = _governed((*earlier, draft), begins_on)
    return (
        *_displaced(draft, (*earlier, draft)),
        *governed_otherwise(document, earlier),
        *warnings_of(document, None if earlier else begins_on, known),
        *never_governed(document, begins_on, governed),
    )


def _governed(versions: tuple[Adopted, ...], begins_on: date) -> set[str]:
    """Give the benefits that are in a version in force before a day."""
    before = (each for each in versions_in_force(versions) if each.in_force_from < begins_on)
    return {benefit.benefit_id for each in before for benefit in each.document.benefits}


def _displaced(draft: Adopted, versions: tuple[Adopted, ...]) -> Iterator[Fault]:
    """Give the versions whose place it takes on every day, as where it begins on the same one."""
    for each in displaced(versions, draft.policy.policy_id, draft.version):
        began = each.policy.effective_from
        yield Fault("", f"version {each.version}, from {began}, is in force on no day any more")


def _adopted(number: int, begins_on: date, retired_on: date | None, text: str) -> Adopted:
    document = msgspec.json.decode(text, type=PolicyDocument)
    policy = _policy(begins_on, document)
    return Adopted(policy=policy, version=number, position=number, retired_on=retired_on)


def _policy(begins_on: date, document: PolicyDocument) -> PayPolicy:
    """Give a version of the one policy that is looked at, whatever it is called."""
    return PayPolicy(
        policy_id="it",
        district_id="it",
        effective_from=begins_on,
        source_sha256="",
        document=document,
    )


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
