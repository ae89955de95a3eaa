"""What of an overpayment may be recovered, by when, and in which instalments."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.domain.pay.terms.recovery import MonthDay, RaiseBy, Recovery
from ledger.domain.retro.overpaid import Overpaid
from ledger.domain.retro.recovery import recoverable
from ledger.domain.timeline.holding import months_later
from tests.support.facts import day

FOUND = day("2029-01-15")
PUBLISHED = {
    "look_back_months": 36,
    "meet_within_days": 30,
    "maximum_share_of_monthly_base": Decimal(5),
}
"""R31: three years back, a meeting within 30 days, 5 % of the monthly base a month."""


def terms(**fields: Any) -> Recovery:
    return Recovery(**({"places": 2} | fields))


def overpaid(on: str, amount: str = "50.00") -> Overpaid:
    return Overpaid(paid_on=day(on), amount=Decimal(amount))


def test_of_forty_months_thirty_six_are_recoverable() -> None:
    paid = [
        Overpaid(paid_on=months_later(day("2028-12-31"), -n), amount=Decimal(50)) for n in range(40)
    ]
    found = recoverable(paid, terms(**PUBLISHED), FOUND, Decimal(4000))
    assert (found.recoverable, found.beyond_look_back) == (Decimal(36 * 50), Decimal(4 * 50))
    assert found.recoverable_from == day("2026-01-15")
    assert found.meet_by == day("2029-02-14")
    assert found.instalments is not None
    assert [each.amount for each in found.instalments] == [Decimal(200)] * 9
    assert [found.instalments[0].month, found.instalments[-1].month] == [
        day("2029-03-01"),
        day("2029-11-01"),
    ]


def test_a_debt_within_one_months_share_is_one_lump_sum() -> None:
    paid = [overpaid("2028-10-31", "120.00"), overpaid("2028-11-30", "80.00")]
    found = recoverable(paid, terms(**PUBLISHED), FOUND, Decimal(4000))
    assert found.instalments is not None
    assert [each.amount for each in found.instalments] == [Decimal(200)]


def test_the_last_instalment_takes_the_remainder() -> None:
    found = recoverable(
        [overpaid("2028-12-31", "500.01")], terms(**PUBLISHED), FOUND, Decimal("3333.33")
    )
    assert found.instalments is not None
    # 5 % are 166.6665, and no month takes more than that.
    assert [str(each.amount) for each in found.instalments] == [
        "166.66",
        "166.66",
        "166.66",
        "0.03",
    ]


@pytest.mark.parametrize(("paid_on", "within"), [("2026-01-14", False), ("2026-01-15", True)])
def test_a_payment_of_the_day_so_many_months_ago_is_the_first_that_is_recoverable(
    paid_on: str, within: bool
) -> None:
    found = recoverable([overpaid(paid_on)], terms(**PUBLISHED), FOUND, Decimal(4000))
    assert bool(found.recoverable) is within
    assert bool(found.beyond_look_back) is not within


def test_without_limits_everything_is_recoverable_at_once_whatever_its_age() -> None:
    found = recoverable([overpaid("1999-01-01")], terms(), FOUND, None)
    assert (found.recoverable, found.beyond_look_back) == (Decimal(50), Decimal(0))
    assert (found.recoverable_from, found.meet_by) == (None, None)
    assert found.instalments is not None
    assert [(each.month, each.amount) for each in found.instalments] == [
        (day("2029-02-01"), Decimal(50))
    ]


def test_nothing_overpaid_has_no_instalments() -> None:
    assert recoverable([], terms(**PUBLISHED), FOUND, None).instalments == ()


@pytest.mark.parametrize("base", [None, Decimal(0), Decimal("0.10")])
def test_without_a_base_to_take_a_share_of_the_instalments_are_not_known(
    base: Decimal | None,
) -> None:
    found = recoverable([overpaid("2028-12-31")], terms(**PUBLISHED), FOUND, base)
    assert (found.recoverable, found.instalments) == (Decimal(50), None)


@pytest.mark.parametrize(
    ("found_on", "recoverable_from"),
    [
        # The year begins on 1 July; of the year before only what is raised before 1 October.
        ("2026-09-30", "2025-07-01"),
        ("2026-10-01", "2026-07-01"),
        ("2026-07-01", "2025-07-01"),
        ("2026-06-30", "2025-07-01"),
        ("2027-03-01", "2026-07-01"),
    ],
)
def test_an_earlier_year_has_to_be_raised_early_in_the_next(
    found_on: str, recoverable_from: str
) -> None:
    rule = RaiseBy(year_begins=MonthDay(month=7, day=1), before=MonthDay(month=10, day=1))
    found = recoverable([], terms(raise_by=rule), day(found_on), None)
    assert found.recoverable_from == day(recoverable_from)


def test_a_deadline_early_in_the_calendar_year_belongs_to_the_school_year_that_began() -> None:
    rule = RaiseBy(year_begins=MonthDay(month=7, day=1), before=MonthDay(month=2, day=29))
    for found_on, since in (("2027-02-27", "2025-07-01"), ("2027-02-28", "2026-07-01")):
        found = recoverable([], terms(raise_by=rule), day(found_on), None)
        assert found.recoverable_from == day(since)


def test_of_two_limits_the_later_day_holds() -> None:
    rule = RaiseBy(year_begins=MonthDay(month=7, day=1), before=MonthDay(month=10, day=1))
    both = terms(raise_by=rule, look_back_months=3)
    assert recoverable([], both, FOUND, None).recoverable_from == day("2028-10-15")


@given(
    st.lists(
        st.tuples(
            st.dates(date(2024, 1, 1), FOUND),
            st.decimals("0.01", "9999.99", places=2),
        ),
        max_size=30,
    ),
    st.decimals("2000", "20000", places=2),
    st.integers(1, 120),
)
def test_nothing_is_lost_and_no_month_takes_more_than_its_share(
    paid: list[tuple[date, Decimal]], base: Decimal, months: int
) -> None:
    wanted = terms(**(PUBLISHED | {"look_back_months": months}))
    debts = [Overpaid(paid_on=on, amount=amount) for on, amount in paid]
    found = recoverable(debts, wanted, FOUND, base)
    total = sum((each.amount for each in debts), Decimal(0))
    assert found.recoverable + found.beyond_look_back == total
    if found.instalments is None:
        assert found.recoverable > 100 * 12 * base / 100
        return
    assert sum((each.amount for each in found.instalments), Decimal(0)) == found.recoverable
    assert all(0 < each.amount <= base * 5 / 100 for each in found.instalments)
    named = [each.month for each in found.instalments]
    assert named == [months_later(day("2029-03-01"), n) for n in range(len(named))]
