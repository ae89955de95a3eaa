"""A benefit that pays by the place of each fact in the sum of a year."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from ledger.domain.pay.answer import EligibilityState, WaitingKind
from tests.unit.pay.facts import award, job, school_year, suspended
from tests.unit.pay.fates import reinstatement, revocation, suspension
from tests.unit.pay.policies import (
    ANDROID,
    LEARNING,
    MAKER,
    PLAIN,
    adopted,
    amount_of,
    ask,
    due,
    rate_of,
)
from tests.unit.pay.tariffs import FALLING, HIRED, YEAR_END, amounts, decided, tariff, tier, undue

FIRST, SECOND, THIRD = (date(2025, month, 1) for month in (9, 10, 11))
ONE, TWO, THREE = (
    award(MAKER, day, name=name)
    for day, name in ((FIRST, "one"), (SECOND, "two"), (THIRD, "three"))
)
YEARLY = {"pay": PLAIN["benefits"][0]["pay"]}
"""An increase by days, which ends with the award."""


def test_each_fact_brings_the_amount_of_its_place() -> None:
    answer = ask(YEAR_END, [HIRED, THREE, ONE, TWO], tariff())
    assert amounts(answer) == [
        ("2025-09-01", "500.00"),
        ("2025-10-01", "500.00"),
        ("2025-11-01", "300.00"),
    ]
    assert [decided(each) for each in due(answer)][1:] == [
        "Maker Educator of 1 October 2025 is the 2nd credit of 2025-26: 500.00 USD.",
        "Maker Educator of 1 November 2025 is the 3rd credit of 2025-26: 300.00 USD.",
    ]
    assert all(each.level is None for each in answer.segments)
    assert [each.fact_ids for each in due(answer)] == [(e.fact_id,) for e in (ONE, TWO, THREE)]


def test_a_fact_that_lies_in_several_tiers_is_cut_and_says_its_parts() -> None:
    answer = ask(YEAR_END, [HIRED, ONE, award(ANDROID, SECOND)], tariff())
    assert amounts(answer) == [("2025-09-01", "500.00"), ("2025-10-01", "1200.00")]
    assert decided(due(answer)[1]) == (
        "Android Development of 1 October 2025 brings the sum of 2025-26 from 1 to 5 credits. "
        "1 at 500.00 USD each, 2 at 300.00 USD each, 1 at 100.00 USD each: 1,200.00 USD."
    )


def test_a_part_of_a_unit_is_cut_exactly() -> None:
    answer = ask(
        YEAR_END, [HIRED, award(LEARNING, FIRST), award(LEARNING, SECOND, name="b")], tariff()
    )
    # 2 at 500 and half a credit at 300; 1.5 at 300 and 1 at 100.
    assert amounts(answer) == [("2025-09-01", "1150.00"), ("2025-10-01", "550.00")]
    assert "0.5 at 300.00 USD each" in decided(due(answer)[0])


def test_a_year_begins_anew() -> None:
    last, new = award(MAKER, date(2026, 6, 30), name="last"), award(MAKER, date(2026, 7, 1))
    facts = [HIRED, ONE, TWO, last, new]
    assert amounts(ask(YEAR_END, facts[:-1], tariff()))[-1] == ("2026-06-30", "300.00")
    assert amounts(ask(date(2026, 7, 1), facts, tariff())) == [("2026-07-01", "500.00")]
    career = tariff(over={"over": "career"})
    answer = ask(date(2026, 7, 1), facts, career)
    assert amounts(answer) == [("2026-07-01", "300.00")]
    assert "is the 4th credit: 300.00 USD." in decided(due(answer)[0])


def test_what_lies_above_the_last_tier_brings_nothing_and_is_said() -> None:
    tiers = [tier("500.00", "1"), tier("300.00", "2")]
    answer = ask(YEAR_END, [HIRED, ONE, TWO, THREE], tariff(tiers))
    assert amounts(answer) == [("2025-09-01", "500.00"), ("2025-10-01", "300.00")]
    assert undue(answer) == [
        "Rates, 2025-26: not due. 3 credits count; no further one brings anything."
    ]
    (rest,) = [each for each in answer.segments if each.state is EligibilityState.NOT_DUE]
    assert rest.explanation.children[0].text == (
        "Maker Educator of 1 November 2025 adds 1 credit. It is the 3rd credit of "
        "2025-26, which brings nothing."
    )
    assert answer.next_steps == ()
    part = ask(YEAR_END, [HIRED, ONE, award(ANDROID, SECOND)], tariff(tiers))
    assert decided(due(part)[1]).endswith(
        "1 at 300.00 USD each, 3 above 2 bring nothing: 300.00 USD."
    )


def test_a_first_tier_of_nothing_says_how_much_is_missing() -> None:
    tiers = [tier("0.00", "6"), tier("73.00", "36")]
    answer = ask(YEAR_END, [HIRED, award(ANDROID, FIRST)], tariff(tiers))
    (segment,) = answer.segments
    assert segment.shortfall is not None
    assert segment.shortfall.amount == Decimal(2)
    text = segment.explanation.text
    assert text.endswith("after 2 more, each further one brings 73.00 USD at full time.")
    (step,) = answer.next_steps
    assert step.text == (
        "Rates: earn 2 more credits by 30 June 2026; each beyond them brings 73.00 USD at full "
        "time."
    )


def test_the_next_step_says_what_the_next_ones_bring() -> None:
    def steps(*facts: Any, **more: Any) -> list[tuple[str, date | None]]:
        found = ask(YEAR_END, [HIRED, *facts], tariff(**more)).next_steps
        return [(each.text, each.last_on) for each in found]

    last = date(2026, 6, 30)
    by, full = "by 30 June 2026", "USD at full time"
    one = f"Rates: earn 1 more credit {by}, which brings 500.00 {full}."
    two = f"Rates: earn up to 2 more credits {by}, each of which brings 300.00 {full}."
    rest = f"Rates: earn more credits {by}, each of which brings 100.00 {full}."
    assert steps(ONE) == [(one, last)]
    assert steps(ONE, TWO) == [(two, last)]
    assert steps(award(ANDROID, FIRST)) == [(rest, last)]
    five = [{"limit": "units", "scope": "period", "at_most": "5"}]
    assert steps(award(ANDROID, FIRST), limits=five) == [(one.replace("500.00", "100.00"), last)]
    assert steps(award(ANDROID, FIRST), ONE, limits=five) == []


def test_what_a_limit_keeps_out_is_not_due_with_its_reason() -> None:
    two = [{"limit": "facts", "scope": "contract_year", "at_most": 2}]
    answer = ask(YEAR_END, [HIRED, ONE, TWO, THREE], tariff(limits=two))
    assert amounts(answer) == [("2025-09-01", "500.00"), ("2025-10-01", "500.00")]
    assert undue(answer)[0] == (
        "Rates, Maker Educator: not due. At most 2 facts earned in one contract year may count: "
        "of these 1 credit there is room for 0."
    )
    (left_out, _) = [each for each in answer.segments if each.amount is None]
    assert left_out.fact_ids == (THREE.fact_id,)
    assert set(THREE.positions) <= set(left_out.explanation.positions)
    # In another year it is no matter any more.
    assert undue(ask(date(2026, 7, 1), [HIRED, ONE, TWO, THREE], tariff(limits=two))) == [
        "Rates, 2026-27: not due. 0 credits count; the next 2 each bring 500.00 USD at full time."
    ]


def test_the_same_credential_once_more_is_told() -> None:
    answer = ask(YEAR_END, [HIRED, ONE, TWO], tariff(same_credential="first_award"))
    assert amounts(answer) == [("2025-09-01", "500.00")]
    assert undue(answer)[0].endswith(
        "not due. What was earned on 1 September 2025 counts for the same credential; this adds "
        "nothing."
    )


def test_a_part_that_a_limit_leaves_is_paid_and_says_why_it_is_no_more() -> None:
    three = [{"limit": "units", "scope": "period", "at_most": "3"}]
    (segment,) = due(ask(YEAR_END, [HIRED, award(ANDROID, FIRST)], tariff(limits=three)))
    assert decided(segment).endswith("2 at 500.00 USD each, 1 at 300.00 USD each: 1,300.00 USD.")
    assert "there is room for 3" in segment.explanation.children[0].text


def test_without_a_calendar_of_its_year_nothing_can_be_said() -> None:
    facts = [HIRED, ONE, award(MAKER, date(2026, 8, 1), name="known")]
    answer = ask(date(2026, 9, 1), facts, tariff(), calendars=(school_year(2026),))
    (unknown,) = [e for e in answer.segments if e.state is EligibilityState.NOT_YET_DETERMINABLE]
    assert unknown.fact_ids == (ONE.fact_id,)
    assert [each.kind for each in unknown.waiting_for] == [WaitingKind.CALENDAR]
    assert amounts(answer) == [("2026-08-01", "500.00")]


def test_what_was_paid_once_stays_in_its_tier_and_what_follows_takes_no_place_again() -> None:
    gone = award(MAKER, FIRST, name="one", ended=date(2026, 1, 15))
    later = award(MAKER, date(2026, 2, 1), name="later")
    end = revocation("one", date(2026, 1, 15))
    answer = ask(YEAR_END, [HIRED, gone, end, TWO, THREE, later], tariff())
    assert amounts(answer) == [
        ("2025-09-01", "500.00"),
        ("2025-10-01", "500.00"),
        ("2025-11-01", "300.00"),
        ("2026-02-01", "300.00"),
    ]


def test_what_is_void_never_had_a_place() -> None:
    void = [award(MAKER, FIRST, name="one", void=True), revocation("one", FIRST, void=True)]
    answer = ask(YEAR_END, [HIRED, *void, TWO, THREE], tariff())
    assert amounts(answer) == [("2025-10-01", "500.00"), ("2025-11-01", "500.00")]


def test_what_is_paid_by_days_moves_up_on_the_day_on_which_one_before_it_is_lost() -> None:
    gone = award(MAKER, FIRST, name="one", ended=date(2026, 1, 1))
    facts = [HIRED, gone, revocation("one", date(2026, 1, 1)), TWO, THREE]
    tiers = [tier("730.00", "2"), tier("365.00")]
    assert rate_of(ask(date(2025, 12, 31), facts, tariff(tiers, YEARLY))) == Decimal("1825.00")
    answer = ask(date(2026, 1, 1), facts, tariff(tiers, YEARLY))
    assert rate_of(answer) == Decimal("1460.00")
    third = [each for each in due(answer) if each.fact_ids == (THREE.fact_id,)]
    assert [(str(e.effective_from), str(e.effective_until)) for e in third] == [
        ("2025-11-01", "2026-01-01"),
        ("2026-01-01", "2026-07-01"),
    ]
    assert third[0].explanation.text.endswith("; it moves up in the sum from 1 January 2026.")
    assert len({each.segment_id for each in due(answer)}) == len(due(answer))


def test_what_is_measured_for_a_whole_year_is_paid_once_in_it_and_moves_up_in_the_next() -> None:
    pay = {"pay": {**YEARLY["pay"], "kind": "yearly", "time": "whole_year"}}
    gone = award(MAKER, FIRST, name="one", ended=date(2026, 1, 1))
    facts = [HIRED, gone, revocation("one", date(2026, 1, 1)), TWO, THREE]
    document = tariff(FALLING, pay, over={"over": "career"})
    assert amount_of(ask(YEAR_END, facts, document)) == Decimal("1300.00")
    assert amount_of(ask(date(2026, 7, 1), facts, document)) == Decimal("1000.00")


def test_what_is_paused_is_told_by_its_own_reason() -> None:
    begin, end = date(2026, 1, 1), date(2026, 3, 1)
    away = award(MAKER, FIRST, name="one", lapses=(suspended("one", begin, end),))
    fate = [suspension("one", begin), reinstatement("one", end)]
    answer = ask(YEAR_END, [HIRED, away, *fate], tariff([tier("365.00")], YEARLY))
    before, after = due(answer)
    assert "suspended" in before.explanation.text
    assert after.effective_from == date(2026, 3, 1)


def test_a_tariff_is_shared_among_assignments_and_known_as_it_was() -> None:
    halves = [job(date(2024, 7, 1), fte="0.5"), job(date(2024, 7, 1), fte="0.5", name="a2")]
    facts = [*halves, ONE, TWO, THREE]
    assert amount_of(ask(YEAR_END, facts, tariff(changes=YEARLY))) == amount_of(
        ask(YEAR_END, [HIRED, ONE, TWO, THREE], tariff(changes=YEARLY))
    )
    assert amount_of(ask(YEAR_END, [HIRED, TWO, THREE], tariff())) == Decimal("1000.00")
    assert amount_of(ask(YEAR_END, [HIRED, ONE, TWO, THREE], tariff())) == Decimal("1300.00")


def test_each_version_has_its_own_tariff_for_what_it_governs() -> None:
    dearer = [tier("600.00", "2"), *FALLING[1:]]
    versions = (adopted(tariff()), adopted(tariff(dearer), date(2025, 9, 15), version=2))
    assert amounts(ask(YEAR_END, [HIRED, ONE, TWO, THREE], *versions)) == [
        ("2025-09-01", "500.00"),
        ("2025-10-01", "600.00"),
        ("2025-11-01", "300.00"),
    ]


def test_a_later_day_is_not_counted_before_it() -> None:
    assert amounts(ask(date(2025, 9, 30), [HIRED, ONE, TWO], tariff())) == [
        ("2025-09-01", "500.00")
    ]
    moved = replace(TWO, effective_from=SECOND)
    assert amounts(ask(SECOND, [HIRED, ONE, moved], tariff()))[-1] == ("2025-10-01", "500.00")
