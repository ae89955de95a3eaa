"""A requirement that another benefit of its policy rewards."""

from datetime import date
from typing import Any

from ledger.domain.pay.answer import SalaryEligibility, Segment
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.facts import award, job
from tests.unit.pay.policies import LEARNING, MAKER, ONE_TIME, ask, benefit, changed
from tests.unit.pay.requirements import EXPIRES, ISSUED, document

HIRED = job(date(2024, 7, 1))
LICENCE = award(LEARNING, ISSUED, expires=EXPIRES)
TWO = {"title": "Points", "needs": [{"title": "Points", "at_least": "2"}]}
FIRST, SECOND = date(2025, 1, 10), date(2025, 3, 5)
YEAR = {"over": "year", "kind": "contract"}


def of(*names: str, **more: Any) -> list[dict[str, Any]]:
    facts = {"of": "requirement_met", "benefits": list(names), **more}
    return [{"item_id": "met", "facts": facts, "counts": {"by": "one"}}]


def rules(
    reward: dict[str, Any] | None = None, required: dict[str, Any] | None = None
) -> dict[str, Any]:
    """Two awards within the validity of a licence are required, and rewarded with 1000."""
    requirement = changed(
        {"benefits/0/benefit_id": "renew", "benefits/0/title": "Renewal", **(required or {})},
        document(TWO),
    )
    paid = benefit(
        {
            "benefit_id": "reward",
            "title": "Reward",
            "select/items": of("renew"),
            "accumulate/same_credential": "first_award",
            "decide": {"by": "amount", "amount": "1000.00"},
            "pay": ONE_TIME,
            **(reward or {}),
        }
    )
    return {**requirement, "benefits": [*requirement["benefits"], *paid["benefits"]]}


def made(*days: date) -> list[Item[TimelineFact]]:
    return [award(MAKER, day, name=f"made {day}") for day in days]


def asked(
    on: date, *facts: Item[TimelineFact], policy: dict[str, Any] | None = None
) -> SalaryEligibility:
    return ask(on, [HIRED, LICENCE, *facts], policy or rules())


def rewards(answer: SalaryEligibility) -> list[Segment]:
    return [each for each in answer.segments if each.benefit_id == "reward"]
