"""Answers about what educators are due, as a simulation takes them."""

from decimal import Decimal
from typing import Any

from ledger.domain.answers.contract_years import NamedYear
from ledger.domain.facts.calendar import CalendarYear, YearKind
from ledger.domain.pay.answer import (
    EligibilityState,
    Money,
    OutcomeKind,
    SalaryEligibility,
    Segment,
    SegmentOutcome,
    WaitingFor,
    WaitingKind,
)
from ledger.domain.pay.explanation import Explanation, Stage
from tests.support.facts import day

YEAR = CalendarYear(
    kind=YearKind.CONTRACT,
    name="2025-26",
    year_from=day("2025-07-01"),
    year_until=day("2026-07-01"),
)
NAMED = NamedYear("2025-26", (YEAR,))
_WHY = Explanation(stage=Stage.EXPLAIN, code="why", inputs={}, result="", positions=(), text="Why.")


def usd(amount: str | int) -> Money:
    return Money(currency_code="USD", amount=Decimal(amount))


def due(educator_id: str, amount: str | int, *segments: Segment) -> SalaryEligibility:
    """So much is due in the year."""
    return SalaryEligibility(
        educator_id=educator_id,
        district_id="lakeview",
        effective_on=day("2026-06-30"),
        contract_year=YEAR,
        segments=segments,
        assignments=(),
        explanation=_WHY,
        amount=usd(amount),
    )


def undeterminable(educator_id: str) -> SalaryEligibility:
    """No calendar names a contract year."""
    return SalaryEligibility(
        educator_id=educator_id,
        district_id="lakeview",
        effective_on=day("2026-06-30"),
        segments=(),
        assignments=(),
        explanation=_WHY,
    )


def waiting(state: EligibilityState, *kinds: WaitingKind) -> Segment:
    """Waits for these."""
    ordinary: dict[str, Any] = {
        "segment_id": "0b8f7a52-4c61-5d8e-9f30-8b1c2d3e4f50",
        "policy_id": "base-increase",
        "policy_version": 1,
        "benefit_id": "increase",
        "fact_ids": ("1b8f7a52-4c61-5d8e-9f30-8b1c2d3e4f50",),
        "outcome": SegmentOutcome(kind=OutcomeKind.BASE_INCREASE),
        "payments": (),
        "explanation": _WHY,
    }
    return Segment(
        state=state,
        waiting_for=tuple(WaitingFor(kind=kind, text="Waits.") for kind in kinds),
        **ordinary,
    )
