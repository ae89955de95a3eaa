"""Conditions that are tested for a pay period or a contract year at once."""

from datetime import date
from decimal import Decimal
from typing import Any

from ledger.domain.pay.answer import EligibilityState, WaitingKind
from tests.unit.pay.facts import award, job, school_year
from tests.unit.pay.lasting import (
    AGAIN,
    EARNED,
    EXPIRY,
    FIRST_OF_YEAR,
    HIRED,
    LICENCE,
    MADE,
    TESTED,
    condition,
    document,
    licence,
    licence_renewed,
    licensed,
    reasons,
    spans,
    waived,
)
from tests.unit.pay.policies import MAKER, PLAIN, amount_of, ask, faults

YEAR_END, NEXT_END = date(2026, 7, 1), date(2027, 7, 1)
SPRING = date(2026, 4, 1)
PERIODS = document(condition("pauses", "each_pay_period"))
IN_OCTOBER = {"day": "in_year", "month": 10, "day_of_month": 1}


def yearly(held_on: dict[str, Any] = TESTED, then: str = "pauses") -> dict[str, Any]:
    return document(condition(then, "each_contract_year", licensed(held_on)))


def test_a_pay_period_is_due_whole_where_the_condition_held_on_its_first_day() -> None:
    items = [HIRED, MADE, licence(date(2025, 7, 1), date(2026, 1, 2))]
    assert spans(ask(SPRING, items, PERIODS)) == [("due", EARNED, date(2026, 2, 1))]
    before = [HIRED, MADE, licence(date(2025, 7, 1), EXPIRY)]
    assert spans(ask(SPRING, before, PERIODS)) == [("due", EARNED, EXPIRY)]


def test_what_is_regained_within_a_pay_period_counts_from_the_next_one() -> None:
    items = [HIRED, MADE, *licence_renewed(date(2026, 3, 2))]
    both = [("due", EARNED, EXPIRY), ("due", SPRING, YEAR_END)]
    assert spans(ask(SPRING, items, PERIODS)) == both
    on_the_first = [HIRED, MADE, *licence_renewed(AGAIN)]
    assert spans(ask(SPRING, on_the_first, PERIODS))[1] == ("due", AGAIN, YEAR_END)


def test_each_contract_year_anew_on_its_first_day() -> None:
    items = [HIRED, award(MAKER, date(2024, 8, 1)), licence(date(2024, 7, 1), EXPIRY)]
    for asked in (yearly(), yearly(FIRST_OF_YEAR)):
        assert spans(ask(SPRING, items, asked)) == [("due", date(2025, 7, 1), YEAR_END)]
        (segment,) = ask(date(2026, 8, 1), items, asked).segments
        assert segment.state is EligibilityState.NOT_DUE
        assert segment.explanation.children[-1].text == (
            "Machine Learning expired on 1 January 2026: nothing is due in 2026-27."
        )
    again = [*items[:2], *licence_renewed(date(2026, 9, 1))]
    (lost,) = ask(date(2026, 10, 1), again, yearly()).segments
    assert lost.state is EligibilityState.NOT_DUE
    assert spans(ask(date(2027, 1, 1), [*items, licence(YEAR_END, name="new")], yearly())) == [
        ("due", YEAR_END, NEXT_END)
    ]


def test_what_is_lost_within_a_year_that_it_ends_is_not_lost_on_a_day_before() -> None:
    items = [HIRED, award(MAKER, date(2024, 8, 1)), licence(date(2024, 7, 1), date(2025, 9, 20))]
    (segment,) = ask(SPRING, items, yearly(IN_OCTOBER, "ends")).segments
    (lost,) = (each for each in segment.explanation.children if each.code == "condition_lost")
    assert lost.text == (
        "Licence: Machine Learning expired on 20 September 2025, so nothing is due from 1 July "
        "2025 on, for good."
    )


def test_what_is_earned_within_a_year_is_held_against_the_first_day_of_that_year() -> None:
    late = [HIRED, MADE, licence(date(2025, 7, 2))]
    (segment,) = ask(SPRING, late, yearly()).segments
    assert segment.state is EligibilityState.PENDING
    assert spans(ask(date(2026, 8, 1), late, yearly())) == [("due", YEAR_END, NEXT_END)]


