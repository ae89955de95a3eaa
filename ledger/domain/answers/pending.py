"""What awaits whom: decisions, assessments, documents, renewals and claims."""

from collections.abc import Callable, Collection, Iterator

from ledger.domain.answers.pending_approvals import approvals
from ledger.domain.answers.pending_case import (
    Awaited,
    PendingCase,
    PendingQuestion,
    case_of,
)
from ledger.domain.answers.pending_claims import rewards
from ledger.domain.answers.pending_decisions import claims, requests
from ledger.domain.answers.pending_learning import assessments, documents, renewals
from ledger.domain.answers.pending_shape import PendingItem, PendingKind

Tell = Callable[[PendingCase], Iterator[Awaited]]

_ASKED: tuple[tuple[PendingKind, Tell], ...] = (
    (PendingKind.APPROVAL, requests),
    (PendingKind.CLAIM, claims),
)
"""What the district was asked by name, also by who has left it."""

_OF_STAFF: tuple[tuple[PendingKind, Tell], ...] = (
    (PendingKind.APPROVAL, approvals),
    (PendingKind.ASSESSMENT, assessments),
    (PendingKind.DOCUMENT, documents),
    (PendingKind.RENEWAL, renewals),
    (PendingKind.REWARD, rewards),
)
"""What concerns the district only while it employs the educator, or is about to."""


def pending(
    question: PendingQuestion, kinds: Collection[PendingKind] = ()
) -> tuple[PendingItem, ...]:
    """Tell what waits of an educator on a day, by day, fact id and kind; of some kinds, or of all.

    Nothing that does not count, or is dated after the day, waits or ends waiting; but that an award
    is to end is known before, and the last day of a year knows every decision on its credits.
    """
    case = case_of(question)
    told = (*_ASKED, *(_OF_STAFF if case.employed else ()))
    found = (
        PendingItem(
            kind=kind,
            educator_id=question.educator_id,
            fact_id=each.fact_id,
            day=each.day,
            text=each.text,
            positions=tuple(sorted({*each.positions})),
            role=each.role,
        )
        for kind, tell in told
        if not kinds or kind in kinds
        for each in tell(case)
    )
    return tuple(sorted(found, key=lambda each: (each.day, each.fact_id, each.kind, each.text)))
