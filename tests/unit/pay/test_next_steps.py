"""What would bring more: claims, what is waited for, units to earn; the nearest first."""

from datetime import date
from typing import Any

import pytest
from msgspec import structs

from ledger.domain.pay.answer import EligibilityState, StepKind
from tests.unit.pay.facts import award, job, leave, left
from tests.unit.pay.next_steps import (
    APPROVAL,
    CLAIM,
    COUNTING,
    JOB,
    MADE,
    ON,
    TOGETHER,
    several,
    steps,
)
from tests.unit.pay.policies import ANDROID, LEARNING, MAKER, ask, benefit, changed

OF = "Base increase, Maker Educator"


def by(name: str, month: int, **more: Any) -> list[dict[str, Any]]:
    """The plain window, for which a date of the fact has to be there in time."""
    day = more or {"day": "named", "name": name}
    limit = {"day": "in_year", "month": month, "day_of_month": 15}
    return [
        {
            "title": "In time",
            "deadlines": [{"date": day, "order": "not_after", "limit": limit}],
            "effective": {"day": "named", "name": "earned"},
        }
    ]


def test_what_is_due_asks_for_nothing() -> None:
    assert steps(benefit({})) == []


def test_who_has_left_is_told_of_nothing_to_earn() -> None:
    """Before the last day it is a step still, and during a leave that has no end yet."""
    gone = left(date(2026, 3, 1))
    assert [kind for kind, *_ in steps(benefit(TOGETHER), MADE, gone)] == ["earn"]
    assert steps(benefit(TOGETHER), MADE, gone, on=date(2026, 2, 28)) != []
    assert steps(benefit(TOGETHER), MADE, gone, on=date(2026, 3, 1)) == []
    back = job(date(2026, 5, 1))
    assert steps(benefit(TOGETHER), MADE, gone, back, on=date(2026, 3, 1)) != []
    pausing = benefit(TOGETHER | {"pay/leave/unpaid": "pauses"})
    assert steps(pausing, MADE, leave(date(2025, 9, 15), None)) != []


def test_what_can_be_claimed_is_claimed_by_its_deadline() -> None:
    assert steps(benefit(CLAIM)) == [("claim", f"{OF}: claim it.", None)]
    document = benefit({**CLAIM, "date/windows": by("claimed", 11)})
    text = f"{OF}: claim it by 15 November 2025."
    assert steps(document) == [("claim", text, date(2025, 11, 15))]


def test_an_approval_is_waited_for_and_has_its_deadline_in_the_same_window() -> None:
    waits = f"{OF}: It needs an approval, and nobody in the district has decided yet."
    assert steps(benefit(APPROVAL)) == [("await", waits, None)]
    later = "It was not approved yet; that has to happen by 15 November 2025."
    assert steps(benefit({**APPROVAL, "date/windows": by("approved", 11)})) == [
        ("await", f"{OF}: {later}", date(2025, 11, 15)),
        ("await", waits, None),
    ]


def test_once_a_deadline_is_missed_nothing_is_left_to_do() -> None:
    document = benefit({**CLAIM, "date/windows": by("claimed", 9)})
    assert [each[0] for each in steps(document, on=date(2025, 9, 15))] == ["claim"]
    assert steps(document, on=date(2025, 10, 1)) == []


@pytest.mark.parametrize("asks", [CLAIM, APPROVAL])
def test_what_was_earned_too_late_has_lapsed_whatever_else_is_missing(asks: dict[str, Any]) -> None:
    document = benefit({**asks, "date/windows": by("earned", 8)})
    (segment,) = ask(ON, [JOB, MADE], document).segments
    assert (segment.state, segment.waiting_for) == (EligibilityState.LAPSED, ())


def test_a_missing_document_is_waited_for_until_its_deadline() -> None:
    paper = {"day": "received", "documents": ["transcript"]}
    document = benefit({"date/windows": by("", 11, **paper)})
    text = "No official transcript was received yet; that has to happen by 15 November 2025."
    assert steps(document) == [("await", f"{OF}: {text}", date(2025, 11, 15))]


def test_units_that_are_missing_to_the_next_level_are_to_be_earned() -> None:
    two_more = [("earn", "Base increase: earn 2 more credits for the next level.", None)]
    assert steps(benefit(TOGETHER)) == two_more
    one_more = [("earn", "Base increase: earn 1 more credit for the next level.", None)]
    assert steps(benefit(TOGETHER), MADE, award(LEARNING, date(2025, 9, 2))) == one_more


YEARLY = COUNTING | {"over": {"over": "year", "kind": "contract"}}
AT_MOST = {"limit": "units", "scope": "contract_year"}


def test_what_adds_up_in_a_year_is_to_be_earned_before_its_end() -> None:
    document = benefit(TOGETHER | {"accumulate": YEARLY})
    text = "Base increase: earn 2 more credits by 30 June 2026 for the next level."
    assert steps(document) == [("earn", text, date(2026, 6, 30))]


