"""Renewals that come late: within a grace, beyond it, and with papers of their own."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ledger.domain.facts.claim import Document, DocumentStanding
from ledger.domain.pay.answer import WaitingKind
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.facts import EDUCATOR, award, fact_id, item, job, renewed
from tests.unit.pay.fates import renewal
from tests.unit.pay.lasting import (
    EARNED,
    HIRED,
    MADE,
    condition,
    licence_renewed,
    licensed,
    spans,
)
from tests.unit.pay.lasting import document as licensed_document
from tests.unit.pay.policies import MAKER, amount_of, ask, benefit, due, faults
from tests.unit.pay.rules import told
from tests.unit.pay.tariffs import counting

JOB = job(date(2024, 7, 1))
YEAR_FROM, EXPIRY, YEAR_END = date(2025, 7, 1), date(2026, 1, 1), date(2026, 7, 1)
SPRING = date(2026, 5, 1)
RENEWED = {"day": "named", "name": "earned"}
GRACE = {"count": 60, "unit": "days"}
RECEIVED = {"day": "received", "documents": ["certificate"]}
LAST_DAY = date(2026, 3, 1)
"""The sixtieth day from the expiry on."""


def document(
    returns: dict[str, Any] = RENEWED, grace: dict[str, Any] | None = GRACE, **changes: Any
) -> dict[str, Any]:
    rule = {"returns": returns, **({} if grace is None else {"grace": grace})}
    stated = {"pay/loss/expired": "ends", "pay/loss/late_renewal": rule}
    return benefit({**stated, **changes})


def history(on: date, expired: date = EXPIRY) -> list[Item[TimelineFact]]:
    """An award of June 2025 that ran out and was renewed for good."""
    granted = award(MAKER, date(2025, 6, 1), lapses=(renewed(MAKER, expired, on),))
    return [JOB, granted, renewal(MAKER, on)]


def paper(on: date, about: str = f"renewal {MAKER}") -> Item[TimelineFact]:
    value = Document(
        educator_id=EDUCATOR,
        subject_id=fact_id(about),
        kind="certificate",
        standing=DocumentStanding.OFFICIAL,
        received_on=on,
    )
    return item(f"paper {about} {on}", value, on)


def test_a_renewal_within_the_grace_interrupts_nothing() -> None:
    answer = ask(SPRING, history(LAST_DAY), document())
    assert spans(answer) == [
        ("due", YEAR_FROM, EXPIRY),
        ("due", EXPIRY, LAST_DAY),
        ("due", LAST_DAY, YEAR_END),
    ]
    assert amount_of(answer) == Decimal("365.00")
    step = next(e for e in answer.segments[0].explanation.children if e.code == "expired")
    assert step.text == (
        "The credential expired on 1 January 2026, and was renewed on 1 March 2026, within the "
        "grace: nothing is interrupted."
    )
    assert step.document_path == "/benefits/0/pay/loss/late_renewal"
    assert set(step.positions) >= set(history(LAST_DAY)[2].positions)


def test_what_the_days_before_it_come_to_is_paid_from_the_renewal_on() -> None:
    between = ask(SPRING, history(LAST_DAY), document()).segments[1]
    (payment,) = between.payments
    assert (payment.payable_on, payment.amount.amount) == (date(2026, 3, 31), Decimal("59.00"))


def test_the_day_after_the_grace_is_too_late() -> None:
    on = date(2026, 3, 2)
    answer = ask(SPRING, history(on), document())
    assert spans(answer) == [("due", YEAR_FROM, EXPIRY), ("due", on, YEAR_END)]
    step = next(e for e in answer.segments[0].explanation.children if e.code == "expired")
    assert step.text.endswith(
        "and was renewed on 2 March 2026, too late to go on: nothing is due from 1 January 2026 "
        "until 2 March 2026."
    )


@pytest.mark.parametrize(("on", "kept"), [(date(2026, 2, 27), True), (date(2026, 2, 28), False)])
def test_a_grace_of_months_ends_on_the_same_day_of_the_month(on: date, kept: bool) -> None:
    facts = history(on, date(2025, 12, 28))
    answer = ask(SPRING, facts, document(grace={"count": 2, "unit": "months"}))
    assert (amount_of(answer) == Decimal("365.00")) is kept


def test_until_the_renewal_is_there_it_has_ended() -> None:
    early = ask(date(2026, 2, 1), history(LAST_DAY), document())
    assert spans(early) == [("due", YEAR_FROM, EXPIRY), ("pending", EXPIRY, YEAR_END)]
    (waiting,) = early.segments[1].waiting_for
    assert (waiting.kind, waiting.announced_on) == (WaitingKind.GOOD_STANDING, LAST_DAY)
    unknown = [JOB, award(MAKER, date(2025, 6, 1), expires=EXPIRY)]
    assert spans(ask(date(2026, 2, 1), unknown, document())) == [("due", YEAR_FROM, EXPIRY)]


def test_a_grace_may_reach_into_the_next_contract_year() -> None:
    expired, on = date(2026, 6, 1), date(2026, 7, 15)
    facts = history(on, expired)
    assert spans(ask(date(2026, 6, 30), facts, document()))[0] == ("due", YEAR_FROM, expired)
    late = ask(date(2026, 8, 1), facts, document())
    assert amount_of(late) == Decimal("395.00")
    before = next(each for each in late.segments if each.effective_from == expired)
    assert [each.payable_on for each in before.payments] == [date(2026, 7, 31)]
    assert before.amount is not None
    assert before.amount.amount == Decimal("30.00")


def test_what_lasts_to_the_end_of_the_year_needs_its_grace_only_after_it() -> None:
    expired, on = date(2026, 6, 1), date(2026, 7, 15)
    stated: dict[str, Any] = {"pay/loss/expired": "ends_with_contract_year"}
    asked = document(**stated)
    answer = ask(date(2026, 8, 1), history(on, expired), asked)
    assert spans(answer) == [
        ("due", YEAR_END, on),
        ("due", on, date(2027, 7, 1)),
    ]
    within = ask(SPRING, history(date(2026, 2, 1)), asked)
    assert spans(within) == [("due", YEAR_FROM, YEAR_END)]


def test_a_later_one_brings_it_back_when_its_papers_are_there() -> None:
    on, there = date(2026, 4, 1), date(2026, 4, 20)
    asked = document(RECEIVED)
    waits = ask(date(2026, 4, 10), history(on), asked)
    assert spans(waits) == [("due", YEAR_FROM, EXPIRY), ("pending", on, YEAR_END)]
    assert waits.segments[1].waiting_for[0].kind is WaitingKind.DOCUMENT
    found = ask(SPRING, [*history(on), paper(there)], asked)
    assert spans(found) == [("due", YEAR_FROM, EXPIRY), ("due", there, YEAR_END)]
    others = ask(SPRING, [*history(on), paper(there, MAKER)], asked)
    assert spans(others)[1][0] == "pending"


def test_it_may_come_back_on_an_earlier_day_and_is_paid_from_the_renewal_on() -> None:
    first = {
        "day": "aligned",
        "start": RENEWED,
        "edge": "start",
        "period": "pay_period",
        "first_day": "counts",
    }
    answer = ask(SPRING, history(date(2026, 4, 30)), document(first, None))
    assert spans(answer) == [("due", YEAR_FROM, EXPIRY), ("due", date(2026, 4, 1), YEAR_END)]
    assert due(answer)[1].payments[0].payable_on == date(2026, 4, 30)
    late = ask(SPRING, history(date(2026, 4, 30)), document({**first, "edge": "next_start"}, None))
    assert spans(late)[1] == ("due", SPRING, YEAR_END)


def test_a_renewal_in_time_is_none_of_these() -> None:
    answer = ask(SPRING, history(date(2025, 12, 31)), document(RECEIVED))
    assert spans(answer) == [("due", YEAR_FROM, YEAR_END)]


def test_what_counts_together_is_kept_within_the_grace_too() -> None:
    accumulate = counting(
        unit="point", over={"over": "career"}, levels={"by": "thresholds", "at": ["1"]}
    )
    totals = {"by": "amounts", "totals": ["365.00"]}
    asked = document(accumulate=accumulate, decide=totals)
    answer = ask(SPRING, history(LAST_DAY), asked)
    assert amount_of(answer) == Decimal("365.00")
    assert answer.segments[1].payments[0].payable_on == date(2026, 3, 31)
    early = ask(date(2026, 2, 1), history(LAST_DAY), asked)
    assert spans(early) == [("due", YEAR_FROM, EXPIRY), ("pending", EXPIRY, YEAR_END)]


def test_a_condition_may_grant_a_grace_to_what_it_asks_for() -> None:
    asked = licensed_document(condition(test={**licensed(), "grace": GRACE}))
    answer = ask(SPRING, [HIRED, MADE, *licence_renewed(LAST_DAY)], asked)
    assert spans(answer) == [
        ("due", EARNED, EXPIRY),
        ("due", EXPIRY, LAST_DAY),
        ("due", LAST_DAY, YEAR_END),
    ]
    assert answer.segments[1].payments[0].payable_on == date(2026, 3, 31)
    before = ask(date(2026, 2, 1), [HIRED, MADE, *licence_renewed(LAST_DAY)], asked)
    assert spans(before) == [("due", EARNED, EXPIRY), ("pending", EXPIRY, YEAR_END)]
    late = ask(SPRING, [HIRED, MADE, *licence_renewed(date(2026, 3, 2))], asked)
    assert spans(late) == [("due", EARNED, EXPIRY), ("due", date(2026, 3, 2), YEAR_END)]


def test_a_renewal_has_no_other_dates_and_nothing_to_do_where_nothing_is_lost() -> None:
    at = "/benefits/0/pay/loss/late_renewal"
    problem = "names a date that a renewal has not: its own day is earned"
    assert faults(document({"day": "named", "name": "hired"})) == {f"{at}/returns": problem}
    stated: dict[str, Any] = {"pay/loss/expired": "continues"}
    useless = told(document(**stated))
    assert useless[at] == "never matters: the benefit continues when the credential expires"
