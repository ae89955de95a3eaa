"""Which contract years count as worked."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from msgspec import structs

from ledger.domain.pay.inputs.almanac import Almanac
from ledger.domain.pay.inputs.earned import Earned, EarnedKind
from ledger.domain.pay.inputs.stints import stints_of
from ledger.domain.pay.inputs.worked import years_worked
from ledger.domain.pay.terms.facts import YearsWorked
from tests.support.correcting import annul
from tests.support.facts import calendar, day, district, employment
from tests.support.granting import lakeview
from tests.support.jobs import leave, separation
from tests.support.memory import MemoryLedger

TWO_MONTHS = timedelta(days=60)


@pytest.fixture
def ledger() -> MemoryLedger:
    """Lakeview with the contract years from July 2024 to June 2026; 365 days each."""
    made = lakeview()
    for first in (2024, 2025):
        made.record(calendar(first))
    return made


@pytest.fixture
def educator(ledger: MemoryLedger) -> str:
    return ledger.educator()


def worked(
    ledger: MemoryLedger, educator: str, on: str = "2026-06-30", share: str = "0.5", **terms: Any
) -> list[Earned]:
    items = ledger.timeline(educator).items
    almanac = Almanac.of(ledger.world().book("lakeview"))
    return years_worked(
        YearsWorked(minimum_share=Decimal(share), **terms),
        stints_of(items, "lakeview"),
        items,
        [almanac],
        lambda _: almanac,
        day(on),
    )


def days(found: list[Earned]) -> list[str]:
    return [str(each.earned_on) for each in found]


def half_days(ledger: MemoryLedger, educator: str, since: str, **fields: Any) -> int:
    """Hire her; give the position."""
    return ledger.record(employment(educator, effective_from=day(since), **fields)).position


def test_a_year_worked_is_earned_on_its_last_day_and_rests_on_the_job_and_the_calendar(
    ledger: MemoryLedger, educator: str
) -> None:
    at = half_days(ledger, educator, "2025-01-01")
    [_, found] = worked(ledger, educator, share="0.4")
    year = ledger.world().book("lakeview").calendars[1]
    assert (found.kind, found.amount) == (EarnedKind.CONTRACT_YEAR_WORKED, Decimal(1))
    assert found.earned_on == day("2026-06-30")
    assert found.positions == (at, year.position)
    assert found.facts == (ledger.entries[at - 1].fact_id,)
    assert found.described.title == "Contract year 2025-26 worked"


def test_a_year_counts_once_its_last_day_has_come(ledger: MemoryLedger, educator: str) -> None:
    half_days(ledger, educator, "2024-07-01")
    assert days(worked(ledger, educator, "2025-06-29")) == []
    assert days(worked(ledger, educator, "2025-06-30")) == ["2025-06-30"]
    assert days(worked(ledger, educator, "2026-06-30")) == ["2025-06-30", "2026-06-30"]


def test_years_that_no_calendar_names_are_not_guessed(ledger: MemoryLedger, educator: str) -> None:
    half_days(ledger, educator, "2020-07-01")
    assert days(worked(ledger, educator, "2030-01-01")) == ["2025-06-30", "2026-06-30"]


@pytest.mark.parametrize(("since", "counts"), [("2025-09-27", True), ("2025-09-28", False)])
def test_the_share_is_that_of_the_days_of_the_year_itself_included(
    ledger: MemoryLedger, educator: str, since: str, *, counts: bool
) -> None:
    half_days(ledger, educator, since)
    share = str(Decimal(277) / 365)
    assert (day("2026-07-01") - day("2025-09-27")).days == 277
    assert days(worked(ledger, educator, share=share[:6])) == (["2026-06-30"] if counts else [])


def test_a_day_counts_whole_whatever_the_fte_and_once_whatever_the_assignments(
    ledger: MemoryLedger, educator: str
) -> None:
    half_days(ledger, educator, "2025-07-01", effective_until=day("2025-10-01"), fte=Decimal("0.2"))
    other = {"assignment_id": "coach-1", "primary": False, "effective_until": day("2025-11-01")}
    half_days(ledger, educator, "2025-08-01", **other)
    assert days(worked(ledger, educator, share="0.336")) == ["2026-06-30"]  # 123 of 365 days
    assert days(worked(ledger, educator, share="0.338")) == []


def test_two_assignments_in_turn_make_a_year_together(ledger: MemoryLedger, educator: str) -> None:
    first = half_days(ledger, educator, "2025-07-01", effective_until=day("2025-12-01"))
    second = half_days(ledger, educator, "2026-01-01", assignment_id="teacher-2")
    [found] = worked(ledger, educator, share="0.9")
    assert found.positions[:2] == (first, second)
    assert worked(ledger, educator, share="0.95") == []


def test_only_assignments_of_the_roles_and_groups_count(
    ledger: MemoryLedger, educator: str
) -> None:
    half_days(ledger, educator, "2025-07-01", effective_until=day("2026-01-01"))
    half_days(ledger, educator, "2026-01-01", role="aide", employee_group="support")
    assert days(worked(ledger, educator, share="0.9")) == ["2026-06-30"]
    assert worked(ledger, educator, share="0.9", roles=("teacher",)) == []
    assert days(worked(ledger, educator, share="0.5", roles=("teacher",))) == ["2026-06-30"]
    assert worked(ledger, educator, share="0.5", employee_groups=("support",)) == []
    assert len(worked(ledger, educator, share="0.4", employee_groups=("support",))) == 1


def test_days_of_unpaid_leave_are_not_worked_and_those_of_paid_leave_are(
    ledger: MemoryLedger, educator: str
) -> None:
    half_days(ledger, educator, "2024-07-01")
    away = ledger.record(leave(educator, "2025-09-01", effective_until=day("2026-03-31")))
    ledger.record(leave(educator, "2025-07-01", effective_until=day("2025-09-01"), paid=True))
    assert days(worked(ledger, educator)) == ["2025-06-30"]
    early, late = worked(ledger, educator, share="0.4")
    assert away.position in late.positions
    assert away.position not in early.positions


def test_leave_from_one_assignment_leaves_the_other(ledger: MemoryLedger, educator: str) -> None:
    half_days(ledger, educator, "2025-07-01")
    half_days(ledger, educator, "2025-07-01", assignment_id="coach-1", primary=False)
    ledger.record(leave(educator, "2025-09-01", assignment_id="teacher-1", effective_until=None))
    assert days(worked(ledger, educator, share="1")) == ["2026-06-30"]
    ledger.record(leave(educator, "2026-05-01", assignment_id="coach-1", effective_until=None))
    assert worked(ledger, educator, share="1") == []
    assert len(worked(ledger, educator, share="0.8")) == 1


def test_an_annulled_leave_took_nothing(ledger: MemoryLedger, educator: str) -> None:
    half_days(ledger, educator, "2025-07-01")
    away = ledger.record(leave(educator, "2025-09-01", effective_until=day("2026-06-01")))
    assert worked(ledger, educator) == []
    annul(ledger, educator, away.fact_id)
    assert len(worked(ledger, educator)) == 1


def test_a_separation_ends_the_days(ledger: MemoryLedger, educator: str) -> None:
    half_days(ledger, educator, "2025-07-01")
    left = ledger.record(separation(educator, "2026-04-01")).position
    [found] = worked(ledger, educator, share="0.75")
    assert left in found.positions
    assert worked(ledger, educator, share="0.76") == []


def test_a_year_without_a_day_worked_never_counts(ledger: MemoryLedger, educator: str) -> None:
    half_days(ledger, educator, "2025-07-01")
    assert days(worked(ledger, educator, share="0")) == ["2026-06-30"]


def test_jobs_and_leaves_of_other_districts_are_not_read(
    ledger: MemoryLedger, educator: str
) -> None:
    ledger.record(district(district_id="elsewhere"))
    half_days(ledger, educator, "2025-07-01")
    there = {"district_id": "elsewhere", "effective_from": day("2024-07-01")}
    ledger.record(employment(educator, **there))
    ledger.record(leave(educator, "2025-08-01", district_id="elsewhere", effective_until=None))
    assert days(worked(ledger, educator, share="1")) == ["2026-06-30"]


def test_who_changes_the_group_keeps_the_years_of_the_one_before(
    ledger: MemoryLedger, educator: str
) -> None:
    half_days(ledger, educator, "2024-10-01")
    items = ledger.timeline(educator).items
    teachers = Almanac.of(ledger.world().book("lakeview"))
    late = tuple(
        structs.replace(
            each, year_from=each.year_from + TWO_MONTHS, year_until=each.year_until + TWO_MONTHS
        )
        for each in teachers.years
    )
    aides = replace(teachers, years=late, positions=dict.fromkeys(late, 1))

    def found(changed_on: str) -> list[str]:
        changed = day(changed_on)
        return days(
            years_worked(
                YearsWorked(minimum_share=Decimal("0.75")),
                stints_of(items, "lakeview"),
                items,
                [teachers, aides],
                lambda on: teachers if on < changed else aides,
                day("2026-09-30"),
            )
        )

    # 273 of 365 days are not three quarters of the first year; of the aides' first year 334 are.
    assert found("2026-09-01") == ["2026-06-30"]
    assert found("2024-07-01") == ["2025-08-29", "2026-08-29"]
    assert found("2026-01-01") == ["2026-08-29"]
