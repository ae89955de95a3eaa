"""Every fact about jobs can be replaced, annulled and restored; a replacement meets its rules."""

from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from ledger.domain.refusals.refusal import Refusal
from tests.support.correcting import annul, replaced
from tests.support.facts import day, employment
from tests.support.granting import lakeview, teacher
from tests.support.jobs import placement, separation
from tests.unit.domain.test_corrections import problem
from tests.unit.domain.test_job_refusals import SOUND, Case, case

KINDS: dict[str, dict[str, Any]] = {
    "employment": {"fte": Decimal("0.5")},
    "leave": {"paid": True},
    "separation": {"reason_code": "retired"},
    "service_credit": {"years": Decimal(3)},
    "placement": {"reason_code": "lane-change"},
    "opening_balance": {"supplements": ()},
}
"""What a correction of each kind says instead."""

REFUSED: list[tuple[str, str, dict[str, Any]]] = [
    ("employment", "FIELD_INVALID", {"fte": Decimal(2)}),
    ("employment", "UNKNOWN_SCHOOL", {"school_id": "nowhere"}),
    ("employment", "SEGMENT_EXISTS", {"effective_from": day("2020-07-01")}),
    ("employment", "PRIMARY_ASSIGNMENT_EXISTS", {"primary": True}),
    ("leave", "NOT_EMPLOYED_ON", {"effective_from": day("2020-06-30")}),
    ("leave", "LEAVE_OVERLAPS", {"effective_until": day("2026-03-02")}),
    ("separation", "NOT_EMPLOYED_ON", {"effective_on": day("2020-07-01")}),
    ("service_credit", "FIELD_INVALID", {"years": Decimal(0)}),
    ("service_credit", "FACT_RECORDED", {"kind": "in-district"}),
    ("placement", "UNKNOWN_ASSIGNMENT", {"assignment_id": "aide-1"}),
    ("placement", "PLACEMENT_EXISTS", {"effective_from": day("2025-07-01")}),
    ("opening_balance", "BALANCE_AFTER_FIRST_PAYROLL", {"as_of": day("2025-07-02")}),
    ("opening_balance", "FUTURE_DATE", {"as_of": day("2026-09-01")}),
]


def told(kind: str) -> tuple[Case, str, Any]:
    """A fact of a kind, recorded: the case, the fact id, and what it says."""
    given = case()
    fact = SOUND[kind](given.educator)
    if kind != "opening_balance":
        return given, given.ledger.record(fact).fact_id, fact
    items = given.ledger.timeline(given.educator).items
    (item,) = (item for item in items if type(item.value) is type(fact))
    return given, item.fact_id, item.value


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_replacement_stands_under_the_same_id_until_it_is_annulled(kind: str) -> None:
    given, fact_id, first = told(kind)
    ledger, who = given.ledger, given.educator
    second = replace(first, **KINDS[kind])

    correction = replaced(ledger, who, fact_id, **{kind: second})
    assert ledger.item(who, fact_id).value == second

    annul(ledger, who, correction.fact_id)
    assert ledger.item(who, fact_id).value == first

    annul(ledger, who, fact_id)
    assert fact_id not in [item.fact_id for item in ledger.timeline(who).items]


@pytest.mark.parametrize(("kind", "reason", "changes"), REFUSED)
def test_a_replacement_is_refused_as_the_fact_would_be(
    kind: str, reason: str, changes: dict[str, Any]
) -> None:
    given, fact_id, first = told(kind)

    with pytest.raises(Refusal) as refusal:
        replaced(given.ledger, given.educator, fact_id, **{kind: replace(first, **changes)})

    assert refusal.value.reason() == reason
    assert given.ledger.item(given.educator, fact_id).value == first


def test_a_corrected_separation_takes_support_from_what_came_after_it() -> None:
    ledger = lakeview()
    educator = teacher(ledger)
    left = ledger.record(separation(educator)).fact_id
    placed = ledger.record(placement(educator, "2025-12-01")).fact_id

    replaced(ledger, educator, left, separation=separation(educator, "2025-11-01"))

    assert problem(ledger, educator, placed) == "UNKNOWN_ASSIGNMENT"


def test_an_assignment_that_is_no_longer_primary_makes_room_for_another() -> None:
    ledger = lakeview()
    educator = ledger.educator()
    first = employment(educator)
    fact_id = ledger.record(first).fact_id
    replaced(ledger, educator, fact_id, employment=replace(first, primary=False))

    second = ledger.record(employment(educator, assignment_id="coach-1")).fact_id
    assert problem(ledger, educator, second) is None

    with pytest.raises(Refusal, match="coach-1 is the primary assignment of 2020-07-01 already"):
        replaced(ledger, educator, fact_id, employment=first)


def test_a_fact_about_jobs_is_replaced_by_its_own_kind_only() -> None:
    given, fact_id, _ = told("service_credit")

    with pytest.raises(Refusal) as refusal:
        replaced(
            given.ledger,
            given.educator,
            fact_id,
            opening_balance=SOUND["opening_balance"](given.educator),
        )

    assert refusal.value.metadata["kind"] == "service_credit"
    assert refusal.value.metadata["other_kind"] == "opening_balance"
