"""Whatever becomes of an award, in whatever order it is told: the same days in good standing."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.domain.facts.award import Reinstatement, Renewal, Revocation, RevocationKind, Suspension
from ledger.domain.refusals.refusal import Refusal
from ledger.domain.stream import educator_stream
from ledger.domain.timeline.fold import timeline
from ledger.domain.timeline.order import day_of
from ledger.domain.values import Fact
from tests.support.awards import reinstatement, renewal, suspension
from tests.support.facts import simple_credential
from tests.support.granting import earn_simply, lakeview, revocation, teacher, void
from tests.support.memory import MemoryLedger

AWARDED, MONTHS = date(2025, 3, 15), 3
LONGEST = 460
FATES = (renewal, suspension, suspension, reinstatement, reinstatement, revocation, void)
Told = tuple[int, int]
"""What becomes of the award, and how many days after it."""

told = st.lists(st.tuples(st.sampled_from([0, 0, 1, 2, 3, 4] * 3 + [5, 6]), st.integers(0, 440)))


def accepted(history: Sequence[Told]) -> tuple[MemoryLedger, str, str]:
    """Tell a history of one award that is good for three months; what is refused is left out."""
    ledger = lakeview()
    ledger.record(simple_credential("quarterly", validity_months=MONTHS))
    educator = teacher(ledger)
    days = {"enrolled": str(AWARDED), "awarded": str(AWARDED)}
    _, award = earn_simply(ledger, educator, "quarterly", **days)
    for what, after in history:
        with suppress(Refusal):
            ledger.record(FATES[what](educator, award, str(AWARDED + timedelta(days=after))))
    return ledger, educator, award


@settings(max_examples=200)
@given(history=told, shuffle=st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_change_the_days_in_good_standing(
    history: list[Told], shuffle: Random
) -> None:
    ledger, educator, award = accepted(history)
    first, *rest = ledger.streams[educator_stream(educator)].facts
    shuffle.shuffle(rest)
    other = timeline([first, *rest], ledger.world())

    assert other.state.holdings[award] == ledger.timeline(educator).state.holdings[award]
    assert [(each.fact_id, each.problem) for each in other.items] == [
        (each.fact_id, each.problem) for each in ledger.timeline(educator).items
    ]


@settings(max_examples=200)
@given(history=told)
def test_spans_stand_in_order_apart_and_tell_what_each_single_day_says(
    history: list[Told],
) -> None:
    ledger, educator, award = accepted(history)
    found = ledger.timeline(educator)
    held = found.state.holdings[award]
    facts = [item.value for item in found.items if item.supported]
    days = [AWARDED + timedelta(days=after) for after in range(-2, LONGEST)]

    assert [day for day in days if held.held_on(day)] == in_good_standing(facts)
    bounds = [day for span in held.spans for day in (span.held_from, span.held_until) if day]
    assert bounds == sorted(set(bounds))


def in_good_standing(facts: Sequence[Fact]) -> list[date]:
    """The plain reading: live through the days, one after the other."""
    if any(is_void(fact) for fact in facts):
        return []
    expires, suspended, ended = months_after(AWARDED), 0, False
    found = []
    for day in (AWARDED + timedelta(days=after) for after in range(LONGEST)):
        today = [fact for fact in facts if day_of(fact) == day]
        for fact in today:
            expires = months_after(max(expires, day)) if isinstance(fact, Renewal) else expires
            ended = ended or isinstance(fact, Revocation)
        kinds = [type(fact) for fact in today]
        suspended += kinds.count(Suspension) - kinds.count(Reinstatement)
        if day < expires and not suspended and not ended:
            found.append(day)
    return found


def is_void(fact: Fact) -> bool:
    return isinstance(fact, Revocation) and fact.kind is RevocationKind.VOID_FROM_START


def months_after(day: date) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + MONTHS, 12)
    for last in (day.day, 30, 29, 28):
        with suppress(ValueError):
            return date(year, month + 1, last)
    raise AssertionError
