"""What has ended stays in the answer and says so; what was never there is never waited for."""

from datetime import date
from typing import Any

import pytest

from ledger.domain.pay.answer import EligibilityState, Segment
from ledger.domain.timeline.item import Item, Problem, TimelineFact
from tests.unit.pay.facts import approval, award, job, school_year
from tests.unit.pay.fates import revocation
from tests.unit.pay.policies import (
    CALENDARS,
    LEARNING,
    MAKER,
    ONE_TIME,
    PLAIN,
    amount_of,
    ask,
    benefit,
    changed,
    codes,
    rate_of,
)

EARNED, LOST, YEAR_END = date(2025, 10, 1), date(2026, 2, 1), date(2026, 7, 1)
BEFORE, AFTER, NEXT_YEAR = date(2025, 10, 15), date(2026, 3, 15), date(2026, 9, 1)
JOB = job(date(2024, 7, 1))
ENDED = [JOB, award(MAKER, EARNED, ended=LOST), revocation(MAKER, LOST)]
VOID = [JOB, award(MAKER, EARNED, void=True), revocation(MAKER, LOST, void=True)]
EXPIRED = [JOB, award(MAKER, EARNED, expires=LOST)]
APPROVED = {"select/approval": {"rule": "required", "withdrawn": "ends"}}
APPROVED_LATER = {**APPROVED, "date/anchor": "later_of_awarded_and_approved"}
EXPIRY_ENDS = benefit({"pay/loss/expired": "ends"})
THIS_YEAR_ONLY = (school_year(2025),)


def only(items: list[Item[TimelineFact]], document: dict[str, Any], on: date) -> Segment:
    (segment,) = ask(on, items, document).segments
    return segment


def verdict(segment: Segment) -> tuple[EligibilityState, str]:
    """How it stands, and the step that decided it."""
    return segment.state, codes(segment)[-1]


@pytest.mark.parametrize("on", [BEFORE, AFTER, NEXT_YEAR])
@pytest.mark.parametrize(
    "changes",
    [
        APPROVED,
        APPROVED_LATER,
        {"date/effective": {"align": "next_contract_year", "first_day": "waits"}},
        {"select/earned_before_hire": "does_not_count"},
        {f"decide/prices/{MAKER}": None},
    ],
)
def test_a_void_award_is_void_under_every_benefit_and_on_every_day(
    on: date, changes: dict[str, Any]
) -> None:
    approved = approval(MAKER, date(2025, 11, 1))
    hired_late = [job(date(2025, 10, 10)), *VOID[1:], approved]
    segment = only(hired_late, benefit(changes), on)
    assert verdict(segment) == (EligibilityState.NOT_DUE, "void")
    assert segment.waiting_for == ()


def test_a_void_award_is_void_also_where_no_calendar_says_when_it_would_take_effect() -> None:
    waits = {"align": "next_contract_year", "first_day": "waits"}
    (segment,) = ask(
        BEFORE, VOID, benefit({"date/effective": waits}), calendars=THIS_YEAR_ONLY
    ).segments
    assert verdict(segment) == (EligibilityState.NOT_DUE, "void")


@pytest.mark.parametrize("on", [BEFORE, AFTER, NEXT_YEAR])
def test_an_unsupported_award_is_not_due_before_its_approval_either(on: date) -> None:
    problem = Problem(reason="PREREQUISITE_NOT_HELD", text="Sawing was not held.", metadata={})
    items = [JOB, award(MAKER, EARNED, problem=problem), approval(MAKER, date(2025, 11, 1))]
    segment = only(items, benefit(APPROVED), on)
    assert verdict(segment) == (EligibilityState.NOT_DUE, "unsupported")


def test_what_the_policy_makes_never_due_is_not_due_while_an_approval_is_missing() -> None:
    document = benefit({**APPROVED, "pay/loss/ended_from_date": "never_due"})
    for day in (BEFORE, AFTER):
        assert verdict(only(ENDED, document, day)) == (EligibilityState.NOT_DUE, "ended")


def test_an_ended_award_waits_for_an_approval_only_where_one_could_still_reach_back() -> None:
    assert only(ENDED, benefit(APPROVED), AFTER).state is EligibilityState.PENDING
    assert only(ENDED, benefit(APPROVED_LATER), BEFORE).state is EligibilityState.PENDING
    hopeless = only(ENDED, benefit(APPROVED_LATER), AFTER)
    assert verdict(hopeless) == (EligibilityState.NOT_DUE, "lost_before_approval")


@pytest.mark.parametrize(
    ("items", "document", "words"),
    [
        (
            ENDED,
            PLAIN,
            (
                "The award ended on 1 February 2026: nothing is due in 2026-27. "
                "The reason given is misconduct."
            ),
        ),
        (
            EXPIRED,
            EXPIRY_ENDS,
            "The credential expired on 1 February 2026: nothing is due in 2026-27.",
        ),
        (
            EXPIRED,
            benefit({"pay/loss/expired": "ends_with_contract_year"}),
            (
                "The credential expired on 1 February 2026, and the benefit ends with that "
                "contract year: nothing is due in 2026-27."
            ),
        ),
    ],
)
def test_what_ended_in_an_earlier_year_stays_listed_with_the_reason(
    items: list[Item[TimelineFact]], document: dict[str, Any], words: str
) -> None:
    answer = ask(NEXT_YEAR, items, document)
    (segment,) = answer.segments
    assert verdict(segment) == (EligibilityState.NOT_DUE, "ended_before_year")
    assert segment.explanation.text == f"Base increase, Maker Educator: not due. {words}"
    assert amount_of(answer) == 0
    assert (segment.amount, segment.payments) == (None, ())


