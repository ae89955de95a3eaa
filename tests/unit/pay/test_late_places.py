"""What is approved late makes certain what others bring: more of them counts, or at other prices.

Every fact is a level here: limits leave more of one as others count, and tiers move it.
"""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.pay.arrears import AWARDS, HIRED, HOURS, REQUIRED, YEAR_ENDS, paid
from tests.unit.pay.carry_over import hours
from tests.unit.pay.facts import approval, award
from tests.unit.pay.histories import Facts
from tests.unit.pay.late_approvals import SOME, approved_late, at_once
from tests.unit.pay.policies import ANDROID, MAKER, ONE_TIME, PLAIN, ask, benefit, due
from tests.unit.pay.tariffs import counting, tier
from tests.unit.pay.test_tariff_percent import BASE
from tests.unit.pay.test_tariff_percent import document as of_a_base

YEARLY = PLAIN["benefits"][0]["pay"]
EARNED, BEFORE, AFTER = date(2025, 10, 22), date(2025, 8, 26), date(2025, 11, 26)
THAT_YEAR, NEXT_YEAR = date(2026, 6, 1), date(2026, 9, 3)
CAREER = {"over": "career"}
PAIRS = [{"limit": "multiples", "of": "2"}]


def tiers(first: str, second: str, up_to: str = "4") -> dict[str, Any]:
    return {"by": "tiers", "tiers": [tier(first, up_to), tier(second)]}


def a_unit(item: dict[str, Any]) -> dict[str, Any]:
    return {"by": "per_unit", "amounts": {item["item_id"]: "36.50"}}


UNITS = a_unit(HOURS)
RISING = tiers("36.50", "73.00")


def each_fact(
    decide: dict[str, Any],
    limits: list[dict[str, Any]],
    pay: dict[str, Any] = YEARLY,
    item: dict[str, Any] = HOURS,
) -> dict[str, Any]:
    """Every fact of a career at its place, once approved."""
    terms = {"select/approval": REQUIRED, "accumulate": counting(over=CAREER, limits=limits)}
    return benefit({"select/items": [item], **terms, "decide": decide, "pay": pay})


def five_and_five(earned_on: date, approved_on: date) -> Facts:
    """Five hours in time, and five more of another day, approved on a day."""
    in_time = [hours("a", "5", EARNED), approval("a", EARNED)]
    return [*in_time, hours("b", "5", earned_on), approval("b", approved_on)]


@pytest.mark.parametrize("earned_on", [BEFORE, AFTER])
@pytest.mark.parametrize("pay", [YEARLY, ONE_TIME])
@pytest.mark.parametrize(("decide", "limits"), [(UNITS, PAIRS), (RISING, [])])
def test_what_a_late_fact_adds_to_another_of_an_earlier_year_is_paid_as_arrears(
    earned_on: date, pay: dict[str, Any], decide: dict[str, Any], limits: list[dict[str, Any]]
) -> None:
    document = each_fact(decide, limits, pay)
    late = paid(five_and_five(earned_on, NEXT_YEAR), document)
    timely = paid(five_and_five(earned_on, earned_on), document)
    assert sum(map(Decimal, late)) == sum(map(Decimal, timely))
    assert late[1] == paid(five_and_five(EARNED, EARNED)[:2], document)[1]


@pytest.mark.parametrize(("decide", "limits"), [(UNITS, PAIRS), (RISING, [])])
@pytest.mark.parametrize("earned_on", [BEFORE, AFTER])
def test_within_the_year_what_was_stated_stays_and_the_rest_is_paid_with_the_next(
    earned_on: date, decide: dict[str, Any], limits: list[dict[str, Any]]
) -> None:
    document = each_fact(decide, limits)
    alone = pay_dates(five_and_five(EARNED, EARNED)[:2], document)
    both = pay_dates(five_and_five(earned_on, THAT_YEAR), document)
    stated = {day: amount for day, amount in alone.items() if day < THAT_YEAR}
    assert {day: both[day] for day in both if day < THAT_YEAR} == stated
    timely = pay_dates(five_and_five(earned_on, earned_on), document)
    assert sum(both.values()) == sum(timely.values())


def pay_dates(facts: Facts, document: dict[str, Any]) -> dict[date, Decimal]:
    """What the year comes to pay, pay date by pay date."""
    found: dict[date, Decimal] = {}
    for segment in due(ask(YEAR_ENDS[1], [HIRED, *facts], document)):
        for each in segment.payments:
            found[each.payable_on] = found.get(each.payable_on, Decimal(0)) + each.amount.amount
    return found


def test_what_brings_the_same_for_all_of_a_fact_is_as_certain_as_before() -> None:
    """Five hours bring it, as do the four of them that a limit leaves alone."""
    document = each_fact({"by": "amount", "amount": "365.00"}, PAIRS)
    alone, both = (
        paid(facts, document)[1]
        for facts in (five_and_five(EARNED, EARNED)[:2], five_and_five(AFTER, NEXT_YEAR))
    )
    assert alone == both


def test_a_percentage_of_a_place_grows_late_too() -> None:
    """The four of September move the one of October from 1 % of 36,500.00 to 2 %."""
    document = of_a_base(("1", "4"), ("2", None))
    document["benefits"][0]["select"]["approval"] = REQUIRED
    in_time = [BASE, award(MAKER, EARNED), approval(MAKER, EARNED)]
    four = award(ANDROID, BEFORE)
    late = paid([*in_time, four, approval(ANDROID, NEXT_YEAR)], document)
    timely = paid([*in_time, four, approval(ANDROID, BEFORE)], document)
    assert late[1] == paid(in_time, document)[1]
    assert sum(map(Decimal, late)) == sum(map(Decimal, timely))


PRICES = st.one_of(
    st.just(a_unit(AWARDS)),
    st.builds(tiers, st.just("365.00"), st.sampled_from(["73.00", "730.00"]), st.just("1")),
)
LIMITS = st.sampled_from([[], PAIRS, [{**PAIRS[0], "of": "3"}]])


@SOME
@given(approved_late(), PRICES, LIMITS, st.sampled_from([ONE_TIME, YEARLY]))
def test_a_late_approval_pays_of_places_in_the_end_no_less_than_one_in_time(
    facts: Facts, decide: dict[str, Any], limits: list[dict[str, Any]], pay: dict[str, Any]
) -> None:
    """It may be more: what a year that is over paid of a place that has moved stays."""
    document = each_fact(decide, limits, pay, AWARDS)
    late, timely = (sum(map(Decimal, paid(each, document))) for each in (facts, at_once(facts)))
    assert late >= timely
