"""Approved, denied, approved again: each run of approvals brings its own, and money counts once."""

from datetime import date
from typing import Any

import pytest

from ledger.domain.pay.answer import EligibilityState, SalaryEligibility
from tests.unit.pay.facts import approval, award, job
from tests.unit.pay.policies import (
    MAKER,
    PLAIN,
    amount_of,
    ask,
    benefit,
    codes,
    due,
)

EARNED, APPROVED, DENIED = date(2025, 8, 1), date(2025, 9, 1), date(2025, 12, 1)
AGAIN, YEAR_END = date(2026, 3, 1), date(2026, 7, 1)
WINTER, SPRING, NEXT_YEAR = date(2026, 2, 1), date(2026, 4, 1), date(2026, 10, 1)
NEXT_YEAR_END = date(2027, 7, 1)
JOB = job(date(2024, 7, 1))
AWARD = award(MAKER, EARNED)
FIRST, DENIAL = approval(MAKER, APPROVED), approval(MAKER, DENIED, denied=True)
SECOND = approval(MAKER, AGAIN)
FACTS = [JOB, AWARD, FIRST, DENIAL, SECOND]
LATE = [JOB, AWARD, FIRST, DENIAL, approval(MAKER, date(2026, 9, 1))]
"""Approved again in the next contract year."""

Spans = list[tuple[date | None, date | None]]


def approved(
    changes: dict[str, Any] | None = None, withdrawn: str = "ends", **top: Any
) -> dict[str, Any]:
    rules = {
        "select/approval": {"rule": "required", "withdrawn": withdrawn},
        "date/anchor": "later_of_awarded_and_approved",
    }
    return benefit({**rules, **(changes or {})}, **top)


def spans(answer: SalaryEligibility) -> Spans:
    return [(each.effective_from, each.effective_until) for each in due(answer)]


def amounts(answer: SalaryEligibility) -> list[str]:
    return [str(each.amount.amount) for each in due(answer) if each.amount]


def test_what_the_first_approval_made_due_stays_beside_what_the_second_makes_due() -> None:
    answer = ask(SPRING, FACTS, approved())
    assert spans(answer) == [(APPROVED, DENIED), (AGAIN, YEAR_END)]
    assert amounts(answer) == ["91.00", "122.00"]
    assert len(answer.segments) == 2


def test_the_segment_of_the_first_approval_does_not_change_with_the_second() -> None:
    (before,) = ask(WINTER, FACTS, approved()).segments
    first, second = ask(SPRING, FACTS, approved()).segments
    assert first == before
    assert second.segment_id != first.segment_id


def test_each_segment_names_its_own_approval_and_the_first_what_ended_it() -> None:
    first, second = ask(SPRING, FACTS, approved()).segments
    assert first.explanation.inputs["approval_id"] == FIRST.fact_id
    assert first.explanation.text.endswith("; the approval was withdrawn on 1 December 2025.")
    assert not set(SECOND.positions) & set(first.explanation.positions)
    assert second.explanation.inputs["approval_id"] == SECOND.fact_id
    assert codes(second)[2:4] == ["approved_before", "approved"]
    assert second.explanation.children[2].text == (
        "An approval of 1 September 2025 was withdrawn on 1 December 2025."
    )


@pytest.mark.parametrize(
    ("effective", "expected"),
    [
        ({"align": "same_day"}, [(APPROVED, DENIED), (AGAIN, YEAR_END)]),
        (
            {"align": "next_pay_period", "first_day": "waits"},
            [(date(2025, 10, 1), DENIED), (SPRING, YEAR_END)],
        ),
    ],
)
def test_each_approval_takes_effect_by_its_own_day(
    effective: dict[str, str], expected: list[tuple[date, date]]
) -> None:
    assert spans(ask(SPRING, FACTS, approved({"date/effective": effective}))) == expected


def test_with_the_next_contract_year_the_second_is_announced_beside_the_first() -> None:
    waits = {"align": "next_contract_year", "first_day": "waits"}
    document = approved({"date/effective": waits})
    items = [JOB, award(MAKER, date(2024, 8, 1)), approval(MAKER, date(2024, 9, 1))]
    items += [DENIAL, SECOND]
    second, first = ask(SPRING, items, document).segments
    assert (first.effective_from, first.effective_until) == (date(2025, 7, 1), DENIED)
    assert (second.state, second.effective_from) == (EligibilityState.PENDING, YEAR_END)
    assert spans(ask(NEXT_YEAR, items, document)) == [(YEAR_END, NEXT_YEAR_END)]


def test_approved_again_in_a_later_year_the_first_stays_in_its_own() -> None:
    assert spans(ask(SPRING, LATE, approved())) == [(APPROVED, DENIED)]
    (segment,) = ask(NEXT_YEAR, LATE, approved()).segments
    assert (segment.effective_from, segment.effective_until) == (date(2026, 9, 1), NEXT_YEAR_END)


