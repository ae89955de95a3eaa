"""The transcript: all that was earned, begun, asked for and waived, as it stands on a day."""

import dataclasses
from collections.abc import Iterator
from datetime import date

from ledger.domain.answers.credit_sums import credit_sums
from ledger.domain.answers.recognized import recognition_items
from ledger.domain.answers.stack import stacks_begun
from ledger.domain.answers.transcript_item import SHOWN, transcript_item
from ledger.domain.answers.transcript_shape import Transcript, TranscriptItem
from ledger.domain.book import Definitions, DistrictBook
from ledger.domain.facts.award import Reinstatement, Renewal, Revocation, Suspension
from ledger.domain.stacks import Stacks
from ledger.domain.timeline.item import Item, TimelineFact
from ledger.domain.timeline.items import Items

_FATES = frozenset({Renewal, Suspension, Reinstatement, Revocation})


def transcript(
    educator_id: str,
    items: Items,
    definitions: Definitions,
    stacks: Stacks,
    on: date,
    book: DistrictBook | None = None,
) -> Transcript:
    """Give the transcript of an educator on a day, from the timeline as known at one position.

    Facts dated after the day are left out, but for what becomes of an award: what is known of that
    bounds it from the start. With the `book` of a district it tells what that recognizes.
    """
    known = Items(
        _up_to(on, item)
        for item in items
        if item.effective_from <= on or type(item.value) in _FATES
    )
    begun = stacks_begun(stacks, known, on)
    recognized = () if book is None else recognition_items(known, begun, stacks, book, on)
    return Transcript(
        educator_id=educator_id,
        effective_on=on,
        district_id=None if book is None else book.district.district_id,
        items=tuple(transcript_items(known, definitions, on)),
        totals=credit_sums(known),
        stacks=begun,
        recognitions=tuple(recognized),
    )


def _up_to(on: date, item: Item[TimelineFact]) -> Item[TimelineFact]:
    """Leave out what a later fact closed."""
    closed = item.closing
    return (
        item
        if closed is None or closed.closed_on <= on
        else dataclasses.replace(item, closing=None)
    )


def transcript_items(items: Items, definitions: Definitions, on: date) -> Iterator[TranscriptItem]:
    """Give what a transcript shows of items, in their order, whatever their dates."""
    for item in items:
        if type(item.value) in SHOWN:
            yield transcript_item(item, items, definitions, on)
