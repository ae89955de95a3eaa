"""Stage 7, explain: what would bring an educator more, the nearest step first."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from msgspec import structs

from ledger.domain.pay.accumulate.pools import Pools
from ledger.domain.pay.answer import (
    EligibilityState,
    NextStep,
    OutcomeKind,
    Segment,
    StepKind,
    WaitingFor,
    WaitingKind,
)
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explain.advice import Advice
from ledger.domain.pay.explain.assembling import subject
from ledger.domain.pay.explain.awaiting import Approvals, Supposing, last_day
from ledger.domain.pay.explain.earning import to_earn
from ledger.domain.pay.explain.to_meet import to_meet
from ledger.domain.pay.explain.within import until_words
from ledger.domain.pay.inputs.versions import Version
from ledger.domain.pay.payment.finding import Finding
from ledger.domain.pay.words.wording import said

_TIME_BRINGS = (
    WaitingKind.ASSIGNMENT,
    WaitingKind.CALENDAR,
    WaitingKind.EFFECTIVE_DAY,
    WaitingKind.POLICY_VERSION,
)
"""What nobody can hasten for the educator, or what comes by itself."""
_OPEN = (
    EligibilityState.CLAIMABLE,
    EligibilityState.PENDING,
    EligibilityState.HELD,
    EligibilityState.DUE,
)
_ORDER = tuple(StepKind)
_MOST_UNBEGUN = 5
"""So many benefits for which nothing was earned yet are told of, so that a list stays short."""


def steps_of(
    findings: Sequence[Finding],
    segments: Sequence[Segment],
    unbegun: Iterable[Entitlement],
    pools: Pools,
    supposing: Supposing,
) -> tuple[NextStep, ...]:
    """Give what can be claimed, then what is waited for, then what is to be earned.

    Among steps of a kind those with a deadline come first, the nearest deadline before all; then
    what takes the fewest units; then the order of the segments, each of which tells its finding.
    What is `unbegun`, as nothing was earned for it yet, comes last. The `pools` are those that
    the findings have drawn on; `supposing` more facts gives other segments.
    """
    pairs = list(zip(findings, segments, strict=True))
    awaited = [
        finding.entitlement
        for finding, segment in pairs
        if any(each.kind is WaitingKind.APPROVAL for each in segment.waiting_for)
    ]
    approvals = Approvals(awaited, segments, pools.case, supposing)

    def in_time(entitlement: Entitlement, waiting: WaitingFor) -> WaitingFor | None:
        last_on = last_day(waiting, entitlement, pools.case)
        helps = waiting.kind is not WaitingKind.APPROVAL or approvals.help(entitlement)
        if not helps or (last_on or date.max) < pools.case.on:
            return None
        text = waiting.text
        if waiting.last_on != last_on and waiting.last_on is not None and last_on is not None:
            text = f"{text} To count while there is a job, that has to happen by {said(last_on)}."
        return structs.replace(waiting, last_on=last_on, text=text)

    begun = [
        advice
        for finding, segment in pairs
        for advice in (
            *_waits(finding, segment, in_time),
            *_earned(finding, segment, pools, supposing.versions),
        )
    ]
    open_still = (advice for each in unbegun for advice in to_earn(each, None, pools))
    found = [*_told_once(begun), *islice(_told_once(open_still), _MOST_UNBEGUN)]
    return tuple(each.step for each in found)


def _told_once(found: Iterable[Advice]) -> Iterator[Advice]:
    """Give the nearest first, and what is said of two segments alike once."""
    told: set[tuple[str, str, str]] = set()
    for each in sorted(found, key=_nearest):
        step = each.step
        name = step.policy_id, step.benefit_id, step.text
        if name not in told:
            told.add(name)
            yield each


def _nearest(advice: Advice) -> tuple[object, ...]:
    step = advice.step
    return _ORDER.index(step.kind), step.last_on or date.max, advice.units


def _waits(
    finding: Finding,
    segment: Segment,
    in_time: Callable[[Entitlement, WaitingFor], WaitingFor | None],
) -> Iterator[Advice]:
    """Give what can be claimed, and what others have to do, as far as there is time for it."""
    named = subject(finding.entitlement)
    if segment.state not in _OPEN:
        return
    for each in segment.waiting_for:
        if each.kind in _TIME_BRINGS or each.announced_on is not None:
            continue
        waiting = in_time(finding.entitlement, each)
        if waiting is None:
            continue
        if waiting.kind is WaitingKind.CLAIM:
            kind, text = StepKind.CLAIM, f"{named}: claim it{until_words(waiting.last_on)}."
        else:
            kind, text = StepKind.AWAIT, f"{named}: {_waited(waiting)}"
        yield Advice.of(finding.entitlement, kind, text, waiting.last_on, segment)


def _earned(
    finding: Finding, segment: Segment, pools: Pools, versions: Sequence[Version]
) -> Iterator[Advice]:
    """Give what is to be earned, where something is missing."""
    if segment.state is not EligibilityState.NOT_DUE:
        return
    if segment.outcome.kind is OutcomeKind.REQUIREMENT:
        yield from to_meet(finding, segment, pools, versions)
    else:
        yield from to_earn(finding.entitlement, segment, pools)


def _waited(waiting: WaitingFor) -> str:
    """Put what is waited for; a deadline's own text says the day, others are told it."""
    last_on = waiting.last_on
    if last_on is None or said(last_on) in waiting.text:
        return waiting.text
    return f"{waiting.text} That has to happen by {said(last_on)}."
