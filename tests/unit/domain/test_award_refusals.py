"""Refusals of what was earned elsewhere and of what becomes of awards, in their order."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import pytest

from ledger.domain.facts.award import CatalogueEntry
from ledger.domain.refusals.correction import InvalidatesLaterFact
from ledger.domain.refusals.refusal import Refusal
from ledger.domain.values import Fact
from tests.support.awards import (
    external_award,
    licence,
    reinstatement,
    renewal,
    suspension,
    withdrawal,
)
from tests.support.correcting import annul
from tests.support.facts import day, enrollment, simple_credential
from tests.support.granting import earn_simply, lakeview, teacher
from tests.support.memory import MemoryLedger
from tests.unit.domain.contract import Changes, declared
from tests.unit.domain.refusing import NOBODY


@dataclass
class Case:
    """A teacher with a lasting award and a licence, who was suspended from the licence."""

    ledger: MemoryLedger
    educator: str
    enrollment: str
    award: str
    licence: str


def case() -> Case:
    ledger = lakeview()
    ledger.record(licence(validity_months=None))
    educator = teacher(ledger)
    begun, award = earn_simply(ledger, educator)
    earned = ledger.record(external_award(educator)).fact_id
    ledger.record(suspension(educator, earned, "2026-04-01"))
    return Case(ledger, educator, begun, award, earned)


def entry(credential_id: str, version: int = 1) -> CatalogueEntry:
    return CatalogueEntry(credential_id=credential_id, credential_version=version)


FAULTS: dict[str, list[tuple[str, Changes]]] = {
    "WithdrawEnrollment": [
        ("UNKNOWN_EDUCATOR", {"educator_id": NOBODY}),
        ("UNKNOWN_ENROLLMENT", {"enrollment_id": NOBODY}),
        ("FUTURE_DATE", {"withdrawn_on": day("2026-09-01")}),
        ("BEFORE_ENROLLMENT", {"withdrawn_on": day("2025-09-01")}),
        ("ENROLLMENT_CLOSED", {}),
    ],
    "RecordExternalAward": [
        ("FIELD_INVALID", {"expires_on": day("2020-01-01")}),
        ("UNKNOWN_EDUCATOR", {"educator_id": NOBODY}),
        ("UNKNOWN_DISTRICT", {"district_id": "nowhere"}),
        ("UNKNOWN_CREDENTIAL", {"definition": entry("nothing")}),
        ("UNKNOWN_CREDENTIAL_VERSION", {"definition": entry("teaching-licence", 9)}),
        ("EARNED_HERE", {"definition": entry("machine-learning")}),
        ("FUTURE_DATE", {"completed_on": day("2026-09-01")}),
        ("AWARD_HELD", {}),
    ],
    "RenewAward": [
        ("FIELD_INVALID", {"expires_on": day("2020-01-01")}),
        ("UNKNOWN_EDUCATOR", {"educator_id": NOBODY}),
        ("UNKNOWN_AWARD", {"award_id": NOBODY}),
        ("FUTURE_DATE", {"renewed_on": day("2026-09-01")}),
        ("BEFORE_AWARD", {"renewed_on": day("2025-09-01")}),
        ("AWARD_WITHOUT_EXPIRY", {}),
    ],
    "SuspendAward": [
        ("UNKNOWN_EDUCATOR", {"educator_id": NOBODY}),
        ("UNKNOWN_AWARD", {"award_id": NOBODY}),
        ("BEFORE_AWARD", {"effective_on": day("2025-09-01")}),
        ("AWARD_SUSPENDED", {}),
    ],
    "ReinstateAward": [
        ("UNKNOWN_EDUCATOR", {"educator_id": NOBODY}),
        ("UNKNOWN_AWARD", {"award_id": NOBODY}),
        ("BEFORE_AWARD", {"effective_on": day("2025-09-01")}),
        ("AWARD_NOT_SUSPENDED", {}),
    ],
}


def faulty(given: Case, method: str) -> Fact:
    """Give the command with the last of its faults."""
    match method:
        case "WithdrawEnrollment":
            return withdrawal(given.educator, given.enrollment, "2026-06-01")
        case "RecordExternalAward":
            return external_award(given.educator, "2026-03-01")
        case "RenewAward":
            return renewal(given.educator, given.award)
        case "SuspendAward":
            return suspension(given.educator, given.licence, "2026-05-01")
        case _:
            return reinstatement(given.educator, given.award)


def pairs() -> Iterator[tuple[str, str, Changes]]:
    """Give every two faults of one command that can be had at once, and which comes first."""
    for method, faults in FAULTS.items():
        for (first, one), (_, other) in combinations(faults, 2):
            if not one.keys() & other.keys():
                yield method, first, one | other


@pytest.mark.parametrize(("method", "first", "changes"), list(pairs()))
def test_of_two_refusals_the_first_declared_is_given(
    method: str, first: str, changes: Changes
) -> None:
    given = case()
    fact = faulty(given, method)
    fields: dict[str, Any] = {name: getattr(fact, name) for name in fact.__struct_fields__}

    with pytest.raises(Refusal) as refusal:
        given.ledger.record(type(fact)(**(fields | changes)))

    assert refusal.value.reason() == first


@pytest.mark.parametrize("method", list(FAULTS))
def test_the_faults_stand_in_the_order_their_method_declares(method: str) -> None:
    reasons = [reason for reason, _ in FAULTS[method]]

    assert reasons == [reason for reason in declared(method) if reason in reasons]


def test_an_enrollment_that_does_not_count_cannot_be_given_up() -> None:
    given = case()
    given.ledger.record(simple_credential("advanced", prerequisites=("machine-learning",)))
    begun = enrollment(given.educator, "2026-04-01", credential_id="advanced")
    advanced = given.ledger.record(begun).fact_id
    annul(given.ledger, given.educator, given.award)

    with pytest.raises(Refusal) as refusal:
        given.ledger.record(withdrawal(given.educator, advanced, "2026-05-01"))

    assert refusal.value.reason() == "ENROLLMENT_UNSUPPORTED"


def late_suspension(given: Case) -> Fact:
    """Of an award that was a prerequisite meanwhile."""
    given.ledger.record(simple_credential("advanced", prerequisites=("machine-learning",)))
    given.ledger.record(enrollment(given.educator, "2026-04-01", credential_id="advanced"))
    return suspension(given.educator, given.award, "2026-03-20")


def late_reinstatement(given: Case) -> Fact:
    """Before a day on which the same award was reinstated."""
    given.ledger.record(reinstatement(given.educator, given.licence, "2026-05-01"))
    return reinstatement(given.educator, given.licence, "2026-04-15")


def late_renewal(given: Case) -> Fact:
    """Of a certificate that was earned again after it had run out."""
    given.ledger.record(simple_credential("first-aid", validity_months=1))
    _, first = earn_simply(
        given.ledger, given.educator, "first-aid", enrolled="2026-01-01", awarded="2026-01-02"
    )
    earn_simply(
        given.ledger, given.educator, "first-aid", enrolled="2026-03-01", awarded="2026-03-02"
    )
    return renewal(given.educator, first, "2026-01-20", expires_on=day("2026-12-01"))


@pytest.mark.parametrize("tell", [late_suspension, late_reinstatement, late_renewal])
def test_what_would_take_support_from_a_later_fact_is_refused(
    tell: Callable[[Case], Fact],
) -> None:
    given = case()
    fact = tell(given)

    with pytest.raises(InvalidatesLaterFact):
        given.ledger.record(fact)
