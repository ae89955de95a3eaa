"""What holds of every history under every policy."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.domain.pay.answer import EligibilityState, SalaryEligibility
from ledger.domain.pay.inputs.question import Adopted
from ledger.domain.pay.terms.pay import Rounding
from ledger.domain.pay.terms.quantity import RoundingMode
from ledger.domain.pay.words.amounts import rounded
from tests.unit.pay.drafts import adding_up, adoptions, documents
from tests.unit.pay.facts import award, job
from tests.unit.pay.histories import FTES, LATE, Facts, histories, seen_before
from tests.unit.pay.policies import MAKER, amount_of, ask, benefit, changed, due, rate_of

Document = dict[str, Any]
SINCE, START = date(2024, 7, 1), date(2025, 7, 1)


@given(histories(), adoptions(), LATE)
def test_payments_sum_exactly_to_what_is_due(
    facts: Facts, policies: list[Adopted], on: date
) -> None:
    answer = ask(on, facts, *policies)
    for segment in due(answer):
        assert segment.amount is not None
        paid = [payment.amount.amount for payment in segment.payments]
        assert sum(paid, Decimal(0)) == segment.amount.amount
        assert all(amount > 0 for amount in paid)
    amounts = [each.amount.amount for each in due(answer) if each.amount]
    assert amount_of(answer) == sum(amounts, Decimal(0))
    assert amount_of(answer) == sum((each.amount.amount for each in answer.assignments), Decimal(0))


@given(histories(), adoptions(), LATE, st.randoms(use_true_random=False))
def test_the_order_in_which_facts_and_policies_arrived_does_not_matter(
    facts: Facts, policies: list[Adopted], on: date, shuffle: Random
) -> None:
    other, turned = list(facts), list(policies)
    shuffle.shuffle(other)
    shuffle.shuffle(turned)
    assert ask(on, facts, *policies) == ask(on, other, *turned)


@given(histories(), adoptions(), LATE)
def test_segments_have_ids_of_their_own_and_states_that_match_what_they_carry(
    facts: Facts, policies: list[Adopted], on: date
) -> None:
    answer = ask(on, facts, *policies)
    assert len({each.segment_id for each in answer.segments}) == len(answer.segments)
    for each in answer.segments:
        is_due = each.state is EligibilityState.DUE
        assert is_due == (each.amount is not None)
        waits = each.state in {EligibilityState.PENDING, EligibilityState.NOT_YET_DETERMINABLE}
        assert waits == bool(each.waiting_for)
        if each.effective_from is not None and each.effective_until is not None:
            assert each.effective_from < each.effective_until


@given(histories(), adding_up(), LATE)
def test_places_in_a_sum_have_ids_of_their_own(facts: Facts, document: Document, on: date) -> None:
    segments = ask(on, facts, document).segments
    assert len({each.segment_id for each in segments}) == len(segments)


@given(histories(), adoptions(), LATE)
def test_no_award_is_due_twice_for_one_day_under_one_benefit(
    facts: Facts, policies: list[Adopted], on: date
) -> None:
    spans: dict[tuple[object, ...], list[tuple[date, date]]] = {}
    for each in due(ask(on, facts, *policies)):
        if each.effective_from and each.effective_until:
            of = (each.policy_id, each.benefit_id, each.award_id, each.level)
            key = (*of, each.assignment_id)
            spans.setdefault(key, []).append((each.effective_from, each.effective_until))
    for several in spans.values():
        several.sort()
        assert all(one[1] <= other[0] for one, other in pairwise(several))


@given(histories(), documents(), LATE)
def test_a_fact_dated_after_the_day_asked_never_makes_more_due(
    facts: Facts, document: Document, on: date
) -> None:
    known = ask(on, facts, document)
    without = ask(on, seen_before(facts, on), document)
    assert amount_of(known) <= amount_of(without)


@given(histories(), documents())
@settings(max_examples=60)
def test_no_limit_is_ever_exceeded(facts: Facts, document: Document) -> None:
    answers = [ask(date(year, 6, 30), facts, document) for year in (2025, 2026, 2027)]
    for pool in document["pools"]:
        if pool["counts"] == "money_after_fte":
            yearly = [_of_its_year(answer) for answer in answers]
            assert max(yearly) <= Decimal(pool["limit"])
        for answer in answers:
            brought = _brought(answer)
            if _holds_in_every_year(pool, document) and pool["counts"] == "times":
                assert len(brought) <= pool["limit"]
            if _holds_in_every_year(pool, document) and pool["counts"] == "money_before_fte":
                assert sum(brought.values()) <= Decimal(pool["limit"])


def _holds_in_every_year(pool: dict[str, Any], document: Document) -> bool:
    uses = {use["pool"]: use["drawn"] for use in document["benefits"][0]["accumulate"]["uses"]}
    drawn: str = uses[pool["pool_id"]]
    return pool["scope"] == "career" or drawn == "each_year"


def _of_its_year(answer: SalaryEligibility) -> Decimal:
    """What is due for the contract year itself: arrears were drawn in the years they are for."""
    year = answer.contract_year
    assert year is not None
    amounts = (
        each.amount.amount
        for each in due(answer)
        if each.amount and each.effective_from and each.effective_from >= year.year_from
    )
    return sum(amounts, Decimal(0))


def _brought(answer: SalaryEligibility) -> dict[str, Decimal]:
    """The amount before FTE of each award that is due within the contract year."""
    year = answer.contract_year
    assert year is not None
    found: dict[str, Decimal] = {}
    for segment in due(answer):
        if segment.effective_from is not None and segment.effective_from >= year.year_from:
            amounts = [
                Decimal(step.inputs["amount"])
                for step in segment.explanation.children
                if "fte_of_all" in step.inputs
            ]
            fact_id = segment.fact_ids[0]
            found[fact_id] = max(found.get(fact_id, Decimal(0)), *amounts)
    return found


@given(st.lists(FTES, min_size=1, max_size=3), st.sampled_from(["100.00", "365.00", "0.07"]))
def test_fte_shares_sum_to_the_amount_where_they_are_scaled_to_one(
    ftes: list[str], price: str
) -> None:
    fte = {"method": "prorated", "above_one": "scaled_to_one"}
    document = benefit({"pay/fte": fte, f"decide/prices/{MAKER}/amount": price})
    jobs = [job(SINCE, fte=each, name=f"job-{index}") for index, each in enumerate(ftes)]
    answer = ask(date(2025, 9, 1), [*jobs, award(MAKER, START)], document)
    whole = min(sum((Decimal(each) for each in ftes), Decimal(0)), Decimal(1))
    distance = abs(rate_of(answer) - Decimal(price) * whole)
    assert distance <= Decimal("0.005") * len(ftes)


@given(histories(), documents(), LATE, LATE)
def test_two_days_of_one_year_between_which_nothing_begins_or_ends_have_the_same_segments(
    facts: Facts, document: Document, one: date, other: date
) -> None:
    first, second = sorted([one, other])
    dated = {day for item in facts for day in (item.effective_from, item.effective_until)}
    held = [item.holding for item in facts if item.holding is not None]
    lapses = [lapse for holding in held for lapse in holding.lapses]
    dated |= {day for lapse in lapses for day in (lapse.lapsed_on, lapse.restored_on)}
    between = any(day is not None and first < day <= second for day in dated)
    years = [ask(day, facts, document).contract_year for day in (first, second)]
    if not between and years[0] == years[1]:
        assert ask(first, facts, document).segments == ask(second, facts, document).segments


@given(
    st.fractions(min_value=0, max_value=10_000, max_denominator=10_000),
    st.sampled_from(RoundingMode),
    st.integers(0, 4),
)
def test_rounding_is_to_the_nearest_step_on_the_side_its_mode_says(
    amount: Fraction, mode: RoundingMode, places: int
) -> None:
    found = Fraction(rounded(amount, Rounding(mode=mode, places=places)))
    step = Fraction(1, 10**places)
    assert (found / step).denominator == 1
    match mode:
        case RoundingMode.DOWN:
            assert 0 <= amount - found < step
        case RoundingMode.UP:
            assert 0 <= found - amount < step
        case RoundingMode.HALF_UP:
            assert -step / 2 < amount - found <= step / 2 or found - amount == step / 2
        case RoundingMode.HALF_EVEN:
            assert abs(amount - found) <= step / 2


def test_a_day_of_pay_is_a_day_of_pay_in_a_leap_year_too() -> None:
    document = changed({})
    jobs = [job(date(2023, 7, 1))]
    whole = ask(date(2025, 9, 1), [*jobs, award(MAKER, START)], document)
    cut = ask(date(2025, 9, 1), [*jobs, award(MAKER, START + timedelta(days=1))], document)
    assert amount_of(whole) - amount_of(cut) == Decimal("1.00")
