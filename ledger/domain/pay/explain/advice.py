"""Stage 7, explain: a next step, before it has its place among others."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ledger.domain.pay.answer import NextStep, Segment, StepKind
from ledger.domain.pay.entitlement import Entitlement


@dataclass(frozen=True, slots=True)
class Advice:
    """A step, and how many units it takes."""

    step: NextStep
    units: Decimal

    @classmethod
    def of(
        cls,
        entitlement: Entitlement,
        kind: StepKind,
        text: str,
        last_on: date | None,
        segment: Segment | None,
        units: Decimal = Decimal(0),
    ) -> "Advice":
        """Advise on a benefit; the segment says why, if there is one."""
        step = NextStep(
            kind=kind,
            policy_id=entitlement.version.policy_id,
            benefit_id=entitlement.benefit.benefit_id,
            segment_id="" if segment is None else segment.segment_id,
            text=text,
            last_on=last_on,
        )
        return cls(step, units)