def test_a_day_of_the_year_that_is_still_to_come_lets_the_whole_year_wait() -> None:
    asked, held = yearly(IN_OCTOBER), licence(date(2025, 9, 15))
    items = [HIRED, MADE, held]
    waits = ask(date(2025, 9, 1), items, asked)
    assert spans(waits) == [("pending", EARNED, YEAR_END)]
    assert waits.segments[0].waiting_for[0].kind is WaitingKind.FACT
    assert amount_of(waits) == 0
    answer = ask(date(2025, 9, 15), items, asked)
    assert spans(answer) == [("due", EARNED, YEAR_END)]
    late = [HIRED, MADE, licence(date(2025, 10, 2))]
    (segment,) = ask(date(2025, 10, 2), late, asked).segments
    assert segment.state is EligibilityState.PENDING
    assert spans(ask(date(2026, 8, 1), late, asked)) == [("due", YEAR_END, NEXT_END)]


def test_once_the_day_of_the_year_is_over_nothing_is_waited_for_in_it() -> None:
    """No later year is published, in which the day could still be met."""
    years = [school_year(2024), school_year(2025)]
    items, missed = [HIRED, MADE], yearly(IN_OCTOBER)
    before = ask(date(2025, 9, 30), items, missed, calendars=years)
    assert [each.state for each in before.segments] == [EligibilityState.PENDING]
    assert before.next_steps
    for licences in ([], [licence(date(2025, 10, 2))]):
        answer = ask(SPRING, [*items, *licences], missed, calendars=years)
        (segment,) = answer.segments
        assert segment.state is EligibilityState.NOT_DUE
        assert "Licence: not met in 2025-26" in segment.explanation.text
        assert not answer.next_steps


def test_what_a_year_owes_from_before_its_day_is_paid_with_the_next_pay_date() -> None:
    items = [
        HIRED,
        award(MAKER, date(2024, 8, 1)),
        licence(date(2024, 8, 1), date(2025, 7, 1)),
        licence(date(2025, 9, 15), name="new"),
    ]
    (segment,) = ask(SPRING, items, yearly(IN_OCTOBER)).segments
    first, second, *_ = segment.payments
    assert (first.payable_on, first.amount.amount) == (date(2025, 9, 30), Decimal("92.00"))
    assert (second.payable_on, second.amount.amount) == (date(2025, 10, 31), Decimal("31.00"))


def test_a_licence_that_runs_out_before_the_day_of_the_year_does_not_hold_on_it() -> None:
    items = [HIRED, MADE, licence(date(2025, 7, 1), date(2025, 10, 1))]
    assert spans(ask(date(2025, 9, 1), items, yearly(IN_OCTOBER))) == [
        ("pending", EARNED, YEAR_END)
    ]
    (segment,) = ask(date(2025, 10, 2), items, yearly(IN_OCTOBER)).segments
    assert segment.state is EligibilityState.PENDING
    held = [HIRED, MADE, licence(date(2025, 7, 1), date(2025, 10, 2))]
    assert spans(ask(date(2025, 9, 1), held, yearly(IN_OCTOBER))) == [("due", EARNED, YEAR_END)]


def test_a_renewal_that_is_announced_for_before_the_day_of_the_year_is_awaited() -> None:
    items = [HIRED, MADE, *licence_renewed(date(2025, 9, 20), date(2025, 9, 10))]
    answer = ask(date(2025, 9, 1), items, yearly(IN_OCTOBER))
    assert spans(answer) == [("pending", EARNED, YEAR_END)]
    (waiting,) = answer.segments[0].waiting_for
    assert (waiting.kind, waiting.announced_on) == (WaitingKind.GOOD_STANDING, date(2025, 9, 20))


def test_a_year_in_which_it_did_not_hold_ends_it_for_good() -> None:
    items = [
        HIRED,
        award(MAKER, date(2024, 8, 1)),
        licence(date(2024, 7, 1), date(2025, 7, 1)),
        licence(date(2025, 8, 1), name="new"),
    ]
    asked = yearly(then="ends")
    (segment,) = ask(SPRING, items, asked).segments
    assert segment.state is EligibilityState.NOT_DUE
    (segment,) = ask(date(2026, 8, 1), items, asked).segments
    assert segment.state is EligibilityState.NOT_DUE
    assert spans(ask(date(2026, 8, 1), items, yearly())) == [("due", YEAR_END, NEXT_END)]


