"""Windows and deadlines that nothing can meet, or that an earlier window leaves nothing."""

import json
from typing import Any

import pytest

from ledger.domain.pay.checks.useless import useless_rules
from ledger.domain.pay.parse import parse_document
from ledger.domain.pay.terms.recovery import MonthDay
from tests.unit.pay.policies import LEARNING, MAKER, ONE_TIME, PLAIN, benefit
from tests.unit.pay.rules import AT, EARNED, by, items, of, the, told

FLAT = {"by": "amount", "amount": "100.00"}
WINDOW = PLAIN["benefits"][0]["date"]["windows"][0]


def windows(*deadlines: list[Any], **first: Any) -> dict[str, Any]:
    """The plain benefit with a window for each list of deadlines."""
    several = [{**WINDOW, "deadlines": each} for each in deadlines]
    several[0] |= first
    return benefit({"date/windows": several})


LAST_DAY = {"day": "year_bound", "nth": "last"}


def later(days: int) -> dict[str, Any]:
    return {"day": "moved", "start": EARNED, "direction": "after", "count": days, "unit": "days"}


def rules(document: dict[str, Any], begins: tuple[MonthDay, ...]) -> list[str]:
    """What is useless where contract years begin on some days."""
    read = parse_document(json.dumps(document).encode())
    return [each.problem for each in useless_rules(read, year_begins=begins)]


@pytest.mark.parametrize(
    ("document", "path"),
    [
        (windows([by(later(3), "not_before")], []), "0/deadlines/0"),
        (windows([by(EARNED, "before")], []), "0/deadlines/0"),
        (windows([by(the(10)), by(the(11), "after")], []), "0/deadlines/1"),
        (windows([by(the(11))], [by(the(10))]), "1"),
        (windows([by(the(2), "after")], [by(the(3), "not_before")]), "1"),
        (windows([by(the(10), "before", later(2))], [by(the(10), "not_after", later(9))]), "1"),
        (windows([], []), "1"),
        (windows([by(the(10))], [by(the(10))]), "1"),
        (windows([by(the(10))], [by(the(10), "before")]), "1"),
        (windows([by(LAST_DAY)]), "0/deadlines/0"),
        (windows([], payable=EARNED), "0/payable"),
        (windows([], first_year_factor="1"), "0/first_year_factor"),
    ],
)
def test_windows_and_deadlines_that_never_matter(document: dict[str, Any], path: str) -> None:
    assert list(told(document)) == [f"{AT}/date/windows/{path}"]


def test_windows_that_together_leave_nothing_to_a_later_one() -> None:
    document = items(of(credentials=[MAKER]), of(credentials=[LEARNING]), decide=FLAT)
    document["benefits"][0]["date"]["windows"] = [
        {**WINDOW, "items": ["item-0"]},
        {**WINDOW, "items": ["item-1"]},
        WINDOW,
    ]
    assert list(told(document)) == [f"{AT}/date/windows/2"]


@pytest.mark.parametrize(
    "document",
    [
        windows([by(the(10))], [by(the(11))], []),
        windows([by(the(10), day=EARNED)], [by(the(9), day={"day": "named", "name": "started"})]),
        windows([by(the(10), "not_after"), by(the(9), "not_before")], []),
        windows([], first_year_factor="0.5"),
    ],
)
def test_windows_that_matter_are_left_alone(document: dict[str, Any]) -> None:
    assert told(document) == {}


def test_a_window_that_shadows_another_is_named() -> None:
    assert told(windows([by(the(10))], [], [by(the(9), "after")])) == {
        f"{AT}/date/windows/2": "can never match: whoever meets it meets window 1 before it"
    }


@pytest.mark.parametrize(
    ("otherwise", "found"), [("does_not_count", ["0/deadlines/0"]), ("next_year", [])]
)
def test_nothing_is_earned_before_its_own_contract_year(otherwise: str, found: list[str]) -> None:
    document = windows([by(the(7), "before")], [])
    document["benefits"][0]["date"]["otherwise"] = {"then": otherwise}
    assert list(told(document)) == [f"{AT}/date/windows/{each}" for each in found]


def test_what_everything_meets_leaves_nothing_out() -> None:
    document = windows([by(the(6, 30))])
    assert told(document) == {
        f"{AT}/date/windows/0/deadlines/0": "is met by everything, where contract years begin on "
        "1 July"
    }
    calendars = (MonthDay(month=7, day=1), MonthDay(month=8, day=1))
    assert rules(document, calendars) == []
    (problem,) = rules(windows([by(the(8, 15))], [by(the(8, 10))]), calendars)
    assert problem.endswith("window 0 before it, where contract years begin on 1 July or 1 August")


@pytest.mark.parametrize(
    ("test", "problem"),
    [
        (by(EARNED), "is met by everything"),
        (by(EARNED, "before"), "can never be met"),
        (by(the(6, 30)), "is met by everything, where contract years begin on 1 July"),
    ],
)
def test_what_is_denied_and_always_or_never_holds(test: dict[str, Any], problem: str) -> None:
    asked = {"condition_id": "a", "title": "A", "unmet": {"then": "does_not_count"}}
    in_order = {"test": "in_order", **test}
    path = f"{AT}/select/conditions/0/test"
    plainly = told(benefit({"select/conditions": [{**asked, "test": in_order}]}))
    assert plainly == {path: problem}
    denied = {"test": "not", "of": in_order}
    found = told(benefit({"select/conditions": [{**asked, "test": denied}]}))
    opposite = "never" if "everything" in problem else "always"
    assert found == {f"{path}/of": f"{problem}, so that its denial {opposite} holds"}


def test_what_rests_on_the_beginning_of_contract_years_says_so() -> None:
    (problem,) = told(windows([by(the(11))], [by(the(10))])).values()
    assert problem.endswith("where contract years begin on 1 July")


def test_what_is_paid_once_has_no_first_year() -> None:
    halved = [{**WINDOW, "first_year_factor": "0.5"}]
    once = {"pay": ONE_TIME}
    assert list(told(benefit({**once, "date/windows": halved}))) == [
        f"{AT}/date/windows/0/first_year_factor"
    ]
    early = {**WINDOW, "deadlines": [by(the(10))]}
    assert told(benefit({**once, "date/windows": [early, *halved]})) == {}
