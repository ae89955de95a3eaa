"""Expressions over a fact, and over how it stands to another."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from ledger.domain.pay.answer import EligibilityState
from ledger.domain.pay.checks.trying import fault_of_trying
from ledger.domain.pay.inputs import expression
from ledger.domain.pay.inputs.expression import KEYS, fault_of, is_true
from tests.unit.pay.facts import award, job
from tests.unit.pay.policies import ANDROID, LEARNING, MAKER, ask, benefit, faults

Values = Mapping[str, object]
JOB = job(date(2024, 7, 1))
MADE = award(MAKER, date(2025, 9, 1))
ON = date(2026, 4, 1)


def of(where: str) -> dict[str, Any]:
    """The plain benefit about awards of which an expression is true."""
    return benefit({"select/items/0/facts": {"of": "award", "where": where}})


def held_until(where: str) -> dict[str, Any]:
    """The plain benefit for a badge, held until something else follows."""
    items = [{"of": "award", "credentials": [MAKER]}]
    condition = {
        "condition_id": "followed",
        "title": "Followed by another",
        "test": {"test": "satisfies", "where": 'fact.title == ""'},
        "unmet": {"then": "held_until", "facts": {"of": "award", "where": where}},
    }
    return benefit({"select/items/0/facts": items[0], "select/conditions": [condition]})


@pytest.mark.parametrize(
    ("where", "problem"),
    [
        ("fact.price > 1", "fact has no price; it has kind, title"),
        ('fact["kind"] == ""', "names values of fact otherwise than as fact.kind"),
        ('grade == "A" && fact.kind == ""', "names grade, of which nothing is known"),
        ('"a" == "b"', "says nothing about fact"),
        ("about.kind == fact.kind", "has no fact to be about: only the facts that a condition"),
        ("fact.kind ==", "is no CEL expression: something is missing at character 13"),
        ('fact.kind = "x"', "is no CEL expression: = is out of place at character 11"),
        (
            'fact.kind == "a" "b"',
            'is no CEL expression: "b" is out of place at character 18',
        ),
        (
            "fact.tags.all(a, [1, 2].exists(b, b == 2 && a == fact.kind))",
            "is no CEL expression: goes through a list for every entry of another",
        ),
        ('fact.kind == r"a"', "is no CEL expression: has a text that is not in plain quotation"),
        ("fact.kind == '''a'''", "is no CEL expression: has a text that is not in plain"),
        ("fact.kind", "gives 'micro_credential', neither true nor false where fact.kind is 'mic"),
        ("size(fact.tags)", "gives 0, neither true nor false where fact.tags is []"),
        ("fact.earned_on > 5", "has no meaning where fact.earned_on is '2026-03-01': No such over"),
        ("int(fact.earned_on) > 3", "has no meaning where fact.earned_on is '2026-03-01': "),
        ("int(fact.level) > 1", "has no meaning where fact.level is '': "),
        ('fact.grade != "" && int(fact.grade) > 1', "has no meaning where fact.grade is 'a word'"),
        ('fact.tags[0] == "a"', "has no meaning where fact.tags is []: index out of bounds"),
        ('fact.kind == "degree" && 1', "has no meaning where fact.kind is 'degree': No such"),
        (
            '1 / 0 == 1 || fact.kind == "a"',
            "has no meaning where fact.kind is 'micro_credential': d",
        ),
        (
            " && ".join(f'fact.{key} != "{n}"' for n, key in enumerate(KEYS[:12])) + " && 1",
            "has no meaning where fact.category is ",
        ),
    ],
)
def test_what_cannot_be_read_or_answered_is_a_fault(where: str, problem: str) -> None:
    ((path, told),) = faults(of(where)).items()
    assert path == "/benefits/0/select/items/0/facts/where"
    assert told.startswith(problem)


@pytest.mark.parametrize(
    "where",
    [
        'fact.grade.matches("^[0-9]+$") && int(fact.grade) > 80',
        'size(fact.tags) > 0 && fact.tags[0] == "a"',
        "fact.tags.exists(a, a in about.tags)",
        'fact.started_on == "" || timestamp(fact.started_on + "T00:00:00Z").getFullYear() > 2020',
    ],
)
def test_what_says_yes_or_no_of_everything_is_none(where: str) -> None:
    assert fault_of(where, related=True) is None
    assert fault_of_trying(where) is None


@pytest.mark.parametrize(
    ("where", "selected"),
    [
        ('fact.title.matches("^M.*r$") || fact.tags.filter(t, t != "").exists(t, t == "")', True),
        ('fact.title == "a \\"quoted.map(a, [1].map(b, b))\\" text"', False),
        ('fact.tags.exists(tag, tag == "no such tag")', False),
        ('fact.earned_on >= "2025-09-01"', True),
        ('fact.earned_on > "2025-09-01"', False),
        ('fact.kind == "micro_credential" && fact.credential.startsWith("maker")', True),
    ],
)
def test_it_is_asked_of_each_fact(where: str, selected: bool) -> None:
    assert bool(ask(ON, [JOB, MADE], of(where)).segments) is selected


@pytest.mark.parametrize(
    "where",
    [
        '1 / 0 == 1 || fact.kind == ""',
        '9223372036854775807 + 1 == 1 || fact.kind == ""',
        'fact.tags[99] == "a"',
        'int(0.0 / 0.0) == 1 || fact.kind == ""',
        '1u - 2u == 1u || fact.kind == ""',
        "int(fact.title) == 1",
        "fact.tags.all(a, [1].all(b, true))",
    ],
)
def test_where_an_expression_has_no_meaning_it_is_not_true(where: str) -> None:
    assert not is_true(where, {**dict.fromkeys(KEYS, "a"), "tags": []})


def test_about_is_the_fact_that_is_held() -> None:
    document = held_until("fact.credential != about.credential")
    again, other = award(MAKER, date(2025, 10, 1)), award(LEARNING, date(2025, 11, 1))
    (waits,) = ask(date(2025, 9, 15), [JOB, MADE, again], document).segments
    assert waits.state is EligibilityState.HELD
    found = ask(ON, [JOB, MADE, again, other], document).segments
    (released,) = (each for each in found if each.state is EligibilityState.DUE)
    assert released.effective_from == date(2025, 11, 1)


@pytest.mark.parametrize(("where", "held"), [("==", False), ("!=", True)])
def test_a_condition_asks_how_another_fact_stands_to_its_own(where: str, held: bool) -> None:
    other = f"fact.credential {where} about.credential"
    test = {
        "test": "holds",
        "facts": {"of": "award", "where": other},
        "held_on": {"day": "named", "name": "earned"},
    }
    condition = {
        "condition_id": "another",
        "title": "Another credential before",
        "test": test,
        "unmet": {"then": "does_not_count"},
    }
    document = benefit({"select/conditions": [condition]})
    facts = [JOB, award(ANDROID, date(2025, 8, 1)), MADE]
    due = [each for each in ask(ON, facts, document).segments if each.credential_id == MAKER]
    assert [each.state is EligibilityState.DUE for each in due] == [held]


@pytest.mark.parametrize(
    ("where", "looked_at"),
    [
        ('fact.credential == "maker-educator"', 1),
        ('fact.credential == "maker-educator" && "2025" in [fact.earned_on]', 20),
        # What it sees of a fact that it names whole nobody knows.
        ('[fact].exists(each, each.credential == "maker-educator")', 20),
    ],
)
def test_facts_that_it_cannot_tell_apart_are_looked_at_once(
    where: str, looked_at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[object] = []

    def counted(source: str, fact: Values, about: Values | None = None) -> bool:
        seen.append(fact)
        return is_true(source, fact, about)

    monkeypatch.setattr(expression, "is_true", counted)
    expression._is_true.cache_clear()
    days = [date(2025, 9, day) for day in range(1, 21)]
    ask(ON, [JOB, *(award(MAKER, day, name=str(day)) for day in days)], of(where))
    assert len(seen) == looked_at
