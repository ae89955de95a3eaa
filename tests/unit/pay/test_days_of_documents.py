"""Deadlines for the day a document bears, and when what was documented late is paid."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ledger.domain.facts.claim import Document, DocumentStanding
from ledger.domain.pay.answer import EligibilityState, WaitingKind
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.facts import EDUCATOR, award, fact_id, item, job
from tests.unit.pay.policies import MAKER, ask, benefit, faults

JOB = job(date(2024, 7, 1))
EARNED = award(MAKER, date(2025, 9, 1))
ISSUED = {"day": "issued", "documents": ["receipt"]}
RECEIVED = {"day": "received", "documents": ["receipt"]}


def receipt(received: date, issued: date | None) -> Item[TimelineFact]:
    value = Document(
        educator_id=EDUCATOR,
        subject_id=fact_id(MAKER),
        kind="receipt",
        standing=DocumentStanding.OFFICIAL,
        received_on=received,
        issued_on=issued,
    )
    return item(f"receipt {received}", value, received)


def in_order(day: dict[str, Any], month: int) -> dict[str, Any]:
    limit = {"day": "in_year", "month": month, "day_of_month": 1}
    return {"date": day, "order": "not_after", "limit": limit}


def condition(day: dict[str, Any], month: int) -> dict[str, Any]:
    test = {"test": "in_order", **in_order(day, month)}
    asked = {"condition_id": "receipt", "title": "Receipt", "test": test}
    return benefit({"select/conditions": [{**asked, "unmet": {"then": "does_not_count"}}]})


def window(day: dict[str, Any], month: int) -> dict[str, Any]:
    document = benefit({})
    document["benefits"][0]["date"]["windows"][0]["deadlines"] = [in_order(day, month)]
    return document


@pytest.mark.parametrize("document", [condition(ISSUED, 10), window(ISSUED, 10)])
@pytest.mark.parametrize(("day", "due"), [(1, True), (2, False)])
def test_what_counts_is_the_day_a_document_bears_not_that_it_came(
    document: dict[str, Any], day: int, due: bool
) -> None:
    papers = receipt(date(2025, 12, 20), date(2025, 10, day))
    (found,) = ask(date(2026, 1, 15), [JOB, EARNED, papers], document).segments
    assert (found.state is EligibilityState.DUE) is due


@pytest.mark.parametrize("document", [condition(ISSUED, 10), window(ISSUED, 10)])
@pytest.mark.parametrize("papers", [[], [receipt(date(2025, 12, 20), None)]])
def test_a_document_that_is_not_there_may_still_bear_an_early_day(
    document: dict[str, Any], papers: list[Item[TimelineFact]]
) -> None:
    (found,) = ask(date(2026, 1, 15), [JOB, EARNED, *papers], document).segments
    assert found.state is EligibilityState.PENDING
    (waiting,) = found.waiting_for
    assert waiting.kind is WaitingKind.DOCUMENT
    assert waiting.text == "No official receipt that bears a day was received yet."


@pytest.mark.parametrize("day", [ISSUED, RECEIVED])
@pytest.mark.parametrize("asked", [condition, window])
def test_nothing_is_paid_before_the_document_that_was_asked_for_came(
    day: dict[str, Any], asked: Callable[[dict[str, Any], int], dict[str, Any]]
) -> None:
    papers = receipt(date(2025, 12, 20), date(2025, 9, 30))
    (found,) = ask(date(2026, 1, 15), [JOB, EARNED, papers], asked(day, 1)).segments
    assert found.effective_from == date(2025, 9, 1)
    assert found.payments[0].payable_on == date(2025, 12, 31)


def test_a_document_day_has_no_place_in_a_document_without_kinds() -> None:
    broken = window({"day": "issued", "documents": []}, 10)
    assert list(faults(broken)) == ["/benefits/0/date/windows/0/deadlines/0/date/documents"]


def test_a_condition_that_is_not_met_names_its_days() -> None:
    papers = receipt(date(2025, 12, 20), date(2025, 10, 2))
    (found,) = ask(date(2026, 1, 15), [JOB, EARNED, papers], condition(ISSUED, 10)).segments
    step = found.explanation.children[-1]
    assert step.text == (
        "Receipt: not met, so it does not count. The day the official receipt bears, 2 October "
        "2025, is after 1 October 2025."
    )
    assert step.inputs == {
        "condition_id": "receipt",
        "deadline_0_day": "2025-10-02",
        "deadline_0_limit": "2025-10-01",
    }
