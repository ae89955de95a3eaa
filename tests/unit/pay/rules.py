"""Parts of documents in which rules can never matter, and what is told of them."""

import json
from typing import Any

from ledger.domain.pay.checking import check_document
from tests.unit.pay.policies import benefit

AT = "/benefits/0"
EARNED = {"day": "named", "name": "earned"}


def told(document: dict[str, Any], **known: Any) -> dict[str, str]:
    """What is useless in a document without faults, by path."""
    faults, useless = check_document(json.dumps(document).encode(), **known)
    assert faults == ()
    return dict(useless)


def the(month: int, day_of_month: int = 1) -> dict[str, Any]:
    """A day of the contract year."""
    return {"day": "in_year", "month": month, "day_of_month": day_of_month}


def by(
    limit: dict[str, Any], order: str = "not_after", day: dict[str, Any] = EARNED
) -> dict[str, Any]:
    """A deadline."""
    return {"date": day, "order": order, "limit": limit}


def items(*several: dict[str, Any], **more: Any) -> dict[str, Any]:
    """The plain benefit about these items."""
    named = [
        {"item_id": f"item-{place}", "counts": {"by": "one"}, **each}
        for place, each in enumerate(several)
    ]
    return benefit({"select/items": named, **more})


def of(**facts: Any) -> dict[str, Any]:
    """The facts of an item."""
    return {"facts": {"of": "award", **facts}}
