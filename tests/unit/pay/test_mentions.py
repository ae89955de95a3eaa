"""What a document names that stands elsewhere is found with its place, wherever it stands."""

import json
from typing import Any

import pytest

from ledger.domain.pay.parse import parse_document
from ledger.domain.pay.reading.mentions import mentions
from ledger.domain.pay.terms.names import NameOf
from tests.unit.pay.policies import ANDROID, LEARNING, MAKER, benefit
from tests.unit.pay.rules import AT, EARNED
from tests.unit.pay.tariffs import counting

PRICES = {(f"{AT}/decide/prices/{name}", "credential", name) for name in (MAKER, LEARNING, ANDROID)}


def named(document: dict[str, Any]) -> set[tuple[str, str, str]]:
    found = mentions(parse_document(json.dumps(document).encode()))
    calendars = (NameOf.YEAR, NameOf.PERIODS, NameOf.DAYS)
    return {(path, of.value, name) for path, of, name in found if of not in calendars} - PRICES


def item(**facts: Any) -> dict[str, Any]:
    return {"item_id": "item", "facts": facts, "counts": {"by": "one"}}


def condition(test: dict[str, Any], unmet: dict[str, Any] | None = None) -> dict[str, Any]:
    named = {"condition_id": "asked", "title": "Asked", "test": test}
    return benefit({"select/conditions": [{**named, "unmet": unmet or {"then": "does_not_count"}}]})


HOLDS = {"test": "holds", "facts": {"of": "award", "credentials": ["licence"]}, "held_on": EARNED}
IN_ORDER = {
    "test": "in_order",
    "date": EARNED,
    "order": "after",
    "limit": {**EARNED, "name": "hired"},
}


def test_a_price_table_names_credentials() -> None:
    found = mentions(parse_document(json.dumps(benefit({})).encode()))
    assert set(map(tuple, found)) > PRICES


@pytest.mark.parametrize(
    ("document", "path", "of", "name"),
    [
        (
            benefit({"select/items": [item(of="award", issuers=["bccs"])]}),
            "items/0/facts/issuers/0",
            "issuer",
            "bccs",
        ),
        (
            benefit({"select/items": [item(of="award", categories=["pd"])]}),
            "items/0/facts/categories/0",
            "category",
            "pd",
        ),
        (
            benefit(
                {
                    "select/items": [item(of="stack", stacks=["stem"])],
                    "decide": {"by": "amount", "amount": "1.00"},
                }
            ),
            "items/0/facts/stacks/0",
            "stack",
            "stem",
        ),
        (
            benefit({"select/assignments": {"roles": ["nurse"]}}),
            "assignments/roles/0",
            "role",
            "nurse",
        ),
        (
            benefit({"select/assignments": {"other_roles_than": ["nurse"]}}),
            "assignments/other_roles_than/0",
            "role",
            "nurse",
        ),
        (
            benefit({"select/assignments": {"employee_groups": ["tea"]}}),
            "assignments/employee_groups/0",
            "employee_group",
            "tea",
        ),
        (
            benefit({"select/assignments": {"schools": ["north"]}}),
            "assignments/schools/0",
            "school",
            "north",
        ),
        (
            benefit({"select/assignments": {"school_levels": ["middle"]}}),
            "assignments/school_levels/0",
            "school_level",
            "middle",
        ),
        (
            benefit({"select/assignments": {"school_designations": ["title-1"]}}),
            "assignments/school_designations/0",
            "school_designation",
            "title-1",
        ),
        (condition(HOLDS), "conditions/0/test/facts/credentials/0", "credential", "licence"),
        (
            condition({"test": "not", "of": HOLDS}),
            "conditions/0/test/of/facts/credentials/0",
            "credential",
            "licence",
        ),
        (
            condition({"test": "any_of", "tests": [IN_ORDER, HOLDS]}),
            "conditions/0/test/tests/1/facts/credentials/0",
            "credential",
            "licence",
        ),
        (
            condition(IN_ORDER, {"then": "held_until", "facts": HOLDS["facts"]}),
            "conditions/0/unmet/facts/credentials/0",
            "credential",
            "licence",
        ),
    ],
)
def test_a_selection_names_what_it_selects_by(
    document: dict[str, Any], path: str, of: str, name: str
) -> None:
    assert named(document) == {(f"{AT}/select/{path}", of, name)}


def test_a_lane_is_named_with_its_schedule() -> None:
    accumulate = counting(
        over={"over": "cycle", "of": {"of": "award", "credentials": ["licence"]}},
        levels={"by": "thresholds", "at": ["15"]},
    )
    lanes = {"by": "lanes", "schedule_id": "teachers", "lanes": ["ma"]}
    assert named(benefit({"accumulate": accumulate, "decide": lanes})) == {
        (f"{AT}/accumulate/over/of/credentials/0", "credential", "licence"),
        (f"{AT}/decide/schedule_id", "schedule", "teachers"),
        (f"{AT}/decide/lanes/0", "lane", "teachers/ma"),
    }


def test_a_cell_is_named_with_its_schedule_and_lane() -> None:
    cell = {"schedule_id": "teachers", "lane_id": "ba", "step_id": "s1"}
    base = {"placement": False, "benefits": [], "measured": "each_day", "cell": cell}
    decide = {"by": "percent", "percent": "2.5", "base": base}
    assert named(benefit({"decide": decide})) == {
        (f"{AT}/decide/base/cell/schedule_id", "schedule", "teachers"),
        (f"{AT}/decide/base/cell/lane_id", "lane", "teachers/ba"),
        (f"{AT}/decide/base/cell/step_id", "cell", "teachers/ba/s1"),
    }


def test_a_pool_names_what_it_lets_through() -> None:
    pool = {
        "counts": "times",
        "pool_id": "three",
        "title": "Three",
        "sharing": "policy",
        "scope": "career",
        "limit": 3,
        "exempt": [{"of": "renewal", "credentials": ["licence"]}],
    }
    found = named(benefit({}, pools=[pool]))
    assert found == {("/pools/0/exempt/0/credentials/0", "credential", "licence")}
