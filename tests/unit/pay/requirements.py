"""A requirement of points within the validity of a licence."""

from datetime import date
from typing import Any

from tests.unit.pay.policies import LEARNING, MAKER, changed
from tests.unit.pay.tariffs import counting

LICENCE = {"of": "award", "credentials": [LEARNING]}
POINTS = {"title": "Points", "needs": [{"title": "Points", "at_least": "3", "items": ["points"]}]}
ISSUED, EXPIRES = date(2024, 9, 1), date(2026, 9, 1)


def document(*alternatives: dict[str, Any]) -> dict[str, Any]:
    """Awards of a maker count for one point each, within the validity of the other credential."""
    points = {"of": "award", "credentials": [MAKER]}
    return changed(
        {
            "benefits/0/select/items": [
                {"item_id": "points", "facts": points, "counts": {"by": "one"}}
            ],
            "benefits/0/accumulate": counting(
                unit="point", over={"over": "cycle", "of": LICENCE}, levels={"by": "total"}
            ),
            "benefits/0/decide": {
                "by": "requirement",
                "asked_of": "assigned",
                "alternatives": list(alternatives),
            },
            "benefits/0/pay": {
                "kind": "not_money",
                "loss": {
                    "void_from_start": "never_due",
                    "ended_from_date": "continues",
                    "expired": "continues",
                    "suspended": "continues",
                },
            },
        }
    )
