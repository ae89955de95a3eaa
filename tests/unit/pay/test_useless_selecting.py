"""What a benefit can never select, and conditions that say the same of everything."""

from datetime import date
from typing import Any

import pytest

from tests.unit.pay.policies import MAKER, benefit
from tests.unit.pay.rules import AT, EARNED, by, items, of, the, told


def condition(test: dict[str, Any]) -> dict[str, Any]:
    asked = {"condition_id": "asked", "title": "Asked", "unmet": {"then": "does_not_count"}}
    return benefit({"select/conditions": [{**asked, "test": test}]})


def share(**bounds: str) -> dict[str, Any]:
    """The plain benefit on assignments with such shares of time, each by itself."""
    asked = {**bounds, "share_of_time_of": "each_assignment"}
    return benefit({"select/assignments": asked})


@pytest.mark.parametrize(
    ("document", "path"),
    [
        (items(of(), of(credentials=[MAKER])), f"{AT}/select/items/1"),
        (items(of(where="fact.kind == 'diploma'")), f"{AT}/select/items/0/facts/where"),
        (items(of(where="fact.scheme == ''")), f"{AT}/select/items/0/facts/where"),
        (
            condition({"test": "satisfies", "where": "fact.payer == 'district'"}),
            f"{AT}/select/conditions/0/test/where",
        ),
        (
            condition(
                {
                    "test": "not",
                    "of": {"test": "holds", "held_on": EARNED, **of(where="fact.unit == ''")},
                }
            ),
            f"{AT}/select/conditions/0/test/of/facts/where",
        ),
        (
            condition({"test": "any_of", "tests": [{"test": "in_order", **by(the(10))}] * 2}),
            f"{AT}/select/conditions/0/test/tests/1",
        ),
        (
            condition({"test": "in_order", **by(EARNED, "before")}),
            f"{AT}/select/conditions/0/test",
        ),
        (
            benefit(
                {
                    "select/assignments": {
                        "roles": ["teacher", "nurse"],
                        "other_roles_than": ["nurse"],
                    }
                }
            ),
            f"{AT}/select/assignments/roles/1",
        ),
        (
            share(minimum_share_of_time="0.0"),
            f"{AT}/select/assignments/minimum_share_of_time",
        ),
        (share(share_of_time_above="0"), f"{AT}/select/assignments/share_of_time_above"),
        (share(share_of_time_above="1"), f"{AT}/select/assignments/share_of_time_above"),
        (share(share_of_time_at_most="1"), f"{AT}/select/assignments/share_of_time_at_most"),
        (share(), f"{AT}/select/assignments/share_of_time_of"),
        (
            share(share_of_time_at_most="0"),
            f"{AT}/select/assignments/share_of_time_at_most",
        ),
        (
            share(share_of_time_below="0"),
            f"{AT}/select/assignments/share_of_time_below",
        ),
        (
            benefit({"select/assignments": {"roles": ["teacher"], "other_roles_than": ["nurse"]}}),
            f"{AT}/select/assignments/other_roles_than/0",
        ),
    ],
)
def test_what_never_selects_anything(document: dict[str, Any], path: str) -> None:
    assert list(told(document)) == [path]


def test_what_is_earned_before_the_policy_begins() -> None:
    document = items(of(earned_until="2026-01-01"))
    path = f"{AT}/select/items/0/facts/earned_until"
    assert list(told(document, begins_on=date(2026, 7, 1))) == [path]
    assert path not in told(document, begins_on=date(2025, 7, 1))
    assert told(document) == {}
