"""What may not be said of the catalogue or by a district, and the refusal it gets."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import combinations
from typing import Any

import pytest
from msgspec.structs import replace

from ledger.domain.facts.catalogue import Earned
from ledger.domain.refusals.refusal import Refusal
from ledger.domain.values import Fact
from tests.support.catalogue import amount, group, recognition, retirement, stack, terms, withdrawal
from tests.support.districts import schedule, school
from tests.support.facts import calendar, day, enrollment, issuer, simple_credential
from tests.support.granting import lakeview, teacher
from tests.support.memory import MemoryLedger
from tests.unit.domain.contract import declared

Telling = Callable[[MemoryLedger], Fact]


def case() -> MemoryLedger:
    """Lakeview, two stacks of which one contains the other, a recognized badge, a second issuer."""
    ledger = lakeview()
    ledger.record(issuer(issuer_id="second"))
    ledger.record(simple_credential("basics"))
    ledger.record(simple_credential("advanced", prerequisites=("basics",)))
    ledger.record(simple_credential("degree", earned=Earned.ELSEWHERE))
    ledger.record(stack("inner"))
    ledger.record(stack("outer", group("basics", stack_ids=("inner",))))
    ledger.record(recognition("2026-01-01", effective_until=day("2026-07-01")))
    ledger.record(retirement("2026-03-01"))
    return ledger


REFUSED: list[tuple[str, Telling]] = [
    ("UNKNOWN_CREDENTIAL", lambda _: retirement(credential_id="nothing")),
    ("UNKNOWN_CREDENTIAL_VERSION", lambda _: retirement(credential_version=2)),
    ("VERSION_RETIRED", lambda _: retirement("2026-03-01")),
    ("VERSION_RETIRED", lambda _: retirement("2026-04-01")),
    ("VERSION_RETIRED", lambda ledger: enrollment(teacher(ledger), "2026-03-01")),
    ("EARNED_ELSEWHERE", lambda ledger: enrollment(teacher(ledger), credential_id="degree")),
    ("PREREQUISITE_CIRCULAR", lambda _: simple_credential("basics", prerequisites=("advanced",))),
    ("UNKNOWN_ISSUER", lambda _: stack(issuer_id="nobody")),
    ("STACK_OF_ANOTHER_ISSUER", lambda _: stack("inner", issuer_id="second")),
    ("UNKNOWN_CREDENTIAL", lambda _: stack("new", group("nothing"))),
    ("UNKNOWN_STACK", lambda _: stack("new", group("basics", stack_ids=("nothing",)))),
    ("STACK_CIRCULAR", lambda _: stack("inner", group("basics", stack_ids=("outer",)))),
    ("UNKNOWN_DISTRICT", lambda _: recognition(district_id="nowhere")),
    ("UNKNOWN_CREDENTIAL", lambda _: recognition(credential_id="nothing")),
    ("UNKNOWN_STACK", lambda _: recognition(credential_id=None, stack_id="nothing")),
    ("AMOUNT_NOT_POSITIVE", lambda _: recognition(terms=terms(credits=(amount("0"),)))),
    ("UNKNOWN_DISTRICT", lambda _: withdrawal(district_id="nowhere")),
    ("UNKNOWN_CREDENTIAL", lambda _: withdrawal(credential_id="nothing")),
    ("UNKNOWN_STACK", lambda _: withdrawal(credential_id=None, stack_id="nothing")),
    ("NOT_RECOGNIZED", lambda _: withdrawal("2025-12-31")),
    ("NOT_RECOGNIZED", lambda _: withdrawal("2026-07-01")),
    ("NOT_RECOGNIZED", lambda _: withdrawal(credential_id="basics")),
    ("NOT_RECOGNIZED", lambda _: withdrawal(credential_id=None, stack_id="inner")),
    ("UNKNOWN_DISTRICT", lambda _: school(district_id="nowhere")),
    ("UNKNOWN_DISTRICT", lambda _: schedule(district_id="nowhere")),
]


@pytest.mark.parametrize(
    ("reason", "tell"), REFUSED, ids=[f"{n}-{reason}" for n, (reason, _) in enumerate(REFUSED)]
)
def test_it_is_refused_for_this_reason_and_nothing_is_recorded(reason: str, tell: Telling) -> None:
    ledger = case()
    fact = tell(ledger)
    before = len(ledger.entries)

    with pytest.raises(Refusal) as refusal:
        ledger.record(fact)

    assert refusal.value.reason() == reason
    assert len(ledger.entries) == before


Changes = dict[str, Any]

FAULTS: dict[str, tuple[Fact, list[tuple[str, Changes]]]] = {
    "DefineCredential": (
        simple_credential("basics"),
        [
            ("FIELD_INVALID", {"tags": ("a", "a")}),
            ("UNKNOWN_ISSUER", {"issuer_id": "nobody"}),
            ("CREDENTIAL_OF_ANOTHER_ISSUER", {"issuer_id": "second"}),
            ("UNKNOWN_CREDENTIAL", {"prerequisites": ("nothing",)}),
            ("PREREQUISITE_CIRCULAR", {"prerequisites": ("advanced",)}),
        ],
    ),
    "RetireCredential": (
        retirement("2026-02-01"),
        [
            ("UNKNOWN_CREDENTIAL", {"credential_id": "nothing"}),
            ("UNKNOWN_CREDENTIAL_VERSION", {"credential_version": 2}),
            ("VERSION_RETIRED", {"effective_on": day("2026-04-01")}),
        ],
    ),
    "DefineStack": (
        stack("inner"),
        [
            ("FIELD_INVALID", {"groups": (group("a", "a"),)}),
            ("UNKNOWN_ISSUER", {"issuer_id": "nobody"}),
            ("STACK_OF_ANOTHER_ISSUER", {"issuer_id": "second"}),
            ("UNKNOWN_CREDENTIAL", {"groups": (group("nothing", stack_ids=("nothing",)),)}),
            ("UNKNOWN_STACK", {"groups": (group("basics", stack_ids=("nothing", "outer")),)}),
            ("STACK_CIRCULAR", {"groups": (group("basics", stack_ids=("outer",)),)}),
        ],
    ),
    "RecognizeCredential": (
        recognition(),
        [
            ("FIELD_INVALID", {"effective_until": day("2025-01-01")}),
            ("AMOUNT_NOT_POSITIVE", {"terms": terms(credits=(amount("-1"),))}),
            ("UNKNOWN_DISTRICT", {"district_id": "nowhere"}),
            ("UNKNOWN_CREDENTIAL", {"credential_id": "nothing"}),
            ("UNKNOWN_STACK", {"credential_id": None, "stack_id": "nothing"}),
        ],
    ),
    "WithdrawRecognition": (
        withdrawal(),
        [
            ("UNKNOWN_DISTRICT", {"district_id": "nowhere"}),
            ("UNKNOWN_CREDENTIAL", {"credential_id": "nothing"}),
            ("UNKNOWN_STACK", {"credential_id": None, "stack_id": "nothing"}),
            ("NOT_RECOGNIZED", {"effective_on": day("2025-01-01")}),
        ],
    ),
    "PublishSalarySchedule": (
        schedule(),
        [
            ("FIELD_INVALID", {"fte_basis": Decimal(2)}),
            ("UNKNOWN_DISTRICT", {"district_id": "nowhere"}),
        ],
    ),
    "PublishCalendar": (
        calendar(2025, calendar_id="another"),
        [
            ("FIELD_INVALID", {"employee_groups": ("a", "a")}),
            ("UNKNOWN_DISTRICT", {"district_id": "nowhere"}),
            ("CALENDAR_OVERLAP", {}),
        ],
    ),
}


def pairs() -> Iterator[tuple[str, str, Changes]]:
    for method, (_, faults) in FAULTS.items():
        for (first, one), (_, other) in combinations(faults, 2):
            if not one.keys() & other.keys():
                yield method, first, one | other


@pytest.mark.parametrize(("method", "first", "changes"), list(pairs()))
def test_of_two_refusals_the_first_declared_is_given(
    method: str, first: str, changes: Changes
) -> None:
    ledger = case()
    ledger.record(calendar(2025))

    with pytest.raises(Refusal) as refusal:
        ledger.record(replace(FAULTS[method][0], **changes))

    assert refusal.value.reason() == first


@pytest.mark.parametrize("method", list(FAULTS))
def test_the_faults_stand_in_the_order_their_method_declares(method: str) -> None:
    reasons = [reason for reason, _ in FAULTS[method][1]]

    assert reasons == [reason for reason in declared(method) if reason in reasons]
