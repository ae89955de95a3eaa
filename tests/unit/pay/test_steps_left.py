"""A next step says what a cap leaves, and is none where nothing that it brings finds room."""

from datetime import date
from typing import Any

import pytest

from tests.unit.pay.facts import award
from tests.unit.pay.policies import LEARNING, MAKER, MONEY_POOL, PLAIN, amount_of, ask
from tests.unit.pay.tariffs import HIRED, counting, tariff, tier

ON = date(2026, 5, 20)
MADE = award(MAKER, date(2025, 9, 1))
CAP = {key: value for key, value in MONEY_POOL.items() if key != "when_exceeded"}
CAP |= {"counts": "money_after_fte", "scope": "contract_year"}
ONE = {"item_id": "awards", "facts": {"of": "award"}, "counts": {"by": "one"}}
TO_COME = "Rates: earn more credits by 30 June 2026, each of which brings up to 100.00 USD"


def capped(limit: str, drawn: str = "once", **changes: Any) -> dict[str, Any]:
    """Each award brings 100, once, as long as there is room."""
    uses = {"accumulate/uses": [{"pool": "money", "drawn": drawn}]}
    document = tariff([tier("100.00")], {"select/items": [ONE], **uses, **changes})
    return {**document, "pools": [{**CAP, "limit": limit}]}


def told(document: dict[str, Any]) -> list[str]:
    return [each.text for each in ask(ON, [HIRED, MADE], document).next_steps]


def test_what_a_cap_leaves_is_told() -> None:
    left = "Three: of at most 150.00 USD in a contract year, 50.00 USD are left at present"
    assert told(capped("150.00")) == [f"{TO_COME} at full time; {left}."]


def test_who_has_used_all_of_it_is_promised_nothing_of_the_year() -> None:
    document = capped("100.00")
    assert told(document) == []
    more = ask(ON, [HIRED, MADE, award(LEARNING, ON)], document)
    assert amount_of(more) == 100


@pytest.mark.parametrize(
    "later",
    [
        {"date/effective": {"align": "next_contract_year", "first_day": "counts"}},
        {"pay": {**PLAIN["benefits"][0]["pay"], "kind": "yearly"}},
    ],
)
def test_what_a_later_year_has_room_for_is_told_with_what_is_left_now(
    later: dict[str, Any],
) -> None:
    drawn = "each_year" if "pay" in later else "once"
    day = date(2025, 7, 1)
    facts = [HIRED, award(MAKER, date(2025, 6, 1) if "pay" not in later else day)]
    (step,) = ask(ON, facts, capped("100.00", drawn, **later)).next_steps
    assert step.text.endswith("in a contract year, 0.00 USD are left at present.")


def test_a_limit_of_times_is_told_where_it_is_reached() -> None:
    document = capped("100.00")
    times = {"counts": "times", "pool_id": "money", "title": "Once", "sharing": "policy"}
    of = {"scope": "contract_year", "limit": 1}
    assert told({**document, "pools": [{**times, **of}]}) == []
    assert told({**document, "pools": [{**times, **of, "limit": 2}]}) == [
        f"{TO_COME} at full time."
    ]


def refusing(limit: str, scope: str = "contract_year", price: str = "100.00") -> dict[str, Any]:
    """Each award brings as much, once, or nothing where the pool has no room for all of it."""
    pool = {**MONEY_POOL, "scope": scope, "limit": limit, "when_exceeded": "refuse"}
    uses = {"accumulate/uses": [{"pool": "money", "drawn": "once"}]}
    return {**tariff([tier(price)], {"select/items": [ONE], **uses}), "pools": [pool]}


@pytest.mark.parametrize("scope", ["contract_year", "career"])
def test_what_would_be_refused_is_promised_to_nobody(scope: str) -> None:
    document = refusing("150.00", scope)
    assert told(document) == []
    assert amount_of(ask(ON, [HIRED, MADE, award(LEARNING, ON)], document)) == 100


def test_that_more_than_what_is_left_is_refused_is_told() -> None:
    left = (
        "Three: of at most 250.00 USD in a contract year, 150.00 USD at full time are left at "
        "present, and more than that is refused"
    )
    assert told(refusing("250.00")) == [f"{TO_COME} at full time; {left}."]


@pytest.mark.parametrize(("limit", "steps"), [("300.00", 0), ("400.00", 1)])
def test_a_level_is_promised_where_there_is_room_for_what_it_adds(limit: str, steps: int) -> None:
    """The first of two levels brings 100.00, the second 300.00 more."""
    levels = {"by": "thresholds", "at": ["1", "2"]}
    uses = [{"pool": "money", "drawn": "once"}]
    document = tariff([tier("100.00")], {"select/items": [ONE]})
    (benefit,) = document["benefits"]
    benefit["accumulate"] = counting(levels=levels, uses=uses)
    benefit["decide"] = {"by": "amounts", "totals": ["100.00", "400.00"]}
    pool = {**MONEY_POOL, "scope": "career", "limit": limit, "when_exceeded": "refuse"}
    assert len(told({**document, "pools": [pool]})) == steps
