"""What awaits somebody in ledgers in memory."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from ledger.domain.answers.pending import pending
from ledger.domain.answers.pending_case import PendingQuestion
from ledger.domain.answers.pending_shape import PendingItem, PendingKind
from ledger.domain.facts.catalogue import Stack
from ledger.domain.facts.claim import DocumentStanding
from ledger.domain.facts.policy import PayPolicy
from ledger.domain.facts.recognition import Recognition
from ledger.domain.pay.inputs.question import Adopted
from tests.support.catalogue import recognition, terms
from tests.support.facts import IN_PERSON_PARTS, ONLINE_PARTS, activity, day, enrollment
from tests.support.memory import MemoryLedger

LATER = "2026-06-01"
PARTS = (*ONLINE_PARTS, *IN_PERSON_PARTS)
PROVISIONAL = {"standing": DocumentStanding.PROVISIONAL}


def awaited(
    ledger: MemoryLedger,
    educator_id: str,
    *kinds: PendingKind,
    on: str = LATER,
    district_id: str = "lakeview",
    within_days: int = 90,
) -> list[PendingItem]:
    """What awaits somebody of an educator, as now known; of some kinds, or of all."""
    policies = (entry for entry in ledger.entries if isinstance(entry.fact, PayPolicy))
    stacks = (entry.fact for entry in ledger.entries if isinstance(entry.fact, Stack))
    question = PendingQuestion(
        educator_id=educator_id,
        items=ledger.timeline(educator_id).items,
        definitions=ledger.world(),  # type: ignore[arg-type]  # a world finds definitions as a mapping does
        book=ledger.world().book(district_id),
        policies=tuple(
            Adopted(policy=entry.fact, version=entry.version, position=entry.position)  # type: ignore[arg-type]  # narrowed above
            for entry in policies
            if entry.fact.district_id == district_id  # type: ignore[attr-defined]  # narrowed above
        ),
        stacks={each.stack_id: each for each in stacks},
        on=day(on),
        within_days=within_days,
    )
    return list(pending(question, kinds))


def waiting(
    ledger: MemoryLedger, educator_id: str, kind: PendingKind, on: str = LATER
) -> dict[str, date]:
    """Which facts wait for something of a kind, and since when."""
    return {each.fact_id: each.day for each in awaited(ledger, educator_id, kind, on=on)}


def complete_parts(
    ledger: MemoryLedger, educator_id: str, parts: Sequence[str] = PARTS, **fields: Any
) -> str:
    """Begin on the badge and complete a part a day, from 1 February; give the enrollment."""
    enrollment_id = ledger.record(enrollment(educator_id, **fields)).fact_id
    for number, part in enumerate(parts, 1):
        ledger.record(activity(educator_id, enrollment_id, part, f"2026-02-{number:02}"))
    return enrollment_id


def on_approval(since: str = "2026-01-01", **fields: Any) -> Recognition:
    """Lakeview recognizes the Maker Educator Badge where approved."""
    return recognition(since, terms=terms(approval_required=True), **fields)


def with_rewards(since: str = "2026-01-01", **fields: Any) -> Recognition:
    """Lakeview offers a stipend or a lane for the Maker Educator Badge."""
    return recognition(since, terms=terms(rewards=("stipend", "lane")), **fields)
