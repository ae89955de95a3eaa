"""Transcripts of a ledger in memory."""

from ledger.domain.answers.transcript import transcript
from ledger.domain.answers.transcript_shape import (
    Transcript,
    TranscriptItem,
)
from tests.support.facts import day
from tests.support.memory import MemoryLedger

LATER = "2026-06-01"


def shown(ledger: MemoryLedger, educator_id: str, on: str = LATER) -> Transcript:
    items = ledger.timeline(educator_id).items
    return transcript(educator_id, items, ledger.world(), day(on))  # type: ignore[arg-type]  # a world finds definitions as a mapping does


def one(ledger: MemoryLedger, educator_id: str, fact_id: str, on: str = LATER) -> TranscriptItem:
    [item] = [each for each in shown(ledger, educator_id, on).items if each.fact_id == fact_id]
    return item
