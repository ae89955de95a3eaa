"""No step is told to a lane in which a teacher stands already, but that to the next beyond."""

from datetime import date
from typing import Any

import pytest

from ledger.domain.timeline.item import Item, TimelineFact
from tests.support.districts import lane, schedule
from tests.support.jobs import cell, placement
from tests.unit.pay.carry_over import document, hours
from tests.unit.pay.facts import DISTRICT, EDUCATOR, item, job
from tests.unit.pay.policies import amount_of, ask

HIRED, ON, LATER = date(2024, 7, 1), date(2026, 1, 20), date(2026, 6, 1)
AMOUNTS = {"ba": "40000", "ba15": "41000", "ma": "43000"}
LANES = tuple(lane(name, s1=amount) for name, amount in AMOUNTS.items())
SCHEDULES = (schedule(effective_from=HIRED, lanes=LANES),)
NAMED = {"by": "lanes", "schedule_id": "teachers", "lanes": ["ba15", "ma"]}
NEXT = {"by": "next_lanes", "schedule_id": "teachers"}
BEYOND = "level 2, the next one beyond the placement."


def placed(lane_id: str, name: str = "a1") -> Item[TimelineFact]:
    fact = placement(
        EDUCATOR,
        str(HIRED),
        district_id=DISTRICT,
        assignment_id=name,
        cell=cell(lane_id, "s1"),
    )
    return item(f"placed {name}", fact, HIRED)


def rules(decide: dict[str, Any], **more: Any) -> dict[str, Any]:
    thresholds = {"by": "thresholds", "at": ["15", "30"]}
    return document({"over": "career"}, thresholds, decide, **more)


def steps(lane_id: str, decide: dict[str, Any], *facts: Any, **more: Any) -> list[str]:
    items = [job(HIRED), placed(lane_id), *facts]
    answer = ask(ON, items, rules(decide, **more), schedules=SCHEDULES)
    return [each.text.partition("earn ")[2] for each in answer.next_steps]


@pytest.mark.parametrize(
    ("lane_id", "decide", "told"),
    [
        ("ba", NAMED, ["15 more hours for the next level."]),
        ("ba15", NAMED, [f"30 more hours for {BEYOND}"]),
        ("ma", NAMED, []),
        ("ba15", NEXT, ["15 more hours for the next level."]),
        ("ma", NEXT, []),
    ],
)
def test_the_step_is_that_to_the_first_lane_beyond_the_placement(
    lane_id: str, decide: dict[str, Any], told: list[str]
) -> None:
    assert steps(lane_id, decide) == told


@pytest.mark.parametrize(("units", "brings"), [("15", False), ("29", False), ("30", True)])
def test_as_much_as_is_told_moves_the_teacher(units: str, *, brings: bool) -> None:
    items = [job(HIRED), placed("ba15"), hours("Course", units, ON)]
    answer = ask(LATER, items, rules(NAMED), schedules=SCHEDULES)
    assert (amount_of(answer) > 0) is brings


def test_what_counts_already_is_no_part_of_it() -> None:
    assert steps("ba15", NAMED, hours("Course", "4", date(2025, 9, 1))) == [
        f"26 more hours for {BEYOND}"
    ]


def test_a_level_that_limits_never_let_be_reached_is_no_step() -> None:
    limits = [{"limit": "units", "scope": "period", "at_most": "20"}]
    assert steps("ba", NAMED, **{"accumulate/limits": limits}) != []
    assert steps("ba15", NAMED, **{"accumulate/limits": limits}) == []


def test_of_two_assignments_the_one_that_moves_first_says_it() -> None:
    second = [job(HIRED, name="a2"), placed("ba", "a2")]
    assert steps("ba15", NAMED, *second) == ["15 more hours for the next level."]
