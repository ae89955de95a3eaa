"""The same said twice, under two requests, counts once."""

from collections.abc import Callable
from dataclasses import replace as other_entry
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace

from ledger.domain.answers.service import service_years
from ledger.domain.facts.claim import DocumentStanding
from ledger.domain.refusals.correction import FactRecorded
from ledger.domain.stream import educator_stream
from ledger.domain.timeline.fold import Timeline, timeline
from ledger.domain.values import Evidence, Fact
from tests.support.awards import DEGREE, external_award, licence, reinstatement, renewal, suspension
from tests.support.claiming import Case, claiming, document, waiver
from tests.support.claiming import case as claims
from tests.support.correcting import annul, replaced
from tests.support.facts import day, simple_credential
from tests.support.granting import earn_simply, teacher, void
from tests.support.histories import shape
from tests.support.jobs import service_credit
from tests.support.memory import ADMINISTRATOR

PAPER = Evidence(uri="https://papers.example/1", sha256="a" * 64)
Telling = Callable[[Case], Fact]


def case() -> Case:
    """Make a teacher with claims, and an award of a year in place of the badge."""
    given = claims()
    for fact in (licence(repeatable=True), simple_credential("yearly", validity_months=12)):
        given.ledger.record(fact)
    given.badge = earn_simply(given.ledger, given.educator, "yearly")[1]
    return given


TOLD: dict[str, Telling] = {
    "service_credit": lambda c: service_credit(c.educator),
    "external_award": lambda c: external_award(c.educator, one_off=DEGREE),
    "renewal": lambda c: renewal(c.educator, c.badge),
    "document": lambda c: document(c.educator, c.badge),
    "waiver": lambda c: waiver(c.educator),
}
SAME: list[tuple[str, dict[str, Any]]] = [
    *((kind, {}) for kind in TOLD),
    ("service_credit", {"years": Decimal(3)}),
    ("external_award", {"expires_on": day("2029-01-01"), "evidence": (PAPER,)}),
    ("external_award", {"one_off": replace(DEGREE, tags=(), level=None)}),
    ("renewal", {"expires_on": day("2028-09-01")}),
    ("document", {"attested_by": "desk-2"}),
]
OTHER: list[tuple[str, dict[str, Any]]] = [
    ("service_credit", {"kind": "military"}),
    ("service_credit", {"credited_on": day("2021-07-01")}),
    ("external_award", {"awarding_body": "Lakeside University"}),
    ("external_award", {"reference": "second"}),
    ("external_award", {"completed_on": day("2026-01-16")}),
    ("external_award", {"one_off": replace(DEGREE, title="Master of Arts")}),
    ("renewal", {"renewed_on": day("2026-06-02")}),
    ("document", {"kind": "diploma"}),
    ("document", {"standing": DocumentStanding.PROVISIONAL}),
    ("document", {"received_on": day("2026-05-02")}),
    ("document", {"evidence": PAPER}),
    ("waiver", {"rule": "claim-in-time"}),
    ("waiver", {"role": "superintendent"}),
]


@pytest.mark.parametrize(("kind", "changes"), SAME)
def test_the_same_is_refused_and_names_what_is_recorded(kind: str, changes: dict[str, Any]) -> None:
    given = case()
    fact = TOLD[kind](given)
    first = given.tell(fact)

    with pytest.raises(FactRecorded) as refusal:
        given.tell(replace(fact, **changes))

    assert refusal.value.fact_id == first


@pytest.mark.parametrize(("kind", "changes"), OTHER)
def test_another_is_recorded(kind: str, changes: dict[str, Any]) -> None:
    given = case()
    fact = TOLD[kind](given)
    given.tell(fact)

    assert given.problem(given.tell(replace(fact, **changes))) is None


