"""Percentages of a base by the place of each fact in the sum."""

from copy import deepcopy
from datetime import date
from decimal import Decimal
from typing import Any

from ledger.domain.pay.answer import EligibilityState
from tests.unit.pay.facts import award
from tests.unit.pay.policies import ANDROID, LEARNING, MAKER, PLAIN, ask, due, faults, rate_of
from tests.unit.pay.rules import told
from tests.unit.pay.tariffs import HIRED, YEAR_END, decided, percentages

FIRST, SECOND, THIRD = (date(2025, month, 1) for month in (9, 10, 11))
BASE = award(LEARNING, date(2025, 7, 1))


def document(*tiers: tuple[str, str | None]) -> dict[str, Any]:
    """36,500 a year for one award, and percentages of it by the number of the others."""
    whole = percentages(*tiers, placement=False, benefits=["base"])
    others = {"of": "award", "credentials": [MAKER, ANDROID]}
    whole["benefits"][0]["select"]["items"][0]["facts"] = others
    own = deepcopy(PLAIN["benefits"][0])
    own |= {"benefit_id": "base", "title": "Base", "decide": {"by": "amount", "amount": "36500.00"}}
    own["select"]["items"][0]["facts"] = {"of": "award", "credentials": [LEARNING]}
    return {**whole, "benefits": [*whole["benefits"], own]}


FALLING = (("2", "2"), ("1", None))


def test_each_fact_brings_the_percentage_of_its_place() -> None:
    three = [award(MAKER, each, name=f"of {each}") for each in (FIRST, SECOND, THIRD)]
    answer = ask(YEAR_END, [HIRED, BASE, *three], document(*FALLING))
    assert rate_of(answer) == Decimal("38325.00")
    rates = [each for each in due(answer) if each.benefit_id == "increase"]
    assert [each.outcome.percent for each in rates] == [Decimal(2), Decimal(2), Decimal(1)]
    assert decided(rates[2]) == (
        "Maker Educator of 1 November 2025 is the 3rd credit of 2025-26: 1 %."
    )
    (percent,) = [s for s in rates[2].explanation.children if s.code == "percent_of_base"]
    assert percent.text == "1 % of 36,500.00 USD of Base: 365.00 USD."


def test_what_lies_in_several_tiers_has_the_percentages_of_its_parts() -> None:
    facts = [HIRED, BASE, award(MAKER, FIRST), award(ANDROID, SECOND)]
    answer = ask(YEAR_END, facts, document(*FALLING))
    (_, cut) = [each for each in due(answer) if each.benefit_id == "increase"]
    assert cut.outcome.percent == Decimal(5)
    assert decided(cut).endswith("1 at 2 % each, 3 at 1 % each: 5 %.")
    assert cut.outcome.annual_rate is not None
    assert cut.outcome.annual_rate.amount == Decimal("1825.00")
    (step,) = answer.next_steps
    assert step.text == "Rates: earn more credits by 30 June 2026, each of which brings 1 %."


def test_what_lies_above_the_last_percentage_is_told() -> None:
    facts = [HIRED, BASE, award(MAKER, FIRST), award(MAKER, SECOND, name="second")]
    answer = ask(YEAR_END, facts, document(("2", "1")))
    (rest,) = [each for each in answer.segments if each.state is EligibilityState.NOT_DUE]
    assert rest.explanation.text == (
        "Rates, 2025-26: not due. 2 credits count; no further one brings anything."
    )


def test_a_benefit_is_no_percentage_of_itself_in_a_circle() -> None:
    whole = document(*FALLING)
    base = {"placement": False, "benefits": ["increase"], "measured": "each_day"}
    whole["benefits"][1]["decide"] = {"by": "percent", "percent": "10", "base": base}
    assert any("percentage of itself" in each for each in faults(whole).values())


def test_faults_and_useless_tiers_are_those_of_amounts() -> None:
    rising = faults(percentages(("2", "2"), ("1", "1")))
    assert rising == {"/benefits/0/decide/tiers/1/up_to": "must be above 2"}
    assert told(percentages(("0", "2"), ("0", None))) == {
        "/benefits/0/decide/tiers": "bring nothing"
    }
    nothing = percentages(("2", "2"), ("1", None), placement=False)
    assert list(told(nothing)) == ["/benefits/0/decide/base"]
    assert told(percentages(*FALLING)) == {}
