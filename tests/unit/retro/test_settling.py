"""All runs of a year state what the day of the last one says: what was paid ahead is settled."""

from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledger.domain.pay.inputs.question import Adopted
from ledger.domain.retro.cause import CauseSource
from tests.unit.pay.drafts import adoptions, documents
from tests.unit.pay.histories import Facts, histories
from tests.unit.pay.policies import adopted
from tests.unit.retro.told import PAY_DATES, Told, less, sum_of

YEAR = PAY_DATES[:12]
STEP = 10
"""Between two runs so many entries may be recorded."""
MANY = settings(
    derandomize=True, deadline=None, max_examples=25, suppress_health_check=list(HealthCheck)
)
Made = list[tuple[date, int]]


@st.composite
def runs(draw: st.DrawFn) -> Made:
    """Pay dates in order, some left out, some run again; then the last one of the year."""
    times = st.sampled_from([0, 1, 1, 1, 2])
    made = [each for each in YEAR[:-1] for _ in range(draw(times))]
    return [(each, STEP * at) for at, each in enumerate([*made, YEAR[-1]], start=1)]


@st.composite
def told(draw: st.DrawFn, policies: st.SearchStrategy[list[Adopted]]) -> Told:
    """A history that becomes known on the way, or was known from the first.

    An award of these histories tells how it fared, so that is known with it.
    """
    facts = draw(histories())
    since = st.integers(1, STEP * len(YEAR)) | st.just(1)
    about = [getattr(each.value, "award_id", each.fact_id) for each in facts]
    known = {each: draw(since) for each in about}
    return Told(facts, [known[each] for each in about], draw(policies))


@MANY
@given(told(adoptions()), runs())
def test_all_runs_of_a_year_state_what_the_day_of_the_last_one_says(it: Told, made: Made) -> None:
    stated = [line for run in made for line in it.run(*run)]
    pay_date, basis = made[-1]
    first_date, first_basis = made[0]
    # What came before the first run was paid from elsewhere, as that run knew it.
    elsewhere = it.said([each for each in YEAR if each < first_date], first_basis, first_date)
    assert sum_of(stated) == less(it.said(YEAR, basis, pay_date), elsewhere)
    again = it.run(pay_date, basis + STEP) if max(it.known_from) <= basis else []
    assert again == []


@MANY
@given(told(adoptions()), runs())
def test_a_run_states_no_cause_that_it_cannot_know(it: Told, made: Made) -> None:
    changes = [line for run in made for line in it.run(*run) if line.before]
    assert all(line.cause.source is not CauseSource.NONE for line in changes)


def _paid_as_it_goes(document: dict[str, Any]) -> bool:
    """By days, each pay period, from no pool, and no award takes the place of another."""
    pay, counting = (document["benefits"][0][each] for each in ("pay", "accumulate"))
    by_days = pay["paid"] == "each_pay_period" and pay.get("time") == "by_days"
    apart = counting["same_credential"] == "every_award"
    return by_days and apart and not document["pools"]


@MANY
@given(histories(), documents().filter(_paid_as_it_goes))
def test_time_alone_owes_nothing_where_pay_is_by_days(
    facts: Facts, document: dict[str, Any]
) -> None:
    it = Told(facts, [1] * len(facts), [adopted(document)])
    it.run(YEAR[0], STEP)
    for at, pay_date in enumerate(YEAR[1:], start=2):
        assert {line.payable_on for line in it.run(pay_date, STEP * at)} <= {pay_date}
