"""Payroll runs and retired policies, as they were known at any position."""

from datetime import date

import pytest

from ledger.domain.refusals.unknown import UnknownPayPolicy, UnknownPayPolicyVersion
from ledger.projections import reference_questions as ask
from ledger.projections.replay import Replayed
from tests.support.facts import calendar, day
from tests.support.granting import lakeview
from tests.support.memory import MemoryLedger
from tests.support.payroll import payroll_run, policy_retirement
from tests.support.policies import pay_policy
from tests.unit.projections.test_replay import replayed

AUTUMN = ("2025-10-26", "2025-09-26", "2025-11-26")


def paid() -> MemoryLedger:
    """Three runs, recorded at 7, 8 and 9, that of October before that of September."""
    ledger = lakeview()
    ledger.record(calendar(2025))
    ledger.record(pay_policy())
    for basis, pay_date in enumerate(AUTUMN, 6):
        ledger.record(payroll_run(pay_date, basis))
    return ledger


def runs(
    log: Replayed,
    known: int | None = None,
    pay_dates: tuple[date | None, date | None] = (None, None),
) -> list[tuple[str, int]]:
    rows = log.refer(ask.payroll_runs("lakeview", pay_dates), known).value.rows
    return [(str(each.run.pay_date), each.position) for each in rows]


def test_runs_are_listed_by_pay_date_then_position_as_known_then() -> None:
    ledger = paid()
    more = payroll_run("2025-09-26", 9, supplementary=True)
    ledger.record(more)
    log = replayed(ledger)
    assert runs(log) == [
        ("2025-09-26", 8),
        ("2025-09-26", 10),
        ("2025-10-26", 7),
        ("2025-11-26", 9),
    ]
    assert runs(log, known=8) == [("2025-09-26", 8), ("2025-10-26", 7)]
    assert runs(log, known=6) == []
    assert log.refer(ask.payroll_runs("northfield")).value.rows == ()


def test_a_run_is_told_with_its_id_and_when_it_was_recorded() -> None:
    ledger = paid()
    [told, *_] = replayed(ledger).refer(ask.payroll_runs("lakeview")).value.rows
    entry = ledger.entries[7]
    assert (told.run, told.fact_id) == (entry.fact, entry.fact_id)
    assert told.recorded_at == entry.recorded_at


def test_a_range_of_pay_dates_holds_its_first_day_and_not_its_last() -> None:
    log = replayed(paid())
    september, november = day("2025-09-26"), day("2025-11-26")
    assert runs(log, pay_dates=(september, november)) == [("2025-09-26", 8), ("2025-10-26", 7)]
    assert runs(log, pay_dates=(november, None)) == [("2025-11-26", 9)]
    assert runs(log, pay_dates=(None, september)) == []


def test_a_page_begins_behind_the_run_before_it() -> None:
    log = replayed(paid())
    first = log.refer(ask.payroll_runs("lakeview", limit=2)).value
    assert first.more
    behind = ask.run_key(first.rows[-1])
    rest = log.refer(ask.payroll_runs("lakeview", after=behind, limit=2)).value
    assert [each.position for each in rest.rows] == [9]
    assert not rest.more


def test_a_payroll_run_changes_nothing_that_salary_answers_rest_on() -> None:
    log = replayed(paid())
    before, after = (log.view(districts=["lakeview"], known=at) for at in (6, 9))
    assert before.districts["lakeview"] is after.districts["lakeview"]


def test_a_retirement_is_known_from_its_entry_on() -> None:
    ledger = paid()
    at = ledger.record(policy_retirement("2026-07-01")).position
    log = replayed(ledger)
    policy = ask.policy("base-increase")
    assert log.refer(policy, known=at - 1).value.retired_on is None
    assert log.refer(policy, known=at).value.retired_on == day("2026-07-01")
    [listed] = log.refer(ask.policies("lakeview")).value.rows
    assert listed.retired_on == day("2026-07-01")
    [seen] = log.view(districts=["lakeview"]).districts["lakeview"].policies
    assert seen == listed
    [unaware] = log.view(districts=["lakeview"], known=at - 1).districts["lakeview"].policies
    assert unaware.retired_on is None


def test_versions_are_counted_without_the_retirements_between_them() -> None:
    ledger = paid()
    ledger.record(policy_retirement("2026-07-01"))
    ledger.record(pay_policy(effective_from=day("2027-07-01")))
    log = replayed(ledger)
    rows = log.refer(ask.policies("lakeview")).value.rows
    assert [(each.version, each.retired_on) for each in rows] == [
        (1, day("2026-07-01")),
        (2, None),
    ]
    assert log.refer(ask.policy("base-increase")).value.version == 2


def test_a_version_that_is_not_there_is_told_from_a_policy_that_is_not() -> None:
    log = replayed(paid())
    with pytest.raises(UnknownPayPolicyVersion) as refusal:
        log.refer(ask.policy("base-increase", 2))
    assert (refusal.value.version, refusal.value.latest) == (2, 1)
    with pytest.raises(UnknownPayPolicy):
        log.refer(ask.policy("nothing", 2))
