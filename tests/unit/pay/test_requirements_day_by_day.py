"""When a requirement was met is found without asking on every day, and is the same as if asked."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.domain.pay.inputs.question import Adopted
from ledger.domain.pay.require.period_met import PeriodMet
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.carry_over import BY_YEAR, hours, required
from tests.unit.pay.facts import approval, award, job
from tests.unit.pay.policies import LEARNING, MAKER, adopted, ask, benefit, changed, due
from tests.unit.pay.rewarded import of

Facts = list[Item[TimelineFact]]

FIRST, LAST = date(2024, 8, 1), date(2026, 6, 30)
HIRED = job(date(2024, 7, 1))
DAYS = st.integers(0, 500).map(lambda days: FIRST + timedelta(days=days))
ITEMS = [
    {
        "item_id": "hours",
        "facts": {"of": "credit", "units": ["clock_hour"]},
        "counts": {"by": "own_amount"},
    },
    {"item_id": "awards", "facts": {"of": "award"}, "counts": {"by": "one"}},
]
NEEDS: list[dict[str, Any]] = [
    {"title": "All", "at_least": "6"},
    {"title": "Hours", "at_least": "3", "items": ["hours"]},
]
SCOPED = {"scope": "period", "at_most": "7"}
LIMITS: list[dict[str, Any]] = [
    {"limit": "units", **SCOPED},
    {"limit": "whole_facts", **SCOPED},
    {"limit": "facts", "scope": "period", "at_most": 3},
    {"limit": "share", "items": ["awards"], "at_most_percent": "50"},
    {"limit": "multiples", "of": "3"},
]
CARRIED = {**BY_YEAR, "carry_over": {"carried_as": "units", "at_most": "4", "periods": 1}}


def rules(
    over: dict[str, Any],
    same: str,
    limits: list[dict[str, Any]],
    unused: dict[str, Any],
    least: str,
) -> dict[str, Any]:
    """Some approved hours and awards are required, and a yearly amount lasts while they count."""
    asked = [{"title": "Both", "needs": [{**NEEDS[0], "at_least": least}, NEEDS[1]]}]
    document = changed(
        {
            "benefits/0/benefit_id": "renew",
            "benefits/0/select/items": ITEMS,
            "benefits/0/select/approval": {"rule": "required", "withdrawn": "ends"},
            "benefits/0/decide/alternatives": asked,
            "benefits/0/accumulate/limits": limits,
            "benefits/0/accumulate/same_credential": same,
            "benefits/0/accumulate/unused": unused,
            "benefits/0/pay/loss/expired": "ends",
        },
        required(least, over),
    )
    flat = {"by": "amount", "amount": "1000.00"}
    paid = benefit({"benefit_id": "reward", "select/items": of("renew"), "decide": flat})
    return {**document, "benefits": [*document["benefits"], *paid["benefits"]]}


POLICIES = st.builds(
    rules,
    st.sampled_from([{"over": "career"}, BY_YEAR, CARRIED]),
    st.sampled_from(["every_award", "first_award", "one_at_a_time"]),
    st.lists(st.sampled_from(LIMITS), max_size=2, unique_by=str),
    st.sampled_from([{"unused": "kept"}, {"unused": "expires", "after_months": 4}]),
    st.sampled_from(["4", "6"]),
)


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    """Hours for good and awards for a while, most of them approved on the day, some later."""
    found: Facts = []
    for place, day in enumerate(draw(st.lists(DAYS, max_size=12))):
        if draw(st.booleans()):
            found.append(hours(f"h{place}", str(draw(st.integers(1, 5))), day))
        else:
            life = draw(st.sampled_from([None, 40, 200]))
            expires = None if life is None else day + timedelta(days=life)
            credential = draw(st.sampled_from([MAKER, LEARNING]))
            found.append(award(credential, day, name=f"a{place}", expires=expires))
        late = draw(st.sampled_from([0, 0, 0, 90]))
        name = f"h{place}" if found[-1].holding is None else f"a{place}"
        found.append(approval(name, day + timedelta(days=late)))
    return found


def of_hours(least: str, limits: list[dict[str, Any]]) -> dict[str, Any]:
    """Some hours of a career are required, and none in all."""
    asked = [{"title": "Hours", "needs": [{**NEEDS[1], "at_least": least}]}]
    whole = rules({"over": "career"}, "every_award", limits, {"unused": "kept"}, "2")
    return changed({"benefits/0/decide/alternatives": asked}, whole)


def in_order(*earned: Item[Any]) -> Facts:
    """What was earned, each approved on its day."""
    approved = (approval(f"f{place}", each.effective_from) for place, each in enumerate(earned))
    return [HIRED, *earned, *approved]


SEPTEMBER, OCTOBER, MARCH = date(2025, 9, 1), date(2025, 10, 1), date(2026, 3, 1)
SHARE_AND_CAP = [LIMITS[3], {**LIMITS[0], "at_most": "5"}]
FOUR_AWARDS = [award(MAKER, FIRST, name=f"f{place}") for place in range(4)]


@pytest.mark.parametrize(
    ("several", "versions", "lost_on"),
    [
        pytest.param(
            in_order(*FOUR_AWARDS, hours("f4", "2", SEPTEMBER), hours("f5", "3", OCTOBER)),
            [adopted(of_hours("2", SHARE_AND_CAP))],
            OCTOBER,
            id="a limit that leaves more of awards leaves less of hours to the next",
        ),
        pytest.param(
            in_order(hours("f0", "3", SEPTEMBER), hours("f1", "1", MARCH)),
            [
                adopted(of_hours("2", [])),
                adopted(of_hours("9", []), date(2026, 1, 1), version=2),
            ],
            MARCH,
            id="a fact of a later version, which asks for more",
        ),
    ],
)
def test_what_begins_to_count_may_end_that_it_is_met(
    several: Facts, versions: list[Adopted], lost_on: date
) -> None:
    rewards = [each for each in due(ask(LAST, several, *versions)) if each.benefit_id == "reward"]
    assert [(each.effective_from, each.effective_until) for each in rewards] == [
        (SEPTEMBER, lost_on)
    ]


@given(facts(), POLICIES, st.booleans())
def test_as_if_it_were_asked_on_every_day(
    several: Facts, policy: dict[str, Any], more: bool
) -> None:
    versions = [adopted(policy)]
    if more:
        versions.append(adopted(policy, date(2025, 1, 1), version=2))
    found = ask(LAST, [HIRED, *several], *versions)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(PeriodMet, "_steady", lambda _: False)
        assert ask(LAST, [HIRED, *several], *versions) == found
