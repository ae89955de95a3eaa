"""Whatever was earned and lost, and in whatever order it is known: the facts make up the tariff."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.domain.retro.lines import lines
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.facts import award
from tests.unit.pay.fates import revocation
from tests.unit.pay.policies import (
    ANDROID,
    CALENDARS,
    LEARNING,
    MAKER,
    PLAIN,
    amount_of,
    ask,
    rate_of,
)
from tests.unit.pay.tariffs import HIRED, QUANTITIES, YEAR_END, tariff, tier

START = date(2025, 7, 1)
DAYS = st.integers(0, 364).map(lambda after: START + timedelta(days=after))
ENDS = st.sampled_from([[], ["1"], ["2", "4"], ["1.5", "3", "8"]])
AMOUNTS = st.lists(st.sampled_from(["0.00", "40.00", "100.00", "360.00"]), min_size=4, max_size=4)
AWARDS = st.lists(
    st.tuples(st.sampled_from([MAKER, LEARNING, ANDROID]), DAYS, st.none() | DAYS), max_size=7
)
YEARLY = {"pay": PLAIN["benefits"][0]["pay"]}
_Awards = list[tuple[str, date, date | None]]


@st.composite
def tariffs(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Tiers with and without an end."""
    ends, amounts = draw(ENDS), draw(AMOUNTS)
    tiers = [tier(amount, end) for amount, end in zip(amounts, ends, strict=False)]
    return [*tiers, tier(amounts[-1])] if draw(st.booleans()) or not tiers else tiers


def worth(tiers: list[dict[str, Any]], total: Decimal) -> Decimal:
    """What a total comes to, tier by tier."""
    below, found = Decimal(0), Decimal(0)
    for each in tiers:
        end = Decimal(each.get("up_to", "1000000"))
        found += max(min(total, end) - below, Decimal(0)) * Decimal(each["amount"])
        below = end
    return found


def recorded(awards: _Awards, shuffle: Random) -> list[Item[TimelineFact]]:
    """Awards, and the day on which some of them end, in any order."""
    facts: list[Item[TimelineFact]] = [HIRED]
    for index, (credential_id, day, end) in enumerate(awards):
        name = f"award {index}"
        ends = end if end is not None and end > day else None
        facts.append(award(credential_id, day, name=name, ended=ends))
        if ends is not None:
            facts.append(revocation(name, ends))
    shuffle.shuffle(facts)
    return facts


@settings(max_examples=60, deadline=None)
@given(AWARDS, tariffs(), st.randoms(use_true_random=False))
def test_what_is_paid_once_comes_to_the_tariff_of_all_that_was_earned(
    awards: _Awards, tiers: list[dict[str, Any]], shuffle: Random
) -> None:
    answer = ask(YEAR_END, recorded(awards, shuffle), tariff(tiers))
    total = sum((Decimal(QUANTITIES[name]) for name, _, _ in awards), Decimal(0))
    assert amount_of(answer) == worth(tiers, total)


@settings(max_examples=60, deadline=None)
@given(AWARDS, tariffs(), DAYS, st.randoms(use_true_random=False))
def test_on_each_day_the_rate_is_the_tariff_of_what_counts_on_it(
    awards: _Awards, tiers: list[dict[str, Any]], on: date, shuffle: Random
) -> None:
    answer = ask(on, recorded(awards, shuffle), tariff(tiers, YEARLY))
    total = sum(
        (
            Decimal(QUANTITIES[name])
            for name, day, end in awards
            if day <= on and (end is None or end <= day or on < end)
        ),
        Decimal(0),
    )
    assert rate_of(answer) == worth(tiers, total)
    days = [(each.fact_ids, each.effective_from) for each in answer.segments if each.amount]
    assert len(set(days)) == len(days)


@settings(max_examples=20, deadline=None)
@given(AWARDS, tariffs(), st.sampled_from([{}, YEARLY]), st.booleans(), st.randoms())
def test_the_pay_dates_of_a_year_state_what_it_comes_to(
    awards: _Awards,
    tiers: list[dict[str, Any]],
    pay: dict[str, Any],
    limited: bool,
    shuffle: Random,
) -> None:
    facts = recorded(awards, shuffle)
    seven = [{"limit": "whole_facts", "scope": "period", "at_most": "7"}]
    document = tariff(tiers, pay, limits=seven if limited else [])
    dates = [each.payable_on for each in CALENDARS[1].pay_periods]
    stated = sum(
        (line.amount.amount for on in dates for line in lines([ask(on, facts, document)], on)),
        Decimal(0),
    )
    assert dates[-1] == YEAR_END
    assert stated == amount_of(ask(YEAR_END, facts, document))
