"""How an item stands on a day, and which credential it is about."""

from collections.abc import Iterator
from datetime import date

from ledger.domain.answers.learning import Items
from ledger.domain.answers.transcript_shape import (
    CredentialSummary,
    RevocationItem,
    TranscriptStatus,
)
from ledger.domain.book import Definitions
from ledger.domain.facts.learning import Award, Enrollment, Revocation
from ledger.domain.timeline.item import Holding, Item, TimelineFact


def award_status(item: Item[Award], on: date) -> TranscriptStatus:
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
    return TranscriptStatus.HELD if held.held_on(on) else _lost(held)


def enrollment_status(item: Item[Enrollment], on: date) -> TranscriptStatus:
    """Tell how an enrollment stands; it is open until the day it closed."""
    if item.problem is not None:
        return TranscriptStatus.UNSUPPORTED
    if on < item.effective_from:
        return TranscriptStatus.UPCOMING
    if item.closing is not None and item.closing.closed_on <= on:
        return TranscriptStatus.CLOSED
    return TranscriptStatus.IN_PROGRESS


def credit_status(item: Item[TimelineFact], on: date) -> TranscriptStatus:
    """Tell how a credit stands."""
    if item.problem is not None:
        return TranscriptStatus.UNSUPPORTED
    return TranscriptStatus.UPCOMING if on < item.effective_from else TranscriptStatus.RECORDED


def summary(credential_id: str, version: int, definitions: Definitions) -> CredentialSummary:
    """Give what a reader needs to know of a definition."""
    definition = definitions[credential_id, version]
    return CredentialSummary(
        credential_id=credential_id,
        credential_version=version,
        title=definition.title,
        kind=definition.kind,
        issuer_id=definition.issuer_id,
        informal=definition.informal,
    )


def held_summary(held: Holding | None, definitions: Definitions) -> CredentialSummary | None:
    """Give the same for an award, or None where its enrollment was annulled."""
    if held is None:
        return None
    return summary(held.credential_id, held.credential_version, definitions)


def _lost(held: Holding) -> TranscriptStatus:
    ended = held.ended_on is not None and held.ended_on == held.until
    return TranscriptStatus.ENDED if ended else TranscriptStatus.EXPIRED


def revocation(held: Holding | None, award_id: str, items: Items) -> RevocationItem | None:
    """Give the revocation of an award that holds."""
    decisive = None if held is None else held.revocation_id
    return next((each for each in revocations(award_id, items) if each.fact_id == decisive), None)


def revocations(award_id: str, items: Items) -> Iterator[RevocationItem]:
    """Give every revocation of an award as a transcript shows it, by date."""
    for item in items:
        fact = item.value
        if isinstance(fact, Revocation) and fact.award_id == award_id:
            yield RevocationItem(
                fact_id=item.fact_id,
                positions=item.positions,
                kind=fact.kind,
                reason_code=fact.reason_code,
                effective_on=fact.effective_on,
                problem=item.problem,
            )
