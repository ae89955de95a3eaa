"""The transcript: enrollments, awards and credits, as they stand on a day."""

import dataclasses
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from msgspec.structs import replace

from ledger.domain.answers.awards import award_item, external_award_item, summary
from ledger.domain.answers.learning import (
    Items,
    activities,
    attempts,
    component_hours,
)
from ledger.domain.answers.standing import award_status, credit_status, enrollment_status
from ledger.domain.answers.transcript_shape import (
    ApprovalItem,
    CreditItem,
    EnrollmentItem,
    Transcript,
    TranscriptItem,
)
from ledger.domain.book import Definitions
from ledger.domain.facts.award import (
    Award,
    ExternalAward,
    Reinstatement,
    Renewal,
    Revocation,
    Suspension,
)
from ledger.domain.facts.credit import Approval, Credit
from ledger.domain.facts.learning import Enrollment
from ledger.domain.timeline.item import AnyAward, Item, TimelineFact


def transcript(educator_id: str, items: Items, definitions: Definitions, on: date) -> Transcript:
    """Give the transcript of an educator on a day, from the timeline as known at one position.

    Facts dated after the day are left out, but for what becomes of an award: what is known of that
    bounds it from the start.
    """
    visible = [
        _up_to(on, item)
        for item in items
        if item.effective_from <= on or type(item.value) in _FATES
    ]
    return Transcript(
        educator_id=educator_id,
        effective_on=on,
        items=tuple(transcript_items(visible, definitions, on)),
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
        if type(item.value) in _SHOWN:
            yield transcript_item(item, items, definitions, on)


def transcript_item(
    item: Item[TimelineFact], items: Items, definitions: Definitions, on: date
) -> TranscriptItem:
    """Show an enrollment, an award or a credit with all that `items` say about it.

    The status is that of the day; everything else is told as known, whatever its date.
    """
    return _SHOWN[type(item.value)](item, items, definitions, on)


def _enrollment(
    item: Item[Enrollment], items: Items, definitions: Definitions, on: date
) -> TranscriptItem:
    fact = item.value
    definition = definitions[fact.credential_id, fact.credential_version]
    closed = item.closing
    return TranscriptItem(
        fact_id=item.fact_id,
        educator_id=fact.educator_id,
        status=enrollment_status(item, on),
        problem=item.problem,
        positions=item.positions,
        approvals=_approvals(item.fact_id, items),
        enrollment=EnrollmentItem(
            credential=summary(fact.credential_id, fact.credential_version, definitions),
            enrolled_on=fact.enrolled_on,
            closed_on=closed.closed_on if closed else None,
            closed_by=closed.closed_by if closed else None,
            components=component_hours(item.fact_id, definition, items),
            attempts=attempts(item.fact_id, items),
            activities=activities(item.fact_id, items),
        ),
    )


def _award(item: Item[Award], items: Items, definitions: Definitions, on: date) -> TranscriptItem:
    return replace(_of_award(item, items, on), award=award_item(item, items, definitions))


def _external_award(
    item: Item[ExternalAward], items: Items, definitions: Definitions, on: date
) -> TranscriptItem:
    shown = external_award_item(item, items, definitions)
    return replace(_of_award(item, items, on), external_award=shown)


def _of_award(item: Item[AnyAward], items: Items, on: date) -> TranscriptItem:
    return TranscriptItem(
        fact_id=item.fact_id,
        educator_id=item.value.educator_id,
        status=award_status(item, on),
        problem=item.problem,
        positions=item.positions,
        approvals=_approvals(item.fact_id, items),
    )


def _credit(
    item: Item[Credit], items: Items, _definitions: Definitions, on: date
) -> TranscriptItem:
    fact = item.value
    return TranscriptItem(
        fact_id=item.fact_id,
        educator_id=fact.educator_id,
        status=credit_status(item, on),
        problem=item.problem,
        positions=item.positions,
        approvals=_approvals(item.fact_id, items),
        credit=CreditItem(
            source_id=fact.source_id,
            amount=fact.amount,
            unit=fact.unit,
            earned_on=fact.earned_on,
        ),
    )


def _approvals(subject_id: str, items: Items) -> tuple[ApprovalItem, ...]:
    """Give the decisions on an item, by date; one that does not count says why."""
    return tuple(
        ApprovalItem(
            fact_id=item.fact_id,
            district_id=fact.district_id,
            decision=fact.decision,
            decided_on=fact.decided_on,
            approver=item.actor.principal_id,
            role=fact.role,
            positions=item.positions,
            limit=fact.limit,
            problem=item.problem,
        )
        for item in items
        if isinstance(fact := item.value, Approval) and fact.subject_id == subject_id
    )


_FATES = frozenset({Renewal, Suspension, Reinstatement, Revocation})
_SHOWN: dict[type, Callable[[Any, Items, Definitions, date], TranscriptItem]] = {
    Enrollment: _enrollment,
    Award: _award,
    ExternalAward: _external_award,
    Credit: _credit,
}
