"""Of the benefits of a choice one is due on a day, by what each would be paid."""

from datetime import date
from typing import Any

import pytest

from ledger.domain.pay.answer import EligibilityState
from tests.unit.pay.facts import award, job
from tests.unit.pay.policies import (
    LEARNING,
    MAKER,
    ONE_TIME,
    amount_of,
    ask,
    benefit,
    changed,
    codes,
    due,
    faults,
)

AUTUMN, HIRED = date(2025, 9, 15), date(2024, 7, 1)
IGNORED = {"method": "ignored", "paid_on": "largest_assignment"}


def one_of_two(coaching: str, anybody: str) -> dict[str, Any]:
    """Either an amount for coaching or one for any work, both whatever the FTE."""
    document = benefit(
        {
            "select/assignments": {"roles": ["coach"]},
            "decide": {"by": "amount", "amount": coaching},
            "pay/fte": IGNORED,
        },
        choices=[{"benefits": ["increase", "second"], "keep": "highest"}],
    )
    changes = {
        "benefits/0/select/assignments": {},
        "benefits/0/decide": {"by": "amount", "amount": anybody},
    }
    (second,) = changed(changes, document)["benefits"]
    document["benefits"].append({**second, "benefit_id": "second"})
    return document


def test_the_highest_is_the_one_that_pays_most_where_fte_is_ignored() -> None:
    jobs = [job(HIRED, fte="0.7"), job(HIRED, fte="0.3", name="a2", role="coach")]
    answer = ask(AUTUMN, [*jobs, award(MAKER, AUTUMN)], one_of_two("1000.00", "600.00"))
    states = {each.benefit_id: each.state for each in answer.segments}
    assert states == {"increase": EligibilityState.DUE, "second": EligibilityState.NOT_DUE}


def test_what_no_assignment_carries_is_not_said_to_be_due_no_longer() -> None:
    answer = ask(AUTUMN, [job(HIRED), award(MAKER, AUTUMN)], one_of_two("1000.00", "600.00"))
    (coaching,) = (each for each in answer.segments if each.benefit_id == "increase")
    assert codes(coaching)[-1] == "no_assignment"
    assert "instead" not in coaching.explanation.text


def facts_or_certificate(certificate: str) -> dict[str, Any]:
    """100 for each award of a maker, or an amount for a certificate."""
    document = benefit(
        {
            "select/items": [
                {
                    "item_id": "makers",
                    "facts": {"of": "award", "credentials": [MAKER]},
                    "counts": {"by": "one"},
                }
            ],
            "decide": {"by": "amount", "amount": "100.00"},
        },
        choices=[{"benefits": ["increase", "second"], "keep": "highest"}],
    )
    changes = {
        "benefits/0/select/items/0/facts/credentials": [LEARNING],
        "benefits/0/decide/amount": certificate,
    }
    (second,) = changed(changes, document)["benefits"]
    document["benefits"].append({**second, "benefit_id": "second"})
    return document


MADE = [award(MAKER, date(2024, 8, day), name=f"made-{day}") for day in (1, 2)]
CERTIFIED = award(LEARNING, date(2024, 8, 1))


def test_what_several_facts_bring_under_one_benefit_does_not_compete() -> None:
    found = due(ask(AUTUMN, [job(HIRED), *MADE], facts_or_certificate("150.00")))
    assert [each.benefit_id for each in found] == ["increase", "increase"]


@pytest.mark.parametrize(
    ("certificate", "kept"),
    [
        ("150.00", ["increase", "increase"]),
        ("200.00", ["increase", "increase"]),
        ("200.01", ["second"]),
    ],
)
def test_benefits_are_held_to_each_other_by_all_that_they_bring(
    certificate: str, kept: list[str]
) -> None:
    facts = [job(HIRED), *MADE, CERTIFIED]
    found = due(ask(AUTUMN, facts, facts_or_certificate(certificate)))
    assert [each.benefit_id for each in found] == kept


