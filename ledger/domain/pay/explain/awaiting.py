"""Stage 7, explain: whether an approval that is waited for can bring anything any more."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from ledger.domain.facts.credit import Approval, Decision
from ledger.domain.pay.answer import EligibilityState, Segment, WaitingKind
from ledger.domain.pay.days.cycles import period_of
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.inputs.versions import Version
from ledger.domain.timeline.item import Item, TimelineFact


@dataclass(frozen=True, slots=True)
class Supposing:
    """Gives the segments of the same question `with_fact`; beside it all `versions` of policies."""

    versions: Sequence[Version]
    with_fact: Callable[[Item[TimelineFact]], Iterable[Segment]]


def approval_helps(
    entitlement: Entitlement, segments: Iterable[Segment], case: Case, supposing: Supposing
) -> bool:
    """Whether an approval on the day asked would change more than that nobody waits for it.

    Only that of a fact may not whose period is over: where it counts, what it adds is told.
    """
    earned = entitlement.earned
    period = period_of(entitlement.benefit, earned.earned_on, case)
    fact = case.facts.get(earned.fact_id)
    if fact is None or period is None or period.contains(case.on):
        return True
    after = supposing.with_fact(_approved(fact, case))
    return _others(segments, earned.fact_id) != _others(after, earned.fact_id)


def _others(segments: Iterable[Segment], fact_id: str) -> list[Segment]:
    """Leave out what only waits for the approval of a fact, and what says that it brings nothing.

    What a sum makes of the fact stays: a sum is of no one fact.
    """
    return [
        each
        for each in segments
        if fact_id not in each.fact_ids[:1] or not (_only_waits(each) or _is_nothing(each))
    ]


def _only_waits(segment: Segment) -> bool:
    waiting = {each.kind for each in segment.waiting_for}
    return segment.state is EligibilityState.PENDING and waiting == {WaitingKind.APPROVAL}


def _is_nothing(segment: Segment) -> bool:
    sums = segment.shortfall is not None or segment.outcome.requirement is not None
    return segment.state is EligibilityState.NOT_DUE and not sums


def _approved(fact: Item[TimelineFact], case: Case) -> Item[TimelineFact]:
    value = Approval(
        educator_id=case.educator_id,
        subject_id=fact.fact_id,
        district_id=case.district_id,
        decision=Decision.APPROVED,
        decided_on=case.on,
        role="anybody",
        panel=(),
    )
    named = f"approval of {fact.fact_id}"
    return replace(fact, fact_id=named, value=value, positions=(), effective_from=case.on)
