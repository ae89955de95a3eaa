"""What is due while a condition holds: the days before, on and after each turn."""

from datetime import date
from decimal import Decimal

import pytest

from ledger.domain.pay.answer import EligibilityState, WaitingKind
from tests.unit.pay.facts import award, job, suspended
from tests.unit.pay.fates import reinstatement, revocation, suspension
from tests.unit.pay.lasting import (
    AGAIN,
    EARNED,
    EXPIRY,
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
from tests.unit.pay.policies import ONE_TIME, amount_of, ask, rate_of

YEAR_END = date(2026, 7, 1)
SPRING = date(2026, 4, 1)
HELD = licence(date(2025, 7, 1), EXPIRY)


def test_it_is_due_up_to_the_last_day_on_which_the_condition_holds() -> None:
    items = [HIRED, MADE, HELD]
    for on, rate in ((date(2025, 12, 31), "365.00"), (EXPIRY, "0"), (date(2026, 1, 2), "0")):
        answer = ask(on, items, document())
        assert spans(answer) == [("due", EARNED, EXPIRY)]
        assert (amount_of(answer), rate_of(answer)) == (Decimal("153.00"), Decimal(rate))


def test_the_explanation_names_the_days_and_the_facts() -> None:
    answer = ask(SPRING, [HIRED, MADE, *licence_renewed(AGAIN)], document())
    assert reasons(answer) == [
        (
            "Licence: met from 1 August 2025 to 31 December 2025: Machine Learning was awarded on "
            "1 July 2025."
        ),
        (
            "Licence: Machine Learning expired on 1 January 2026, and Machine Learning was renewed "
            "on 1 March 2026: nothing is due from 1 January 2026 until 1 March 2026."
        ),
        "Licence: met from 1 March 2026 on: Machine Learning was renewed on 1 March 2026.",
    ]
    first = answer.segments[0].explanation
    assert first.text.endswith("; Machine Learning expired on 1 January 2026.")
    _, lost, _ = (each for each in first.children if each.code.startswith("condition"))
    assert lost.document_path == "/benefits/0/select/conditions/0"
    assert lost.positions == licence_renewed(AGAIN)[1].positions


def test_it_comes_back_on_the_day_on_which_the_condition_holds_again() -> None:
    items = [HIRED, MADE, *licence_renewed(AGAIN)]
    both = [("due", EARNED, EXPIRY), ("due", AGAIN, YEAR_END)]
    assert spans(ask(SPRING, items, document())) == spans(ask(AGAIN, items, document())) == both


@pytest.mark.parametrize("again", [AGAIN, date(2025, 12, 1)])
def test_a_renewal_that_is_still_to_come_makes_nothing_due(again: date) -> None:
    answer = ask(date(2025, 11, 1), [HIRED, MADE, *licence_renewed(again)], document())
    assert spans(answer) == [
        ("due", EARNED, EXPIRY),
        ("pending", max(again, EXPIRY), YEAR_END),
    ]
    (waiting,) = answer.segments[1].waiting_for
    assert (waiting.kind, waiting.announced_on) == (WaitingKind.GOOD_STANDING, again)


def test_a_renewal_in_time_interrupts_nothing() -> None:
    items = [HIRED, MADE, *licence_renewed(date(2025, 12, 1))]
    assert spans(ask(SPRING, items, document())) == [("due", EARNED, YEAR_END)]


def test_another_one_that_is_held_meanwhile_keeps_it_due() -> None:
    second = licence(date(2025, 12, 1), name="second")
    assert spans(ask(SPRING, [HIRED, MADE, HELD, second], document())) == [
        ("due", EARNED, YEAR_END)
    ]


def test_it_begins_on_the_first_day_on_which_the_condition_holds() -> None:
    later = licence(date(2025, 10, 1))
    waits = ask(date(2025, 9, 30), [HIRED, MADE, later], document())
    (segment,) = waits.segments
    assert segment.state is EligibilityState.PENDING
    assert [each.text for each in segment.waiting_for] == ["Licence: not met yet."]
    assert spans(ask(date(2025, 10, 1), [HIRED, MADE, later], document())) == [
        ("due", date(2025, 10, 1), YEAR_END)
    ]


def test_what_was_lost_before_it_began_is_told() -> None:
    gone = licence(date(2024, 7, 1), date(2025, 7, 1))
    (segment,) = ask(SPRING, [HIRED, MADE, gone], document()).segments
    assert segment.state is EligibilityState.PENDING
    assert (
        segment.waiting_for[0].text == "Licence: not met; Machine Learning expired on 1 July 2025."
    )


def test_a_year_after_the_loss_says_what_was_lost() -> None:
    (segment,) = ask(date(2026, 8, 1), [HIRED, MADE, HELD], document()).segments
    assert segment.state is EligibilityState.NOT_DUE
    told = segment.explanation.children[-1]
    assert told.text == "Machine Learning expired on 1 January 2026: nothing is due in 2026-27."
    assert told.document_path == "/benefits/0/select/conditions/0"


def test_once_ended_for_good_nothing_brings_it_back() -> None:
    items = [HIRED, MADE, *licence_renewed(AGAIN)]
    answer = ask(SPRING, items, document(condition("ends")))
    assert spans(answer) == [("due", EARNED, EXPIRY)]
    assert reasons(answer)[-1].endswith("so 1 January 2026 is the first day without, for good.")
    early = [HIRED, award("maker-educator", date(2025, 6, 1)), *licence_renewed(AGAIN)]
    assert spans(ask(SPRING, early, document(condition("ends")))) == [
        ("due", date(2025, 7, 1), EXPIRY)
    ]


def test_what_lasts_to_the_end_of_the_contract_year_comes_back_in_a_later_one() -> None:
    asked, again = document(condition("ends_with_contract_year")), date(2026, 9, 1)
    assert spans(ask(SPRING, [HIRED, MADE, HELD], asked)) == [("due", EARNED, YEAR_END)]
    items = [HIRED, MADE, *licence_renewed(again)]
    assert spans(ask(date(2026, 10, 1), items, asked)) == [("due", again, date(2027, 7, 1))]
    within = [HIRED, MADE, *licence_renewed(AGAIN)]
    assert spans(ask(date(2026, 10, 1), within, asked)) == [("due", YEAR_END, date(2027, 7, 1))]
    last_day = [HIRED, MADE, licence(date(2025, 7, 1), YEAR_END)]
    assert spans(ask(SPRING, last_day, asked)) == [("due", EARNED, YEAR_END)]


def test_where_no_calendar_names_the_year_of_the_loss_nobody_can_say_when_it_ends() -> None:
    asked = document(condition("ends_with_contract_year"))
    items = [
        job(date(2020, 7, 1)),
        award("maker-educator", date(2021, 8, 1)),
        licence(date(2021, 7, 1), date(2022, 1, 1)),
    ]
    (segment,) = ask(SPRING, items, asked).segments
    assert segment.state is EligibilityState.NOT_YET_DETERMINABLE


def test_a_suspension_pauses_and_an_announced_reinstatement_waits() -> None:
    since, until = date(2025, 11, 1), date(2026, 2, 1)
    held = award(LICENCE, date(2025, 7, 1), name="l", lapses=(suspended("l", since, until),))
    items = [HIRED, MADE, held, suspension("l", since), reinstatement("l", until)]
    assert spans(ask(date(2025, 12, 1), items, document())) == [
        ("due", EARNED, since),
        ("pending", until, YEAR_END),
    ]
    assert spans(ask(until, items, document())) == [
        ("due", EARNED, since),
        ("due", until, YEAR_END),
    ]
    assert spans(ask(date(2025, 9, 1), items, document()))[0] == ("due", EARNED, since)


def test_a_licence_that_is_void_never_held() -> None:
    held = award(LICENCE, date(2025, 7, 1), name="l", void=True)
    items = [HIRED, MADE, held, revocation("l", SPRING, void=True)]
    (segment,) = ask(date(2025, 10, 1), items, document()).segments
    assert segment.state is EligibilityState.PENDING
    assert "was found void" in segment.waiting_for[0].text


def test_an_announced_end_bounds_what_is_due() -> None:
    held = award(LICENCE, date(2025, 7, 1), name="l", ended=date(2026, 2, 1))
    items = [HIRED, MADE, held, revocation("l", date(2026, 2, 1))]
    assert spans(ask(date(2025, 9, 1), items, document())) == [("due", EARNED, date(2026, 2, 1))]


def test_while_something_is_not_held() -> None:
    test = {"test": "not", "of": licensed()}
    asked, since = document(condition(test=test)), date(2025, 10, 1)
    assert spans(ask(SPRING, [HIRED, MADE], asked)) == [("due", EARNED, YEAR_END)]
    items = [HIRED, MADE, licence(since, EXPIRY)]
    assert spans(ask(date(2025, 9, 1), items, asked)) == [("due", EARNED, YEAR_END)]
    assert spans(ask(since, items, asked)) == [("due", EARNED, since), ("due", EXPIRY, YEAR_END)]
    ended = award(LICENCE, since, name="l", ended=EXPIRY)
    announced = [HIRED, MADE, ended, revocation("l", EXPIRY)]
    assert spans(ask(since, announced, asked)) == [
        ("due", EARNED, since),
        ("pending", EXPIRY, YEAR_END),
    ]


def test_one_of_several_is_enough_and_days_may_bound_it() -> None:
    """Due for twelve months after the award, or while a licence is held."""
    limit = {
        "day": "moved",
        "start": {"day": "named", "name": "earned"},
        "direction": "after",
        "count": 3,
        "unit": "months",
    }
    in_time = {"test": "in_order", "date": TESTED, "order": "before", "limit": limit}
    either = {"test": "any_of", "tests": [in_time, licensed()]}
    alone = [HIRED, MADE]
    assert spans(ask(SPRING, alone, document(condition(test=either)))) == [
        ("due", EARNED, date(2025, 11, 1))
    ]
    licensed_too = [*alone, licence(date(2025, 12, 1))]
    assert spans(ask(SPRING, licensed_too, document(condition(test=either)))) == [
        ("due", EARNED, date(2025, 11, 1)),
        ("due", date(2025, 12, 1), YEAR_END),
    ]


def test_a_waiver_lifts_it_for_the_days_on_which_it_is_in_force() -> None:
    since, until = date(2026, 1, 15), date(2026, 2, 15)
    items = [HIRED, MADE, HELD, waived(since, until, granted=date(2026, 1, 10))]
    answer = ask(SPRING, items, document())
    assert spans(answer) == [("due", EARNED, EXPIRY), ("due", since, until)]
    waiver = "Licence: waived on 10 January 2026 from 15 January 2026 to 14 February 2026."
    assert waiver in reasons(answer)
    assert spans(ask(date(2026, 1, 9), items, document())) == [("due", EARNED, EXPIRY)]


def test_each_assignment_is_paid_for_the_days_on_which_it_holds() -> None:
    jobs = [job(date(2024, 7, 1), fte="0.5"), job(date(2025, 12, 1), fte="0.5", name="b1")]
    answer = ask(SPRING, [*jobs, MADE, HELD], document())
    assert [(each.assignment_id, each.effective_until) for each in answer.segments] == [
        ("a1", EXPIRY),
        ("b1", EXPIRY),
    ]


def test_what_is_paid_once_takes_effect_on_the_first_day_on_which_it_holds() -> None:
    once = document(pay=ONE_TIME)
    answer = ask(SPRING, [HIRED, MADE, licence(date(2025, 10, 1), EXPIRY)], once)
    assert spans(answer) == [("due", date(2025, 10, 1), YEAR_END)]
    assert amount_of(answer) == Decimal("365.00")
