"""Stage 7, explain: what would bring an educator more, the nearest step first."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from msgspec import structs

from ledger.domain.pay.accumulate.sum_words import next_level
from ledger.domain.pay.answer import (
    EligibilityState,
    NextStep,
    Segment,
    Shortfall,
    StepKind,
    WaitingFor,
    WaitingKind,
)
from ledger.domain.pay.explain.assembling import subject
from ledger.domain.pay.explain.promising import offered, promised
from ledger.domain.pay.explain.rewarding import rewards
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.levels.earning import ToEarn
from ledger.domain.pay.payment.finding import Finding
from ledger.domain.pay.require.need_words import missing_words
from ledger.domain.pay.require.needs import nearest
from ledger.domain.pay.select.carrying import may_bring
from ledger.domain.pay.words.wording import plain, said, unit_words

_DAY = timedelta(days=1)
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


def next_steps(
    findings: Sequence[Finding], segments: Sequence[Segment], case: Case
) -> tuple[NextStep, ...]:
    """Give what can be claimed, then what is waited for, then what is to be earned.

    Among steps of a kind those with a deadline come first, the nearest deadline before all; then
    what takes the fewest units; then the order of the segments, each of which tells its finding.
    """
    found = [
        step
        for place, (finding, segment) in enumerate(zip(findings, segments, strict=True))
        for step in _steps(finding, segment, place, case)
    ]
    told: dict[tuple[str, str, str], NextStep] = {}
    for _, step in sorted(found, key=lambda each: each[0]):
        told.setdefault((step.policy_id, step.benefit_id, step.text), step)
    return tuple(told.values())


_Placed = tuple[tuple[int, date, Decimal, int], NextStep]


def _steps(finding: Finding, segment: Segment, place: int, case: Case) -> Iterator[_Placed]:
    named = subject(finding.entitlement)
    if segment.state in _OPEN:
        for waiting in segment.waiting_for:
            if waiting.kind in _TIME_BRINGS or waiting.announced_on is not None:
                continue
            last_on = waiting.last_on
            if waiting.kind is WaitingKind.CLAIM:
                kind, text = StepKind.CLAIM, f"{named}: claim it{_by(last_on)}."
            else:
                kind, text = StepKind.AWAIT, f"{named}: {_waited(waiting)}"
            yield _placed(segment, kind, text, last_on, Decimal(0), place)
    short = segment.shortfall
    to_earn = finding.entitlement.to_earn
    if segment.state is not EligibilityState.NOT_DUE or (to_earn and to_earn.in_vain):
        return
    if not may_bring(finding.entitlement, case):
        return
    if to_earn is not None and to_earn.brings is not None:
        when = f"{_after(to_earn)}{_by(to_earn.last_on)}"
        brings = promised(to_earn.brings, finding.entitlement, when, case)
        text = f"{finding.entitlement.benefit.title}: {brings}{_room(to_earn)}."
        fewest = Decimal(0) if short is None else short.amount
        yield _placed(segment, StepKind.EARN, text, to_earn.last_on, fewest, place)
    elif short is not None and short.pool_id is None:
        last_on = _period_ends(segment) if to_earn is None else to_earn.last_on
        missing = _missing(finding, short, segment, f"{_after(to_earn)}{_by(last_on)}")
        text = f"{finding.entitlement.benefit.title}: {missing}{_room(to_earn)}."
        yield _placed(segment, StepKind.EARN, text, last_on, short.amount, place)
        yield from _rewarded(finding, segment, short, place, case)


def _rewarded(
    finding: Finding, segment: Segment, short: Shortfall, place: int, case: Case
) -> Iterator[_Placed]:
    """Say what other benefits bring to who meets the requirement, each by its own last day."""
    requirement, entitlement = segment.outcome.requirement, finding.entitlement
    if requirement is None:
        return
    missing = missing_words(nearest(entitlement.benefit, requirement.alternatives))
    for each in rewards(entitlement, requirement, case):
        reward = each.entitlement.benefit
        brings = offered(each.entitlement, case)
        by = f"{_by(each.last_on)}{brings and f', which brings {brings}'}"
        text = f"{reward.title}: earn {missing} to meet {entitlement.benefit.title}{by}."
        priority, step = _placed(segment, StepKind.EARN, text, each.last_on, short.amount, place)
        yield priority, structs.replace(step, benefit_id=reward.benefit_id)


def _placed(
    segment: Segment,
    kind: StepKind,
    text: str,
    last_on: date | None,
    amount: Decimal,
    place: int,
) -> _Placed:
    step = NextStep(
        kind=kind,
        policy_id=segment.policy_id,
        benefit_id=segment.benefit_id,
        segment_id=segment.segment_id,
        text=text,
        last_on=last_on,
    )
    return (_ORDER.index(kind), last_on or date.max, amount, place), step


def _waited(waiting: WaitingFor) -> str:
    """Put what is waited for; a deadline's own text says the day, others are told it."""
    last_on = waiting.last_on
    if last_on is None or said(last_on) in waiting.text:
        return waiting.text
    return f"{waiting.text} That has to happen by {said(last_on)}."


def _missing(finding: Finding, short: Shortfall, segment: Segment, by: str) -> str:
    requirement = segment.outcome.requirement
    if requirement is None:
        more = unit_words(short.unit, Fraction(short.amount), more=True)
        return next_level(f"{more}{by}", finding.entitlement.ahead)
    shorts = nearest(finding.entitlement.benefit, requirement.alternatives)
    return f"earn {missing_words(shorts)} to meet it{by}"


def _room(to_earn: ToEarn | None) -> str:
    """Say how much of it a limit lets count this year."""
    if to_earn is None or to_earn.room is None:
        return ""
    if not to_earn.room:
        return f"; nothing more counts of what is earned in {to_earn.year}"
    return f"; for what is earned in {to_earn.year} there is room for {plain(to_earn.room)} more"


def _period_ends(segment: Segment) -> date | None:
    """Give the last day of the period in which a requirement is to be met."""
    requirement = segment.outcome.requirement
    until = None if requirement is None else requirement.period_until
    return None if until is None else until - _DAY


def _after(to_earn: ToEarn | None) -> str:
    day = None if to_earn is None else to_earn.after
    return "" if day is None else f" after {said(day)}"


def _by(last_on: date | None) -> str:
    return "" if last_on is None else f" by {said(last_on)}"
