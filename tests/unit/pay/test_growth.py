"""Twice the facts are not four times the work: an answer ends, whatever is on record.

The work is counted in calls of functions, which are as many each time.
"""

import sys
from collections.abc import Callable, Sequence
from copy import deepcopy
from datetime import date, timedelta
from types import FrameType
from typing import Any

import pytest

from ledger.domain.timeline.item import Item, TimelineFact
from tests.support.districts import lane, schedule
from tests.support.jobs import cell, placement
from tests.unit.pay.carry_over import document, hours
from tests.unit.pay.facts import DISTRICT, EDUCATOR, award, item, job
from tests.unit.pay.lasting import waived
from tests.unit.pay.policies import LEARNING, MAKER, ask, benefit
from tests.unit.pay.rewarded import rules

Facts = list[Item[TimelineFact]]
Grown = tuple[dict[str, Any], Facts]

HIRED, BEGUN, LAST = date(2024, 7, 1), date(2024, 8, 1), date(2026, 6, 30)
SCHEDULES = (schedule(effective_from=HIRED, lanes=(lane("ba", s1="40000"),)),)
BA = cell("ba", "s1")
PLACED = item(
    "placed",
    placement(EDUCATOR, str(HIRED), district_id=DISTRICT, assignment_id="a1", cell=BA),
    HIRED,
)
MAKERS = [
    {"item_id": "a", "facts": {"of": "award", "credentials": [MAKER]}, "counts": {"by": "one"}}
]
TESTED = {"day": "named", "name": "tested"}


def day(number: int) -> date:
    return BEGUN + timedelta(days=number)


def awards(count: int, credential: str = MAKER, life: int | None = None) -> Facts:
    """One every other day, each for some days or for good."""
    days = [day(2 * number) for number in range(count)]
    ends = [None if life is None else each + timedelta(days=life) for each in days]
    return [
        award(credential, each, name=f"{credential} {each}", expires=end)
        for each, end in zip(days, ends, strict=True)
    ]


def benefits(count: int) -> dict[str, Any]:
    policy = benefit({})
    one = policy["benefits"].pop()
    names = [f"b{place}" for place in range(count)]
    policy["benefits"] = [deepcopy(one) | {"benefit_id": name, "title": name} for name in names]
    return policy


def a_choice(count: int) -> Grown:
    policy = benefits(2)
    policy["choices"] = [{"benefits": ["b0", "b1"], "keep": "highest"}]
    return policy, [job(HIRED), *awards(count)]


def lasting(test: dict[str, Any]) -> dict[str, Any]:
    unmet = {"then": "pauses", "tested": "each_day"}
    condition = {"condition_id": "c", "title": "Licence", "test": test, "unmet": unmet}
    return benefit({"select/items": MAKERS, "select/conditions": [condition]})


def holds(**more: Any) -> dict[str, Any]:
    facts = {"of": "award", "credentials": [LEARNING], **more.pop("facts", {})}
    return {"test": "holds", "facts": facts, "held_on": TESTED, **more}


def licences_that_come_and_go(count: int) -> Grown:
    """What a lasting condition asks of each of some awards."""
    facts = [*awards(5), *awards(count, LEARNING, life=1)]
    return lasting(holds()), [job(HIRED), *facts]


def what_must_not_be_there(count: int) -> Grown:
    test = {"test": "not", "of": {**holds(), "held_on": {"day": "named", "name": "earned"}}}
    condition = {"condition_id": "c", "title": "None", "test": test}
    condition["unmet"] = {"then": "does_not_count"}
    policy = benefit({"select/items": MAKERS, "select/conditions": [condition]})
    return policy, [job(HIRED), *awards(count), *awards(count, LEARNING, life=1)]


def lost_licences_with_a_grace(count: int) -> Grown:
    """What must not be there, tested again on each day on which it may turn."""
    grace = {"count": 30, "unit": "days"}
    policy = lasting({"test": "not", "of": holds(grace=grace)})
    return policy, [job(HIRED), *awards(3), *awards(count, LEARNING, life=400)]


def jobs_lost_and_found(count: int) -> Grown:
    asked = {"pay/assignment_lost": "continues", "select/assignments": {"roles": ["teacher"]}}
    roles = ["teacher", "coach"]
    jobs = [job(day(3 * at), role=roles[at % 2], name=f"j{at % 3}") for at in range(count)]
    return benefit(asked), [*jobs, *awards(10)]


def levels_of_levels(count: int) -> Grown:
    base = {"placement": True, "benefits": ["increase"], "measured": "each_day"}
    decide = {"by": "percent", "percent": "1", "base": base}
    policy = document({"over": "career"}, {"by": "blocks", "size": "1"}, decide)
    return policy, [job(HIRED), PLACED, *(hours(f"h{at}", "1", day(at)) for at in range(count))]


def percentages_of_what_many_bring(count: int) -> Grown:
    """Some awards bring a percentage of what many others do, as long as those last."""
    policy = benefits(2)
    base = {"placement": True, "benefits": ["b0"], "measured": "each_day"}
    policy["benefits"][1]["decide"] = {"by": "percent", "percent": "1", "base": base}
    for of, credential in zip(policy["benefits"], (MAKER, LEARNING), strict=True):
        facts = {"of": "award", "credentials": [credential]}
        of["select"]["items"] = [{"item_id": "a", "facts": facts, "counts": {"by": "one"}}]
    since = date(2025, 7, 1) - BEGUN
    many = [award(MAKER, day(2 * at) + since, name=f"m{at}") for at in range(count)]
    return policy, [job(HIRED), PLACED, *many, *awards(20, LEARNING)]


def a_requirement_met(count: int) -> Grown:
    """A benefit about a requirement that more and more awards meet."""
    policy = rules({}, {"benefits/0/accumulate/over": {"over": "career"}})
    return policy, [job(HIRED), *awards(2 * count)]


def waivers_of_a_day(count: int) -> Grown:
    """What a lasting condition asks of a few awards, lifted now and then."""
    since = date(2025, 7, 1) - BEGUN
    days = [day(2 * at) + since for at in range(count)]
    facts = [waived(each, each + timedelta(days=1), rule="c") for each in days]
    return lasting(holds()), [job(HIRED), *awards(5), *facts]


def calls(grown: Callable[[int], Grown], count: int) -> int:
    """Count the calls of an answer; it is given once before, so that nothing is read in anew."""
    policy, facts = grown(count)
    ask(LAST, facts, policy, schedules=SCHEDULES)
    found = 0

    def called(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal found
        found += event in {"call", "c_call"}

    sys.setprofile(called)
    try:
        ask(LAST, facts, policy, schedules=SCHEDULES)
    finally:
        sys.setprofile(None)
    return found


GROWN: Sequence[Callable[[int], Grown]] = (
    a_choice,
    licences_that_come_and_go,
    what_must_not_be_there,
    lost_licences_with_a_grace,
    jobs_lost_and_found,
    levels_of_levels,
    percentages_of_what_many_bring,
    a_requirement_met,
    waivers_of_a_day,
)


@pytest.mark.parametrize("grown", GROWN, ids=lambda each: each.__name__)
def test_twice_the_facts_are_not_four_times_the_work(grown: Callable[[int], Grown]) -> None:
    assert calls(grown, 120) < 3.5 * calls(grown, 60)
