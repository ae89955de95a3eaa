"""Claims, requests, decisions and papers amount to the same in any order of arrival."""

from collections import Counter
from dataclasses import replace
from random import Random
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.domain.answers.claim_shape import ClaimState, RequestState
from ledger.domain.answers.claims import claim_item, request_item
from ledger.domain.facts.claim import Claim
from ledger.domain.facts.credit import ApprovalRequest
from ledger.domain.timeline.fold import timeline
from tests.support.claim_histories import CORRECTIONS, REVOCATION, claim_histories, told_of_claims
from tests.support.facts import day
from tests.support.histories import Step, shape
from tests.support.memory import ADMINISTRATOR

LATER = day("2026-06-15")


@settings(max_examples=150, deadline=None)
@given(history=claim_histories, shuffle=st.randoms(use_true_random=False))
def test_order_of_arrival_does_not_change_what_counts_and_what_does_not(
    history: list[Step], shuffle: Random
) -> None:
    told = told_of_claims([step for step in history if step[0] not in CORRECTIONS])
    first, *rest = told.stream()
    rest += [
        replace(first, fact=fact, fact_id=str(UUID(int=n)), actor=ADMINISTRATOR)
        for n, fact in enumerate(told.refused)
    ]
    in_order = timeline([first, *rest], told.ledger.world())
    shuffle.shuffle(rest)

    shuffled = timeline([first, *rest], told.ledger.world())

    assert shape(shuffled.items) == shape(in_order.items)


@settings(max_examples=150, deadline=None)
@given(history=claim_histories)
def test_what_was_accepted_is_supported_until_a_correction_or_revocation(
    history: list[Step],
) -> None:
    steps = [step for step in history if step[0] not in (REVOCATION, *CORRECTIONS)]

    assert all(item.supported for item in told_of_claims(steps).items())


@settings(max_examples=100, deadline=None)
@given(history=claim_histories)
def test_no_item_stands_in_two_claims_and_nothing_is_asked_twice_at_once(
    history: list[Step],
) -> None:
    items = told_of_claims(history).items()
    claimed: Counter[str] = Counter()
    asked: Counter[str] = Counter()

    for item in items:
        if isinstance(item.value, Claim):
            claim = claim_item(item, items, LATER)  # type: ignore[arg-type]  # narrowed by its value
            if claim.state in (ClaimState.SUBMITTED, ClaimState.APPROVED):
                claimed.update(claim.items)
        if isinstance(item.value, ApprovalRequest):
            request = request_item(item, items, LATER)  # type: ignore[arg-type]  # narrowed by its value
            asked[request.subject_id or "course"] += request.state is RequestState.OPEN

    assert all(count <= 1 for count in (claimed | asked).values())
