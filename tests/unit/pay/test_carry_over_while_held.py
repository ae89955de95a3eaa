"""What is left over of a year counts in the next, where it counts only while a condition holds."""

from datetime import date
from typing import Any

from ledger.domain.pay.answer import EligibilityState, SalaryEligibility
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.carry_over import (
    BY_YEAR,
    CARRY,
    HIRED,
    JULY,
    counted,
    document,
    hours,
    required,
)
from tests.unit.pay.facts import award, renewed
from tests.unit.pay.fates import renewal
from tests.unit.pay.lasting import AGAIN, EXPIRY, condition
from tests.unit.pay.policies import LEARNING, adopted, ask
from tests.unit.pay.test_released import HOLDS, RELEASED

Facts = list[Item[TimelineFact]]

MARCH, OCTOBER, YEAR_END = date(2025, 3, 1), date(2025, 10, 1), date(2026, 7, 1)
BEFORE, SPRING = date(2026, 2, 1), date(2026, 4, 1)
A, B = hours("A", "20", MARCH), hours("B", "10", OCTOBER)
CREDITS = {"of": "credit", "units": ["clock_hour"]}
LATE = {"item_id": "late", "facts": {**CREDITS, "where": 'fact.title.startsWith("C")'}}
ITEMS = [
    {**LATE, "counts": {"by": "own_amount"}},
    {"item_id": "credits", "facts": CREDITS, "counts": {"by": "own_amount"}},
]
OF_LATE = {**condition(), "items": ["late"]}


def yearly(asked: dict[str, Any], **more: Any) -> dict[str, Any]:
    """365 a year for every 15 hours of a contract year, what is left over carried."""
    over = {**BY_YEAR, "carry_over": {"carried_as": "units"}}
    blocks, flat = {"by": "blocks", "size": "15"}, {"by": "amount", "amount": "365.00"}
    rules = {"select/items": ITEMS, "select/conditions": [asked], **more}
    return document(over, blocks, flat, **rules)


def spans(answer: SalaryEligibility) -> list[tuple[str, date | None, date | None]]:
    """The segments of what is due or waits, by state and days."""
    told = [
        (each.state.value, each.effective_from, each.effective_until)
        for each in answer.segments
        if each.state is not EligibilityState.NOT_DUE
    ]
    return sorted(told, key=lambda each: (each[0], each[1] or date.min))


def lapsed(again: date) -> Facts:
    """A licence that had run out when the late hours were earned, and is renewed."""
    lapses = (renewed("licence", date(2025, 4, 1), again),)
    held = award(LEARNING, date(2024, 7, 1), name="licence", lapses=lapses)
    return [held, renewal("licence", again)]


def test_levels_of_both_years_are_due_while_the_condition_of_their_facts_holds() -> None:
    facts = [HIRED, hours("A", "20", date(2025, 6, 30)), B]
    licence = award(LEARNING, MARCH, name="licence", lapses=(renewed("licence", EXPIRY, AGAIN),))
    facts = [*facts, licence, renewal("licence", AGAIN)]
    assert spans(ask(SPRING, facts, yearly(condition()))) == [
        ("due", JULY, EXPIRY),
        ("due", OCTOBER, EXPIRY),
        ("due", AGAIN, YEAR_END),
        ("due", AGAIN, YEAR_END),
    ]
    # The renewal is announced: what is carried counts no sooner than what it is of.
    assert spans(ask(BEFORE, facts, yearly(condition()))) == [
        ("due", JULY, EXPIRY),
        ("due", OCTOBER, EXPIRY),
        ("pending", AGAIN, YEAR_END),
        ("pending", AGAIN, YEAR_END),
    ]


def test_hours_of_a_requirement_are_carried_on_the_days_on_which_they_count() -> None:
    rules = required("10", {**BY_YEAR, "carry_over": CARRY}, **{"select/conditions": [condition()]})
    held = award(LEARNING, MARCH, name="licence", lapses=(renewed("licence", EXPIRY, AGAIN),))
    facts = [HIRED, hours("A", "12", MARCH), held, renewal("licence", AGAIN)]
    days = (JULY, date(2025, 12, 31), EXPIRY, date(2026, 2, 28), AGAIN)
    assert [counted(ask(day, facts, rules)) for day in days] == [2, 2, 0, 0, 2]


