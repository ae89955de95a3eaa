"""Client and core agree on which basis a pay date was last stated."""

from datetime import date, timedelta
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from credential_ledger.payroll.stated import Run, stated
from ledger.domain.retro.overpaid import last_stated
from tests.support.facts import day
from tests.support.payroll import payroll_run

FIRST = day("2025-09-26")
PAY_DATES = st.integers(0, 6).map(lambda weeks: FIRST + timedelta(weeks=2 * weeks))
RUNS = st.lists(st.tuples(PAY_DATES, st.integers(1, 9)), min_size=1, max_size=8)
"""Of each its pay date, and by how much its basis lies behind the one before."""


@given(RUNS, PAY_DATES)
def test_a_pay_date_is_compared_with_the_basis_on_which_it_was_last_stated(
    told: list[tuple[date, int]], pay_date: date
) -> None:
    bases = accumulate(more for _, more in told)
    recorded = [payroll_run(str(on), basis) for (on, _), basis in zip(told, bases, strict=True)]
    last = recorded[-1].basis_position
    runs = [Run(each.pay_date, each.basis_position) for each in recorded]
    spans = stated(runs, pay_date)
    for weeks in range(-1, 8):
        on = FIRST + timedelta(weeks=2 * weeks)
        covering = [each for each in spans if each.payable_from <= on < each.payable_until]
        if on > pay_date:
            assert not covering
            continue
        (span,) = covering
        expected = last_stated(recorded, on, last)
        assert span.basis == (None if expected is None else expected.basis)
