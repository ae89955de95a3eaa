"""The transcript: enrollments, awards and credits, as they stand on a day."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from ledger.domain.answers.learning import (
    Items,
    activities,
    attempts,
    component_hours,
    mode_hours,
)
from ledger.domain.answers.standing import (
    award_status,
    credit_status,
    enrollment_status,
    held_summary,
    revocation,
    revocations,
    summary,
)
from ledger.domain.answers.transcript_shape import (
    ApprovalItem,
    AwardItem,
    CreditItem,
    EnrollmentItem,
    ModeHours,
    Transcript,
    TranscriptItem,
)
from ledger.domain.book import Definitions
from ledger.domain.facts.credit import Approval, Credit
from ledger.domain.facts.learning import Award, Enrollment, Revocation
from ledger.domain.timeline.item import Item, TimelineFact


def transcript(educator_id: str, items: Items, definitions: Definitions, on: date) -> Transcript:
    """Give the transcript of an educator on a day, from the timeline as known at one position.

    Facts dated after the day are left out, but for revocations: what was known of an award's end
    bounds it from the start.
    """
    visible = [
        _up_to(on, item)
        for item in items
        if item.effective_from <= on or isinstance(item.value, Revocation)
    ]
    return Transcript(
        educator_id=educator_id,
        effective_on=on,
        items=tuple(transcript_items(visible, definitions, on)),
    )


def _up_to(on: date, item: Item[TimelineFact]) -> Item[TimelineFact]:
    """Leave out what a later fact closed."""
    closed = item.closing
    return item if closed is None or closed.closed_on <= on else replace(item, closing=None)


def transcript_items(items: Items, definitions: Definitions, on: date) -> Iterator[TranscriptItem]:
    """Give what a transcript shows of items, in their order, whatever their dates."""
    for item in items:
        if type(item.value) in _SHOWN:
            yield transcript_item(item, items, definitions, on)


def transcript_item(
    item: Item[TimelineFact], items: Items, definitions: Definitions, on: date
) -> TranscriptItem:
    """Show an enrollment, award or credit with all that `items` say about it.

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
    return TranscriptItem(
        fact_id=item.fact_id,
        educator_id=item.value.educator_id,
        status=award_status(item, on),
        problem=item.problem,
        positions=item.positions,
        approvals=_approvals(item.fact_id, items),
        award=_award_item(item, items, definitions),
    )


def _award_item(item: Item[Award], items: Items, definitions: Definitions) -> AwardItem:
    fact, held = item.value, item.holding
    hours: tuple[ModeHours, ...] = ()
    if held is not None:
        definition = definitions[held.credential_id, held.credential_version]
        hours = mode_hours(component_hours(fact.enrollment_id, definition, items))
    return AwardItem(
        credential=held_summary(held, definitions),
        enrollment_id=fact.enrollment_id,
        awarded_on=fact.awarded_on,
        granted_by=fact.granted_by,
        expires_on=None if held is None else held.expires_on,
        ended_on=None if held is None else held.ended_on,
        revocation=revocation(held, item.fact_id, items),
        unsupported_revocations=tuple(
            each for each in revocations(item.fact_id, items) if each.problem is not None
        ),
        hours=hours,
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


_SHOWN: dict[type, Callable[[Any, Items, Definitions, date], TranscriptItem]] = {
    Enrollment: _enrollment,
    Award: _award,
    Credit: _credit,
}
