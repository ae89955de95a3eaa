"""What an assignment or a return brings is not paid on a payday before the day on which it came."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from ledger.domain.facts.calendar import Calendar
from ledger.domain.pay.answer import SalaryEligibility
from ledger.domain.retro.lines import lines
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.facts import award, job, renewed, school_year, suspended
from tests.unit.pay.fates import reinstatement, renewal, suspension
from tests.unit.pay.policies import MAKER, adopted, amount_of, ask, benefit, due

PAYDAY, CAME, LAST_DAY = date(2025, 10, 26), date(2025, 10, 29), date(2026, 6, 30)
"""A payday, a day after it in the same pay period, and the last day of the contract year."""
LOST, EXPIRED = date(2025, 10, 6), date(2025, 10, 6)
Facts = list[Item[TimelineFact]]


def paid_early(first: int) -> Calendar:
    """A year whose months are paid on their 26th."""
    year = school_year(first)
    paid = (replace(each, payable_on=each.period_from.replace(day=26)) for each in year.pay_periods)
    return replace(year, pay_periods=tuple(paid))


CALENDARS = tuple(map(paid_early, (2024, 2025, 2026)))
JOB, HELD = job(date(2024, 7, 1)), award(MAKER, date(2024, 7, 1))
RENEWED = award(MAKER, date(2024, 7, 1), lapses=(renewed(MAKER, EXPIRED, CAME),))
GRACE = {"grace": {"count": 60, "unit": "days"}, "returns": {"day": "named", "name": "earned"}}
AGAIN: Facts = [
    JOB,
    award(MAKER, date(2024, 7, 1), lapses=(suspended(MAKER, LOST, CAME),)),
    suspension(MAKER, LOST),
    reinstatement(MAKER, CAME),
]
HISTORIES: dict[str, tuple[Facts, dict[str, Any]]] = {
    "hired": ([job(CAME), HELD], {"select/earned_before_hire": "counts_from_hire"}),
    "another FTE": ([job(date(2024, 7, 1), fte="0.5"), job(CAME), HELD], {}),
    "reinstated": (AGAIN, {}),
    "renewed": ([JOB, RENEWED, renewal(MAKER, CAME)], {"pay/loss/expired": "ends"}),
    "renewed within the grace": (
        [JOB, RENEWED, renewal(MAKER, CAME)],
        {"pay/loss/expired": "ends", "pay/loss/late_renewal": GRACE},
    ),
}


def answer(on: date, facts: Facts, changes: dict[str, Any]) -> SalaryEligibility:
    return ask(on, facts, benefit(changes), calendars=CALENDARS)


def stated(on: date, facts: Facts, changes: dict[str, Any], paid_on: date) -> Decimal:
    """What an answer says is paid on a day."""
    found = lines([answer(on, facts, changes)], paid_on)
    return sum((each.amount.amount for each in found), Decimal(0))


@pytest.mark.parametrize("history", HISTORIES)
def test_the_pay_dates_of_a_year_state_what_it_comes_to(history: str) -> None:
    facts, changes = HISTORIES[history]
    paydays = [each.payable_on for each in CALENDARS[1].pay_periods]
    each_day = [stated(day, facts, changes, day) for day in paydays]
    assert each_day == [stated(LAST_DAY, facts, changes, day) for day in paydays]
    assert sum(each_day) == amount_of(answer(LAST_DAY, facts, changes))


def test_the_days_of_a_hire_after_the_payday_are_paid_with_the_next() -> None:
    facts, changes = HISTORIES["hired"]
    [segment] = due(answer(LAST_DAY, facts, changes))
    first, second, *_ = segment.payments
    # a dollar a day: three of October with the thirty of November
    assert (first.payable_on, str(first.amount.amount)) == (date(2025, 11, 26), "33.00")
    assert (second.payable_on, str(second.amount.amount)) == (date(2025, 12, 26), "31.00")


def test_those_of_the_last_days_of_a_year_are_paid_in_the_next() -> None:
    facts: Facts = [job(date(2026, 6, 29)), HELD]
    changes = {"select/earned_before_hire": "counts_from_hire"}
    [segment] = due(answer(LAST_DAY, facts, changes))
    [payment] = segment.payments
    assert (payment.payable_on, str(payment.amount.amount)) == (date(2026, 7, 26), "2.00")


def test_a_version_that_begins_after_the_payday_changes_the_next() -> None:
    by_day = {"date/governed_by": "version_each_day"}
    before, after = (
        benefit({**by_day, "decide/prices": {MAKER: {"amount": amount}}})
        for amount in ("365.00", "730.00")
    )
    policies = [adopted(before), adopted(after, CAME, version=2)]
    found = [ask(on, [JOB, HELD], *policies, calendars=CALENDARS) for on in (PAYDAY, LAST_DAY)]
    known, later = (sum(each.amount.amount for each in lines([one], PAYDAY)) for one in found)
    assert known == later == Decimal("28.00")


def test_what_was_there_before_the_payday_is_paid_on_it() -> None:
    facts: Facts = [job(PAYDAY), HELD]
    changes = {"select/earned_before_hire": "counts_from_hire"}
    assert stated(LAST_DAY, facts, changes, PAYDAY) == Decimal("6.00")