def test_a_definition_that_is_repeatable_is_the_same_on_one_day_only() -> None:
    given = case()
    first = given.tell(external_award(given.educator))
    given.tell(external_award(given.educator, "2026-02-15"))

    with pytest.raises(FactRecorded) as refusal:
        given.tell(external_award(given.educator))

    assert refusal.value.fact_id == first


def doubled(given: Case, fact_id: str, twin_id: str, *, turned: bool) -> Timeline:
    """Fold the stream with a fact that no command would have been let to say again."""
    facts = given.ledger.streams[educator_stream(given.educator)].facts
    again = [other_entry(one, fact_id=twin_id) for one in facts if one.fact_id == fact_id]
    first, *rest = (*facts, *again)
    return timeline([first, *(reversed(rest) if turned else rest)], given.ledger.world())


@pytest.mark.parametrize("twin", [UUID(int=0), UUID(int=2**128 - 1)])
@pytest.mark.parametrize("kind", list(TOLD))
def test_of_two_that_arrived_in_any_order_the_same_one_counts(kind: str, twin: UUID) -> None:
    given = case()
    fact_id, twin_id = given.tell(TOLD[kind](given)), str(twin)
    counting, other = sorted((fact_id, twin_id))

    one, turned = (doubled(given, fact_id, twin_id, turned=each) for each in (False, True))

    assert shape(one.items) == shape(turned.items)
    assert isinstance(one.refusals[other], FactRecorded)
    assert one.refusals[other].metadata == {"fact_id": counting}
    assert counting not in one.refusals


def test_years_of_service_said_twice_count_once() -> None:
    given = case()
    fact_id = given.tell(service_credit(given.educator))
    items = doubled(given, fact_id, str(UUID(int=0)), turned=False).items

    years = service_years(items, "lakeview", day("2026-06-15"))

    assert years == {"teaching-elsewhere": Decimal(4)}


@pytest.mark.parametrize("kind", list(TOLD))
def test_what_was_annulled_may_be_said_again(kind: str) -> None:
    given = case()
    fact = TOLD[kind](given)
    annul(given.ledger, given.educator, given.tell(fact), actor=ADMINISTRATOR)

    assert given.problem(given.tell(fact)) is None


def test_a_correction_does_not_make_two_the_same() -> None:
    given = case()
    first = given.tell(service_credit(given.educator))
    later = given.tell(service_credit(given.educator, "2021-07-01"))

    with pytest.raises(FactRecorded) as refusal:
        replaced(given.ledger, given.educator, later, service_credit=service_credit(given.educator))

    assert refusal.value.fact_id == first


def test_a_correction_may_say_again_what_its_own_fact_said() -> None:
    given = case()
    fact = service_credit(given.educator)
    fact_id = given.tell(fact)

    replaced(given.ledger, given.educator, fact_id, service_credit=replace(fact, years=Decimal(3)))

    assert given.problem(fact_id) is None


def test_what_was_found_void_may_be_recorded_once_it_is_really_earned() -> None:
    given = case()
    fact = external_award(given.educator, one_off=DEGREE)
    falsified = given.tell(fact)
    given.tell(void(given.educator, falsified))

    earned = given.tell(fact)

    assert given.problem(earned) is None
    assert given.problem(falsified) is None


def test_an_award_is_suspended_and_reinstated_once_on_a_day() -> None:
    given = case()
    suspended, reinstated, again = (
        tell(given.educator, given.badge, on)
        for tell, on in (
            (suspension, "2026-04-01"),
            (reinstatement, "2026-04-02"),
            (suspension, "2026-04-02"),
        )
    )
    given.tell(suspended)
    told = given.tell(reinstated)
    given.tell(again)

    with pytest.raises(FactRecorded) as refusal:
        given.tell(reinstated)

    assert refusal.value.fact_id == told


def test_two_educators_may_say_the_same() -> None:
    ledger = claiming()

    for educator in (teacher(ledger), teacher(ledger)):
        recorded = ledger.record(service_credit(educator))
        assert ledger.item(educator, recorded.fact_id).supported
