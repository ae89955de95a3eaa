"""The day on which what was held is released, in windows, deadlines, conditions and limits."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from ledger.domain.facts.claim import Document, DocumentStanding
from ledger.domain.pay.answer import EligibilityState, SalaryEligibility
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.facts import EDUCATOR, award, fact_id, item, job
from tests.unit.pay.lasting import spans
from tests.unit.pay.policies import LEARNING, MAKER, ask, benefit, faults
from tests.unit.pay.rules import told
from tests.unit.pay.tariffs import counting

HIRED = job(date(2024, 7, 1))
COURSE = award(MAKER, date(2025, 8, 1))
DEGREE = award(LEARNING, date(2026, 1, 15), name="degree")
YEAR_END = date(2026, 7, 1)
SPRING = date(2026, 4, 1)
EARNED = {"day": "named", "name": "earned"}
RELEASED = {"day": "named", "name": "released"}
HOLDS = {
    "condition_id": "in-a-degree",
    "title": "Part of a degree",
    "test": {"test": "satisfies", "where": 'fact.title == "never"'},
    "unmet": {"then": "held_until", "facts": {"of": "award", "credentials": [LEARNING]}},
}
COURSES = [
    {"item_id": "a", "facts": {"of": "award", "credentials": [MAKER]}, "counts": {"by": "one"}}
]


def next_period(start: dict[str, Any]) -> dict[str, Any]:
    return {
        "day": "aligned",
        "start": start,
        "edge": "next_start",
        "period": "pay_period",
        "first_day": "counts",
    }


def moved(start: dict[str, Any], direction: str, count: int, unit: str) -> dict[str, Any]:
    return {"day": "moved", "start": start, "direction": direction, "count": count, "unit": unit}


def window(
    effective: dict[str, Any], *deadlines: dict[str, Any], title: str = "Window"
) -> dict[str, Any]:
    return {"title": title, "deadlines": list(deadlines), "effective": effective}


def by(day: dict[str, Any], order: str, limit: dict[str, Any]) -> dict[str, Any]:
    return {"date": day, "order": order, "limit": limit}


def document(
    *windows: dict[str, Any], conditions: Sequence[dict[str, Any]] = (HOLDS,), **more: Any
) -> dict[str, Any]:
    found = benefit({"select/items": COURSES, "select/conditions": list(conditions), **more})
    if windows:
        found["benefits"][0]["date"]["windows"] = list(windows)
    return found


def diploma(on: date, about: str = "degree") -> Item[TimelineFact]:
    value = Document(
        educator_id=EDUCATOR,
        subject_id=fact_id(about),
        kind="diploma",
        standing=DocumentStanding.OFFICIAL,
        received_on=on,
        attested_by="registrar",
    )
    return item(f"diploma {about} {on}", value, on)


def state(answer: SalaryEligibility) -> EligibilityState:
    (segment,) = answer.segments
    return segment.state


def test_a_window_that_does_not_name_it_counts_from_the_day_of_release_itself() -> None:
    plain = document(window(next_period(EARNED)))
    answer = ask(SPRING, [HIRED, COURSE, DEGREE], plain)
    assert spans(answer) == [("due", date(2026, 1, 15), YEAR_END)]
    assert any(
        each.text.endswith("It counts from 15 January 2026 at the earliest, and takes effect then.")
        for each in answer.segments[0].explanation.children
    )


def test_a_window_may_align_it() -> None:
    named = document(window(next_period(RELEASED)))
    items = [HIRED, COURSE, DEGREE]
    assert spans(ask(SPRING, items, named)) == [("due", date(2026, 2, 1), YEAR_END)]
    assert state(ask(date(2026, 1, 14), items, named)) is EligibilityState.HELD
    first = [HIRED, COURSE, award(LEARNING, date(2026, 2, 1), name="degree")]
    assert spans(ask(SPRING, first, named)) == [("due", date(2026, 2, 1), YEAR_END)]
    back = document(window({**next_period(RELEASED), "edge": "start"}))
    assert spans(ask(SPRING, items, back)) == [("due", date(2026, 1, 1), YEAR_END)]


def test_what_is_not_held_is_released_on_the_day_it_was_earned() -> None:
    free = {**HOLDS, "test": {"test": "satisfies", "where": 'fact.title != "never"'}}
    named = document(window(next_period(RELEASED)), conditions=[free])
    assert spans(ask(SPRING, [HIRED, COURSE], named)) == [("due", date(2025, 8, 1), YEAR_END)]


def test_it_counts_from_the_hire_at_the_earliest_all_the_same() -> None:
    named = document(window(next_period(RELEASED)))
    items = [job(date(2026, 3, 1)), COURSE, DEGREE]
    assert spans(ask(SPRING, items, named)) == [("due", date(2026, 3, 1), YEAR_END)]


def test_papers_of_what_released_it_have_deadlines_of_their_own() -> None:
    limit = moved(RELEASED, "after", 60, "days")
    received = {"day": "received", "documents": ["diploma"]}
    asked = document(
        window(next_period(RELEASED), by(received, "not_after", limit), title="In time"),
        window({"day": "later_of", "days": [received, RELEASED]}, title="Late"),
    )
    items = [HIRED, COURSE, DEGREE]
    in_time = date(2026, 3, 16)
    waits = ask(date(2026, 2, 1), items, asked)
    assert state(waits) is EligibilityState.PENDING
    assert waits.segments[0].waiting_for[0].last_on == in_time
    found = ask(SPRING, [*items, diploma(in_time)], asked)
    assert spans(found) == [("due", date(2026, 2, 1), YEAR_END)]
    (segment,) = found.segments
    assert segment.payments[0].payable_on == date(2026, 3, 31)
    late = date(2026, 3, 17)
    assert spans(ask(SPRING, [*items, diploma(late)], asked)) == [("due", late, YEAR_END)]
    own = ask(SPRING, [*items, diploma(in_time, MAKER)], asked)
    assert spans(own) == [("due", date(2026, 2, 1), YEAR_END)]


AGE = {
    "condition_id": "age",
    "title": "At most five months before the degree",
    "test": {
        "test": "in_order",
        "date": EARNED,
        "order": "not_before",
        "limit": moved(RELEASED, "before", 5, "months"),
    },
    "unmet": {"then": "does_not_count"},
}


def test_a_condition_may_limit_how_long_before_its_release_something_was_earned() -> None:
    both = document(conditions=[HOLDS, AGE])
    for on, due in ((date(2025, 8, 15), True), (date(2025, 8, 14), False)):
        answer = ask(SPRING, [HIRED, award(MAKER, on), DEGREE], both)
        assert (state(answer) is EligibilityState.DUE) is due
    held = ask(date(2026, 1, 14), [HIRED, award(MAKER, date(2025, 8, 14)), DEGREE], both)
    assert state(held) is EligibilityState.HELD


def test_of_several_releases_the_last_counts() -> None:
    licence = {
        **HOLDS,
        "condition_id": "licence",
        "unmet": {
            "then": "held_until",
            "facts": {"of": "award", "credentials": ["android-development"]},
        },
    }
    named = document(window(next_period(RELEASED)), conditions=[HOLDS, licence])
    second = award("android-development", date(2026, 2, 10))
    assert spans(ask(SPRING, [HIRED, COURSE, DEGREE, second], named)) == [
        ("due", date(2026, 3, 1), YEAR_END)
    ]
    assert state(ask(SPRING, [HIRED, COURSE, DEGREE], named)) is EligibilityState.HELD


def test_a_release_that_is_void_releases_nothing() -> None:
    named = document(window(next_period(RELEASED)))
    void = award(LEARNING, date(2026, 1, 15), name="degree", void=True)
    answer = ask(SPRING, [HIRED, COURSE, void], named)
    assert state(answer) is EligibilityState.HELD


def test_a_limit_may_place_it_in_the_contract_year_of_its_release() -> None:
    accumulate = counting(
        over={"over": "career"},
        limits=[{"limit": "facts", "scope": "contract_year", "at_most": 1, "of": RELEASED}],
        levels={"by": "blocks", "size": "2", "at_most": 1},
    )
    changes: dict[str, Any] = {
        "accumulate": accumulate,
        "decide": {"by": "amount", "amount": "100.00"},
    }
    asked = document(window(RELEASED), **changes)
    two = [award(MAKER, date(2024, 8, 1), name="one"), award(MAKER, date(2025, 8, 1), name="two")]
    answer = ask(SPRING, [HIRED, *two, DEGREE], asked)
    assert [each.state for each in answer.segments] == [EligibilityState.NOT_DUE]
    accumulate["limits"][0]["of"] = EARNED
    by_year = document(window(RELEASED), **changes)
    assert spans(ask(SPRING, [HIRED, *two, DEGREE], by_year)) == [
        ("due", date(2026, 1, 15), YEAR_END)
    ]


def test_a_release_is_named_only_where_something_is_held() -> None:
    problem = "names a release, and no condition holds anything until another fact"
    at = "/benefits/0/date/windows/0/effective"
    assert faults(document(window(RELEASED), conditions=[])) == {at: problem}
    early = "names a release, and no condition before this one holds anything until another fact"
    where = "/benefits/0/select/conditions/0/test/limit/start"
    assert faults(document(conditions=[AGE, HOLDS])) == {where: early}


def test_a_deadline_that_every_release_meets_is_told() -> None:
    asked = document(window(RELEASED, by(RELEASED, "not_before", EARNED)))
    assert "/benefits/0/date/windows/0/deadlines/0" in told(asked)
