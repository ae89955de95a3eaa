"""How an item stands on a day."""

from datetime import date

from ledger.domain.answers.transcript_shape import TranscriptStatus
from ledger.domain.facts.learning import Enrollment
from ledger.domain.timeline.holding import LapseKind
from ledger.domain.timeline.item import AnyAward, Item, TimelineFact


def award_status(item: Item[AnyAward], on: date) -> TranscriptStatus:
    """Tell how an award stands.

    What does not count, or was made void, never counted on any day; so these come first.
    """
    held = item.holding
    if item.problem is not None or held is None:
        return TranscriptStatus.UNSUPPORTED
    if held.void:
        return TranscriptStatus.VOID
    if on < item.effective_from:
        return TranscriptStatus.UPCOMING
    lapse = held.lapse_on(on)
    return TranscriptStatus.HELD if lapse is None else _LOST[lapse.kind]


def enrollment_status(item: Item[Enrollment], on: date) -> TranscriptStatus:
    """Tell how an enrollment stands; it is open until the day it closed."""
    if item.problem is not None:
        return TranscriptStatus.UNSUPPORTED
    if on < item.effective_from:
        return TranscriptStatus.UPCOMING
    if item.closing is not None and item.closing.closed_on <= on:
        return TranscriptStatus.CLOSED
    return TranscriptStatus.IN_PROGRESS


def record_status(item: Item[TimelineFact], on: date) -> TranscriptStatus:
    """Tell how what is neither held nor open stands: a credit, claim, request or waiver."""
    if item.problem is not None:
        return TranscriptStatus.UNSUPPORTED
    return TranscriptStatus.UPCOMING if on < item.effective_from else TranscriptStatus.RECORDED


_LOST = {
    LapseKind.EXPIRED: TranscriptStatus.EXPIRED,
    LapseKind.SUSPENDED: TranscriptStatus.SUSPENDED,
    LapseKind.ENDED: TranscriptStatus.ENDED,
}
