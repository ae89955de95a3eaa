"""What a later fact takes back of a pay date that was right on its day, end to end."""

from datetime import date
from decimal import Decimal

import pytest

from ledger.domain.pay.inputs.question import Adopted
from ledger.domain.retro.cause import Cause, CauseSource
from ledger.domain.retro.pay_dates import PayDates
from tests.unit.pay.facts import approval, award, job
from tests.unit.pay.policies import MAKER, adopted, benefit
from tests.unit.retro.told import PAY_DATES, Told

YEAR = PAY_DATES[:12]
HIRED, OCTOBER, MARCH = date(2024, 7, 1), date(2024, 10, 1), date(2025, 3, 1)
LATE = approval("early", MARCH)
"""In July a credential was earned, and in October again. The first is approved in March: from July
on, as the policy has it, so that the second never counted."""
FACTS = [
    job(HIRED),
    award(MAKER, OCTOBER, name="late"),
    approval("late", OCTOBER),
    award(MAKER, HIRED, name="early"),
    LATE,
]
TAKEN_BACK = ["-31.00", "-30.00", "-31.00", "-31.00", "-28.00"]
FEBRUARY_RUN, MARCH_RUN = 80, 90


RECOVERY = {"places": 2, "look_back_months": 3, "meet_within_days": 30}


def policy(recovery: dict[str, int] | None = RECOVERY) -> Adopted:
    """A dollar a day for one award at a time, perhaps with limits of recovery."""
    rules = {
        "select/approval": {"rule": "required", "withdrawn": "ends"},
        "accumulate/same_credential": "one_at_a_time",
    }
    return adopted(benefit(rules, **({} if recovery is None else {"recovery": recovery})))


def told(known_from: int, by: Adopted | None = None) -> Told:
    """The approval of March is known from a position on; the run of each month has its tenth."""
    return Told(FACTS, [1, 1, 1, 1, known_from], [by or policy()])


@pytest.mark.parametrize("known_from", [1, MARCH_RUN - 5])
def test_a_year_of_runs_states_each_day_once_and_not_what_another_award_brought_before(
    known_from: int,
) -> None:
    it = told(known_from)
    stated = [it.run(pay_date, 10 * at) for at, pay_date in enumerate(YEAR, start=1)]
    march = [line for line in stated[8] if line.payable_on < YEAR[8]]
    assert [str(line.difference.amount) for line in march] == TAKEN_BACK
    (regular,) = (line for line in stated[8] if line.payable_on == YEAR[8])
    assert regular.difference.amount == Decimal("274.00")
    rows = [line for run in stated for line in run]
    # 516.00 where each pay date is asked about on its own day for ever.
    assert sum(line.difference.amount for line in rows) == Decimal("365.00")
    assert [len(run) for run in stated[9:]] == [1, 1, 1]


@pytest.mark.parametrize(
    ("known_from", "source", "positions"),
    [
        (1, CauseSource.TIME, LATE.positions),
        # Its entry of the log lies elsewhere in these tests than where it became known.
        (MARCH_RUN - 5, CauseSource.RECORD, (MARCH_RUN - 5,)),
    ],
)
def test_time_is_told_from_what_was_recorded(
    known_from: int, source: CauseSource, positions: tuple[int, ...]
) -> None:
    it = told(known_from)
    for at, pay_date in enumerate(YEAR[:8], start=1):
        it.run(pay_date, 10 * at)
    march = [line for line in it.run(YEAR[8], MARCH_RUN) if line.payable_on < YEAR[8]]
    assert {line.cause for line in march} == {Cause(source=source, positions=positions)}


def test_what_was_taken_back_is_overpaid_within_the_limits_of_the_policy() -> None:
    it = told(1)
    for at, pay_date in enumerate(YEAR[:8], start=1):
        it.run(pay_date, 10 * at)
    year = PayDates(YEAR[0], date(2025, 7, 1))
    found = it.compared(FEBRUARY_RUN, MARCH_RUN, year, YEAR[8])
    (limits,) = found.recoveries
    assert (limits.overpaid.amount, limits.found_on) == (Decimal("151.00"), YEAR[8])
    assert limits.recoverable is not None
    assert limits.recoverable.amount == Decimal("90.00")
    assert limits.beyond_look_back is not None
    assert limits.beyond_look_back.amount == Decimal("61.00")
    assert found.difference.amount == Decimal("-151.00")


def test_what_was_overpaid_is_told_by_a_policy_without_a_rule_of_recovery_too() -> None:
    it = told(1, policy(None))
    for at, pay_date in enumerate(YEAR[:8], start=1):
        it.run(pay_date, 10 * at)
    year = PayDates(YEAR[0], date(2025, 7, 1))
    (limits,) = it.compared(FEBRUARY_RUN, MARCH_RUN, year, YEAR[8]).recoveries
    assert (limits.overpaid.amount, limits.found_on) == (Decimal("151.00"), YEAR[8])
    assert (limits.recoverable, limits.beyond_look_back, limits.instalments) == (None, None, ())


def test_a_run_of_an_earlier_pay_date_made_late_gives_nothing_back() -> None:
    it = told(1)
    for at, pay_date in enumerate(YEAR[:9], start=1):
        it.run(pay_date, 10 * at)
    assert it.run(YEAR[4], 100) == []
    assert it.run(YEAR[8], 110) == []