def test_an_approval_that_reaches_back_fills_what_the_denial_left_and_nothing_twice() -> None:
    document = approved({"date/anchor": "awarded"})
    answer = ask(SPRING, FACTS, document)
    assert spans(answer) == [(EARNED, DENIED), (DENIED, YEAR_END)]
    assert amount_of(answer) == amount_of(ask(SPRING, [JOB, AWARD], PLAIN))
    assert due(answer)[1].payments[0].payable_on == date(2026, 3, 31)
    assert "approved_already" in codes(answer.segments[1])


def test_what_it_fills_of_an_earlier_contract_year_is_arrears() -> None:
    answer = ask(NEXT_YEAR, LATE, approved({"date/anchor": "awarded"}))
    assert spans(answer) == [(DENIED, YEAR_END), (YEAR_END, NEXT_YEAR_END)]


@pytest.mark.parametrize(
    ("withdrawn", "this_year", "next_year"),
    [
        ("never_due", [(AGAIN, YEAR_END)], [(YEAR_END, NEXT_YEAR_END)]),
        ("ends", [(APPROVED, DENIED), (AGAIN, YEAR_END)], [(YEAR_END, NEXT_YEAR_END)]),
        ("ends_with_contract_year", [(APPROVED, YEAR_END)], [(YEAR_END, NEXT_YEAR_END)]),
        ("continues", [(APPROVED, YEAR_END)], [(YEAR_END, NEXT_YEAR_END)]),
    ],
)
def test_what_the_denial_takes_away_is_for_the_benefit_to_say(
    withdrawn: str, this_year: Spans, next_year: Spans
) -> None:
    document = approved(withdrawn=withdrawn)
    assert spans(ask(SPRING, FACTS, document)) == this_year
    assert spans(ask(NEXT_YEAR, FACTS, document)) == next_year


def test_an_undone_approval_is_told_by_the_one_that_stands() -> None:
    (segment,) = ask(SPRING, FACTS, approved(withdrawn="never_due")).segments
    assert segment.explanation.children[2].text.endswith("1 December 2025, so it made nothing due.")


def test_where_the_first_lasts_to_the_year_s_end_the_second_counts_from_there() -> None:
    second, _ = ask(SPRING, FACTS, approved(withdrawn="ends_with_contract_year")).segments
    assert (second.state, second.effective_from) == (EligibilityState.PENDING, YEAR_END)
    assert "this approval counts from 1 July 2026" in str(second.explanation)


def test_an_award_may_be_approved_as_often_as_it_is_denied() -> None:
    more = [approval(MAKER, SPRING, denied=True), approval(MAKER, date(2026, 5, 1))]
    answer = ask(date(2026, 6, 1), [*FACTS, *more], approved())
    ends = [(APPROVED, DENIED), (AGAIN, SPRING), (date(2026, 5, 1), YEAR_END)]
    assert spans(answer) == ends
    reaching = ask(date(2026, 6, 1), [*FACTS, *more], approved({"date/anchor": "awarded"}))
    assert spans(reaching) == [(EARNED, DENIED), (DENIED, SPRING), (SPRING, YEAR_END)]


def test_approving_again_without_a_denial_begins_nothing_new() -> None:
    items = [JOB, AWARD, FIRST, approval(MAKER, DENIED), approval(MAKER, AGAIN, denied=True)]
    assert spans(ask(SPRING, items, approved())) == [(APPROVED, AGAIN)]


def test_a_second_approval_taken_back_before_it_takes_effect_leaves_the_first_as_it_was() -> None:
    waits = {"align": "next_pay_period", "first_day": "waits"}
    items = [*FACTS, approval(MAKER, date(2026, 3, 15), denied=True)]
    first, second = ask(SPRING, items, approved({"date/effective": waits})).segments[::-1]
    assert (first.effective_from, first.effective_until) == (date(2025, 10, 1), DENIED)
    assert (second.state, codes(second)[-1]) == (EligibilityState.NOT_DUE, "lost_before_effect")


def test_what_several_approvals_brought_before_is_told_once_when_all_is_over() -> None:
    items = [*FACTS, approval(MAKER, SPRING, denied=True)]
    (segment,) = ask(NEXT_YEAR, items, approved()).segments
    assert codes(segment)[-1] == "ended_before_year"
    assert "withdrawn on 1 April 2026" in segment.explanation.text


def test_a_whole_year_s_amount_is_due_once_in_the_year_however_often_approved() -> None:
    document = approved({"pay/time": "whole_year"})
    (segment,) = ask(SPRING, FACTS, document).segments
    assert segment.effective_from == APPROVED
    assert amounts(ask(SPRING, FACTS, document)) == ["365.00"]
    assert amounts(ask(NEXT_YEAR, LATE, document)) == ["365.00"]
