"""The papers behind a fact: which were received, and since when they are complete."""

from collections.abc import Iterable, Iterator

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


def provisional(subject_id: str, kinds: Iterable[str], items: Items) -> tuple[str, ...]:
    """Give the required kinds of which only a provisional document is there."""
    found = [item.value for item in _counting(subject_id, items)]
    official = {each.kind for each in found if each.standing is DocumentStanding.OFFICIAL}
    there = {each.kind for each in found}
    return tuple(kind for kind in kinds if kind in there - official)


def _counting(subject_id: str, items: Items) -> Iterator[Item[Document]]:
    return (item for item in items.about(Document, subject_id) if item.supported)
