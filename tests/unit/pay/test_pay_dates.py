"""What pay dates state, each asked on its own day, is what the year comes to in the end."""

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from ledger.domain.pay.answer import SalaryEligibility
from ledger.domain.retro.lines import lines
from tests.unit.pay.drafts import documents
from tests.unit.pay.facts import approval, award, job
from tests.unit.pay.histories import Facts, histories
from tests.unit.pay.policies import CALENDARS, MAKER, ask, benefit

Sums = dict[tuple[str, ...], Decimal]
PERIODS = [period for each in CALENDARS for period in each.pay_periods]
HIRED, HALF = date(2024, 7, 1), date(2025, 1, 1)
AWARDS = [award(MAKER, HIRED, name=f"award-{index}") for index in range(4)]
CAP = {
    "counts": "money_after_fte",
    "pool_id": "cap",
    "title": "The cap",
    "sharing": "policy",
    "scope": "contract_year",
    "limit": "730.00",
}


def stated(facts: Facts, document: dict[str, Any]) -> tuple[Sums, Sums]:
    """By year, assignment and benefit: what each pay date states, and what the last day says."""
    on_their_day: Sums = defaultdict(Decimal)
    in_the_end: Sums = defaultdict(Decimal)

    @cache
    def asked(day: date) -> SalaryEligibility:
        return ask(day, facts, document)

    for payday in sorted({each.payable_on for each in PERIODS}):
        answer = asked(payday)
        assert answer.contract_year is not None
        last = asked(answer.contract_year.year_until - timedelta(days=1))
        for sums, of_day in ((on_their_day, answer), (in_the_end, last)):
            for line in lines([of_day], payday):
                key = (answer.contract_year.name, line.assignment_id, line.segment_id)
                sums[key] += line.amount.amount
    return on_their_day, in_the_end


def _paid_as_it_goes(document: dict[str, Any]) -> bool:
    """Each pay period by its days, from no pool, and no award takes the place of another.

    What is paid ahead the runs settle: `tests/unit/retro/test_settling.py`.
    """
    pay, counting = (document["benefits"][0][each] for each in ("pay", "accumulate"))
    by_days = pay["paid"] == "each_pay_period" and pay.get("time") == "by_days"
    apart = counting["same_credential"] == "every_award"
    return by_days and apart and not document["pools"]


@settings(max_examples=40, derandomize=True, suppress_health_check=[HealthCheck.filter_too_much])
@given(facts=histories(), document=documents().filter(_paid_as_it_goes))
def test_pay_dates_state_what_the_year_comes_to(facts: Facts, document: dict[str, Any]) -> None:
    on_their_day, in_the_end = stated(facts, document)
    assert _without_nothing(on_their_day) == _without_nothing(in_the_end)


@pytest.mark.parametrize(
    "jobs",
    [
        [job(HIRED)],
        [job(HIRED), job(date(2024, 8, 1))],
        [job(HIRED, HALF), job(HALF, name="b")],
        [job(HIRED), job(HALF, fte="0.5")],
    ],
)
def test_a_cap_is_kept_on_every_pay_date_where_a_job_changes_later(jobs: Facts) -> None:
    capped = {"accumulate/uses": [{"pool": "cap", "drawn": "each_year"}]}
    on_their_day, in_the_end = stated([*jobs, *AWARDS], benefit(capped, pools=[CAP]))
    assert _without_nothing(on_their_day) == _without_nothing(in_the_end)
    assert sum(on_their_day.values()) == 3 * Decimal("730.00")


def test_what_a_withdrawal_makes_never_due_was_not_due_on_the_pay_dates_before_it() -> None:
    rule = {"select/approval": {"rule": "required", "withdrawn": "never_due"}}
    decided = [approval(MAKER, HIRED), approval(MAKER, date(2025, 3, 1), denied=True)]
    on_their_day, _ = stated([job(HIRED), award(MAKER, HIRED), *decided], benefit(rule))
    assert _without_nothing(on_their_day) == {}


def _without_nothing(sums: Sums) -> Sums:
    return {key: amount for key, amount in sums.items() if amount}
