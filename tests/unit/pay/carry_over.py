"""Documents that carry over what is left of a year or a licence, and the hours that fill them."""

from datetime import date
from decimal import Decimal
from typing import Any

from ledger.domain.facts.credit import Course, Credit, CreditUnit
from ledger.domain.pay.answer import RequirementProgress, SalaryEligibility, Segment
from ledger.domain.pay.inputs.question import Adopted
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.facts import EDUCATOR, item, job
from tests.unit.pay.policies import (
    ONE_TIME,
    adopted,
    changed,
)
from tests.unit.pay.tariffs import counting

HIRED = job(date(2024, 7, 1))
JULY = date(2025, 7, 1)
CARRY = {"carried_as": "units", "at_most": "30", "periods": 1}
BY_YEAR = {"over": "year", "kind": "contract"}
NOT_MONEY = {
    "kind": "not_money",
    "loss": {
        "void_from_start": "never_due",
        "ended_from_date": "ends",
        "expired": "continues",
        "suspended": "continues",
    },
}


def hours(name: str, amount: str, on: date, **fields: Any) -> Item[TimelineFact]:
    course = Course(title=name, provider="University")
    value = Credit(
        educator_id=EDUCATOR,
        amount=Decimal(amount),
        unit=CreditUnit.CLOCK_HOUR,
        earned_on=on,
        course=course,
    )
    return item(name, value, on, **fields)


def document(
    over: dict[str, Any], levels: dict[str, Any], decide: dict[str, Any], **more: Any
) -> dict[str, Any]:
    accumulate = counting(unit="hour", over=over, levels=levels)
    facts = {"of": "credit", "units": ["clock_hour"]}
    every = {"item_id": "credits", "facts": facts, "counts": {"by": "own_amount"}}
    rules = {"accumulate": accumulate, "select/items": [every], "decide": decide, **more}
    return changed({f"benefits/0/{path}": each for path, each in rules.items()})


def required(at_least: str, over: dict[str, Any], **more: Any) -> dict[str, Any]:
    """So many hours in each year or licence."""
    need = {"title": "Hours", "at_least": at_least}
    asked = {"title": "Hours", "needs": [need]}
    decide = {"by": "requirement", "asked_of": "assigned", "alternatives": [asked]}
    return document(over, {"by": "total"}, decide, pay=NOT_MONEY, **more)


def stipend(at_most: int | None = None, **carry: Any) -> dict[str, Any]:
    """100 once for every 15 hours of a contract year, what is left over carried."""
    blocks = {"by": "blocks", "size": "15", **({"at_most": at_most} if at_most else {})}
    over = {**BY_YEAR, "carry_over": {"carried_as": "units", **carry}}
    flat = {"by": "amount", "amount": "100.00"}
    return document(over, blocks, flat, pay={**ONE_TIME, "paid": "first_pay_period"})


def progress(found: SalaryEligibility) -> RequirementProgress:
    (segment,) = (each for each in found.segments if each.outcome.requirement is not None)
    assert segment.outcome.requirement is not None
    return segment.outcome.requirement


def counted(found: SalaryEligibility) -> Decimal:
    return progress(found).alternatives[0].needs[0].counted


def texts(segment: Segment) -> list[str]:
    return [step.text for step in segment.explanation.children]


def version(at_least: str, since: date, number: int = 1, **carry: Any) -> Adopted:
    """A version that speaks for the years that begin under it."""
    over = {**BY_YEAR, **({"carry_over": {"carried_as": "units", **carry}} if carry else {})}
    rules = required(at_least, over, **{"date/governed_by": "version_on_period"})
    return adopted(rules, since, version=number)
