"""The names that a district's book holds, kind by kind, and on which days its years begin."""

from dataclasses import replace
from datetime import date

import pytest
from msgspec.structs import replace as with_fields

from ledger.domain.pay.checks.known import Elsewhere, KnownInBook
from ledger.domain.pay.terms.names import NameOf
from ledger.domain.pay.terms.recovery import MonthDay
from ledger.domain.recorded import Published
from tests.support.districts import lane, schedule, school
from tests.unit.pay.facts import book, school_year

BOOK = replace(
    book([school_year(2025), with_fields(school_year(2026), employee_groups=("tea",))]),
    schools=(school(school_id="north"),),
    schedules=(
        Published(schedule(schedule_id="pay", lanes=(lane("ba", a="1"),)), 1),
        Published(schedule(schedule_id="pay", lanes=(lane("ma", a="1"),)), 2),
    ),
)
KNOWN = KnownInBook(BOOK, Elsewhere({NameOf.ROLE: {"teacher"}, NameOf.EMPLOYEE_GROUP: {"aides"}}))


@pytest.mark.parametrize(
    ("of", "there", "missing"),
    [
        (NameOf.SCHOOL, "north", "south"),
        (NameOf.SCHEDULE, "pay", "other"),
        (NameOf.LANE, "pay/ma", "pay/ba"),
        (NameOf.EMPLOYEE_GROUP, "tea", "drivers"),
        (NameOf.EMPLOYEE_GROUP, "aides", "nurses"),
        (NameOf.ROLE, "teacher", "nurse"),
        (NameOf.YEAR, "contract", "fiscal"),
        (NameOf.PERIODS, "pay_period", "term"),
        (NameOf.CATEGORY, "", "any"),
    ],
)
def test_a_name_is_known_where_the_latest_of_the_book_has_it(
    of: NameOf, there: str, missing: str
) -> None:
    assert KNOWN.names(of, {there, missing}) == {there} - {""}


def test_years_begin_as_calendars_say() -> None:
    (first,) = book([school_year(2025)]).years(school_year(2025).years[0].kind)
    begins = MonthDay(month=first.year_from.month, day=first.year_from.day)
    assert KNOWN.year_begins() == (begins,)
    other = with_fields(first, year_from=date(2027, 1, 1), year_until=date(2028, 1, 1))
    calendars = [school_year(2025), with_fields(school_year(2026), years=(other,))]
    assert KnownInBook(book(calendars), Elsewhere({})).year_begins() == (
        MonthDay(month=1, day=1),
        begins,
    )
