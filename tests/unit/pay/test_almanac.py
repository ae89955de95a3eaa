"""What follows what: found by halving, the same as by looking at every period and day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ledger.domain.days import is_day
from ledger.domain.facts.calendar import Calendar, DayKind, PayPeriod
from ledger.domain.pay.inputs.almanac import Almanac
from ledger.domain.pay.terms.days import FirstDay, PeriodKind
from tests.unit.pay.calendars import almanac, working_year
from tests.unit.pay.facts import book, school_year

HOLIDAY = (date(2024, 12, 22), date(2025, 1, 5))
CALENDARS = st.lists(
    st.sampled_from(
        [
            school_year(2022),
            school_year(2023, periods=10),
            working_year(2024, HOLIDAY),
            working_year(2025),
            school_year(2026, periods=0),
            working_year(2027),
        ]
    ),
    unique_by=lambda each: each.calendar_id,
    max_size=5,
)
DAYS = st.one_of(
    st.dates(date(2022, 1, 1), date(2028, 12, 31)),
    st.builds(date, st.integers(2022, 2028), st.integers(1, 12), st.just(1)),
)


@given(CALENDARS, DAYS, st.sampled_from(FirstDay))
def test_the_next_pay_period_is_the_first_of_this_contract_year_or_the_next(
    calendars: list[Calendar], day: date, first_day: FirstDay
) -> None:
    known = almanac(*calendars)
    assert known.next_start(day, PeriodKind.PAY_PERIOD, first_day) == _next(known, day, first_day)


@given(CALENDARS, DAYS, st.sampled_from(FirstDay))
def test_the_next_contract_year_begins_when_this_one_is_over(
    calendars: list[Calendar], day: date, first_day: FirstDay
) -> None:
    known = almanac(*calendars)
    year = known.year_of(day)
    expected = None if year is None else known.year_after(year)
    start = None if expected is None else expected.year_from
    if year is not None and day == year.year_from and first_day is FirstDay.COUNTS:
        start = day
    assert known.next_start(day, PeriodKind.CONTRACT_YEAR, first_day) == start


@given(CALENDARS, DAYS)
def test_the_pay_period_before_is_the_one_whose_next_is_this(
    calendars: list[Calendar], day: date
) -> None:
    known = almanac(*calendars)
    before = known.start_before(day, PeriodKind.PAY_PERIOD)
    if before is not None:
        this = known.containing(day, PeriodKind.PAY_PERIOD)
        following = known.next_start(before, PeriodKind.PAY_PERIOD, FirstDay.WAITS)
        assert before < day
        assert (
            following is None or following > day or this == (following, this[1] if this else None)
        )


def _counted(day: date, kind: DayKind, count: int, known: Almanac) -> date | None:
    """The `count`-th day of a kind after a day; None where patterns end before it."""
    while count:
        day += timedelta(days=1)
        counts = is_day(day, kind, known.calendars)
        if counts is None:
            return None
        count -= counts
    return day


@given(CALENDARS, DAYS, st.sampled_from(DayKind), st.integers(1, 30))
def test_days_of_a_kind_are_counted_as_the_calendars_count_them_and_back(
    calendars: list[Calendar], day: date, kind: DayKind, count: int
) -> None:
    known = almanac(*calendars)
    found = known.day_from(day, kind, count)
    assert found == _counted(day, kind, count, known)
    if found is not None and known.is_day(day, kind):
        assert known.day_from(found, kind, -count) == day


@given(CALENDARS, DAYS, st.integers(1, 400))
def test_a_span_has_the_pay_periods_it_shares_a_day_with_or_the_next(
    calendars: list[Calendar], day: date, length: int
) -> None:
    known, until = almanac(*calendars), day + timedelta(days=length)
    shared = [each for each in known.periods if _share(each, day, until)]
    later = [each for each in known.periods if each.period_from >= until]
    assert known.periods_of(day, until) == tuple(shared or later[:1])


@given(CALENDARS, DAYS)
def test_what_is_owed_is_paid_on_the_next_pay_day(calendars: list[Calendar], day: date) -> None:
    known = almanac(*calendars)
    paid = [each for each in known.periods if each.payable_on >= day]
    first = min(paid, key=lambda each: (each.payable_on, each.period_from), default=None)
    assert known.paid_from(day) == first


def test_the_calendars_of_a_book_are_read_once() -> None:
    lakeview = book([working_year(2025)])
    assert Almanac.of(lakeview) is Almanac.of(lakeview)
    assert Almanac.of(book([working_year(2025)])) == Almanac.of(lakeview)


def _share(period: PayPeriod, day_from: date, day_until: date) -> bool:
    return period.period_from < day_until and day_from < period.period_until


def _next(known: Almanac, day: date, first_day: FirstDay) -> date | None:
    year = known.year_of(day)
    if year is None:
        return None
    end = (known.year_after(year) or year).year_until
    starts = [each.period_from for each in known.periods]
    waits = first_day is FirstDay.WAITS
    start = next((each for each in starts if each > day or (each == day and not waits)), None)
    return start if start is not None and start < end else None
