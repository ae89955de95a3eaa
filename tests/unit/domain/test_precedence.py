"""Refusals are declared in the contract, and of two that apply the first declared is given."""

from collections.abc import Iterator
from itertools import combinations

import pytest

from credential_ledger.v1 import options_pb2
from credential_ledger.v1.error_reason_pb2 import ErrorReason
from ledger.domain.refusals.refusal import Refusal
from ledger.domain.values import Fact
from tests.support.facts import activity, assessment, day, enrollment
from tests.support.granting import approval, credit
from tests.support.memory import ADMINISTRATOR, ISSUER
from tests.unit.domain.contract import METHODS, Changes, declared
from tests.unit.domain.refusing import NOBODY, Case, case, none, scores, ten

FAULTS: dict[str, list[tuple[str, Changes]]] = {
    "Enroll": [
        ("UNKNOWN_EDUCATOR", {"educator_id": NOBODY}),
        ("UNKNOWN_DISTRICT", {"district_id": "nowhere"}),
        ("UNKNOWN_CREDENTIAL", {"credential_id": "nothing"}),
        ("UNKNOWN_CREDENTIAL_VERSION", {"credential_version": 9}),
        ("FUTURE_DATE", {"enrolled_on": day("2026-09-01")}),
        ("ENROLLMENT_OPEN", {}),
    ],
    "RecordActivity": [
        ("HOURS_NOT_POSITIVE", {"hours": none()}),
        ("UNKNOWN_EDUCATOR", {"educator_id": NOBODY}),
        ("UNKNOWN_ENROLLMENT", {"enrollment_id": NOBODY}),
        ("FUTURE_DATE", {"completed_on": day("2026-09-01")}),
        ("BEFORE_ENROLLMENT", {"completed_on": day("2025-09-01")}),
        ("UNKNOWN_COMPONENT", {"component_id": "no-such-part"}),
        ("HOURS_ABOVE_MAXIMUM", {"hours": ten()}),
    ],
    "RecordAssessment": [
        ("ASSESSORS_NOT_DISTINCT", {"assessors": ("a1", "a1")}),
        ("UNKNOWN_EDUCATOR", {"educator_id": NOBODY}),
        ("UNKNOWN_ENROLLMENT", {"enrollment_id": NOBODY}),
        ("FUTURE_DATE", {"assessed_on": day("2026-09-01")}),
        ("BEFORE_ENROLLMENT", {"assessed_on": day("2025-09-01")}),
        ("UNKNOWN_ASSESSMENT", {"assessment_id": "nothing"}),
        ("UNKNOWN_CRITERION", {"scores": scores("nothing")}),
        ("ASSESSORS_TOO_FEW", {"assessors": ("a1",)}),
        ("CRITERION_NOT_SCORED", {"scores": ()}),
    ],
    "RecordCredit": [
        ("AMOUNT_NOT_POSITIVE", {"amount": none()}),
        ("UNKNOWN_EDUCATOR", {"educator_id": NOBODY}),
        ("UNKNOWN_SOURCE", {"source_id": NOBODY}),
        ("FUTURE_DATE", {"earned_on": day("2026-09-01")}),
        ("BEFORE_ENROLLMENT", {"earned_on": day("2025-09-01")}),
        ("CREDIT_RECORDED", {}),
    ],
    "DecideApproval": [
        ("DECIDED_BEFORE_REQUEST", {"requested_on": day("2026-12-01")}),
        ("UNKNOWN_EDUCATOR", {"educator_id": NOBODY}),
        ("UNKNOWN_DISTRICT", {"district_id": "nowhere"}),
        ("FUTURE_DATE", {"decided_on": day("2026-09-01")}),
        ("UNKNOWN_SUBJECT", {"subject_id": NOBODY}),
    ],
}


def sound(given: Case, method: str) -> Fact:
    """Give the command that the faults are added to."""
    match method:
        case "Enroll":
            return enrollment(given.educator, "2026-03-01")
        case "RecordActivity":
            return activity(given.educator, given.enrollment, "lab-class")
        case "RecordAssessment":
            return assessment(given.educator, given.enrollment)
        case "RecordCredit":
            return credit(given.holder, given.badge)
        case _:
            return approval(given.holder, given.badge)


def pairs(table: dict[str, list[tuple[str, Changes]]]) -> Iterator[tuple[str, str, Changes]]:
    """Give every two faults of one command that can be had at once, and which comes first."""
    for method, faults in table.items():
        for (first, one), (_, other) in combinations(faults, 2):
            if not one.keys() & other.keys():
                yield method, first, one | other


@pytest.mark.parametrize(("method", "first", "changes"), list(pairs(FAULTS)))
def test_of_two_refusals_the_first_declared_is_given(
    method: str, first: str, changes: Changes
) -> None:
    given = case()
    fact = sound(given, method)
    fields = {name: getattr(fact, name) for name in fact.__struct_fields__}
    actor = ADMINISTRATOR if method == "DecideApproval" else ISSUER

    with pytest.raises(Refusal) as refusal:
        given.ledger.record(type(fact)(**(fields | changes)), actor=actor)

    assert refusal.value.reason() == first


@pytest.mark.parametrize("method", list(FAULTS))
def test_the_faults_stand_in_the_order_their_method_declares(method: str) -> None:
    reasons = [reason for reason, _ in FAULTS[method]]

    assert reasons == [reason for reason in declared(method) if reason in reasons]


@pytest.mark.parametrize("method", list(METHODS))
def test_every_method_declares_its_refusals_in_the_order_of_the_enum(method: str) -> None:
    numbers = list(METHODS[method].GetOptions().Extensions[options_pb2.refusals])

    assert numbers == sorted(set(numbers))


@pytest.mark.parametrize("method", list(METHODS))
def test_every_method_declares_a_permission(method: str) -> None:
    assert METHODS[method].GetOptions().Extensions[options_pb2.permission]


def test_every_reason_is_declared_by_some_method() -> None:
    everywhere = {reason for method in METHODS for reason in declared(method)}

    assert {f"ERROR_REASON_{reason}" for reason in everywhere} == set(ErrorReason.keys()) - {
        "ERROR_REASON_UNSPECIFIED"
    }