def test_what_is_paid_once_is_not_held_to_what_is_paid_each_year() -> None:
    mixed = one_of_two("1000.00", "600.00")
    mixed["benefits"][1]["pay"] = ONE_TIME
    told = "cannot be the highest: some is paid by days and some once"
    assert faults(mixed) == {"/choices/0/keep": told}
    mixed["benefits"][1]["pay"] = {**mixed["benefits"][0]["pay"], "time": "whole_year"}
    told = "cannot be the highest: some is paid by days and some for whole years"
    assert faults(mixed) == {"/choices/0/keep": told}
    mixed["choices"][0]["keep"] = "first"
    assert ask(AUTUMN, [job(HIRED), award(MAKER, AUTUMN)], mixed).segments


ONCE = {**ONE_TIME, "fte": IGNORED, "paid": "first_pay_period"}
WHOLE = {"time": "whole_year", "lasts": {"until": "lost"}}
JANUARY = date(2026, 1, 5)


def later(pay: dict[str, Any], maker: str, certificate: str) -> dict[str, Any]:
    """An amount for a maker or one for a certificate, of which the higher is paid."""
    document = facts_or_certificate(certificate)
    for each in document["benefits"]:
        each["pay"] = {**each["pay"], **pay} if pay is WHOLE else pay
    document["benefits"][0]["decide"]["amount"] = maker
    return document


@pytest.mark.parametrize("pay", [ONCE, WHOLE])
@pytest.mark.parametrize(
    ("maker", "certificate", "kept"),
    [("600.00", "1000.00", "second"), ("1000.00", "600.00", "increase")],
)
def test_what_is_paid_once_or_for_the_whole_year_gives_way_in_whole(
    pay: dict[str, Any], maker: str, certificate: str, kept: str
) -> None:
    facts = [job(HIRED), award(MAKER, AUTUMN), award(LEARNING, JANUARY)]
    rules = later(pay, maker, certificate)
    before = ask(date(2026, 1, 4), facts, rules)
    assert [(e.benefit_id, str(amount_of(before))) for e in due(before)] == [("increase", maker)]
    answer = ask(date(2026, 6, 30), facts, rules)
    assert [e.benefit_id for e in due(answer)] == [kept]
    assert str(amount_of(answer)) == "1000.00"
    (lost,) = (e for e in answer.segments if e.benefit_id != kept)
    assert "is due instead" in lost.explanation.text or "was due instead" in lost.explanation.text


def test_what_is_paid_once_is_held_to_what_is_paid_in_its_year_alone() -> None:
    facts = [job(HIRED), award(MAKER, date(2024, 9, 2)), award(LEARNING, JANUARY)]
    rules = later(ONCE, "600.00", "1000.00")
    assert str(amount_of(ask(date(2025, 6, 30), facts, rules))) == "600.00"
    assert str(amount_of(ask(date(2026, 6, 30), facts, rules))) == "1000.00"


def test_what_is_lost_in_its_year_is_not_paid_in_another() -> None:
    facts = [job(HIRED), award(MAKER, date(2024, 9, 2)), award(LEARNING, date(2024, 10, 1))]
    rules = later(ONCE, "600.00", "1000.00")
    assert str(amount_of(ask(date(2025, 6, 30), facts, rules))) == "1000.00"
    assert not due(ask(date(2026, 6, 30), facts, rules))


def test_the_factor_of_the_first_year_holds_in_that_year_alone() -> None:
    rules = facts_or_certificate("150.00")
    effective = {"day": "named", "name": "earned"}
    window = {"title": "Late", "deadlines": [], "effective": effective, "first_year_factor": "0.5"}
    rules["benefits"][1]["date"]["windows"] = [window]
    facts = [job(HIRED), award(MAKER, date(2024, 8, 1)), CERTIFIED]
    first, second = (due(ask(on, facts, rules)) for on in (date(2025, 6, 30), date(2025, 7, 1)))
    assert [e.benefit_id for e in first] == ["increase"]
    assert [e.benefit_id for e in second] == ["second"]