def test_where_limits_let_no_further_level_be_reached_nothing_is_advised() -> None:
    limits = [AT_MOST | {"at_most": "2"}]
    document = benefit(TOGETHER | {"accumulate": YEARLY | {"limits": limits}})
    assert steps(document) == []
    (segment,) = ask(ON, [JOB, MADE], document).segments
    assert segment.shortfall is None
    assert segment.explanation.text == (
        "Base increase, 2025-26: not due. 1 credit counts; no further level can be reached. Limits "
        "let 2 credits count at the most in 2025-26."
    )
    limits = [AT_MOST | {"at_most": "3"}]
    document = benefit(TOGETHER | {"accumulate": YEARLY | {"limits": limits}})
    assert [kind for kind, *_ in steps(document)] == ["earn"]


@pytest.mark.parametrize(
    ("at_most", "told"),
    [
        ("1", " from 1 July 2026 on; nothing more counts of what is earned in 2025-26"),
        ("2", "; for what is earned in 2025-26 there is room for 1 more"),
        ("3", ""),
    ],
)
def test_a_year_that_has_too_little_room_is_told(at_most: str, told: str) -> None:
    accumulate = COUNTING | {"limits": [AT_MOST | {"at_most": at_most}]}
    day, _, room = told.rpartition(";") if told else ("", "", "")
    text = f"Base increase: earn 2 more credits{day} for the next level{room and ';'}{room}."
    assert steps(benefit(TOGETHER | {"accumulate": accumulate})) == [("earn", text, None)]


def test_what_is_certain_to_come_is_told_and_not_to_be_earned_again() -> None:
    later = {"day": "moved", "start": {"day": "named", "name": "earned"}, "direction": "after"}
    effective = {**later, "count": 2, "unit": "months"}
    document = benefit(TOGETHER)
    document["benefits"][0]["date"]["windows"][0]["effective"] = effective
    made = [award(name, date(2025, 8, 10 + at)) for at, name in enumerate((MAKER, LEARNING))]
    besides = "Base increase: earn 1 more credit for the next level, besides 2 that count from"
    assert steps(document, *made) == [("earn", f"{besides} 11 October 2025 on.", None)]
    third = award(ANDROID, date(2025, 8, 31))
    text = (
        "Base increase: 3 more count from 31 October 2025 on; for the next level after that, earn "
        "3 more credits."
    )
    assert steps(document, *made, third) == [("earn", text, None)]
    # On the day itself it is no longer ahead.
    plain = "Base increase: earn 3 more credits for the next level."
    assert steps(document, *made, third, on=date(2025, 10, 31)) == [("earn", plain, None)]


def test_a_requirement_is_to_be_met_by_the_end_of_its_period() -> None:
    yearly = {"over": {"over": "year", "kind": "contract"}, "levels": {"by": "total"}}
    accumulate = COUNTING | yearly
    need = {"title": "Three", "needs": [{"title": "All", "at_least": "3"}]}
    document = benefit(
        {
            "accumulate": accumulate,
            "decide": {"by": "requirement", "asked_of": "assigned", "alternatives": [need]},
            "pay": {"kind": "not_money", "loss": benefit({})["benefits"][0]["pay"]["loss"]},
        }
    )
    text = "Base increase: earn 2 more credits to meet it by 30 June 2026."
    assert steps(document) == [("earn", text, date(2026, 6, 30))]


def test_what_time_alone_brings_is_no_step() -> None:
    later = {"day": "moved", "start": {"day": "named", "name": "earned"}, "direction": "after"}
    document = changed(
        {"benefits/0/date/windows/0/effective": {**later, "count": 12, "unit": "months"}}
    )
    (segment,) = ask(ON, [JOB, MADE], document).segments
    assert segment.waiting_for[0].announced_on == date(2026, 9, 1)
    assert steps(document) == []


def test_the_shortest_way_comes_first_and_of_a_kind_the_nearest_deadline() -> None:
    document = several(
        benefit(TOGETHER),
        benefit(APPROVAL),
        benefit({"date/windows": by("", 12, day="received", documents=["transcript"])}),
        benefit({"date/windows": by("", 11, day="received", documents=["transcript"])}),
        benefit(CLAIM),
        benefit({**CLAIM, "date/windows": by("claimed", 10)}),
    )
    answer = ask(ON, [JOB, MADE], document)
    found = [(each.kind, each.benefit_id) for each in answer.next_steps]
    assert found == [
        (StepKind.CLAIM, "benefit-5"),
        (StepKind.CLAIM, "benefit-4"),
        (StepKind.AWAIT, "benefit-3"),
        (StepKind.AWAIT, "benefit-2"),
        (StepKind.AWAIT, "benefit-1"),
        (StepKind.EARN, "benefit-0"),
    ]
    segments = {each.segment_id: each.benefit_id for each in answer.segments}
    assert [segments[each.segment_id] for each in answer.next_steps] == [each for _, each in found]


def test_a_step_of_two_assignments_is_told_once() -> None:
    second = job(date(2024, 7, 1), name="a2", fte="0.5")
    assert len(steps(benefit(APPROVAL), MADE, second)) == 1


def test_who_needs_no_steps_is_told_all_else() -> None:
    told = ask(ON, [JOB, MADE], benefit(TOGETHER))
    assert told.next_steps
    without = ask(ON, [JOB, MADE], benefit(TOGETHER), next_steps=False)
    assert without == structs.replace(told, next_steps=())
