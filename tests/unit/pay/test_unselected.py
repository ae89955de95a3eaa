"""Where no benefit is about anything, the answer names what was earned and claimed all the same."""

from datetime import date
from typing import Any

from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.facts import award, job
from tests.unit.pay.histories import claimed
from tests.unit.pay.policies import LEARNING, MAKER, ONE_TIME, PLAIN, ask, benefit

ON = date(2026, 1, 15)
JOB, MADE = job(date(2024, 7, 1)), award(MAKER, date(2025, 9, 1))
OF_DEGREES = benefit({"select/items/0/facts/kinds": ["degree"]})
NOTHING = "No benefit in force is about what was earned"


def notes(
    *facts: Item[TimelineFact], on: date = ON, document: dict[str, Any] = OF_DEGREES
) -> list[str]:
    answer = ask(on, [JOB, *facts], document)
    return [each.text for each in answer.explanation.children]


def test_what_no_benefit_is_about_is_named_with_its_claim() -> None:
    made = f"{NOTHING}: Maker Educator, of 1 September 2025"
    assert notes(MADE) == [f"{made}."]
    assert notes(MADE, claimed("increase", "other")) == [f"{made}, claimed on 1 October 2025."]


def test_the_latest_comes_first_and_of_many_the_number_is_told() -> None:
    (note,) = notes(*(award(LEARNING, date(2025, 9, day)) for day in range(1, 8)))
    assert note.startswith(f"{NOTHING}: Machine Learning, of 7 September 2025; ")
    assert note.endswith("; Machine Learning, of 3 September 2025; and 2 more.")


def test_where_a_benefit_is_about_anything_if_only_in_another_year_nothing_is_added() -> None:
    assert notes(MADE, document=PLAIN) == []
    once = benefit({"pay": ONE_TIME})
    later = date(2027, 1, 15)
    assert ask(later, [JOB, MADE], once).segments == ()
    assert notes(MADE, document=once, on=later) == []


def test_that_nothing_is_recorded_is_said_only_where_nothing_of_any_kind_is() -> None:
    assert notes() == ["No award or credit is recorded up to 15 January 2026."]
    worked = {"select/items/0/facts": {"of": "contract_year_worked", "minimum_share": "0.5"}}
    by_year = benefit({**worked, "decide": {"by": "amount", "amount": "100.00"}})
    answer = ask(ON, [JOB], by_year)
    assert [each.state.value for each in answer.segments] == ["due"]
    assert answer.explanation.children == ()
    later = award(MAKER, date(2026, 2, 1))
    assert notes(later) == ["No award or credit is recorded up to 15 January 2026."]
