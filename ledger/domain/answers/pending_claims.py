"""What awaits the educator: a choice of rewards that was never claimed."""

from collections.abc import Iterator

from ledger.domain.answers.claim_shape import ClaimState
from ledger.domain.answers.pending_case import Awaited, PendingCase
from ledger.domain.answers.pending_decisions import claims_to
from ledger.domain.answers.pending_words import named, one_of
from ledger.domain.answers.stack import held_members, stack_progress
from ledger.domain.facts.placement import OpeningBalance
from ledger.domain.pay.words.wording import said
from ledger.domain.recognition import RecognitionSpan
from ledger.domain.timeline.item import Item, TimelineFact

_STANDING = (ClaimState.SUBMITTED, ClaimState.APPROVED)


def rewards(case: PendingCase) -> Iterator[Awaited]:
    """Give the held awards for which the district offers rewards, and those that complete a stack.

    Not those that a claim names which is neither denied nor withdrawn.
    """
    claimed = {
        fact_id
        for claim, state in claims_to(case)
        if state in _STANDING
        for fact_id in claim.value.items
    }
    for found in (*_credentials(case), *_stacks(case)):
        if found.fact_id not in claimed:
            yield found


def _credentials(case: PendingCase) -> Iterator[Awaited]:
    for item, _ in case.held():
        span = case.recognition(item)
        if span is not None and span.recognition.terms.rewards and not _taken(item, case):
            yield _offered(item, span, named(item, case))


def _stacks(case: PendingCase) -> Iterator[Awaited]:
    """Give of each complete stack the award that completed it."""
    for span in case.question.book.recognitions:
        stack_id = span.recognition.stack_id
        offers = bool(span.recognition.terms.rewards) and span.holds_on(case.on)
        if stack_id is None or not offers:
            continue
        stack, stacks = case.question.stacks[stack_id], case.question.stacks
        since = stack_progress(stack, stacks, case.items, case.on).complete_since
        if since is not None:
            members = held_members(stack, stacks, case.items, case.on)
            begun = [item for item in members if item.effective_from <= since]
            last = max(begun, key=lambda item: (item.effective_from, item.fact_id))
            yield _offered(last, span, f"{stack.title}, complete since {said(since)}")


def _offered(item: Item[TimelineFact], span: RecognitionSpan, what: str) -> Awaited:
    offered = one_of(span.recognition.terms.rewards)
    return Awaited(
        fact_id=item.fact_id,
        day=max(item.effective_from, span.recognition.effective_from),
        text=f"A reward for {what}: the district offers {offered}, and none was claimed.",
        positions=(*item.positions, *span.positions),
    )


def _taken(item: Item[TimelineFact], case: PendingCase) -> bool:
    """Whether a reward for the credential was taken before the cut-over, and after this award."""
    credential = case.credential(item)
    return credential is not None and any(
        reward.credential_id == credential[0] and item.effective_from <= reward.taken_on
        for balance in case.items
        if isinstance(balance.value, OpeningBalance)
        and balance.value.district_id == case.district_id
        for reward in balance.value.rewards
    )
