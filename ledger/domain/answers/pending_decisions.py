"""What awaits the district: decisions it was asked for."""

from collections.abc import Iterator

from ledger.domain.answers.claim_shape import ClaimState, RequestState
from ledger.domain.answers.claims import claim_item, request_item
from ledger.domain.answers.pending_case import Awaited, PendingCase
from ledger.domain.answers.pending_words import named
from ledger.domain.facts.claim import Claim
from ledger.domain.facts.credit import ApprovalRequest
from ledger.domain.pay.words.wording import said
from ledger.domain.timeline.item import Item


def requests(case: PendingCase) -> Iterator[Awaited]:
    """Give the requests to the district that are open, on what still stands."""
    for item in open_requests(case):
        asked = item.value
        subject = case.named(asked.subject_id)
        yield Awaited(
            fact_id=item.fact_id,
            day=asked.requested_on,
            text=f"A decision on {named(item, case)}, asked for on {said(asked.requested_on)}.",
            positions=(*item.positions, *(() if subject is None else subject.positions)),
            role=asked.role,
        )


def claims(case: PendingCase) -> Iterator[Awaited]:
    """Give the claims to the district that are neither decided nor withdrawn."""
    for item, state in claims_to(case):
        if state is ClaimState.SUBMITTED:
            yield Awaited(
                fact_id=item.fact_id,
                day=item.value.submitted_on,
                text=f"A decision on {named(item, case)}.",
                positions=item.positions,
            )


def claims_to(case: PendingCase) -> Iterator[tuple[Item[Claim], ClaimState]]:
    """Give the claims to the district, and how they stand on the day."""
    for item in case.items:
        if isinstance(item.value, Claim) and item.value.district_id == case.district_id:
            yield item, claim_item(item, case.items, case.on).state  # type: ignore[arg-type, misc]  # narrowed by its value


def open_requests(case: PendingCase) -> Iterator[Item[ApprovalRequest]]:
    """Give the requests to the district that are open, on what still stands."""
    for item in case.items:
        asked = item.value
        if not isinstance(asked, ApprovalRequest) or asked.district_id != case.district_id:
            continue
        subject = item if asked.subject_id is None else case.named(asked.subject_id)
        if subject is None or not case.stands(subject):
            continue
        if request_item(item, case.items, case.on).state is RequestState.OPEN:  # type: ignore[arg-type]  # narrowed by its value
            yield item  # type: ignore[misc]  # narrowed by its value
