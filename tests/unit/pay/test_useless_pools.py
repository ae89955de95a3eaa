"""Pools, choices, totals and amounts that never limit or bring anything."""

from typing import Any

import pytest

from tests.unit.pay.policies import AWARD_POOL, benefit
from tests.unit.pay.rules import AT, items, of, told
from tests.unit.pay.tariffs import counting


def pooled(pool: dict[str, Any], drawn: str = "once", **more: Any) -> dict[str, Any]:
    """Two levels of 300.00 that draw on a pool."""
    accumulate = counting(
        unit="awards",
        over={"over": "career"},
        levels={"by": "blocks", "size": "3", "at_most": 2},
        uses=[{"pool": pool["pool_id"], "drawn": drawn}],
    )
    flat = {"by": "amount", "amount": "300.00"}
    document = items(of(), **{"accumulate": accumulate, "decide": flat, **more})
    return {**document, "pools": [pool]}


EACH = {"count": "each", "same_credential": "first_award"}
TIMES = {**AWARD_POOL, "pool_id": "times", "limit": 2, "scope": "career"}
MONEY = {
    "counts": "money_before_fte",
    "pool_id": "money",
    "title": "Money",
    "sharing": "policy",
    "scope": "career",
    "limit": "600.00",
    "when_exceeded": "refuse",
}


@pytest.mark.parametrize(
    ("document", "path"),
    [
        (pooled(TIMES), "/pools/0/limit"),
        (pooled(MONEY), "/pools/0/limit"),
        (pooled({**TIMES, "limit": 1, "exempt": [{"of": "stack"}]}), "/pools/0/exempt/0"),
        (
            pooled({**TIMES, "limit": 1, "beyond": [of(where="fact.unit == ''")["facts"]]}),
            "/pools/0/beyond/0/where",
        ),
        (
            {**benefit({}), "combination": {"method": "up_to", "total": "1000.00"}},
            "/combination/total",
        ),
        (
            {**benefit({}), "choices": [{"benefits": ["increase"], "keep": "first"}]},
            "/choices/0",
        ),
        (benefit({"decide": {"by": "amount", "amount": "0.00"}}), f"{AT}/decide/amount"),
        (
            benefit(
                {
                    "decide": {
                        "by": "percent",
                        "percent": "2",
                        "base": {"placement": False, "benefits": [], "measured": "first_day"},
                    }
                }
            ),
            f"{AT}/decide/base",
        ),
    ],
)
def test_pools_and_amounts_that_never_matter(document: dict[str, Any], path: str) -> None:
    assert list(told(document)) == [path]


@pytest.mark.parametrize(
    "document",
    [
        pooled({**TIMES, "limit": 1}),
        pooled({**TIMES, "sharing": "district"}),
        pooled(TIMES, "each_year"),
        pooled({**MONEY, "limit": "500.00"}),
        pooled(TIMES, accumulate={**EACH, "uses": [{"pool": "times", "drawn": "once"}]}),
    ],
)
def test_pools_that_may_limit_are_left_alone(document: dict[str, Any]) -> None:
    assert told(document) == {}
