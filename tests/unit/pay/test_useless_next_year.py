"""A deadline that a later contract year makes up for changes nothing, and is warned of."""

from typing import Any

import pytest

from tests.unit.pay.limited import AWARDS, JOB, SPRING
from tests.unit.pay.policies import PLAIN, ask, benefit, due
from tests.unit.pay.rules import AT, EARNED, by, the, told

WINDOW = PLAIN["benefits"][0]["date"]["windows"][0]
HIRED = {"day": "named", "name": "hired"}
OCTOBER = by(the(10))


def dated(
    *deadlines: dict[str, Any], then: str = "next_year", more: tuple[Any, ...] = (), **window: Any
) -> dict[str, Any]:
    """One window, and perhaps more."""
    first = {**WINDOW, "effective": EARNED, "deadlines": deadlines, **window}
    document = benefit({"date/otherwise": {"then": then}})
    document["benefits"][0]["date"]["windows"] = [first, *more]
    return document


@pytest.mark.parametrize(
    ("document", "places"),
    [
        (dated(OCTOBER), [0]),
        (dated(OCTOBER, effective={"day": "later_of", "days": [EARNED, HIRED]}), [0]),
        (dated(by(HIRED), OCTOBER), [1]),
        (dated(OCTOBER, payable=HIRED), [0]),
    ],
)
def test_a_deadline_that_a_later_year_makes_up_for(
    document: dict[str, Any], places: list[int]
) -> None:
    found = told(document)
    assert list(found) == [f"{AT}/date/windows/0/deadlines/{each}" for each in places]
    assert all(each.startswith("changes nothing: what misses it") for each in found.values())


@pytest.mark.parametrize(
    "document",
    [
        dated(OCTOBER, then="does_not_count"),
        dated(OCTOBER, effective=the(11)),
        dated(OCTOBER, effective={"day": "later_of", "days": [EARNED, the(11)]}),
        dated(OCTOBER, payable=the(6)),
        dated(OCTOBER, more=({**WINDOW, "effective": the(2)},)),
        dated(by(the(9), "not_before")),
        dated(OCTOBER, by(the(9), "not_before")),
        dated(by({"day": "earlier_of", "days": [the(10), HIRED]})),
        dated(by(HIRED)),
    ],
)
def test_a_deadline_that_matters_is_left_alone(document: dict[str, Any]) -> None:
    assert told(document) == {}


def test_what_is_warned_of_makes_no_difference() -> None:
    with_it, without = (ask(SPRING, [JOB, *AWARDS], dated(*each)) for each in ([OCTOBER], []))
    assert len(due(with_it)) == 2
    assert [each.payments for each in due(with_it)] == [each.payments for each in due(without)]
