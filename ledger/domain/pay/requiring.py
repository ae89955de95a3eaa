"""Stage 4, decide: outcomes that are no money: units that are given, requirements that are met."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from fractions import Fraction

from ledger.domain.pay.answer import (
    AlternativeProgress,
    EligibilityState,
    OutcomeKind,
    RequirementProgress,
    SegmentOutcome,
    Shortfall,
    Units,
    WaitingFor,
    WaitingKind,
)
from ledger.domain.pay.case import Case
from ledger.domain.pay.cycles import last_of
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Stage
from ledger.domain.pay.finding import Finding
from ledger.domain.pay.levels.lot import Period
from ledger.domain.pay.need_words import missing_words
from ledger.domain.pay.needs import Short, nearest, standing_of
from ledger.domain.pay.sums import Sum
from ledger.domain.pay.terms.accumulate import EachCycle
from ledger.domain.pay.terms.decide import Gives, Requirement
from ledger.domain.pay.wording import plain, said, unit_words

_DAY = timedelta(days=1)


def findings_without_money(
    entitlements: Iterable[Entitlement], sums: Iterable[Sum], case: Case
) -> Iterator[Finding]:
    """Say what is given in units on the day asked, and how requirements stand then."""
    for each in entitlements:
        decide = each.benefit.decide
        if each.due and isinstance(decide, Gives):
            yield _given(each, decide, case)
    for each_sum in sums:
        requirement = each_sum.latest.benefit.decide
        if not isinstance(requirement, Requirement):
            continue
        if each_sum.period is not None:
            yield _required(each_sum, requirement, each_sum.period)
        elif isinstance(each_sum.terms.over, EachCycle):
            yield from _without_period(each_sum, each_sum.terms.over, case)


def _given(entitlement: Entitlement, gives: Gives, case: Case) -> Finding:
    day_from, on = entitlement.span[0], case.on
    state, words = (
        EligibilityState.DUE,
        f"It gives {unit_words(gives.unit, Fraction(gives.amount))}",
    )
    waiting: tuple[WaitingFor, ...] = ()
    ended = _ended(entitlement, on)
    if on < day_from:
        state, words = EligibilityState.PENDING, f"{words} from {said(day_from)} on"
        waiting = (
            WaitingFor(kind=WaitingKind.EFFECTIVE_DAY, text=f"{words}.", announced_on=day_from),
        )
    elif ended is not None:
        state, words = EligibilityState.NOT_DUE, f"{words} no longer: {ended}"
    entitlement.step(
        Stage.DECIDE,
        "units_given",
        f"{words}.",
        at="/decide",
        result=str(gives.amount),
        inputs={"unit": gives.unit},
    )
    return Finding(
        entitlement=entitlement,
        state=state,
        steps=(),
        waiting=waiting,
        effective_from=day_from,
        outcome=SegmentOutcome(
            kind=OutcomeKind.UNITS, units=Units(amount=gives.amount, unit=gives.unit)
        ),
    )


def _ended(entitlement: Entitlement, on: date) -> str | None:
    """Say what ended, or has paused, what is given, as it stands on a day."""
    ending = entitlement.ending
    if ending is not None and ending.until <= on:
        return ending.words
    paused = (each for each in entitlement.pauses if each.day_from <= on < each.day_until)
    return next((each.words for each in paused), None)


def _without_period(each_sum: Sum, over: EachCycle, case: Case) -> Iterator[Finding]:
    """Say why nothing counts on the day asked, to whom something counted before."""
    last = last_of(over, case)
    if last is None or last.holding is None:
        return
    what = f"{last.described.title} of {said(last.earned_on)}"
    why = f"{what} was found void"
    if not last.holding.void:
        until = last.holding.until or case.on
        why = f"{what} was valid until {said(until - _DAY)}"
    found = each_sum.whole()
    found.step(
        Stage.DECIDE,
        "period_missing",
        f"Nothing counts on {said(case.on)}: {why}.",
        at="/accumulate/over",
        result="not due",
        inputs={"fact_id": last.fact_id},
        positions=last.positions,
    )
    yield Finding(
        entitlement=found,
        state=EligibilityState.NOT_DUE,
        steps=(),
        outcome=SegmentOutcome(kind=OutcomeKind.REQUIREMENT),
    )


def _required(each_sum: Sum, requirement: Requirement, period: Period) -> Finding:
    outcome = each_sum.outcome
    counted = {name: Fraction(amount) for name, amount in outcome.by_item.items()}
    progress = [standing_of(each, counted, outcome.total) for each in requirement.alternatives]
    met = next((each for each in progress if each.met), None)
    shorts = [] if met else nearest(requirement.alternatives, progress, each_sum.terms.unit)
    found = each_sum.whole()
    found.step(
        Stage.DECIDE,
        "requirement_short" if met is None else "requirement_met",
        _told(progress, met, shorts, period),
        at="/decide/alternatives",
        result=str(shorts[0].least) if shorts else "met",
        inputs={"total": plain(outcome.total)},
    )
    return Finding(
        entitlement=found,
        state=EligibilityState.NOT_DUE if met is None else EligibilityState.DUE,
        steps=(),
        effective_from=period.day_from if period.bounded else None,
        # Of several units the first, in which the first need that is short counts.
        shortfall=Shortfall(amount=shorts[0].least, unit=shorts[0].unit) if shorts else None,
        outcome=SegmentOutcome(
            kind=OutcomeKind.REQUIREMENT,
            requirement=RequirementProgress(
                met=met is not None,
                alternatives=tuple(progress),
                period_from=period.day_from if period.bounded else None,
                period_until=period.day_until,
            ),
        ),
    )


def _told(
    progress: list[AlternativeProgress],
    met: AlternativeProgress | None,
    shorts: list[Short],
    period: Period,
) -> str:
    within = f" in {period.key}" if period.bounded else ""
    if met is not None:
        return f"{met.title}: met{within}; {_needs(met)}."
    several = ", or ".join(_needs(each) for each in progress)
    way = "It" if len(progress) == 1 else "The nearest"
    return f"Not met yet{within}; {several}. {way} takes {missing_words(shorts)}."


def _needs(alternative: AlternativeProgress) -> str:
    return " and ".join(
        f"{each.title}: {plain(each.counted)} of {plain(each.at_least)}"
        for each in alternative.needs
    )