def test_an_ended_award_names_the_revocation_that_ended_it() -> None:
    segment = only(ENDED, PLAIN, NEXT_YEAR)
    reason = segment.explanation.children[-1]
    assert reason.inputs["revocation_id"] == ENDED[-1].fact_id
    assert reason.positions == ENDED[-1].positions


def test_an_ended_award_is_listed_once_where_its_arrears_are_still_due() -> None:
    items = [*ENDED, approval(MAKER, date(2026, 8, 1))]
    segment = only(items, benefit(APPROVED), NEXT_YEAR)
    assert segment.state is EligibilityState.DUE
    assert (segment.effective_from, segment.effective_until) == (EARNED, LOST)
    assert "are due for 1 October 2025 to 31 January 2026" in segment.explanation.text


@pytest.mark.parametrize(
    "changes",
    [{}, {"date/effective": {"align": "next_contract_year", "first_day": "waits"}}],
)
def test_an_ended_award_is_not_due_in_a_later_year_that_no_calendar_names(
    changes: dict[str, Any],
) -> None:
    (segment,) = ask(NEXT_YEAR, ENDED, benefit(changes), calendars=THIS_YEAR_ONLY).segments
    assert verdict(segment) == (EligibilityState.NOT_DUE, "ended_before_year")
    assert "nothing is due in the contract year of 1 September 2026" in segment.explanation.text


def test_what_ended_within_a_year_that_no_calendar_names_cannot_be_determined() -> None:
    items = [JOB, award(MAKER, EARNED, ended=date(2026, 8, 1)), revocation(MAKER, NEXT_YEAR)]
    (segment,) = ask(NEXT_YEAR, items, PLAIN, calendars=THIS_YEAR_ONLY).segments
    assert verdict(segment) == (EligibilityState.NOT_YET_DETERMINABLE, "contract_year_missing")


def test_what_an_approval_in_an_unnamed_year_makes_due_for_an_earlier_one_stays_open() -> None:
    items = [*ENDED, approval(MAKER, date(2026, 8, 1))]
    (segment,) = ask(NEXT_YEAR, items, benefit(APPROVED), calendars=THIS_YEAR_ONLY).segments
    assert segment.state is EligibilityState.NOT_YET_DETERMINABLE


def test_what_was_paid_once_in_an_earlier_year_is_no_question_of_a_year_without_calendar() -> None:
    document = benefit({"pay": ONE_TIME})
    items = [JOB, award(MAKER, EARNED)]
    assert ask(NEXT_YEAR, items, document, calendars=THIS_YEAR_ONLY).segments == ()


@pytest.mark.parametrize(
    ("items", "on", "words"),
    [
        (ENDED, BEFORE, "are due {span}; the award ends on 1 February 2026."),
        (ENDED, AFTER, "were due {span}; the award ended on 1 February 2026."),
        (EXPIRED, BEFORE, "are due {span}; the credential expires on 1 February 2026."),
        (EXPIRED, AFTER, "were due {span}; the credential expired on 1 February 2026."),
    ],
)
def test_a_segment_that_ends_within_the_year_says_so_in_its_own_text(
    items: list[Item[TimelineFact]], on: date, words: str
) -> None:
    segment = only(items, EXPIRY_ENDS, on)
    span = "for 1 October 2025 to 31 January 2026 on assignment a1"
    assert segment.state is EligibilityState.DUE
    assert segment.explanation.text.endswith(f"123.00 USD {words.format(span=span)}")


def test_a_withdrawn_approval_is_told_in_the_text_of_the_segment_it_ends() -> None:
    items = [JOB, award(MAKER, EARNED), approval(MAKER, EARNED), approval(MAKER, LOST, denied=True)]
    text = only(items, benefit(APPROVED), AFTER).explanation.text
    assert text.endswith("; the approval was withdrawn on 1 February 2026.")


def test_a_share_of_the_year_that_a_change_of_hours_cut_off_was_due() -> None:
    items = [JOB, job(LOST, fte="0.5"), award(MAKER, date(2025, 7, 1), ended=date(2026, 3, 1))]
    segments = ask(AFTER, [*items, revocation(MAKER, date(2026, 3, 1))], PLAIN).segments
    full, half = (segment.explanation.text for segment in segments)
    assert full.endswith(
        "were due for 1 July 2025 to 31 January 2026 on assignment a1; the FTE changed from 1 to "
        "0.5 on 1 February 2026."
    )
    assert half.endswith("; the award ended on 1 March 2026.")


def test_without_a_contract_year_the_sums_are_absent_and_not_zero() -> None:
    answer = ask(NEXT_YEAR, [JOB, award(MAKER, EARNED)], PLAIN, calendars=THIS_YEAR_ONLY)
    assert (answer.annual_rate, answer.amount, answer.assignments) == (None, None, ())
    assert answer.explanation.result == "not yet determinable"
    assert answer.explanation.text.endswith("and the annual rate, cannot be determined.")


def test_a_sum_says_that_it_leaves_out_what_cannot_be_determined_yet() -> None:
    years = (*CALENDARS[:1], school_year(2025, periods=0))
    answer = ask(AFTER, [JOB, award(MAKER, EARNED)], PLAIN, calendars=years)
    assert amount_of(answer) == rate_of(answer) == 0
    assert answer.explanation.text.endswith("What cannot be determined yet is not in it.")
    complete = ask(AFTER, [JOB, award(LEARNING, EARNED)], changed({}))
    assert "cannot be determined" not in complete.explanation.text
