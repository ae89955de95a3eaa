"""Who leaves the district keeps a percentage of what was due: which separations count, and when."""

from datetime import date
from decimal import Decimal

import pytest

from ledger.domain.pay.answer import EligibilityState, SalaryEligibility
from ledger.domain.timeline.item import Item, Problem, TimelineFact
from tests.unit.pay.facts import award, job, left
from tests.unit.pay.leaving import ALL_THREE, RETIRED, TWO_YEARS, YEAR, months, reward, rule
from tests.unit.pay.policies import MAKER, amount_of, ask, codes, due

SINCE, EARNED_ON = date(2024, 7, 1), date(2025, 10, 1)
PAID, LAST = date(2025, 10, 31), date(2026, 6, 30)
HIRED, AWARD = job(SINCE), award(MAKER, EARNED_ON)
FULL, HALF, NOTHING = Decimal("1000.00"), Decimal("500.00"), Decimal(0)
Facts = list[Item[TimelineFact]]


def of_leaver(*left_on: Item[TimelineFact], on: date = PAID) -> SalaryEligibility:
    return ask(on, [HIRED, AWARD, *left_on], reward())


@pytest.mark.parametrize("on", [EARNED_ON, PAID, LAST])
@pytest.mark.parametrize(
    ("left_on", "kept"),
    [
        (date(2025, 10, 2), NOTHING),
        (date(2026, 9, 30), NOTHING),
        (date(2026, 10, 1), HALF),
        (date(2027, 9, 30), HALF),
        (date(2027, 10, 1), FULL),
        (date(2040, 1, 1), FULL),
    ],
)
def test_a_separation_reaches_back_to_every_day_asked_about(
    left_on: date, kept: Decimal, on: date
) -> None:
    answer = of_leaver(left(left_on), on=on)
    assert amount_of(answer) == kept
    paid = {(each.payable_on, each.amount.amount) for one in due(answer) for each in one.payments}
    assert paid == ({(PAID, kept)} if kept else set())


@pytest.mark.parametrize(
    ("reason", "kept"),
    [("resigned", NOTHING), ("retirement", FULL), ("reduction-in-force", FULL)],
)
def test_the_reason_of_the_separation_decides(reason: str, kept: Decimal) -> None:
    assert amount_of(of_leaver(left(date(2026, 3, 1), reason=reason))) == kept


def test_an_entry_without_a_day_counts_whenever_it_happens() -> None:
    document = reward([rule("0", None, "misconduct"), TWO_YEARS])
    items = [HIRED, AWARD, left(date(2026, 3, 1))]
    assert amount_of(ask(PAID, items, document)) == HALF
    items = [HIRED, AWARD, left(date(2039, 3, 1), reason="misconduct")]
    assert amount_of(ask(PAID, items, document)) == NOTHING


def test_what_is_lost_whole_is_not_due_and_names_the_separation() -> None:
    (segment,) = of_leaver(left(date(2026, 3, 1)), on=LAST).segments
    assert (segment.state, segment.payments) == (EligibilityState.NOT_DUE, ())
    assert set(left(date(2026, 3, 1)).positions) <= set(segment.explanation.positions)
    step = segment.explanation.children[-1]
    assert (step.code, step.document_path) == ("kept", "/benefits/0/pay/separation/1")
    assert step.text == (
        "1 March 2026 was the first day without employment in the district (resigned). That is "
        "before 1 October 2026, 12 months after the day it was earned. Keeps 0: nothing of "
        "1,000.00 USD is kept."
    )


def test_what_is_lost_in_part_is_due_for_the_rest_and_says_so_in_one_line() -> None:
    (segment,) = due(of_leaver(left(date(2026, 11, 1))))
    assert segment.explanation.text.endswith(
        "on assignment a1; Keeps 50: 50 % of what was due is kept."
    )
    (step,) = [each for each in segment.explanation.children if each.code == "kept"]
    assert step.text.startswith("1 November 2026 is the first day without employment")
    assert step.text.endswith("Keeps 50: 50 % of 1,000.00 USD is kept, 500.00 USD.")
    assert (step.inputs["before"], step.result) == ("2027-10-01", "500.00")


def test_what_is_kept_whole_says_why() -> None:
    (retired,) = due(of_leaver(left(date(2026, 3, 1), reason="retirement")))
    assert any(
        "Keeps 100: all of 1,000.00 USD" in each.text for each in retired.explanation.children
    )
    (later,) = due(of_leaver(left(date(2030, 3, 1))))
    (step,) = [each for each in later.explanation.children if each.code == "kept"]
    assert step.text.endswith("(resigned). All of 1,000.00 USD is kept.")
    (staying,) = due(of_leaver())
    assert "kept" not in codes(staying)


def test_a_separation_that_was_corrected_away_takes_nothing() -> None:
    gone = Problem(reason="NOT_EMPLOYED", text="It was not employed.", metadata={})
    assert amount_of(of_leaver(left(date(2026, 3, 1), problem=gone))) == FULL


