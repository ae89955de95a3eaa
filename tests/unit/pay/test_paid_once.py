"""What is paid once is paid once, however often it is approved; what was undone was not paid."""

from datetime import date
from typing import Any

import pytest

from ledger.domain.pay.answer import EligibilityState, SalaryEligibility
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.facts import approval, award, job, school_year
from tests.unit.pay.policies import (
    AWARD_POOL,
    LEARNING,
    MAKER,
    ONE_TIME,
    ask,
    benefit,
    codes,
    due,
)

EARNED, APPROVED, DENIED = date(2025, 8, 1), date(2025, 9, 1), date(2025, 12, 1)
AGAIN, LATER = date(2026, 3, 1), date(2026, 9, 1)
SPRING, NEXT_YEAR, YEAR_AFTER = date(2026, 4, 1), date(2026, 10, 1), date(2027, 10, 1)
CALENDARS = tuple(school_year(year) for year in range(2024, 2028))
JOB, AWARD = job(date(2024, 7, 1)), award(MAKER, EARNED)
DECIDED = [approval(MAKER, APPROVED), approval(MAKER, DENIED, denied=True)]
SAME_YEAR = [JOB, AWARD, *DECIDED, approval(MAKER, AGAIN)]
NEXT = [JOB, AWARD, *DECIDED, approval(MAKER, LATER)]


def once(
    changes: dict[str, Any] | None = None, withdrawn: str = "ends", **top: Any
) -> dict[str, Any]:
    rules = {
        "select/approval": {"rule": "required", "withdrawn": withdrawn},
        "date/anchor": "later_of_awarded_and_approved",
        "pay": ONE_TIME,
    }
    return benefit({**rules, **(changes or {})}, **top)


def paid(answer: SalaryEligibility) -> list[date | None]:
    """The first day of everything that is due."""
    return [each.effective_from for each in due(answer)]


def test_a_second_approval_in_the_same_year_pays_nothing_more_and_says_why() -> None:
    refused, first = ask(SPRING, SAME_YEAR, once()).segments
    assert (first.state, first.effective_from) == (EligibilityState.DUE, APPROVED)
    assert (refused.state, codes(refused)[-1]) == (EligibilityState.NOT_DUE, "paid_already")
    assert refused.explanation.text.endswith(
        "not due. It is paid once, and an earlier approval made it due from 1 September 2025 on."
    )
    assert set(DECIDED[0].positions) <= set(refused.explanation.positions)


def test_a_second_approval_in_a_later_year_pays_nothing_more_and_says_so_in_that_year() -> None:
    assert paid(ask(SPRING, NEXT, once())) == [APPROVED]
    (segment,) = ask(NEXT_YEAR, NEXT, once()).segments
    assert (segment.state, codes(segment)[-1]) == (EligibilityState.NOT_DUE, "paid_already")
    assert ask(YEAR_AFTER, NEXT, once(), calendars=CALENDARS).segments == ()


@pytest.mark.parametrize("anchor", ["awarded", "approved"])
@pytest.mark.parametrize("items", [SAME_YEAR, NEXT])
def test_it_is_paid_once_whatever_dates_it(anchor: str, items: list[Item[TimelineFact]]) -> None:
    document = once({"date/anchor": anchor})
    found = [paid(ask(date(year, 6, 30), items, document)) for year in (2025, 2026, 2027)]
    assert [len(each) for each in found] == [0, 1, 0]


def test_what_would_take_effect_in_a_later_year_is_not_announced_where_it_was_paid() -> None:
    waits = {"align": "next_contract_year", "first_day": "waits"}
    items = [JOB, award(MAKER, date(2024, 8, 1)), approval(MAKER, date(2024, 9, 1))]
    items += [*DECIDED[1:], approval(MAKER, AGAIN)]
    refused, first = ask(SPRING, items, once({"date/effective": waits})).segments
    assert first.effective_from == date(2025, 7, 1)
    assert (refused.state, codes(refused)[-1]) == (EligibilityState.NOT_DUE, "paid_already")


def test_a_denial_that_undoes_the_first_payment_makes_room_for_the_second() -> None:
    document = once(withdrawn="never_due")
    assert paid(ask(date(2026, 2, 1), SAME_YEAR, document)) == []
    assert paid(ask(SPRING, SAME_YEAR, document)) == [AGAIN]
    assert paid(ask(SPRING, NEXT, document)) == []
    assert paid(ask(NEXT_YEAR, NEXT, document)) == [LATER]


def test_a_first_approval_withdrawn_before_it_took_effect_paid_nothing() -> None:
    waits = {"align": "next_contract_year", "first_day": "waits"}
    items = [*NEXT[:-1], approval(MAKER, AGAIN)]
    (announced,) = ask(SPRING, items, once({"date/effective": waits})).segments
    assert (announced.state, announced.effective_from) == (
        EligibilityState.PENDING,
        date(2026, 7, 1),
    )
    assert paid(ask(NEXT_YEAR, items, once({"date/effective": waits}))) == [date(2026, 7, 1)]


def test_a_first_approval_that_no_assignment_carried_paid_nothing() -> None:
    hired_again = [job(date(2024, 7, 1), date(2025, 8, 15)), job(date(2026, 1, 1), name="b")]
    assert paid(ask(SPRING, [*hired_again, *SAME_YEAR[1:]], once())) == [AGAIN]


def test_what_found_no_room_by_the_first_approval_finds_none_by_the_second() -> None:
    uses = {"accumulate/uses": [{"pool": "three", "drawn": "once"}]}
    document = once(uses, pools=[{**AWARD_POOL, "limit": 1}])
    other = [award(LEARNING, EARNED), approval(LEARNING, EARNED)]
    (segment,) = ask(NEXT_YEAR, [*NEXT, *other], document).segments
    assert (segment.state, codes(segment)[-1]) == (EligibilityState.NOT_DUE, "limit_reached")


def test_what_was_paid_once_takes_one_place() -> None:
    uses = {"accumulate/uses": [{"pool": "three", "drawn": "once"}]}
    document = once(uses, pools=[{**AWARD_POOL, "limit": 2}])
    other = [award(LEARNING, date(2026, 9, 15)), approval(LEARNING, date(2026, 9, 15))]
    assert paid(ask(NEXT_YEAR, [*NEXT, *other], document)) == [date(2026, 9, 15)]


def test_while_nobody_knows_when_the_first_takes_effect_the_second_waits_too() -> None:
    soon = {"align": "next_pay_period", "first_day": "waits"}
    answer = ask(NEXT_YEAR, NEXT, once({"date/effective": soon}), calendars=[school_year(2026)])
    (segment,) = answer.segments
    assert (segment.state, codes(segment)[-1]) == (
        EligibilityState.NOT_YET_DETERMINABLE,
        "paid_perhaps",
    )
    assert "No published calendar says what follows 1 September 2025." in segment.explanation.text


def test_whether_it_was_paid_is_unknown_where_no_calendar_names_the_earlier_year() -> None:
    (segment,) = ask(NEXT_YEAR, NEXT, once(), calendars=[school_year(2026)]).segments
    assert segment.state is EligibilityState.NOT_YET_DETERMINABLE
    assert codes(segment)[-1] == "earlier_year_missing"
