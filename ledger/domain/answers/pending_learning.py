"""What awaits assessors, papers and issuers: what has begun, and what runs out."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from ledger.domain.answers.documents import document_items, provisional
from ledger.domain.answers.pending_case import Awaited, PendingCase
from ledger.domain.answers.pending_words import all_of, named
from ledger.domain.answers.standing import enrollment_status
from ledger.domain.answers.transcript_shape import TranscriptStatus
from ledger.domain.facts.catalogue import Credential
from ledger.domain.facts.claim import Claim, Document
from ledger.domain.facts.credit import ApprovalRequest
from ledger.domain.facts.educator import Employment
from ledger.domain.facts.learning import Activity, Assessment, Enrollment, Outcome
from ledger.domain.facts.placement import Placement
from ledger.domain.pay.words.wording import said
from ledger.domain.timeline.item import Item, TimelineFact


def assessments(case: PendingCase) -> Iterator[Awaited]:
    """Give the open enrollments that lack nothing but an assessment."""
    for item in case.items:
        fact = item.value
        if not isinstance(fact, Enrollment):
            continue
        definition = case.question.definitions[fact.credential_id, fact.credential_version]
        if enrollment_status(item, case.on) is TranscriptStatus.IN_PROGRESS:  # type: ignore[arg-type]  # narrowed by its value
            yield from _assessments(item, definition, case)


def documents(case: PendingCase) -> Iterator[Awaited]:
    """Give the facts of which a kind of document is there in a provisional one alone."""
    papered = dict.fromkeys(
        item.value.subject_id for item in case.items if isinstance(item.value, Document)
    )
    for subject in filter(None, map(case.named, papered)):
        if subject.effective_from <= case.on and case.stands(subject) and _ours(subject, case):
            yield from _documents(subject, case)


def renewals(case: PendingCase) -> Iterator[Awaited]:
    """Give the awards that expire soon, and are not to end before."""
    for item, held in case.held():
        expires_on = held.expires_on
        if expires_on is None or (expires_on - case.on).days > case.question.within_days:
            continue
        if held.ended_on is None or expires_on < held.ended_on:
            last = expires_on - timedelta(days=1)
            yield Awaited(
                fact_id=item.fact_id,
                day=expires_on,
                text=f"The renewal of {named(item, case)}, held up to and including {said(last)}.",
                positions=item.positions,
            )


def _assessments(
    item: Item[TimelineFact], definition: Credential, case: PendingCase
) -> Iterator[Awaited]:
    of_enrollment = [
        each for each in case.items if getattr(each.value, "enrollment_id", None) == item.fact_id
    ]
    passed = {
        tried.assessment_id
        for tried in (each.value for each in of_enrollment)
        if isinstance(tried, Assessment) and tried.outcome is Outcome.PASSED
    }
    missing = [each for each in definition.assessments if each.assessment_id not in passed]
    done = [each for each in of_enrollment if isinstance(each.value, Activity)]
    since = _ready_since(item, definition, done)
    if missing and since is not None:
        yield Awaited(
            fact_id=item.fact_id,
            day=since,
            text=f"{all_of([each.title for each in missing])}, to assess {definition.title}.",
            positions=(*item.positions, *(at for each in done for at in each.positions)),
        )


def _ready_since(
    enrolled: Item[TimelineFact], definition: Credential, done: list[Item[TimelineFact]]
) -> date | None:
    """Tell since when nothing but assessments is missing to the award; None while more is."""
    hours = dict[str, Decimal]()
    for item in (enrolled, *done):
        if isinstance(item.value, Activity):
            hours = item.value.added_to(hours)
        if not definition.components_missing(hours) and not definition.hours_missing(hours):
            return item.effective_from
    return None


def _documents(subject: Item[TimelineFact], case: PendingCase) -> Iterator[Awaited]:
    there = document_items(subject.fact_id, case.items)
    lacking = provisional(subject.fact_id, dict.fromkeys(each.kind for each in there), case.items)
    received = [
        each
        for each in there
        if each.kind in lacking and each.district_id in (None, case.district_id)
    ]
    if received:
        kinds = all_of([kind for kind in lacking if kind in {each.kind for each in received}])
        yield Awaited(
            fact_id=subject.fact_id,
            day=min(each.received_on for each in received),
            text=f"The official {kinds} of {named(subject, case)}, not the provisional.",
            positions=(*subject.positions, *(at for each in received for at in each.positions)),
        )


def _ours(subject: Item[TimelineFact], case: PendingCase) -> bool:
    """Whether a fact has nothing to do with another district."""
    match subject.value:
        case (
            ApprovalRequest(district_id=district_id)
            | Claim(district_id=district_id)
            | Placement(district_id=district_id)
            | Employment(district_id=district_id)
        ):
            return district_id == case.district_id
    return True
