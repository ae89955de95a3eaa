"""One item of a transcript: a fact of its own, with all that others say about it."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypedDict

from ledger.domain.answers.award_shape import AwardItem, ExternalAwardItem
from ledger.domain.answers.awards import award_item, external_award_item, summary
from ledger.domain.answers.claim_shape import ClaimItem, RequestItem, WaiverItem
from ledger.domain.answers.claims import claim_item, request_item, waiver_item, withdrawal_items
from ledger.domain.answers.decisions import approval_items
from ledger.domain.answers.documents import document_items
from ledger.domain.answers.learning import activities, attempts, component_hours
from ledger.domain.answers.standing import award_status, enrollment_status, record_status
from ledger.domain.answers.transcript_shape import (
    CreditItem,
    EnrollmentItem,
    TranscriptItem,
    TranscriptStatus,
)
from ledger.domain.book import Definitions
from ledger.domain.facts.award import Award, ExternalAward
from ledger.domain.facts.claim import Claim, Waiver
from ledger.domain.facts.credit import ApprovalRequest, Credit
from ledger.domain.facts.learning import Enrollment, EnrollmentWithdrawal
from ledger.domain.timeline.item import Item, TimelineFact
from ledger.domain.timeline.items import Items


class Detail(TypedDict, total=False):
    """What an item is: exactly one of these."""

    enrollment: EnrollmentItem
    award: AwardItem
    external_award: ExternalAwardItem
    credit: CreditItem
    claim: ClaimItem
    request: RequestItem
    waiver: WaiverItem


def transcript_item(
    item: Item[TimelineFact], items: Items, definitions: Definitions, on: date
) -> TranscriptItem:
    """Show a fact of one of the kinds in `SHOWN` with all that `items` say about it.

    The status and what was decided are those of the day; everything else is told as known,
    whatever its date.
    """
    status, detail = SHOWN[type(item.value)]
    return TranscriptItem(
        fact_id=item.fact_id,
        educator_id=item.value.educator_id,
        status=status(item, on),
        problem=item.problem,
        positions=item.positions,
        approvals=approval_items(item.fact_id, items),
        documents=document_items(item.fact_id, items),
        **detail(item, items, definitions, on),
    )


def _enrollment(
    item: Item[Enrollment], items: Items, definitions: Definitions, _on: date
) -> Detail:
    fact, closed = item.value, item.closing
    definition = definitions[fact.credential_id, fact.credential_version]
    shown = EnrollmentItem(
        credential=summary(fact.credential_id, fact.credential_version, definitions),
        enrolled_on=fact.enrolled_on,
        closed_on=closed.closed_on if closed else None,
        closed_by=closed.closed_by if closed else None,
        components=component_hours(item.fact_id, definition, items),
        attempts=attempts(item.fact_id, items),
        activities=activities(item.fact_id, items),
        withdrawals=withdrawal_items(items.about(EnrollmentWithdrawal, item.fact_id)),
    )
    return {"enrollment": shown}


def _award(item: Item[Award], items: Items, definitions: Definitions, _on: date) -> Detail:
    return {"award": award_item(item, items, definitions)}


def _external_award(
    item: Item[ExternalAward], items: Items, definitions: Definitions, _on: date
) -> Detail:
    return {"external_award": external_award_item(item, items, definitions)}


def _credit(item: Item[Credit], _items: Items, _definitions: Definitions, _on: date) -> Detail:
    fact = item.value
    shown = CreditItem(
        source_id=fact.source_id,
        course=fact.course,
        amount=fact.amount,
        unit=fact.unit,
        scheme=fact.scheme,
        category=fact.category,
        started_on=fact.started_on,
        earned_on=fact.earned_on,
        time=fact.time,
        payer=fact.payer,
        district_id=fact.district_id,
    )
    return {"credit": shown}


def _claim(item: Item[Claim], items: Items, _definitions: Definitions, on: date) -> Detail:
    return {"claim": claim_item(item, items, on)}


def _request(
    item: Item[ApprovalRequest], items: Items, _definitions: Definitions, on: date
) -> Detail:
    return {"request": request_item(item, items, on)}


def _waiver(item: Item[Waiver], _items: Items, _definitions: Definitions, _on: date) -> Detail:
    return {"waiver": waiver_item(item)}


Status = Callable[[Any, date], TranscriptStatus]
Show = Callable[[Any, Items, Definitions, date], Detail]

SHOWN: dict[type, tuple[Status, Show]] = {
    Enrollment: (enrollment_status, _enrollment),
    Award: (award_status, _award),
    ExternalAward: (award_status, _external_award),
    Credit: (record_status, _credit),
    Claim: (record_status, _claim),
    ApprovalRequest: (record_status, _request),
    Waiver: (record_status, _waiver),
}
"""The kinds of fact that are items of their own: how they stand, and what is shown of them."""
