"""The contract years of a district by name, whatever calendars name them."""

import pytest

from ledger.domain.answers.contract_years import contract_years
from ledger.domain.book import DistrictBook, district_book
from ledger.domain.facts.calendar import CalendarYear, YearKind
from ledger.domain.refusals.unknown import UnknownContractYear
from ledger.domain.stream import district_stream
from ledger.domain.timeline.items import Items
from tests.support.facts import calendar, day
from tests.support.granting import lakeview, teacher
from tests.support.memory import MemoryLedger

AIDES = CalendarYear(
    kind=YearKind.CONTRACT,
    name="2025-26",
    year_from=day("2025-08-01"),
    year_until=day("2026-06-01"),
)


@pytest.fixture
def ledger() -> MemoryLedger:
    """Lakeview, whose aides have a shorter year of the same name."""
    told = lakeview()
    told.record(calendar(2025))
    told.record(calendar(2026))
    empty = {"pay_periods": (), "years": (AIDES,), "employee_groups": ("aides",)}
    told.record(calendar(2025, calendar_id="aides-2025-26", **empty))
    return told


def book(ledger: MemoryLedger) -> DistrictBook:
    found = district_book(ledger.streams[district_stream("lakeview")].facts)
    assert found is not None
    return found


def items(ledger: MemoryLedger, group: str | None = None) -> Items:
    return ledger.timeline(teacher(ledger, employee_group=group)).items


def test_of_no_names_the_years_are_those_that_end_after_the_day(ledger: MemoryLedger) -> None:
    def names(text: str) -> list[str]:
        return [year.name for year in contract_years(book(ledger), (), day(text))]

    assert names("2025-07-01") == names("2026-06-30") == ["2025-26", "2026-27"]
    assert names("2026-07-01") == ["2026-27"]
    assert names("2027-07-01") == []


def test_a_year_that_is_named_may_have_ended(ledger: MemoryLedger) -> None:
    (year,) = contract_years(book(ledger), ["2025-26"], day("2030-01-01"))
    assert (year.year_from, year.year_until) == (day("2025-07-01"), day("2026-07-01"))


def test_a_year_that_no_calendar_names_is_refused(ledger: MemoryLedger) -> None:
    with pytest.raises(UnknownContractYear) as refused:
        contract_years(book(ledger), ["2025-26", "1999"], day("2025-07-01"))
    assert refused.value.metadata == {"district_id": "lakeview", "name": "1999"}


def test_everybody_has_the_last_day_of_their_own_year(ledger: MemoryLedger) -> None:
    year, _ = contract_years(book(ledger), (), day("2025-07-01"))
    assert year.last_day(items(ledger, "aides"), book(ledger)) == day("2026-05-31")
    assert year.last_day(items(ledger), book(ledger)) == day("2026-06-30")


def test_whom_no_calendar_of_the_name_governs_has_the_last_day_there_is(
    ledger: MemoryLedger,
) -> None:
    fiscal = CalendarYear(
        kind=YearKind.CONTRACT,
        name="Drivers",
        year_from=day("2025-07-01"),
        year_until=day("2026-07-01"),
    )
    own = {"pay_periods": (), "years": (fiscal,), "employee_groups": ("drivers",)}
    ledger.record(calendar(2025, calendar_id="drivers", **own))
    (year,) = contract_years(book(ledger), ["2025-26"], day("2025-07-01"))
    assert year.last_day(items(ledger, "drivers"), book(ledger)) == day("2026-06-30")
