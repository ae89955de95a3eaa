"""Two awards of a year, and benefits that draw on one pool."""

from datetime import date
from typing import Any

from tests.unit.pay.facts import award, job
from tests.unit.pay.policies import LEARNING, MAKER, benefit

SPRING, NEXT_SPRING = date(2026, 4, 1), date(2027, 4, 1)
JOB = job(date(2024, 7, 1))
AWARDS = [award(MAKER, date(2025, 7, 1)), award(LEARNING, date(2025, 8, 1))]
POOL: dict[str, Any] = {
    "counts": "times",
    "pool_id": "pool",
    "title": "The limit",
    "sharing": "policy",
    "scope": "contract_year",
    "limit": 1,
}


def limited(drawn: str, **pool: Any) -> dict[str, Any]:
    uses = [{"pool": "pool", "drawn": drawn}]
    return benefit({"accumulate/uses": uses}, pools=[{**POOL, **pool}])


def money(limit: str, drawn: str = "once", **pool: Any) -> dict[str, Any]:
    terms = {"counts": "money_before_fte", "when_exceeded": "reduce", **pool}
    return limited(drawn, limit=limit, **terms)


def after_fte(limit: str) -> dict[str, Any]:
    return limited("each_year", limit=limit, counts="money_after_fte")
