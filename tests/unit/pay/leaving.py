"""What who leaves keeps of a reward, told in short."""

from collections.abc import Sequence
from typing import Any

from tests.unit.pay.policies import MAKER, ONE_TIME, benefit
from tests.unit.pay.rules import EARNED

Rule = dict[str, Any]


def months(count: int, start: dict[str, Any] = EARNED) -> dict[str, Any]:
    """So many months after a day, that it was earned unless another is named."""
    return {"day": "moved", "start": start, "direction": "after", "count": count, "unit": "months"}


def rule(keeps: str, before: dict[str, Any] | None = None, *reasons: str) -> Rule:
    """Who leaves keeps so many percent; before a day and for some reasons, if there are any."""
    more = {"before": before, "reasons": list(reasons)}
    title = f"Keeps {keeps}"
    return {"title": title, "keeps_percent": keeps, **{k: v for k, v in more.items() if v}}


RETIRED = rule("100", None, "retirement", "reduction-in-force")
YEAR, TWO_YEARS = rule("0", months(12)), rule("50", months(24))
ALL_THREE = [RETIRED, YEAR, TWO_YEARS]
"""Nothing within a year, half within two, but for retirement and reduction in force."""


def reward(
    rules: Sequence[Rule] = ALL_THREE, *, amount: str = "1000.00", **more: Any
) -> dict[str, Any]:
    """An amount once for the maker's credential; `more` changes the benefit, and the document."""
    pay = {**ONE_TIME, "paid": "first_pay_period", "separation": list(rules)}
    pay |= more.pop("pay", {})
    top = {key: more.pop(key) for key in ("pools", "choices") if key in more}
    return benefit({"pay": pay, f"decide/prices/{MAKER}/amount": amount, **more}, **top)
