"""A case for each refusal, and what is refused of it."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import uuid4

from ledger.domain.facts.learning import CriterionScore
from tests.support.facts import enrollment
from tests.support.granting import credit, earn_badge, lakeview, teacher
from tests.support.memory import MemoryLedger

NOBODY = str(uuid4())


@dataclass
class Case:
    """A teacher with an open enrollment, and one with the badge and a credit."""

    ledger: MemoryLedger
    educator: str
    enrollment: str
    holder: str
    badge_enrollment: str
    badge: str
    credit: str


def case() -> Case:
    """Make the case anew for each refusal."""
    ledger = lakeview()
    educator, holder = teacher(ledger), teacher(ledger)
    begun = ledger.record(enrollment(educator)).fact_id
    badge_enrollment, badge = earn_badge(ledger, holder)
    credited = ledger.record(credit(holder, badge)).fact_id
    return Case(ledger, educator, begun, holder, badge_enrollment, badge, credited)


def scores(criterion_id: str) -> tuple[CriterionScore, ...]:
    """One score."""
    return (CriterionScore(criterion_id=criterion_id, score=Decimal(1)),)


def none() -> Decimal:
    """No hours."""
    return Decimal(0)


def ten() -> Decimal:
    """Ten hours."""
    return Decimal(10)
