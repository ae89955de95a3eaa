"""Who comes under other calendars keeps the pay dates of the time before."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from msgspec.structs import replace

from ledger.domain.facts.calendar import Calendar
from ledger.domain.retro.pay_dates import PayDates, last_day_governed
from ledger.domain.timeline.items import Items
from tests.unit.pay.facts import award, book, ended, job, school_year
from tests.unit.pay.policies import MAKER, PLAIN, adopted
from tests.unit.retro.told import Told

JULY, JANUARY = date(2024, 7, 1), date(2025, 1, 1)
LAST_DAY = JANUARY - timedelta(days=1)
TEACHERS = replace(school_year(2024), calendar_id="teachers", employee_groups=("teachers",))
FACTS = [
    job(JULY, JANUARY, group="teachers", name="a1"),
    job(JANUARY, group="others", name="b1"),
    award(MAKER, JULY),
]


def others(first_month: int) -> Calendar:
    """Their contract year begins with another month, and they are paid on the 15th."""
    firsts = [
        date(2024 + (first_month - 1 + i) // 12, (first_month - 1 + i) % 12 + 1, 1)
        for i in range(13)
    ]
    periods = tuple(
        replace(each, period_from=start, period_until=until, payable_on=start.replace(day=15))
        for each, (start, until) in zip(TEACHERS.pay_periods, pairwise(firsts), strict=True)
    )
    [year] = TEACHERS.years
    spans = {"year_from": firsts[0], "year_until": firsts[-1]}
    return replace(
        TEACHERS,
        calendar_id="others",
        employee_groups=("others",),
        years=(replace(year, **spans),),
        pay_periods=periods,
    )


@pytest.mark.parametrize("first_month", [7, 8])
def test_time_moves_nothing_to_the_pay_dates_of_another_group(first_month: int) -> None:
    it = Told(FACTS, [1, 1, 1], [adopted(PLAIN)], book=book([TEACHERS, others(first_month)]))
    stated = []
    about = PayDates(JULY, date(2025, 7, 1))
    for at, pay_date in enumerate(sorted(about.of(it.book)), start=1):
        found = it.run(pay_date, 10 * at)
        assert {line.payable_on for line in found} <= {pay_date}
        stated += found
    assert sum(line.difference.amount for line in stated) == 365
    months = [line.payable_on for line in stated]
    assert months[:6] == [each.payable_on for each in TEACHERS.pay_periods[:6]]


def test_the_calendars_of_a_pay_date_govern_until_others_do() -> None:
    known, items = book([TEACHERS, others(7)]), Items.of(ended(FACTS))
    later = date(2025, 6, 30)
    assert last_day_governed(known, items, JULY, later) == LAST_DAY
    assert last_day_governed(known, items, JANUARY, later) == later
    assert last_day_governed(known, items, JULY, JULY) == JULY
    general = replace(TEACHERS, employee_groups=())
    assert last_day_governed(book([general]), items, JULY, later) == later
