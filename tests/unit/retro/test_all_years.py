"""All runs of several contract years pay what the years come to, whatever became known late."""

from datetime import date
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.pay.drafts import adoptions
from tests.unit.pay.policies import amount_of, ask
from tests.unit.retro.test_settling import STEP, Made, told
from tests.unit.retro.told import PAY_DATES, Told

YEAR_ENDS = [date(year, 6, 30) for year in (2025, 2026, 2027)]
SOME = settings(
    derandomize=True, deadline=None, max_examples=25, suppress_health_check=list(HealthCheck)
)


@st.composite
def runs(draw: st.DrawFn) -> Made:
    """The first pay date, some others, and the last, when all is known."""
    between = draw(st.lists(st.sampled_from(PAY_DATES[1:-1]), max_size=5, unique=True))
    made = [(each, STEP * at) for at, each in enumerate([PAY_DATES[0], *sorted(between)], start=1)]
    return [*made, (PAY_DATES[-1], STEP * len(PAY_DATES))]


@SOME
@given(told(adoptions()), runs())
def test_all_runs_of_all_years_pay_what_the_years_come_to(it: Told, made: Made) -> None:
    stated = [line.difference.amount for run in made for line in it.run(*run)]
    years = (amount_of(ask(day, it.facts, *it.policies)) for day in YEAR_ENDS)
    assert sum(stated, Decimal(0)) == sum(years, Decimal(0))
