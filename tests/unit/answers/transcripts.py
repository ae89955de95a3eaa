"""Transcripts of a ledger in memory."""

from ledger.domain.answers.transcript import transcript
from ledger.domain.answers.transcript_shape import (
    Transcript,
    TranscriptItem,
)
from ledger.domain.book import district_book
from ledger.domain.facts.catalogue import Stack
from ledger.domain.stream import district_stream
from tests.support.facts import day
from tests.support.memory import MemoryLedger

LATER = "2026-06-01"


def shown(
    ledger: MemoryLedger, educator_id: str, on: str = LATER, district_id: str | None = None
) -> Transcript:
    facts = [entry.fact for entry in ledger.entries]
    stacks = {fact.stack_id: fact for fact in facts if isinstance(fact, Stack)}
    book = None
    if district_id is not None:
        book = district_book(ledger.streams[district_stream(district_id)].facts)
    items = ledger.timeline(educator_id).items
    return transcript(educator_id, items, ledger.world(), stacks, day(on), book)  # type: ignore[arg-type]  # a world finds definitions as a mapping does


def one(ledger: MemoryLedger, educator_id: str, fact_id: str, on: str = LATER) -> TranscriptItem:
    [item] = [each for each in shown(ledger, educator_id, on).items if each.fact_id == fact_id]
    return item
