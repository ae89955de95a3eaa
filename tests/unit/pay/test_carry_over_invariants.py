"""What holds of what is carried over while a condition holds, whatever becomes of the licences."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.pay.carry_over import HIRED, hours
from tests.unit.pay.histories import seen_before
from tests.unit.pay.lasting import condition
from tests.unit.pay.policies import amount_of, ask
from tests.unit.pay.test_carry_over_while_held import OF_LATE, Facts, yearly
from tests.unit.pay.test_lasting_invariants import licences

FIRST = date(2024, 9, 1)


@st.composite
def courses(draw: st.DrawFn) -> Facts:
    """Up to six courses of two years, every other one of those that need a licence."""
    found: Facts = []
    for index in range(draw(st.integers(1, 6))):
        on = FIRST + timedelta(days=draw(st.integers(0, 600)))
        name = f"{'BC'[index % 2]}{index}"
        found.append(hours(name, str(draw(st.integers(1, 32))), on))
    return found


@given(courses(), licences(), st.sampled_from([condition(), OF_LATE]), st.integers(30, 1000))
def test_what_is_dated_after_the_day_asked_never_makes_more_due(
    earned: Facts, held: Facts, asked: dict[str, object], days: int
) -> None:
    on, rules = FIRST + timedelta(days=days), yearly(asked)
    known = [HIRED, *earned, *held]
    answer, before = ask(on, known, rules), ask(on, seen_before(known, on), rules)
    assert amount_of(answer) <= amount_of(before)


@given(courses(), licences(), st.integers(30, 1000))
def test_a_licence_never_makes_less_due(earned: Facts, held: Facts, days: int) -> None:
    """What counts in the earlier year leaves less for the next, but brings as much there."""
    on, rules = FIRST + timedelta(days=days), yearly(OF_LATE)
    alone = [HIRED, *(each for each in earned if each.effective_from <= on)]
    answer, before = ask(on, [*alone, *held], rules), ask(on, alone, rules)
    assert amount_of(answer) >= amount_of(before)
