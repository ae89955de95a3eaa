"""Who never earned anything for a benefit is told of it as who has earned something before."""

from datetime import date
from typing import Any

import pytest

from ledger.domain.pay.accumulate import unbegun
from ledger.domain.pay.accumulate.sums import Sum
from ledger.domain.pay.evaluate import evaluate
from ledger.domain.pay.inputs.question import PayQuestion
from tests.unit.pay.facts import EDUCATOR, award, book, ended, fact_id, job, left
from tests.unit.pay.next_steps import COUNTING, TOGETHER, several, steps
from tests.unit.pay.policies import CALENDARS, LEARNING, MAKER, PLAIN, adopted, ask, benefit
from tests.unit.pay.tariffs import tariff, tier

ON, NEXT_YEAR = date(2025, 10, 1), date(2026, 7, 1)
HIRED = job(date(2024, 7, 1))
BEFORE = award(MAKER, date(2025, 9, 1))
BY_YEAR = tariff([tier("5.00", "2"), tier("1.00")])


def told(on: date, document: dict[str, Any], *facts: Any) -> list[str]:
    return [each.text for each in ask(on, [HIRED, *facts], document).next_steps]


def test_never_anything_and_nothing_this_year_are_told_alike() -> None:
    never, before = told(NEXT_YEAR, BY_YEAR), told(NEXT_YEAR, BY_YEAR, BEFORE)
    assert never == before
    (text,) = never
    assert text.startswith("Rates: earn up to 2 more credits by 30 June 2027, each of which ")


def test_what_has_no_segment_names_none() -> None:
    answer = ask(NEXT_YEAR, [HIRED], BY_YEAR)
    assert answer.segments == ()
    assert [each.segment_id for each in answer.next_steps] == [""]


def test_the_first_level_is_told_too() -> None:
    assert told(ON, benefit(TOGETHER)) == ["Base increase: earn 3 more credits for the next level."]


def test_what_no_assignment_could_carry_is_not_told() -> None:
    assert told(ON, BY_YEAR, left(ON)) == []
    coaches = {"select/assignments": {"roles": ["coach"]}}
    assert told(ON, benefit(TOGETHER | coaches)) == []


def test_what_brings_the_same_for_each_fact_has_no_step_before_as_after() -> None:
    assert told(ON, PLAIN) == told(ON, PLAIN, BEFORE) == []


def test_after_all_steps_of_what_was_begun_and_at_most_five() -> None:
    licence = {"select/items/0/facts/kinds": ["licence"]}
    begun, unbegun = benefit(TOGETHER), benefit(TOGETHER | licence)
    found = [text for _, text, _ in steps(several(*[unbegun] * 7, begun))]
    assert [text.partition(":")[0] for text in found] == [
        "Benefit 7",
        *(f"Benefit {place}" for place in range(5)),
    ]


def test_what_is_to_be_earned_of_nothing_is_found_once_for_everybody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    policies, district = (adopted(BY_YEAR),), book(CALENDARS)
    made: list[Sum] = []

    def counted(*given: Any) -> Sum:
        made.append(Sum(*given))
        return made[-1]

    monkeypatch.setattr(unbegun, "Sum", counted)

    def steps_of(educator_id: str, on: date, *facts: Any) -> list[str]:
        question = PayQuestion(
            educator_id=educator_id,
            items=ended(facts),
            definitions={},
            book=district,
            policies=policies,
            on=on,
        )
        return [each.text for each in evaluate(question).next_steps]

    first = steps_of(EDUCATOR, ON, HIRED)
    assert (len(first), len(made)) == (1, 1)
    assert steps_of(fact_id("another"), ON, job(ON, name="a2")) == first
    assert steps_of(fact_id("who left"), ON, HIRED, left(ON)) == []
    assert len(made) == 1
    assert steps_of(EDUCATOR, NEXT_YEAR, HIRED) != first
    assert len(made) == 2


def test_what_is_within_a_licence_is_of_each_alone() -> None:
    licences = {"of": "award", "credentials": [LEARNING]}
    within = {"accumulate": {**COUNTING, "over": {"over": "cycle", "of": licences}}}
    by_licence = benefit(TOGETHER | within | {"select/items/0/facts/credentials": [MAKER]})
    one, other = (
        award(LEARNING, date(2025, 7, 1), expires=date(year, 7, 1)) for year in (2027, 2028)
    )
    assert told(ON, by_licence, one) != told(ON, by_licence, other) != []
