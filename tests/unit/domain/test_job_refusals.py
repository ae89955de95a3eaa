"""What HR may not record of jobs, placements and balances; of two refusals the first declared."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Any

import pytest

from ledger.domain.facts.placement import EligibilityLink
from ledger.domain.refusals.refusal import Refusal
from tests.support.districts import schedule, school
from tests.support.facts import calendar, day, district, employment
from tests.support.granting import lakeview, teacher
from tests.support.jobs import cell, leave, opening_balance, placement, separation, service_credit
from tests.support.memory import MemoryLedger
from tests.support.policies import pay_policy
from tests.unit.domain.contract import declared
from tests.unit.domain.refusing import NOBODY

Changes = dict[str, Any]


@dataclass
class Case:
    """A teacher who is a coach too, on leave from coaching in spring, placed, with a balance."""

    ledger: MemoryLedger
    educator: str


def case() -> Case:
    """Make the case anew for each refusal."""
    ledger = lakeview()
    riverside: dict[str, Any] = {"district_id": "riverside", "policy_id": "another"}
    published: list[Any] = [
        school(),
        calendar(2025),
        schedule(),
        pay_policy(),
        district(district_id="riverside"),
        pay_policy(**riverside),
    ]
    for fact in published:
        ledger.record(fact)
    educator = teacher(ledger)
    told: list[Any] = [
        employment(educator, assignment_id="coach-1", primary=False),
        leave(educator, "2026-03-01", assignment_id="coach-1", effective_until=day("2026-05-01")),
        placement(educator),
        opening_balance(educator),
        service_credit(educator, kind="in-district"),
    ]
    for fact in told:
        ledger.record(fact)
    return Case(ledger, educator)


def made_for(policy_id: str, benefit_id: str = "base-increase") -> EligibilityLink:
    """The eligibility of a benefit of a policy."""
    return EligibilityLink(policy_id=policy_id, benefit_id=benefit_id, segment_id=NOBODY)


SOUND: dict[str, Any] = {
    "employment": lambda who: employment(
        who, assignment_id="coach-1", primary=False, effective_from=day("2025-08-01")
    ),
    "leave": lambda who: leave(who, assignment_id="coach-1"),
    "separation": lambda who: separation(who, "2026-06-01"),
    "service_credit": service_credit,
    "placement": lambda who: placement(who, "2026-01-01", cell=cell()),
    "opening_balance": lambda who: opening_balance(who, rewards=()),
}
"""What may be recorded, but for the balance, which is recorded already."""

METHOD = {
    "placement": "RecordPlacement",
    "opening_balance": "RecordOpeningBalance",
}
_ANYWHERE: list[tuple[str, Changes]] = [
    ("UNKNOWN_EDUCATOR", {"educator_id": NOBODY}),
    ("UNKNOWN_DISTRICT", {"district_id": "nowhere"}),
]
FAULTS: dict[str, list[tuple[str, Changes]]] = {
    "employment": [
        ("FIELD_INVALID", {"fte": Decimal(2)}),
        *_ANYWHERE,
        ("UNKNOWN_SCHOOL", {"school_id": "nowhere"}),
        ("UNKNOWN_CALENDAR", {"calendar_id": "never"}),
        ("SEGMENT_EXISTS", {"effective_from": day("2020-07-01")}),
        ("PRIMARY_ASSIGNMENT_EXISTS", {"primary": True}),
        ("INVALIDATES_LATER_FACT", {"effective_until": day("2026-01-01")}),
    ],
    "leave": [
        ("FIELD_INVALID", {"effective_until": day("2019-01-01")}),
        *_ANYWHERE,
        ("NOT_EMPLOYED_ON", {"effective_from": day("2020-06-30")}),
        ("UNKNOWN_ASSIGNMENT", {"assignment_id": "aide-1"}),
        ("LEAVE_OVERLAPS", {"effective_until": day("2026-03-02")}),
    ],
    "separation": [
        *_ANYWHERE,
        ("NOT_EMPLOYED_ON", {"effective_on": day("2020-07-01")}),
        ("INVALIDATES_LATER_FACT", {"effective_on": day("2026-03-01")}),
    ],
    "service_credit": [
        ("FIELD_INVALID", {"years": Decimal(0)}),
        *_ANYWHERE,
        ("FACT_RECORDED", {"kind": "in-district"}),
    ],
    "placement": [
        ("FIELD_INVALID", {"stated_base": Decimal(1)}),
        ("UNKNOWN_EDUCATOR", {"educator_id": NOBODY}),
        ("UNKNOWN_PAY_POLICY", {"eligibility": made_for("none")}),
        ("UNKNOWN_BENEFIT", {"eligibility": made_for("base-increase", "none")}),
        ("UNKNOWN_DISTRICT", {"district_id": "nowhere"}),
        ("UNKNOWN_SALARY_SCHEDULE", {"effective_from": day("2025-06-30")}),
        ("UNKNOWN_SCHEDULE_CELL", {"cell": cell("phd")}),
        ("POLICY_OF_ANOTHER_DISTRICT", {"eligibility": made_for("another")}),
        ("UNKNOWN_ASSIGNMENT", {"assignment_id": "aide-1"}),
        ("PLACEMENT_EXISTS", {"effective_from": day("2025-07-01")}),
    ],
    "opening_balance": [
        ("FIELD_INVALID", {"supplements": (*opening_balance(NOBODY).supplements,) * 2}),
        *_ANYWHERE,
        ("FUTURE_DATE", {"as_of": day("2026-09-01")}),
        ("BALANCE_AFTER_FIRST_PAYROLL", {"as_of": day("2025-07-02")}),
        ("NOT_EMPLOYED_ON", {"as_of": day("2020-06-30")}),
        ("BALANCE_RECORDED", {}),
    ],
}


def refused(kind: str, changes: Changes) -> str:
    """Try to record a fact with something wrong; give the refusal."""
    given = case()
    fact = SOUND[kind](given.educator)
    fields = {name: getattr(fact, name) for name in fact.__struct_fields__}
    before = len(given.ledger.entries)
    with pytest.raises(Refusal) as refusal:
        given.ledger.record(type(fact)(**(fields | changes)))
    assert len(given.ledger.entries) == before
    return refusal.value.reason()


def pairs() -> Iterator[tuple[str, str, Changes]]:
    """Give every two faults of one kind that can be had at once, and which comes first."""
    for kind, faults in FAULTS.items():
        for (first, one), (_, other) in combinations(faults, 2):
            if not one.keys() & other.keys():
                yield kind, first, one | other


@pytest.mark.parametrize(
    ("kind", "reason", "changes"),
    [(kind, *fault) for kind, faults in FAULTS.items() for fault in faults],
)
def test_it_is_refused_for_this_reason_and_nothing_is_recorded(
    kind: str, reason: str, changes: Changes
) -> None:
    assert refused(kind, changes) == reason


@pytest.mark.parametrize(("kind", "first", "changes"), list(pairs()))
def test_of_two_refusals_the_first_declared_is_given(
    kind: str, first: str, changes: Changes
) -> None:
    assert refused(kind, changes) == first


@pytest.mark.parametrize("kind", list(FAULTS))
def test_the_faults_stand_in_the_order_their_method_declares(kind: str) -> None:
    reasons = [reason for reason, _ in FAULTS[kind]]
    order = declared(METHOD.get(kind, "RecordEmployment"))

    assert reasons == [reason for reason in order if reason in reasons]


@pytest.mark.parametrize("kind", [kind for kind in SOUND if kind != "opening_balance"])
def test_without_a_fault_it_is_recorded(kind: str) -> None:
    given = case()

    recorded = given.ledger.record(SOUND[kind](given.educator))

    assert given.ledger.item(given.educator, recorded.fact_id).supported
