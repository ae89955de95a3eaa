"""Stage 4, decide: outcomes that are no money: units that are given, requirements that are met."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from ledger.domain.pay.amounts import at_least
from ledger.domain.pay.answer import (
    AlternativeProgress,
    EligibilityState,
    NeedProgress,
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
from ledger.domain.pay.sums import Sum
from ledger.domain.pay.terms.accumulate import EachCycle
from ledger.domain.pay.terms.decide import Alternative, Gives, Need, Requirement
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
    progress = [_alternative(each, counted, outcome.total) for each in requirement.alternatives]
    met = next((each for each in progress if each.met), None)
    short = None if met else _shortfall(requirement, progress, each_sum.terms.unit)
    found = each_sum.whole()
    found.step(
        Stage.DECIDE,
        "requirement_short" if met is None else "requirement_met",
        _told(progress, met, period),
        at="/decide/alternatives",
        result="met" if short is None else str(short.amount),
        inputs={"total": plain(outcome.total)},
    )
    return Finding(
        entitlement=found,
        state=EligibilityState.NOT_DUE if met is None else EligibilityState.DUE,
        steps=(),
        effective_from=period.day_from if period.bounded else None,
        shortfall=short,
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


def _alternative(
    alternative: Alternative, counted: dict[str, Fraction], total: Fraction
) -> AlternativeProgress:
    needs = tuple(_need(each, counted, total) for each in alternative.needs)
    return AlternativeProgress(
        title=alternative.title, met=not any(each.missing for each in needs), needs=needs
    )


def _need(need: Need, counted: dict[str, Fraction], total: Fraction) -> NeedProgress:
    has = total
    if need.items is not None:
        has = sum((counted.get(name, Fraction(0)) for name in need.items), Fraction(0))
    # Rounded down, so that what is short by a hair is not met.
    exact = at_least(has)
    missing = max(need.at_least - exact, Decimal(0))
    return NeedProgress(title=need.title, at_least=need.at_least, counted=exact, missing=missing)


def _shortfall(
    requirement: Requirement, progress: list[AlternativeProgress], unit: str
) -> Shortfall:
    """Give what is missing of the alternative that is nearest, in the unit of its first need."""

    def share(at: int) -> Fraction:
        needs = progress[at].needs
        whole = sum((Fraction(each.at_least) for each in needs), Fraction(0))
        return sum((Fraction(each.missing) for each in needs), Fraction(0)) / whole

    nearest = min(range(len(progress)), key=share)
    pairs = list(zip(requirement.alternatives[nearest].needs, progress[nearest].needs, strict=True))
    first = next(need.unit for need, each in pairs if each.missing)
    missing = sum((each.missing for need, each in pairs if need.unit == first), Decimal(0))
    return Shortfall(amount=missing, unit=first or unit)


def _told(
    progress: list[AlternativeProgress], met: AlternativeProgress | None, period: Period
) -> str:
    within = f" in {period.key}" if period.bounded else ""
    if met is not None:
        return f"{met.title}: met{within}; {_needs(met)}."
    return f"Not met yet{within}; {', or '.join(_needs(each) for each in progress)}."


def _needs(alternative: AlternativeProgress) -> str:
    return " and ".join(
        f"{each.title}: {plain(each.counted)} of {plain(each.at_least)}"
        for each in alternative.needs
    )
