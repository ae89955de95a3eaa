"""What is earned counts once for a benefit, also where versions add up by other periods."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ledger.domain.pay.inputs.question import Adopted
from tests.unit.pay.carry_over import BY_YEAR, HIRED, JULY, document, hours, required
from tests.unit.pay.facts import award
from tests.unit.pay.policies import MAKER, ONE_TIME, adopted, ask, due

BEGINS = date(2024, 7, 1)
LICENCE = award(MAKER, date(2024, 8, 1), expires=date(2029, 8, 1))
BY_LICENCE = {"over": "cycle", "of": {"of": "award", "credentials": [MAKER]}}
ON_PERIOD = {"date/governed_by": "version_on_period"}
BEFORE, AFTER = hours("A", "10", date(2025, 5, 1)), hours("B", "20", date(2025, 9, 1))
"""Ten hours under the first version, twenty in a year that began under the second."""


def stipend(over: dict[str, Any], governed_by: str) -> dict[str, Any]:
    """100.00 for every ten hours."""
    levels, flat = {"by": "blocks", "size": "10"}, {"by": "amount", "amount": "100.00"}
    pay = {**ONE_TIME, "paid": "first_pay_period"}
    return document(over, levels, flat, pay=pay, **{"date/governed_by": governed_by})


def paid(*versions: Adopted) -> dict[int, Decimal]:
    """What each version pays in the contract year 2025-26."""
    found: dict[int, Decimal] = {}
    for each in due(ask(date(2026, 6, 30), [HIRED, LICENCE, BEFORE, AFTER], *versions)):
        assert each.amount is not None
        before = found.get(each.policy_version, Decimal(0))
        found[each.policy_version] = before + each.amount.amount
    return found


@pytest.mark.parametrize("first", ["version_on_period", "version_on_award"])
def test_money_for_hours_is_paid_by_the_latest_version_whose_period_has_begun(first: str) -> None:
    """Both pay for twenty hours alike, so neither pays for those of the other."""
    licences = adopted(stipend(BY_LICENCE, first), BEGINS)
    years = adopted(stipend(BY_YEAR, "version_on_period"), JULY, version=2)
    assert paid(licences) == {1: 200}
    assert paid(licences, years) == {2: 200}


def test_until_a_year_of_its_own_begins_the_earlier_version_counts() -> None:
    licences = adopted(stipend(BY_LICENCE, "version_on_period"), BEGINS)
    years = adopted(stipend(BY_YEAR, "version_on_period"), date(2025, 8, 15), version=2)
    assert paid(licences, years) == {1: 200}


def test_one_version_says_how_a_requirement_stands() -> None:
    licences = adopted(required("50", BY_LICENCE, **ON_PERIOD), BEGINS)
    years = adopted(required("25", BY_YEAR, **ON_PERIOD), JULY, version=2)
    facts = [HIRED, LICENCE, BEFORE, AFTER]

    def told(on: date) -> list[tuple[int, Decimal]]:
        segments = ask(on, facts, licences, years).segments
        asked = [(each, each.outcome.requirement) for each in segments]
        return [
            (each.policy_version, progress.alternatives[0].needs[0].counted)
            for each, progress in asked
            if progress is not None
        ]

    assert told(date(2025, 6, 30)) == [(1, Decimal(10))]
    assert told(date(2026, 6, 30)) == [(2, Decimal(20))]


def test_what_is_missing_in_a_year_without_hours_is_said_once_by_a_version() -> None:
    """Each day's version counted the first hours, that of their day the others: two sums of one."""
    blocks = BY_YEAR, {"by": "blocks", "size": "10"}, {"by": "amount", "amount": "100.00"}
    rules: list[dict[str, Any]] = [
        {"date/governed_by": each} for each in ("version_each_day", "version_on_award")
    ]
    days, award_day = (document(*blocks, **each) for each in rules)
    first, second = adopted(days, BEGINS), adopted(award_day, JULY, version=2)
    segments = ask(date(2027, 6, 30), [HIRED, BEFORE, AFTER], first, second).segments
    missing = [each.policy_version for each in segments if each.shortfall is not None]
    assert missing == [2]
