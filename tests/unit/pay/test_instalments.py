"""Instalments: each is paid, waits for what it asks for, or is lost, and the answer says which."""

from copy import deepcopy
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ledger.domain.facts.claim import Document, DocumentStanding
from ledger.domain.pay.answer import EligibilityState, Segment, WaitingKind
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.facts import EDUCATOR, award, fact_id, item, job
from tests.unit.pay.policies import MAKER, ONE_TIME, ask, benefit

HIRED, EARNED, ON = date(2024, 7, 1), date(2025, 9, 1), date(2026, 1, 15)
HALF = {"title": "At once", "percent": "50", "payable": {"day": "named", "name": "earned"}}
PAPER = {"day": "received", "documents": ["transcript"]}
NO_PAPER = "No official transcript was received yet."
MARCH = {"day": "in_year", "month": 3, "day_of_month": 1}


def in_two(payable: dict[str, Any], tested: str = "nothing") -> dict[str, Any]:
    """300.00 once, half of it at once and half on another day."""
    other = {"title": "Second half", "percent": "50", "payable": payable, "tested": tested}
    instalments = [{**HALF, "tested": "nothing"}, other]
    pay = {**ONE_TIME, "paid": "instalments", "instalments": instalments}
    return benefit({"pay": deepcopy(pay), "decide": {"by": "amount", "amount": "300.00"}})


def transcript(on: date) -> Item[TimelineFact]:
    paper = Document(
        educator_id=EDUCATOR,
        subject_id=fact_id(MAKER),
        kind="transcript",
        standing=DocumentStanding.OFFICIAL,
        received_on=on,
    )
    return item("paper", paper, on)


def asked(document: dict[str, Any], *facts: Item[TimelineFact], on: date = ON) -> Segment:
    (segment,) = ask(on, [job(HIRED), award(MAKER, EARNED), *facts], document).segments
    return segment


def paid(segment: Segment) -> dict[date, Decimal]:
    return {each.payable_on: each.amount.amount for each in segment.payments}


def told(segment: Segment) -> list[tuple[str, str]]:
    steps = segment.explanation.children
    return [(each.code, each.text) for each in steps if each.code.startswith("instalment")]


def test_what_is_known_is_paid_while_another_half_waits_for_a_paper() -> None:
    segment = asked(in_two(PAPER))
    assert segment.state is EligibilityState.DUE
    assert paid(segment) == {date(2025, 9, 30): Decimal("150.00")}
    assert [each.kind for each in segment.waiting_for] == [WaitingKind.DOCUMENT]
    assert told(segment) == [
        ("instalment", "At once: 150.00 USD (50 %) are payable on 1 September 2025."),
        ("instalment_open", f"Second half: 150.00 USD (50 %) are not paid yet. {NO_PAPER}"),
    ]


def test_the_other_half_is_paid_once_the_paper_is_there() -> None:
    segment = asked(in_two(PAPER), transcript(date(2026, 1, 10)))
    expected = {date(2025, 9, 30): Decimal("150.00"), date(2026, 1, 31): Decimal("150.00")}
    assert (paid(segment), segment.waiting_for) == (expected, ())


def test_an_instalment_without_a_published_pay_period_waits_alone() -> None:
    later = {"day": "moved", "start": HALF["payable"], "direction": "after"}
    segment = asked(in_two({**later, "count": 120, "unit": "months"}))
    assert paid(segment) == {date(2025, 9, 30): Decimal("150.00")}
    assert [each.kind for each in segment.waiting_for] == [WaitingKind.CALENDAR]


def test_while_no_instalment_is_known_all_of_it_waits() -> None:
    document = in_two(PAPER)
    document["benefits"][0]["pay"]["instalments"][0]["payable"] = PAPER
    segment = asked(document)
    assert (segment.state, segment.payments) == (EligibilityState.PENDING, ())


@pytest.mark.parametrize(
    ("tested", "until", "lost"),
    [
        ("nothing", date(2026, 2, 1), None),
        ("employed", date(2026, 3, 2), None),
        ("employed", date(2026, 3, 1), "on 1 March 2026 no assignment carries it"),
    ],
)
def test_a_lost_instalment_says_why(tested: str, until: date, lost: str | None) -> None:
    facts = [job(HIRED, until=until), award(MAKER, EARNED)]
    (segment,) = ask(ON, facts, in_two(MARCH, tested)).segments
    amounts = [Decimal("150.00")] * (2 if lost is None else 1)
    assert list(paid(segment).values()) == amounts
    assert (told(segment)[1][1].endswith(f"are lost: {lost}.")) is (lost is not None)


def test_good_standing_is_asked_on_the_day_of_the_instalment() -> None:
    document = in_two(MARCH, "employed_in_good_standing")
    document["benefits"][0]["pay"]["loss"]["expired"] = "ends"
    facts = [job(HIRED), award(MAKER, EARNED, expires=date(2026, 2, 1))]
    (segment,) = ask(ON, facts, document).segments
    assert list(paid(segment).values()) == [Decimal("150.00")]
    assert told(segment)[1][1].endswith("are lost: the credential expires on 1 February 2026.")


def test_an_instalment_of_a_day_before_the_contract_year_is_paid_once_the_year_has_begun() -> None:
    """No run of an earlier pay date asks about the year, so none would pay it."""
    at_once = [{**HALF, "percent": "100", "tested": "nothing"}]
    document = benefit(
        {"pay/time": "whole_year", "pay/paid": "instalments", "pay/instalments": at_once}
    )
    years = {on: paid(asked(document, on=on)) for on in (ON, date(2027, 1, 15))}
    assert years == {
        ON: {date(2025, 9, 30): Decimal("365.00")},
        date(2027, 1, 15): {date(2026, 7, 31): Decimal("365.00")},
    }
