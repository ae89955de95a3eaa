"""What finds no room in a pool may wait, and begins with the first contract year that has some."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ledger.domain.pay.answer import EligibilityState, SalaryEligibility
from tests.unit.pay.facts import award, job, school_year
from tests.unit.pay.policies import (
    LEARNING,
    MAKER,
    MONEY_POOL,
    PLAIN,
    adopted,
    ask,
    benefit,
    due,
    faults,
)

BEGINS = date(2024, 7, 1)
FACTS = [job(BEGINS), award(MAKER, BEGINS), award(LEARNING, date(2024, 7, 2))]
CALENDARS = tuple(map(school_year, range(2024, 2030)))
LASTS = {"until": "contract_years", "count": 1}


def waiting(**pay: Any) -> dict[str, Any]:
    """365 a year for each award, and room for one of them a year."""
    pool = {**MONEY_POOL, "limit": "365.00", "scope": "contract_year"}
    uses = [{"pool": "money", "drawn": "waits"}]
    changes = {
        "pay": {**PLAIN["benefits"][0]["pay"], **pay},
        "accumulate": {"count": "each", "same_credential": "every_award", "uses": uses},
        "decide": {"by": "amount", "amount": "365.00"},
    }
    return benefit(changes, pools=[pool])


def paid(answer: SalaryEligibility) -> dict[str | None, Decimal]:
    return {each.award_id: each.amount.amount for each in due(answer) if each.amount}


def asked(year: int, rules: dict[str, Any]) -> SalaryEligibility:
    return ask(date(year + 1, 6, 30), FACTS, rules, calendars=CALENDARS)


@pytest.mark.parametrize("count", [1, 2])
def test_the_term_of_what_waited_begins_with_the_year_it_begins_in(count: int) -> None:
    rules = waiting(lasts={**LASTS, "count": count})
    first, second = (each.fact_id for each in FACTS[1:])
    for year in range(2024, 2028):
        expected = {first: 2024 <= year < 2024 + count, second: 2025 <= year < 2025 + count}
        assert set(paid(asked(year, rules))) == {e for e, runs in expected.items() if runs}, year


def test_it_is_pending_for_the_year_in_which_it_will_be_due() -> None:
    rules = waiting(lasts=LASTS)
    (pending,) = (e for e in asked(2024, rules).segments if e.state is EligibilityState.PENDING)
    (found,) = due(asked(2025, rules))
    assert pending.award_id == found.award_id
    assert [each.announced_on for each in pending.waiting_for] == [found.effective_from]
    told = [each.text for each in found.explanation.children]
    assert any("it waits for the next year" in each for each in told)


def test_the_factor_of_the_first_year_is_for_the_year_of_the_effective_day_alone() -> None:
    rules = waiting(lasts=LASTS)
    rules["benefits"][0]["date"]["windows"][0]["first_year_factor"] = "0.5"
    first, second = (each.fact_id for each in FACTS[1:])
    assert paid(asked(2024, rules)) == {first: Decimal("182.50")}
    assert paid(asked(2025, rules)) == {second: Decimal("365.00")}


def test_what_waits_for_its_term_competes_with_nothing() -> None:
    rules = waiting(lasts=LASTS)
    (one,) = rules["benefits"]
    rules["benefits"].append({**one, "benefit_id": "second"})
    told = "cannot wait: nobody knows in which contract years it competes with others"
    both = {f"/benefits/{index}/accumulate/uses/0/drawn": told for index in (0, 1)}
    choice = {"benefits": ["increase", "second"], "keep": "first"}
    assert faults({**rules, "choices": [choice]}) == both
    assert faults({**rules, "combination": {"method": "highest"}}) == both
    adopted({**rules, "combination": {"method": "add"}})
