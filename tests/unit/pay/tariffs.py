"""A tariff by the number of a year, that tests change where it matters."""

from datetime import date
from typing import Any

from ledger.domain.pay.answer import SalaryEligibility, Segment
from tests.unit.pay.facts import job
from tests.unit.pay.policies import ANDROID, LEARNING, MAKER, ONE_TIME, PLAIN, benefit

HIRED = job(date(2024, 7, 1))
YEAR_END = date(2026, 6, 30)
QUANTITIES = {MAKER: "1", LEARNING: "2.5", ANDROID: "4"}


def tier(amount: str, up_to: str | None = None) -> dict[str, Any]:
    """A tier with one amount for every unit."""
    end = {} if up_to is None else {"up_to": up_to}
    return {"by": "amount", "amount": amount, **end}


FALLING = [tier("500.00", "2"), tier("300.00", "4"), tier("100.00")]


def counting(**more: Any) -> dict[str, Any]:
    """Facts of one contract year, each at its place."""
    return {
        "count": "together",
        "unit": "credit",
        "over": {"over": "year", "kind": "contract"},
        "same_credential": "every_award",
        "limits": [],
        "unused": {"unused": "kept"},
        "levels": {"by": "facts"},
        "uses": [],
        **more,
    }


def tariff(
    tiers: list[dict[str, Any]] = FALLING, changes: dict[str, Any] | None = None, **more: Any
) -> dict[str, Any]:
    """Awards paid once by their place in the year, unless changed; `more` changes the counting."""
    item = {
        "item_id": "awards",
        "facts": {"of": "award"},
        "counts": {"by": "listed", "quantities": QUANTITIES},
    }
    whole = {
        "title": "Rates",
        "select/items": [item],
        "accumulate": counting(**more),
        "decide": {"by": "tiers", "tiers": tiers},
        "pay": ONE_TIME,
    }
    return benefit({**whole, **(changes or {})})


def amounts(answer: SalaryEligibility) -> list[tuple[str, str]]:
    """What each fact is due, by the first day, and its amount."""
    return [
        (str(each.effective_from), str(each.amount.amount))
        for each in answer.segments
        if each.amount is not None
    ]


def decided(segment: Segment) -> str:
    """The sentence that says what its place is worth."""
    (step,) = [each for each in segment.explanation.children if each.code == "decided"]
    return step.text


def undue(answer: SalaryEligibility) -> list[str]:
    """What is said of all that is not due."""
    return [each.explanation.text for each in answer.segments if each.amount is None]


def percentages(*tiers: tuple[str, str | None], **base: Any) -> dict[str, Any]:
    """A percentage of the base by the place in the year; `base` changes what it is of."""
    whole = {"placement": True, "benefits": [], "measured": "each_day", **base}
    listed = [
        {"percent": percent, **({} if up_to is None else {"up_to": up_to})}
        for percent, up_to in tiers
    ]
    decide = {"by": "percent_tiers", "base": whole, "tiers": listed}
    return tariff(changes={"decide": decide, "pay": PLAIN["benefits"][0]["pay"]})
