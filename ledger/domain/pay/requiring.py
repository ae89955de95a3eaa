"""Stage 4, decide: outcomes that are no money: units that are given, requirements that are met."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from ledger.domain.pay.amounts import as_decimal
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
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Stage
from ledger.domain.pay.finding import Finding
from ledger.domain.pay.levels.lot import Period
from ledger.domain.pay.sum_words import unit_words
from ledger.domain.pay.sums import Sum
from ledger.domain.pay.terms.decide import Alternative, Gives, Need, Requirement
from ledger.domain.pay.wording import plain, said


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
        if isinstance(requirement, Requirement) and each_sum.period is not None:
            yield _required(each_sum, requirement, each_sum.period)


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


def _required(each_sum: Sum, requirement: Requirement, period: Period) -> Finding:
    outcome = each_sum.outcome
    counted = {name: Fraction(amount) for name, amount in outcome.by_item.items()}
    progress = [_alternative(each, counted, outcome.total) for each in requirement.alternatives]
    met = any(each.met for each in progress)
    nearest = min(progress, key=lambda each: sum(need.missing for need in each.needs))
    missing = sum((need.missing for need in nearest.needs), Decimal(0))
    found = each_sum.whole()
    found.step(
        Stage.DECIDE,
        "requirement_met" if met else "requirement_short",
        _told(nearest, period, met=met),
        at="/decide/alternatives",
        result="met" if met else str(missing),
        inputs={"total": plain(outcome.total)},
    )
    return Finding(
        entitlement=found,
        state=EligibilityState.DUE if met else EligibilityState.NOT_DUE,
        steps=(),
        effective_from=period.day_from if period.bounded else None,
        shortfall=None if met else Shortfall(amount=missing, unit=each_sum.terms.unit),
        outcome=SegmentOutcome(
            kind=OutcomeKind.REQUIREMENT,
            requirement=RequirementProgress(
                met=met,
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
    exact = as_decimal(has)
    missing = max(need.at_least - exact, Decimal(0))
    return NeedProgress(title=need.title, at_least=need.at_least, counted=exact, missing=missing)


def _told(nearest: AlternativeProgress, period: Period, *, met: bool) -> str:
    within = f" in {period.key}" if period.bounded else ""
    if met:
        return f"{nearest.title}: met{within}."
    short = ", ".join(
        f"{each.title}: {plain(each.counted)} of {plain(each.at_least)}" for each in nearest.needs
    )
    return f"{nearest.title}: not met yet{within}; {short}."
