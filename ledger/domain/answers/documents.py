"""The papers behind a fact: which were received, and since when they are complete."""

from collections.abc import Iterable, Iterator
from datetime import date

from ledger.domain.answers.claim_shape import DocumentItem
from ledger.domain.facts.claim import Document, DocumentStanding
from ledger.domain.timeline.item import Item
from ledger.domain.timeline.items import Items


def document_items(subject_id: str, items: Items) -> tuple[DocumentItem, ...]:
    """Give the documents about a fact by date; one that does not count says why."""
    return tuple(
        DocumentItem(
            fact_id=item.fact_id,
            kind=item.value.kind,
            standing=item.value.standing,
            received_on=item.value.received_on,
            positions=item.positions,
            evidence=item.value.evidence,
            attested_by=item.value.attested_by,
            issued_on=item.value.issued_on,
            district_id=item.value.district_id,
            problem=item.problem,
        )
        for item in items.about(Document, subject_id)
    )


def complete_on(subject_id: str, kinds: Iterable[str], items: Items) -> date | None:
    """Tell since when the papers of a fact are complete: an official one of each kind is there.

    None while one is missing, or where no kind is required. A provisional one completes nothing.
    """
    received: dict[str, date] = {}
    for item in _counting(subject_id, items):
        if item.value.standing is DocumentStanding.OFFICIAL:
            day = item.value.received_on
            received[item.value.kind] = min(day, received.get(item.value.kind, day))
    first = [received.get(kind) for kind in kinds]
    there = [day for day in first if day is not None]
    return max(there, default=None) if len(there) == len(first) else None


def provisional(subject_id: str, kinds: Iterable[str], items: Items) -> tuple[str, ...]:
    """Give the required kinds of which only a provisional document is there."""
    found = [item.value for item in _counting(subject_id, items)]
    official = {each.kind for each in found if each.standing is DocumentStanding.OFFICIAL}
    there = {each.kind for each in found}
    return tuple(kind for kind in kinds if kind in there - official)


def _counting(subject_id: str, items: Items) -> Iterator[Item[Document]]:
    return (item for item in items.about(Document, subject_id) if item.supported)