def test_leaving_another_district_takes_nothing() -> None:
    assert amount_of(of_leaver(left(date(2026, 3, 1), district_id="elsewhere"))) == FULL


@pytest.mark.parametrize(("again", "kept"), [(date(2026, 3, 1), FULL), (date(2026, 3, 2), NOTHING)])
def test_who_is_employed_again_on_the_very_day_has_not_left(again: date, kept: Decimal) -> None:
    aide = job(again, name="b", role="aide")
    assert amount_of(of_leaver(left(date(2026, 3, 1)), aide)) == kept


def test_the_end_of_one_of_two_assignments_is_no_separation() -> None:
    jobs = [job(SINCE, date(2026, 3, 1), fte="0.6", name="a"), job(SINCE, fte="0.4", name="b")]
    assert amount_of(ask(LAST, [*jobs, AWARD], reward())) == FULL
    alone = [job(SINCE, date(2026, 3, 1)), AWARD]
    assert amount_of(ask(LAST, alone, reward())) == FULL
    assert amount_of(ask(LAST, [*alone, left(date(2026, 3, 1))], reward())) == NOTHING


def test_of_two_assignments_each_share_is_kept_in_part() -> None:
    jobs = [job(SINCE, fte="0.6", name="a"), job(SINCE, fte="0.4", name="b")]
    answer = ask(PAID, [*jobs, AWARD, left(date(2026, 11, 1))], reward())
    assert [each.amount.amount for each in due(answer) if each.amount] == [
        Decimal("300.00"),
        Decimal("200.00"),
    ]


def test_a_separation_before_it_was_due_is_none() -> None:
    """It is that of an earlier employment, or of the first day itself."""
    earlier = [job(date(2023, 7, 1)), left(date(2024, 12, 1)), job(date(2025, 8, 1), name="b")]
    assert amount_of(ask(PAID, [*earlier, AWARD], reward())) == FULL
    summer = [job(SINCE), left(EARNED_ON), job(date(2025, 10, 15), name="b"), AWARD]
    assert amount_of(ask(LAST, summer, reward())) == FULL


@pytest.mark.parametrize("reasons", [("resigned", "retirement"), ("retirement", "resigned")])
def test_of_several_separations_the_one_that_leaves_the_least_counts(
    reasons: tuple[str, str],
) -> None:
    first, second = date(2026, 3, 1), date(2026, 8, 1)
    gone: Facts = [left(first, reason=reasons[0]), left(second, reason=reasons[1])]
    answer = ask(LAST, [HIRED, AWARD, *gone, job(date(2026, 5, 1), name="b")], reward())
    assert amount_of(answer) == NOTHING


def test_half_is_taken_once() -> None:
    gone: Facts = [left(date(2026, 11, 1)), job(date(2027, 1, 1), name="b"), left(date(2027, 3, 1))]
    assert amount_of(of_leaver(*gone)) == HALF


def test_the_first_entry_that_fits_counts() -> None:
    items = [HIRED, AWARD, left(date(2026, 3, 1), reason="retirement")]
    assert amount_of(ask(PAID, items, reward([TWO_YEARS, YEAR, RETIRED]))) == HALF


def test_the_hire_is_that_of_the_employment_that_was_left() -> None:
    bonus = reward([rule("0", months(24, {"day": "named", "name": "hired"}))])
    items = [job(date(2025, 8, 1)), AWARD, left(date(2027, 8, 1)), job(date(2028, 1, 1), name="b")]
    for on in (PAID, date(2026, 6, 30)):
        assert amount_of(ask(on, items, bonus)) == FULL
        assert amount_of(ask(on, [*items[:2], left(date(2027, 7, 31))], bonus)) == NOTHING


def test_what_is_kept_is_rounded_as_the_benefit_is() -> None:
    thirds = [rule("33.33", months(12))]
    items = [HIRED, AWARD, left(date(2026, 3, 1))]
    assert amount_of(ask(PAID, items, reward(thirds, amount="100.01"))) == Decimal("33.33")
    down = {"pay": {"rounding": {"mode": "up", "places": 2}}}
    assert amount_of(ask(PAID, items, reward(thirds, amount="100.01", **down))) == Decimal("33.34")


def test_where_no_calendar_names_the_limit_nothing_is_taken_yet() -> None:
    limit = {"day": "aligned", "start": months(24), "edge": "last_day", "period": "contract_year"}
    document = reward([YEAR, rule("50", {**limit, "first_day": "counts"})])
    answer = ask(PAID, [HIRED, AWARD, left(date(2026, 11, 1))], document)
    assert amount_of(answer) == FULL
    (step,) = [each for each in due(answer)[0].explanation.children if each.code == "kept"]
    assert "No published calendar names a contract year that contains 1 October 2027" in step.text
    assert amount_of(ask(PAID, [HIRED, AWARD, left(date(2026, 3, 1))], document)) == NOTHING


def test_without_a_contract_year_nothing_can_be_said() -> None:
    answer = ask(PAID, [HIRED, AWARD, left(date(2026, 3, 1))], reward(ALL_THREE), calendars=())
    assert answer.amount is None
