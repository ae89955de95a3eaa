"""Nothing is advised that limits rule out, however many of them it takes."""

from datetime import date
from typing import Any

import pytest

from tests.unit.pay.facts import award
from tests.unit.pay.next_steps import COUNTING, MADE, TOGETHER, steps
from tests.unit.pay.policies import ANDROID, LEARNING, MAKER, benefit
from tests.unit.pay.test_next_steps import YEARLY

YEAR: dict[str, Any] = {"scope": "contract_year"}
ITEMS = [
    {
        "item_id": name,
        "facts": {"of": "award", "credentials": names},
        "counts": {"by": "stated", "quantity": units},
    }
    for name, names, units in (("making", [MAKER], "2"), ("others", [LEARNING, ANDROID], "3"))
]
MORE = "Base increase: earn {} for the next level{}."


def advice(limits: list[dict[str, Any]], *facts: Any, counting: dict[str, Any] = COUNTING) -> str:
    """What is to be earned; nothing where nothing is advised."""
    levels = {"by": "blocks", "size": "10"}
    counted = counting | {"limits": limits, "levels": levels}
    document = benefit(TOGETHER | {"accumulate": counted, "select/items": ITEMS})
    return "".join(text for _, text, _ in steps(document, *(facts or (MADE,))))


FULL = " from 1 July 2026 on", "; nothing more counts of what is earned in 2025-26"


@pytest.mark.parametrize(
    ("limits", "told"),
    [
        # Each item has its own limit, and together they leave room for no more.
        (
            [
                {"limit": "units", **YEAR, "at_most": "2", "items": ["making"]},
                {"limit": "facts", **YEAR, "at_most": 1, "items": ["others"]},
            ],
            ("", "; for what is earned in 2025-26 there is room for 3 more"),
        ),
        # What is left of whole facts is less than any of them.
        ([{"limit": "whole_facts", **YEAR, "at_most": "3"}], FULL),
        (
            [{"limit": "whole_facts", **YEAR, "at_most": "5"}],
            ("", "; for what is earned in 2025-26 there is room for 3 more"),
        ),
        ([{"limit": "facts", **YEAR, "at_most": 1}], FULL),
        # An item without a limit always finds room.
        ([{"limit": "facts", **YEAR, "at_most": 1, "items": ["making"]}], ("", "")),
    ],
)
def test_what_several_limits_leave_of_a_year_is_told(
    limits: list[dict[str, Any]], told: tuple[str, str]
) -> None:
    day, room = told
    assert advice(limits) == MORE.format(f"8 more credits{day}", room)


def test_limits_of_each_item_that_are_reached_leave_nothing_of_the_year() -> None:
    limits = [
        {"limit": "units", **YEAR, "at_most": "2", "items": ["making"]},
        {"limit": "facts", **YEAR, "at_most": 1, "items": ["others"]},
    ]
    both = (MADE, award(LEARNING, date(2025, 9, 2)))
    assert advice(limits, *both) == MORE.format(f"5 more credits{FULL[0]}", FULL[1])


def test_what_is_known_to_count_later_takes_its_room() -> None:
    limits = [{"limit": "units", **YEAR, "at_most": "2"}]
    later = {"day": "moved", "start": {"day": "named", "name": "earned"}, "direction": "after"}
    counted = COUNTING | {"limits": limits, "levels": {"by": "blocks", "size": "10"}}
    document = benefit(TOGETHER | {"accumulate": counted, "select/items": ITEMS})
    window = document["benefits"][0]["date"]["windows"][0]
    window["effective"] = {**later, "count": 2, "unit": "months"}
    ((_, text, _),) = steps(document)
    assert text == (
        "Base increase: earn 8 more credits from 1 July 2026 on for the next level, besides 2 that "
        "count from 1 November 2025 on; nothing more counts of what is earned in 2025-26."
    )


def test_nothing_is_advised_where_the_period_itself_has_no_room() -> None:
    assert advice([{"limit": "facts", "scope": "period", "at_most": 1}], counting=YEARLY) == ""
    assert advice([{"limit": "whole_facts", "scope": "period", "at_most": "11"}]) != ""


def test_nothing_is_advised_where_all_of_the_period_lies_in_a_year_without_room() -> None:
    assert advice([{"limit": "facts", **YEAR, "at_most": 1}], counting=YEARLY) == ""
