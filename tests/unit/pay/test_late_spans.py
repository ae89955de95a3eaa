"""What becomes due late of an earlier span moves later pay dates by a cent, the year by nothing."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.pay.arrears import AWARDS
from tests.unit.pay.facts import approval, award
from tests.unit.pay.late_approvals import SOME
from tests.unit.pay.policies import MAKER
from tests.unit.pay.test_late_places import YEARLY, each_fact, pay_dates, tiers

ENDS = {**YEARLY, "loss": {**YEARLY["loss"], "expired": "ends"}}
DOCUMENT = each_fact(tiers("33.33", "77.77", "1"), [], ENDS, AWARDS)
JUNE, CENT = date(2026, 6, 1), Decimal("0.01")


@SOME
@given(
    st.dates(date(2025, 8, 1), date(2025, 9, 30)),
    st.dates(date(2025, 10, 1), date(2025, 12, 31)),
    st.integers(1, 60),
)
def test_the_year_is_exact_and_a_pay_date_moves_by_a_cent_at_most(
    before: date, earned_on: date, lasts: int
) -> None:
    """One of `before` is approved in June, when it has ended; until then it moves the other up."""
    ended_on = earned_on + timedelta(days=lasts)
    alone = [award(MAKER, earned_on, name="a"), approval("a", earned_on)]
    other = award(MAKER, before, name="b", expires=ended_on)
    late = pay_dates([*alone, other, approval("b", JUNE)], DOCUMENT)
    timely = pay_dates([*alone, other, approval("b", before)], DOCUMENT)
    stated = pay_dates([*alone], DOCUMENT)
    assert sum(late.values()) == sum(timely.values())
    assert all(abs(late[day] - stated[day]) <= CENT for day in stated if day < JUNE)
    paid_late = {day for day in late if day >= JUNE}
    assert any(late[day] > stated[day] + CENT for day in paid_late)
