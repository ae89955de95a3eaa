"""What is due while something is held: day by day the same as looking at each day alone."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ledger.domain.pay.answer import SalaryEligibility
from ledger.domain.timeline.holding import LapseKind
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.facts import award, job
from tests.unit.pay.histories import learning, seen_before
from tests.unit.pay.lasting import condition, document
from tests.unit.pay.policies import LEARNING, MAKER, amount_of, ask, due
from tests.unit.pay.tariffs import counting

Facts = list[Item[TimelineFact]]

HIRED = job(date(2024, 7, 1))
YEARS = (2025, 2026, 2027)
DAY = timedelta(days=1)
ONE_POINT = counting(
    unit="point", over={"over": "career"}, levels={"by": "blocks", "size": "1", "at_most": 1}
)
COUNTING: dict[str, Any] = {
    "accumulate": ONE_POINT,
    "decide": {"by": "amount", "amount": "365.00"},
}


@st.composite
def licences(draw: st.DrawFn) -> Facts:
    """Up to three licences with whatever became of them."""
    found: Facts = []
    for index in range(draw(st.integers(0, 3))):
        facts = draw(learning(f"licence-{index}", LEARNING))
        found.extend(each for each in facts if not _approval(each))
    return found


def _approval(item: Item[TimelineFact]) -> bool:
    return type(item.value).__name__ == "Approval"


def held(facts: Facts, day: date) -> bool:
    return any(each.holding is not None and each.holding.held_on(day) for each in facts)


def days_of(year: int) -> list[date]:
    first = date(year - 1, 7, 1)
    return [first + timedelta(days=at) for at in range((date(year, 7, 1) - first).days)]


@given(licences(), st.sampled_from([document(), document(**COUNTING)]))
def test_on_each_day_it_is_due_where_something_is_held(facts: Facts, asked: dict[str, Any]) -> None:
    made = award(MAKER, date(2024, 9, 1))
    for year in YEARS:
        days = days_of(year)
        answer = ask(days[-1], [HIRED, made, *facts], asked)
        counted = sum(made.effective_from <= day and held(facts, day) for day in days)
        expected = Fraction(365 * counted, len(days))
        assert abs(Fraction(amount_of(answer)) - expected) <= Fraction(1, 200)
        for each in due(answer):
            assert each.effective_from is not None
            assert each.effective_until is not None
            assert held(facts, each.effective_from)
            assert held(facts, each.effective_until - DAY)


RULES = st.tuples(
    st.sampled_from(["pauses", "ends", "ends_with_contract_year"]),
    st.sampled_from(["each_day", "each_pay_period", "each_contract_year"]),
).filter(lambda rule: rule != ("ends_with_contract_year", "each_contract_year"))


@given(licences(), RULES, st.sampled_from([{}, COUNTING]), st.integers(30, 1000))
def test_what_is_dated_after_the_day_asked_never_makes_more_due(
    facts: Facts, rule: tuple[str, str], changes: dict[str, Any], days: int
) -> None:
    on = date(2024, 9, 1) + timedelta(days=days)
    asked = document(condition(*rule), **changes)
    known = [HIRED, award(MAKER, date(2024, 9, 1)), *facts]
    answer, before = ask(on, known, asked), ask(on, seen_before(known, on), asked)
    assert amount_of(answer) <= amount_of(before)


@given(licences(), RULES, st.integers(30, 1000))
def test_once_it_is_due_on_a_day_it_stays_so_as_more_time_passes(
    facts: Facts, rule: tuple[str, str], days: int
) -> None:
    """What is due for days that are over is still due when asked later in their contract year."""
    on = date(2024, 9, 1) + timedelta(days=days)
    asked = document(condition(*rule), **{"pay/loss/void_from_start": "continues"})
    facts = [each for each in facts if not _ended_or_void(each)]
    known = [HIRED, award(MAKER, date(2024, 9, 1)), *facts]
    last = next(each for each in map(days_of, YEARS) if on in each)[-1]
    assert _over(ask(on, known, asked), on) <= _over(ask(last, known, asked), on)


def _ended_or_void(item: Item[TimelineFact]) -> bool:
    holding = item.holding
    return holding is not None and (
        holding.void or any(each.kind is not LapseKind.EXPIRED for each in holding.lapses)
    )


def _over(answer: SalaryEligibility, on: date) -> set[date]:
    """Give the days before one on which something is due."""
    found: set[date] = set()
    for each in due(answer):
        day, until = each.effective_from or on, each.effective_until or on
        while day < min(until, on):
            found.add(day)
            day += DAY
    return found
