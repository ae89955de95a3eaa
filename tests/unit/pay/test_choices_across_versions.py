"""A choice is its policy's: on each day that of the version then in force speaks."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ledger.domain.pay.answer import SalaryEligibility
from ledger.domain.pay.inputs.question import Adopted
from tests.unit.pay.facts import award, job
from tests.unit.pay.policies import LEARNING, MAKER, adopted, ask, benefit, changed, due

HIRED, AGAIN = date(2024, 7, 1), date(2025, 7, 1)
ON = date(2026, 6, 30)
LOW, HIGH = award(LEARNING, date(2024, 8, 1)), award(MAKER, date(2025, 8, 1))
FACTS = [job(HIRED), LOW, HIGH]


def either(
    keep: str | None = "highest", order: tuple[str, str] = ("high", "low")
) -> dict[str, Any]:
    """A high and a low benefit, each of one credential, of which one is due on a day."""
    document = benefit({})
    (plain,) = document["benefits"]
    document["benefits"] = [
        {**_of(credential_id, amount, plain), "benefit_id": name}
        for name, credential_id, amount in (("high", MAKER, "730.00"), ("low", LEARNING, "365.00"))
    ]
    document["choices"] = [{"benefits": list(order), "keep": keep}] if keep else []
    return document


def _of(credential_id: str, amount: str, plain: dict[str, Any]) -> dict[str, Any]:
    changes = {
        "benefits/0/select/items/0/facts/credentials": [credential_id],
        "benefits/0/decide": {"by": "amount", "amount": amount},
    }
    (found,) = changed(changes, {**benefit({}), "benefits": [plain]})["benefits"]
    return dict(found)


def sums(answer: SalaryEligibility) -> dict[str, Decimal]:
    """What each benefit comes to."""
    found: dict[str, Decimal] = {}
    for each in due(answer):
        assert each.amount is not None
        name = each.benefit_id
        found[name] = found.get(name, Decimal(0)) + each.amount.amount
    return found


def asked(*versions: Adopted, on: date = ON) -> dict[str, Decimal]:
    """What each benefit comes to under versions of a policy."""
    return sums(ask(on, FACTS, *versions))


ONE = {"high": Decimal("668.00"), "low": Decimal("31.00")}


def test_the_same_document_adopted_again_changes_nothing() -> None:
    assert asked(adopted(either())) == ONE
    for since in (AGAIN, date(2025, 8, 1), date(2025, 12, 1)):
        assert asked(adopted(either()), adopted(either(), since, version=2)) == ONE


def test_a_version_that_drops_the_choice_leaves_both_due_from_its_day() -> None:
    drops = adopted(either(None), date(2026, 6, 1), version=2)
    assert asked(adopted(either()), drops) == {"high": Decimal("668.00"), "low": Decimal("61.00")}


def test_a_version_that_is_announced_makes_nothing_due() -> None:
    drops = adopted(either(None), date(2026, 6, 1), version=2)
    assert asked(adopted(either()), drops, on=date(2026, 5, 31)) == ONE


def test_a_version_that_declares_a_choice_speaks_for_what_earlier_ones_govern() -> None:
    declares = adopted(either(), date(2026, 6, 1), version=2)
    found = asked(adopted(either(None)), declares)
    assert found == {"high": Decimal("668.00"), "low": Decimal("335.00")}


def test_the_order_is_that_of_the_version_of_the_day() -> None:
    turned = adopted(either("first", ("low", "high")), date(2026, 6, 1), version=2)
    found = asked(adopted(either("first")), turned)
    assert found == {"high": Decimal("608.00"), "low": Decimal("61.00")}


def test_the_version_that_speaks_is_named_where_it_is_another() -> None:
    again = adopted(either(), AGAIN, version=2)
    answer = ask(ON, FACTS, adopted(either()), again)
    (low,) = (each for each in due(answer) if each.benefit_id == "low")
    (step,) = (each for each in low.explanation.children if each.code == "due_instead")
    assert step.positions == (*HIGH.positions, again.position)


@pytest.mark.parametrize(
    ("combination", "expected"),
    [
        ({"method": "highest"}, "730.00"),
        ({"method": "first"}, "365.00"),
        # What is governed on the day of the award has the room that it had then.
        ({"method": "up_to", "total": "800.00"}, "800.00"),
    ],
)
def test_what_one_fact_brings_is_combined_whichever_versions_govern_it(
    combination: dict[str, Any], expected: str
) -> None:
    document = either(keep=None)
    document["combination"] = combination
    high, low = document["benefits"]
    low["select"] = high["select"]
    low["date"] = {**low["date"], "governed_by": "version_each_day"}
    document["benefits"] = [low, high]
    facts = [job(HIRED), award(MAKER, AGAIN)]
    versions = [
        adopted(document, day, version=number)
        for number, day in enumerate((HIRED, date(2026, 1, 1)), start=1)
    ]
    for known in (versions[:1], versions):
        assert sum(sums(ask(ON, facts, *known)).values()) == Decimal(expected)


def test_a_benefit_that_comes_later_takes_nothing_from_what_was_paid_before() -> None:
    document = either(keep=None)
    document["combination"] = {"method": "highest"}
    high, low = document["benefits"]
    low["select"] = high["select"]
    for each in (low, high):
        each["date"] = {**each["date"], "governed_by": "version_each_day"}
    first = adopted({**document, "benefits": [low]}, HIRED)
    second = adopted(document, date(2026, 1, 1), version=2)
    facts = [job(HIRED), award(MAKER, AGAIN)]
    assert sums(ask(ON, facts, first, second)) == {
        "low": Decimal("184.00"),
        "high": Decimal("362.00"),
    }
