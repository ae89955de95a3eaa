"""Stage 7, explain: what is to be earned for more, and by when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from ledger.domain.pay.accumulate.pools import Pools
from ledger.domain.pay.accumulate.sum_words import next_level
from ledger.domain.pay.answer import NextStep, RequirementProgress, Segment, Shortfall, StepKind
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explain.leaving_room import left_words, nothing_left
from ledger.domain.pay.explain.promising import offered, promised
from ledger.domain.pay.explain.rewarding import rewards
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.levels.earning import ToEarn
from ledger.domain.pay.require.need_words import missing_words
from ledger.domain.pay.require.needs import nearest
from ledger.domain.pay.select.carrying import brings_from, brings_until, may_bring
from ledger.domain.pay.words.wording import plain, said, unit_words

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Advice:
    """A step, and how many units it takes."""

    step: NextStep
    units: Decimal

    @classmethod
    def of(
        cls,
        entitlement: Entitlement,
        kind: StepKind,
        text: str,
        last_on: date | None,
        segment: Segment | None,
        units: Decimal = Decimal(0),
    ) -> "Advice":
        """Advise on a benefit; the segment says why, if there is one."""
        step = NextStep(
            kind=kind,
            policy_id=entitlement.version.policy_id,
            benefit_id=entitlement.benefit.benefit_id,
            segment_id="" if segment is None else segment.segment_id,
            text=text,
            last_on=last_on,
        )
        return cls(step, units)


def to_earn(entitlement: Entitlement, segment: Segment | None, pools: Pools) -> Iterator[Advice]:
    """Say what is missing, and what the next units bring; without a segment none was earned yet."""
    ahead, title, case = entitlement.to_earn, entitlement.benefit.title, pools.case
    if not may_bring(entitlement, case):
        return
    short = entitlement.shortfall if segment is None else segment.shortfall
    required = None if segment is None else segment.outcome.requirement
    ends_on = _period_ends(required) if ahead is None else ahead.last_on
    last_on = _bounded(ends_on, entitlement, case)
    since = _since(ahead, entitlement, case)
    if nothing_left(entitlement, last_on, pools) or _over(since, last_on):
        return
    when = _within(since, last_on)
    if ahead is not None and ahead.brings is not None:
        what = promised(ahead.brings, entitlement, when, case)
    elif short is not None and short.pool_id is None:
        what = _missing(entitlement, short, required, when)
    else:
        return
    text = f"{title}: {what}{_room(ahead)}{left_words(entitlement, pools)}."
    units = Decimal(0) if short is None else short.amount
    yield Advice.of(entitlement, StepKind.EARN, text, last_on, segment, units)
    if required is not None and segment is not None:
        yield from _rewarded(entitlement, required, segment, units, pools)


def _bounded(last_on: date | None, entitlement: Entitlement, case: Case) -> date | None:
    """Give the last day on which it helps, within the employment and the policy."""
    until = brings_until(entitlement, case)
    days = [day for day in (last_on, None if until is None else until - _DAY) if day is not None]
    return min(days, default=None)


def by_day(last_on: date | None) -> str:
    """Say until when."""
    return "" if last_on is None else f" by {said(last_on)}"


def _rewarded(
    entitlement: Entitlement,
    required: RequirementProgress,
    segment: Segment,
    units: Decimal,
    pools: Pools,
) -> Iterator[Advice]:
    """Say what other benefits bring to who meets the requirement, each by its own last day."""
    missing = missing_words(nearest(entitlement.benefit, required.alternatives))
    case = pools.case
    for each in rewards(entitlement, required, case):
        last_on = _bounded(each.last_on, each.entitlement, case)
        since = _since(None, each.entitlement, case)
        if nothing_left(each.entitlement, last_on, pools) or _over(since, last_on):
            continue
        brings = offered(each.entitlement, case)
        by = f"{_within(since, last_on)}{brings and f', which brings {brings}'}"
        left = left_words(each.entitlement, pools)
        to_meet = f"earn {missing} to meet {entitlement.benefit.title}{by}{left}."
        text = f"{each.entitlement.benefit.title}: {to_meet}"
        yield Advice.of(each.entitlement, StepKind.EARN, text, last_on, segment, units)


def _missing(
    entitlement: Entitlement, short: Shortfall, required: RequirementProgress | None, by: str
) -> str:
    if required is None:
        more = unit_words(short.unit, Fraction(short.amount), more=True)
        return next_level(f"{more}{by}", entitlement.ahead)
    shorts = nearest(entitlement.benefit, required.alternatives)
    return f"earn {missing_words(shorts)} to meet it{by}"


def _room(ahead: ToEarn | None) -> str:
    """Say how much of it a limit lets count this year."""
    if ahead is None or ahead.room is None:
        return ""
    if not ahead.room:
        return f"; nothing more counts of what is earned in {ahead.year}"
    return f"; for what is earned in {ahead.year} there is room for {plain(ahead.room)} more"


def _period_ends(required: RequirementProgress | None) -> date | None:
    """Give the last day of the period in which a requirement is to be met."""
    until = None if required is None else required.period_until
    return None if until is None else until - _DAY


def _since(ahead: ToEarn | None, entitlement: Entitlement, case: Case) -> date | None:
    """Give the first day on which it helps, where that is after the day asked."""
    days = brings_from(entitlement.benefit, case), None if ahead is None else ahead.since
    return max((day for day in days if day is not None), default=None)


def _over(since: date | None, last_on: date | None) -> bool:
    return since is not None and last_on is not None and last_on < since


def _within(since: date | None, last_on: date | None) -> str:
    """Say from when on and until when."""
    if since is None:
        return by_day(last_on)
    return f" from {said(since)} {'on' if last_on is None else f'to {said(last_on)}'}"
