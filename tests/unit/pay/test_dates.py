"""From which day a benefit is due, and what happens where no calendar says."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ledger.domain.pay.answer import EligibilityState, WaitingKind
from tests.unit.pay.facts import approval, award, job, school_year
from tests.unit.pay.policies import CALENDARS, MAKER, PLAIN, amount_of, ask, benefit, codes, due

AUTUMN, WINTER = date(2025, 10, 10), date(2026, 1, 15)
JOB = job(date(2024, 7, 1))
APPROVAL: dict[str, Any] = {"select/approval": {"rule": "required", "withdrawn": "ends"}}


def aligned(align: str, first_day: str = "waits", **more: Any) -> dict[str, Any]:
    effective = {"align": align, "first_day": first_day}
    return benefit({"date/effective": effective, **more})


@pytest.mark.parametrize(
    ("awarded", "first_day", "effective"),
    [
        (date(2025, 10, 10), "waits", date(2025, 11, 1)),
        (date(2025, 10, 10), "counts", date(2025, 11, 1)),
        (date(2025, 11, 1), "counts", date(2025, 11, 1)),
        (date(2025, 11, 1), "waits", date(2025, 12, 1)),
    ],
)
def test_the_next_pay_period_begins_after_the_award_unless_its_first_day_counts(
    awarded: date, first_day: str, effective: date
) -> None:
    document = aligned("next_pay_period", first_day)
    (segment,) = ask(WINTER, [JOB, award(MAKER, awarded)], document).segments
    assert segment.effective_from == effective


def test_the_next_contract_year_is_not_this_one() -> None:
    items = [JOB, award(MAKER, AUTUMN)]
    document = aligned("next_contract_year")
    (now,) = ask(WINTER, items, document).segments
    assert now.state is EligibilityState.PENDING
    assert now.waiting_for[0].announced_on == date(2026, 7, 1) == now.effective_from
    (then,) = ask(date(2026, 9, 1), items, document).segments
    assert then.state is EligibilityState.DUE
    assert then.amount is not None
    assert then.amount.amount == Decimal("365.00")


def test_the_first_day_of_a_contract_year_counts_for_it_where_the_policy_says_so() -> None:
    items = [JOB, award(MAKER, date(2025, 7, 1))]
    (counts,) = ask(WINTER, items, aligned("next_contract_year", "counts")).segments
    (waits,) = ask(WINTER, items, aligned("next_contract_year", "waits")).segments
    assert counts.effective_from == date(2025, 7, 1)
    assert waits.effective_from == date(2026, 7, 1)


@pytest.mark.parametrize(
    ("anchor", "approved", "effective"),
    [
        ("awarded", date(2025, 12, 5), date(2025, 11, 1)),
        ("approved", date(2025, 12, 5), date(2026, 1, 1)),
        ("approved", date(2025, 8, 5), date(2025, 10, 10)),
        ("later_of_awarded_and_approved", date(2025, 12, 5), date(2026, 1, 1)),
        ("later_of_awarded_and_approved", date(2025, 8, 5), date(2025, 11, 1)),
    ],
)
def test_the_anchor_is_aligned_and_never_reaches_before_the_award(
    anchor: str, approved: date, effective: date
) -> None:
    document = aligned("next_pay_period", "waits", **APPROVAL, **{"date/anchor": anchor})
    items = [JOB, award(MAKER, AUTUMN), approval(MAKER, approved)]
    (segment,) = ask(WINTER, items, document).segments
    assert segment.effective_from == effective


def test_what_an_approval_makes_due_for_the_past_is_paid_with_the_next_pay_period() -> None:
    document = benefit(APPROVAL)
    items = [JOB, award(MAKER, AUTUMN), approval(MAKER, date(2025, 12, 5))]
    (segment,) = ask(WINTER, items, document).segments
    assert segment.effective_from == AUTUMN
    first = segment.payments[0]
    assert first.payable_on == date(2025, 12, 31)
    assert first.amount.amount == Decimal("83.00")


def test_arrears_of_an_earlier_contract_year_belong_to_the_year_of_the_approval() -> None:
    document = benefit(APPROVAL)
    items = [JOB, award(MAKER, date(2025, 4, 1)), approval(MAKER, date(2025, 8, 20))]
    (pending,) = ask(date(2025, 6, 30), items, document).segments
    assert pending.state is EligibilityState.PENDING
    arrears, current = due(ask(date(2025, 9, 1), items, document))
    assert (arrears.effective_from, arrears.effective_until) == (
        date(2025, 4, 1),
        date(2025, 7, 1),
    )
    assert [(each.payable_on, each.amount.amount) for each in arrears.payments] == [
        (date(2025, 8, 31), Decimal("91.00"))
    ]
    assert current.effective_from == date(2025, 7, 1)
    (next_year,) = due(ask(date(2026, 9, 1), items, document))
    assert next_year.effective_from == date(2026, 7, 1)


def test_without_a_contract_year_nothing_is_determinable_and_it_says_so() -> None:
    answer = ask(date(2030, 1, 1), [JOB, award(MAKER, AUTUMN)], PLAIN)
    (segment,) = answer.segments
    assert answer.contract_year is None
    assert segment.state is EligibilityState.NOT_YET_DETERMINABLE
    assert segment.waiting_for[0].kind is WaitingKind.CALENDAR
    assert answer.explanation.code == "contract_year_missing"


def test_without_the_next_contract_year_nobody_knows_when_it_begins() -> None:
    items = [JOB, award(MAKER, date(2027, 3, 1))]
    (segment,) = ask(date(2027, 4, 1), items, aligned("next_contract_year")).segments
    assert segment.state is EligibilityState.NOT_YET_DETERMINABLE
    assert codes(segment)[-1] == "calendar_missing"


@pytest.mark.parametrize("align", ["same_day", "next_pay_period"])
def test_without_pay_periods_nothing_can_be_paid(align: str) -> None:
    document = aligned(align) if align == "next_pay_period" else PLAIN
    bare = [school_year(2025, periods=0)]
    answer = ask(WINTER, [JOB, award(MAKER, AUTUMN)], document, calendars=bare)
    (segment,) = answer.segments
    assert segment.state is EligibilityState.NOT_YET_DETERMINABLE
    assert (segment.amount, segment.payments) == (None, ())
    assert amount_of(answer) == 0


def test_a_calendar_published_later_makes_determinable_what_was_not() -> None:
    items = [JOB, award(MAKER, date(2027, 3, 1))]
    more = [*CALENDARS, school_year(2027)]
    document = aligned("next_contract_year")
    (segment,) = ask(date(2027, 4, 1), items, document, calendars=more).segments
    assert segment.state is EligibilityState.PENDING
    assert segment.effective_from == date(2027, 7, 1)


def test_a_republished_calendar_moves_the_payments_and_not_the_sum() -> None:
    items = [JOB, award(MAKER, AUTUMN)]
    half = [school_year(2024), school_year(2025, periods=6), school_year(2026)]
    (few,) = ask(WINTER, items, PLAIN, calendars=half).segments
    (many,) = ask(WINTER, items, PLAIN).segments
    assert few.amount == many.amount
    assert (len(few.payments), len(many.payments)) == (3, 9)


def test_what_took_effect_before_the_first_calendar_is_due_where_no_limit_looks_back() -> None:
    items = [job(date(2010, 7, 1)), award(MAKER, date(2021, 1, 1))]
    (segment,) = ask(WINTER, items, PLAIN).segments
    assert segment.effective_from == date(2025, 7, 1)
    assert segment.state is EligibilityState.DUE
