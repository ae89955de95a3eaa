"""What is approved once its contract year is over, and what each of three years then pays."""

from copy import deepcopy
from datetime import date
from typing import Any

from ledger.domain.pay.inputs.question import Adopted
from tests.unit.pay.facts import approval, award, job
from tests.unit.pay.histories import Facts
from tests.unit.pay.policies import MAKER, amount_of, ask, benefit

HIRED, LATER = job(date(2024, 7, 1)), date(2025, 9, 10)
FIRST, SECOND = date(2024, 7, 1), date(2024, 7, 5)
YEAR_END, NEXT_END = date(2025, 6, 30), date(2026, 6, 30)
REQUIRED = {"rule": "required", "withdrawn": "ends"}
PLAIN_365 = {"select/approval": REQUIRED, "decide": {"by": "amount", "amount": "365.00"}}
ONE = [award(MAKER, FIRST), approval(MAKER, LATER)]
YEAR_ENDS = [YEAR_END, NEXT_END, NEXT_END.replace(year=2027)]
HOURS = {
    "item_id": "hours",
    "facts": {"of": "credit", "units": ["clock_hour"]},
    "counts": {"by": "own_amount"},
}
AWARDS = {"item_id": "awards", "facts": {"of": "award"}, "counts": {"by": "one"}}


def two(**top: Any) -> dict[str, Any]:
    """730 once approved, or else 365."""
    document = benefit({}, **top)
    low = document["benefits"][0] | {
        "benefit_id": "low",
        "decide": {"by": "amount", "amount": "365.00"},
    }
    high = deepcopy(low) | {"benefit_id": "high", "decide": {"by": "amount", "amount": "730.00"}}
    high["select"]["approval"] = REQUIRED
    return {**document, "benefits": [high, low]}


def counted(pay: dict[str, Any] | None = None, **how: Any) -> dict[str, Any]:
    """365 a year, of which the policy lets some count."""
    accumulate = {"count": "each", "same_credential": "every_award", "uses": [], **how}
    paid = {} if pay is None else {"pay": pay}
    return benefit({**PLAIN_365, "accumulate": accumulate, **paid})


def paid(facts: Facts, *policies: Adopted | dict[str, Any]) -> list[str]:
    """What the last day of each of three contract years says is due in it."""
    return [str(amount_of(ask(on, [HIRED, *facts], *policies))) for on in YEAR_ENDS]