def test_a_year_that_no_calendar_names_is_not_tested_unless_it_may_have_ended_there() -> None:
    items = [job(date(2020, 7, 1)), award(MAKER, date(2021, 8, 1)), licence(date(2025, 7, 1))]
    assert spans(ask(SPRING, items, yearly())) == [("due", date(2025, 7, 1), YEAR_END)]
    (segment,) = ask(SPRING, items, yearly(then="ends")).segments
    assert segment.state is EligibilityState.NOT_YET_DETERMINABLE
    assert "1 August 2021" in segment.waiting_for[0].text


def test_a_waiver_in_force_on_the_first_day_lifts_it_for_the_year() -> None:
    items = [HIRED, award(MAKER, date(2024, 8, 1)), licence(date(2024, 7, 1), date(2025, 7, 1))]
    waiver = waived(date(2025, 7, 1), date(2025, 7, 2), granted=date(2025, 9, 5))
    answer = ask(SPRING, [*items, waiver], yearly())
    assert spans(answer) == [("due", date(2025, 7, 1), YEAR_END)]
    assert any("waived on 5 September 2025" in each for each in reasons(answer))
    (segment,) = answer.segments
    assert segment.payments[0].payable_on == date(2025, 9, 30)


def test_without_a_calendar_nothing_can_be_said() -> None:
    answer = ask(SPRING, [HIRED, MADE, licence(date(2025, 7, 1))], yearly(), calendars=[])
    assert [each.state for each in answer.segments] == [EligibilityState.NOT_YET_DETERMINABLE]


def test_a_calendar_without_pay_periods_tests_none() -> None:
    calendars = [school_year(2025, periods=0)]
    items = [HIRED, MADE, licence(date(2025, 7, 1))]
    (segment,) = ask(SPRING, items, PERIODS, calendars=calendars).segments
    assert segment.state is EligibilityState.NOT_YET_DETERMINABLE


AT = "/benefits/0/select/conditions/0"


def test_what_is_tested_again_and_again_names_the_day_tested() -> None:
    earned = {"day": "named", "name": "earned"}
    same = document(condition(test=licensed(earned)))
    assert faults(same) == {
        f"{AT}/test": (
            "has the same answer each time: no day in it is the day tested, or of the year"
        )
    }
    moved = {"day": "moved", "start": TESTED, "direction": "before", "count": 1, "unit": "days"}
    assert faults(document(condition(test=licensed(moved)))) == {
        f"{AT}/test/held_on": "must be the day tested itself, as the condition is tested each day"
    }
    ask(SPRING, [HIRED], document(condition("pauses", "each_pay_period", licensed(moved))))


def test_only_what_is_tested_again_and_again_has_a_day_tested() -> None:
    once = {**condition(), "unmet": {"then": "does_not_count"}}
    assert faults(document(once)) == {
        f"{AT}/test/held_on": "names the day tested, and the condition is tested once"
    }
    window = "/benefits/0/date/windows/0/effective"
    told = {window: "names the day on which a condition is tested, which this is not"}
    changed = document(condition())
    changed["benefits"][0]["date"]["windows"][0]["effective"] = TESTED
    assert faults(changed) == told
    misspelt = condition()
    misspelt["test"]["facts"] = {"of": "award", "kinds": ["license"]}
    assert list(faults(document(misspelt))) == [f"{AT}/test/facts/kinds/0"]


def test_a_year_tested_as_a_whole_cannot_last_to_its_end() -> None:
    assert faults(yearly(then="ends_with_contract_year")) == {
        f"{AT}/unmet/then": (
            "must be pauses or ends: the condition is tested for whole contract years"
        )
    }


def test_how_often_has_to_be_said() -> None:
    asked = condition()
    del asked["unmet"]["tested"]
    assert f"{AT}/unmet/tested" in faults(document(asked))
    assert PLAIN["benefits"][0]["select"]["conditions"] == []
    assert LICENCE != MAKER
