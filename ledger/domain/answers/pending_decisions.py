"""What awaits the district: decisions it was asked for, or that its own recognitions require."""

from collections import defaultdict
from collections.abc import Iterator

from ledger.domain.answers.claim_shape import ClaimState, RequestState
from ledger.domain.answers.claims import claim_item, request_item
from ledger.domain.answers.pending_case import Awaited, PendingCase
from ledger.domain.answers.pending_words import named
from ledger.domain.facts.award import Award, ExternalAward
from ledger.domain.facts.claim import Claim
from ledger.domain.facts.credit import ApprovalRequest, Credit
from ledger.domain.facts.learning import Enrollment
from ledger.domain.pay.wording import said
from ledger.domain.timeline.item import Item, TimelineFact


def requests(case: PendingCase) -> Iterator[Awaited]:
    """Give the requests to the district that are open, on what still stands."""
    for item in _open_requests(case):
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


def approvals(case: PendingCase) -> Iterator[Awaited]:
    """Give what the district recognizes once approved, and has never decided on nor been asked to.

    A decision on an enrollment or its award is one on its credits too, so the award stands for
    them; where the district has decided on some of the credits alone, the others wait.
    """
    touched = {*case.decisions, *(item.value.subject_id for item in _open_requests(case))}
    held = {item.fact_id for item, _ in case.held()}
    for earned in _earned(case).values():
        credited = [item for item in earned if isinstance(item.value, Credit)]
        others = [item for item in earned if not isinstance(item.value, Credit)]
        if any(item.fact_id in touched for item in others):
            continue
        waiting = [item for item in credited if item.fact_id not in touched]
        if waiting == credited:
            waiting = [item for item in others if item.fact_id in held] or credited
        for item in waiting:
            yield from _required(item, case)


def claims_to(case: PendingCase) -> Iterator[tuple[Item[Claim], ClaimState]]:
    """Give the claims to the district, and how they stand on the day."""
    for item in case.items:
        if isinstance(item.value, Claim) and item.value.district_id == case.district_id:
            yield item, claim_item(item, case.items, case.on).state  # type: ignore[arg-type, misc]  # narrowed by its value


def _open_requests(case: PendingCase) -> Iterator[Item[ApprovalRequest]]:
    for item in case.items:
        asked = item.value
        if not isinstance(asked, ApprovalRequest) or asked.district_id != case.district_id:
            continue
        subject = item if asked.subject_id is None else case.named(asked.subject_id)
        if subject is None or not case.stands(subject):
            continue
        if request_item(item, case.items, case.on).state is RequestState.OPEN:  # type: ignore[arg-type]  # narrowed by its value
            yield item  # type: ignore[misc]  # narrowed by its value


def _required(item: Item[TimelineFact], case: PendingCase) -> Iterator[Awaited]:
    span = case.recognition(item)
    if span is not None and span.recognition.terms.approval_required:
        yield Awaited(
            fact_id=item.fact_id,
            day=max(item.effective_from, span.recognition.effective_from),
            text=f"A decision on {named(item, case)}, which counts once approved.",
            positions=(*item.positions, *span.positions),
        )


def _earned(case: PendingCase) -> dict[str, list[Item[TimelineFact]]]:
    """Gather enrollments, awards and credits by what they come from."""
    found: defaultdict[str, list[Item[TimelineFact]]] = defaultdict(list)
    for item in case.items:
        if isinstance(item.value, Enrollment | Award | ExternalAward | Credit):
            found[case.origin(item).fact_id].append(item)
    return found
