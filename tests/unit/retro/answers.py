"""Answers about one educator, made by hand: segments with their payments and their reasons."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from ledger.domain.facts.calendar import CalendarYear, YearKind
from ledger.domain.pay.answer import (
    EligibilityState,
    Money,
    OutcomeKind,
    Payment,
    SalaryEligibility,
    Segment,
    SegmentOutcome,
)
from ledger.domain.pay.explanation import Explanation, Stage
from ledger.domain.pay.words.amounts import money
from tests.support.facts import day

YEAR = CalendarYear(
    kind=YearKind.CONTRACT,
    name="2025-26",
    year_from=day("2025-07-01"),
    year_until=day("2026-07-01"),
)
OCTOBER, NOVEMBER, DECEMBER = "2025-10-31", "2025-11-28", "2025-12-31"


def usd(amount: str) -> Money:
    return money(Decimal(amount), "USD")


def why(*positions: int, children: tuple[Explanation, ...] = ()) -> Explanation:
    """A reason that names positions."""
    return Explanation(
        stage=Stage.EXPLAIN,
        code="why",
        inputs={},
        result="",
        positions=positions,
        text="Why.",
        children=children,
    )


def segment(
    name: str, payments: Mapping[str, str] | None = None, *positions: int, **fields: Any
) -> Segment:
    """A segment that pays so much on each day; one that pays nothing is not due."""
    paid = {} if payments is None else payments
    total = sum((Decimal(each) for each in paid.values()), Decimal(0))
    ordinary: dict[str, Any] = {
        "segment_id": name,
        "policy_id": "base",
        "policy_version": 1,
        "benefit_id": "increase",
        "fact_ids": ("maker",),
        "state": EligibilityState.DUE if paid else EligibilityState.NOT_DUE,
        "outcome": SegmentOutcome(kind=OutcomeKind.YEARLY),
        "payments": tuple(
            Payment(payable_on=day(on), pay_period=on[:7], amount=usd(amount))
            for on, amount in paid.items()
        ),
        "waiting_for": (),
        "explanation": why(*positions),
        "assignment_id": "grade-5" if paid else None,
        "effective_from": day("2025-10-01") if paid else None,
        "effective_until": day("2026-07-01") if paid else None,
        "amount": money(total, "USD") if paid else None,
    }
    return Segment(**(ordinary | fields))


def answer(*segments: Segment, **fields: Any) -> SalaryEligibility:
    """What the segments come to."""
    ordinary: dict[str, Any] = {
        "educator_id": "ada",
        "district_id": "lakeview",
        "effective_on": day("2026-06-30"),
        "contract_year": YEAR,
        "segments": segments,
        "assignments": (),
        "explanation": why(),
    }
    return SalaryEligibility(**(ordinary | fields))