def test_what_may_come_to_count_in_the_earlier_year_takes_nothing_yet_from_the_next() -> None:
    late = hours("C", "10", date(2025, 5, 1))
    facts = [HIRED, A, late, B, *lapsed(AGAIN)]
    assert spans(ask(BEFORE, facts, yearly(OF_LATE))) == [
        ("due", JULY, YEAR_END),
        ("due", OCTOBER, YEAR_END),
        ("pending", AGAIN, YEAR_END),
    ]
    # With it the earlier year reaches its second level, and leaves nothing for the next.
    assert spans(ask(AGAIN, facts, yearly(OF_LATE))) == [
        ("due", JULY, YEAR_END),
        ("due", OCTOBER, AGAIN),
        ("due", AGAIN, YEAR_END),
    ]


def test_what_is_awaited_is_carried_into_the_period_of_another_version() -> None:
    on_period = {"date/governed_by": "version_on_period"}
    versions = [
        adopted(yearly(OF_LATE, **on_period), since, version=number)
        for number, since in enumerate((date(2024, 7, 1), JULY), start=1)
    ]
    late, own = hours("C", "10", date(2025, 5, 1)), hours("B", "5", OCTOBER)
    facts = [HIRED, late, own, *lapsed(AGAIN)]
    assert spans(ask(BEFORE, facts, *versions)) == [("pending", AGAIN, YEAR_END)]
    assert spans(ask(AGAIN, facts, *versions)) == [("due", AGAIN, YEAR_END)]


def test_a_version_of_nothing_but_what_is_awaited_waits_with_it() -> None:
    on_period = {"date/governed_by": "version_on_period"}
    levels = {"by": "blocks", "size": "15", "at_most": 1}
    rules = yearly(OF_LATE, **on_period)
    rules["benefits"][0]["accumulate"]["levels"] = levels
    versions = [
        adopted(rules, since, version=number)
        for number, since in enumerate((date(2024, 7, 1), JULY), start=1)
    ]
    facts = [HIRED, hours("C", "32", date(2025, 5, 1)), *lapsed(AGAIN)]
    both = [("pending", AGAIN, YEAR_END), ("pending", AGAIN, YEAR_END)]
    assert spans(ask(BEFORE, facts, *versions)) == both
    assert spans(ask(AGAIN, facts, *versions)) == [("due", *each[1:]) for each in both]


HELD = {**HOLDS, "items": ["late"]}


def test_what_is_released_after_its_year_is_carried_from_that_day() -> None:
    rules = required(
        "10",
        {**BY_YEAR, "carry_over": CARRY},
        **{"select/items": ITEMS, "select/conditions": [HELD]},
    )
    degree = award(LEARNING, date(2025, 8, 10), name="degree")
    facts = [HIRED, hours("A", "12", MARCH), hours("C", "5", date(2025, 5, 1)), degree]
    days = (JULY, date(2025, 8, 9), date(2025, 8, 10))
    assert [counted(ask(day, facts, rules)) for day in days] == [2, 2, 7]


def test_a_limit_of_the_year_of_the_release_is_for_what_was_carried_and_what_is_new() -> None:
    def rules(**of: Any) -> dict[str, Any]:
        bound = {"limit": "units", "at_most": "3", "scope": "contract_year", "items": ["late"]}
        found = required(
            "10",
            {**BY_YEAR, "carry_over": CARRY},
            **{"select/items": ITEMS, "select/conditions": [HELD]},
        )
        found["benefits"][0]["accumulate"]["limits"] = [{**bound, **of}]
        return found

    degrees = [
        award(LEARNING, date(2025, 8, 10), name="degree"),
        award(LEARNING, date(2025, 9, 2), name="another"),
    ]
    late = [hours("C", "5", date(2025, 5, 1)), hours("C2", "4", date(2025, 9, 1))]
    facts = [HIRED, hours("A", "10", MARCH), *late, *degrees]
    assert counted(ask(OCTOBER, facts, rules())) == 6
    assert counted(ask(OCTOBER, facts, rules(of=RELEASED))) == 3
