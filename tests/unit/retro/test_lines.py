"""The lines of a pay date, and the days to ask about for them."""

from decimal import Decimal

import pytest

from ledger.domain.book import DistrictBook
from ledger.domain.facts.calendar import Calendar
from ledger.domain.pay.answer import EligibilityState
from ledger.domain.recorded import Published
from ledger.domain.retro.lines import lines
from ledger.domain.retro.pay_dates import PayDates, days_to_ask, of_each_year
from tests.support.facts import calendar, day, district
from tests.unit.retro.answers import DECEMBER, NOVEMBER, OCTOBER, YEAR, answer, segment

PAID = {OCTOBER: "10.00", NOVEMBER: "11.00"}


def book(*calendars: Calendar) -> DistrictBook:
    return DistrictBook(
        district=district(),
        calendars=tuple(Published(each, 10 + at) for at, each in enumerate(calendars)),
        requirements=(),
    )


def test_a_pay_date_pays_what_is_payable_on_it_and_is_due() -> None:
    said = answer(
        segment("b", PAID, fact_ids=("other",)),
        segment("a", PAID),
        segment("c", PAID, state=EligibilityState.PENDING),
        segment("d"),
    )
    assert [(line.segment_id, line.amount.amount) for line in lines([said], day(NOVEMBER))] == [
        ("a", Decimal("11.00")),
        ("b", Decimal("11.00")),
    ]
    assert lines([said], day(DECEMBER)) == ()


def test_a_line_says_who_pays_it_for_what() -> None:
    said = segment("a", PAID, policy_version=3, title="Making in the classroom")
    (line,) = lines([answer(said)], day(OCTOBER))
    assert (line.assignment_id, line.policy_id, line.policy_version) == ("grade-5", "base", 3)
    assert (line.benefit_id, line.brought_by, line.pay_period) == ("increase", "maker", "2025-10")
    assert (line.credential_id, line.title) == (None, "Making in the classroom")


def test_what_two_contract_years_pay_on_one_date_stands_together() -> None:
    said = [answer(segment("new", PAID)), answer(segment("old", PAID))]
    assert [line.segment_id for line in lines(said, day(OCTOBER))] == ["new", "old"]


@pytest.mark.parametrize(
    ("pay_date", "asked_on", "days"),
    [
        ("2025-10-26", "2025-10-26", ["2025-10-26"]),
        # A later run asks about its own day, and once a year is over about the last day.
        ("2025-10-26", "2026-01-26", ["2026-01-26"]),
        ("2025-10-26", "2026-07-26", ["2026-06-30"]),
        # What the year that has ended brought may be paid in the next one.
        ("2026-07-26", "2026-07-26", ["2026-06-30", "2026-07-26"]),
        ("2026-07-26", "2027-01-26", ["2026-06-30", "2027-01-26"]),
        ("2027-06-26", "2027-06-26", ["2026-06-30", "2027-06-26"]),
        ("2027-07-10", "2027-07-10", ["2027-06-30"]),
        ("2025-06-26", "2025-10-26", []),
        ("2035-01-01", "2035-01-01", []),
    ],
)
def test_each_contract_year_is_asked_about_the_day_of_the_run_or_its_last_day(
    pay_date: str, asked_on: str, days: list[str]
) -> None:
    known = book(calendar(2025), calendar(2026))
    assert days_to_ask(known, day(pay_date), day(asked_on)) == tuple(map(day, days))


def test_pay_dates_are_those_of_all_calendars_from_a_day_to_a_day() -> None:
    asked = PayDates(day("2026-05-26"), day("2026-07-26"))
    named = asked.of(book(calendar(2025), calendar(2026)))
    assert sorted(named) == [day("2026-05-26"), day("2026-06-26")]


def test_of_several_answers_about_one_year_the_last_day_speaks() -> None:
    early, late = (answer(effective_on=day(on)) for on in ("2025-07-31", "2026-06-30"))
    unknown = answer(contract_year=None, effective_on=day("2026-06-30"))
    assert of_each_year([late, unknown, early], day(DECEMBER)) == [late]
    assert late.contract_year == YEAR


def test_a_year_to_come_pays_nothing_yet() -> None:
    to_come = answer(effective_on=day("2026-06-30"))
    assert of_each_year([to_come], day("2025-06-30")) == []
