"""Stage 4, decide: outcomes that are no money, and of them whether requirements are met."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from functools import partial

from ledger.domain.pay.accumulate.prorating import needed, works_in
from ledger.domain.pay.accumulate.sum_words import left_out_words
from ledger.domain.pay.accumulate.sums import Sum
from ledger.domain.pay.accumulate.supposing import with_what_waits
from ledger.domain.pay.accumulate.unreached import earnable
from ledger.domain.pay.answer import (
    AlternativeProgress,
    EligibilityState,
    OutcomeKind,
    RequirementProgress,
    SegmentOutcome,
    Shortfall,
)
from ledger.domain.pay.days.cycles import last_of
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Stage
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.inputs.earned import Earned, met_in
from ledger.domain.pay.inputs.stints import Stint
from ledger.domain.pay.levels.lot import Period
from ledger.domain.pay.levels.tally import Tally
from ledger.domain.pay.payment.finding import Finding
from ledger.domain.pay.require.giving import given
from ledger.domain.pay.require.need_words import missing_words, needs_words
from ledger.domain.pay.require.needs import Short, by_unit, nearest, standing_of
from ledger.domain.pay.require.to_come import to_come
from ledger.domain.pay.select.carrying import carrying
from ledger.domain.pay.terms.accumulate import EachCycle, EachYear, Over
from ledger.domain.pay.terms.decide import Gives, Requirement
from ledger.domain.pay.terms.facts import AwardFacts
from ledger.domain.pay.words.wording import plain, said, to_four_places
from ledger.domain.timeline.holding import Holding

_DAY = timedelta(days=1)


def findings_without_money(
    entitlements: Iterable[Entitlement], sums: Iterable[Sum], case: Case
) -> Iterator[Finding]:
    """Say what is given in units on the day asked, and how requirements stand then."""
    for each in entitlements:
        decide = each.benefit.decide
        if each.due and isinstance(decide, Gives):
            yield given(each, decide, case)
    for each_sum in sums:
        requirement = each_sum.latest.benefit.decide
        if not isinstance(requirement, Requirement):
            continue
        if each_sum.period is None:
            yield _without_period(each_sum, case)
        else:
            yield _required(each_sum, requirement, each_sum.period, case)


def _without_period(each_sum: Sum, case: Case) -> Finding:
    """Say why nothing counts on the day asked: no award is valid, or no calendar names a year."""
    over, found = each_sum.terms.over, each_sum.whole()
    last = last_of(over, case) if isinstance(over, EachCycle) else None
    state, result = EligibilityState.NOT_DUE, "not due"
    if isinstance(over, EachYear):
        state, result = EligibilityState.NOT_YET_DETERMINABLE, "not yet determinable"
        year = over.kind.value.replace("_", " ")
        text = f"No published calendar names a {year} year that contains {said(case.on)}."
    elif last is None or last.holding is None:
        text = f"{_sought(over)} is known on {said(case.on)}, so there is nothing to renew."
        # That nothing counts towards what is not there need not be said fact by fact.
        found.steps = []
    else:
        text = f"Nothing counts on {said(case.on)}: {_no_longer(last, last.holding, case.on)}."
    found.step(
        Stage.DECIDE,
        "period_missing",
        text,
        at="/accumulate/over",
        result=result,
        inputs={} if last is None else {"fact_id": last.fact_id},
        positions=() if last is None else last.positions,
    )
    return Finding(
        entitlement=found,
        state=state,
        steps=(),
        outcome=SegmentOutcome(kind=OutcomeKind.REQUIREMENT),
    )


def _no_longer(last: Earned, holding: Holding, on: date) -> str:
    what = f"{last.title} of {said(last.earned_on)}"
    if holding.void:
        return f"{what} was found void"
    return f"{what} was valid until {said((holding.until or on) - _DAY)}"


def _sought(over: Over) -> str:
    """Name what would have a validity: no licence, or none of those that are meant."""
    of = over.of if isinstance(over, EachCycle) else AwardFacts()
    named = " or ".join(each.replace("_", " ") for each in of.kinds or ()) or "award"
    return f"No {named}" + ("" if of == AwardFacts(kinds=of.kinds) else " that this is about")


def _required(each_sum: Sum, requirement: Requirement, period: Period, case: Case) -> Finding:
    tally, found = each_sum.tally, each_sum.whole()
    prorated = any(need.prorated for each in requirement.alternatives for need in each.needs)
    stints = carrying(found, case) if prorated else []
    if prorated and not works_in(period, stints, case.on):
        return _nothing_asked(found, period, case.on)
    asked = _needed(found, requirement, period, stints, case.on)
    progress = _standing(requirement, asked, tally.by_item, tally.total)
    met = next((each for each in progress if each.met), None)
    shorts = [] if met else nearest(each_sum.latest.benefit, progress)
    hoping = tally if met else with_what_waits(each_sum)
    if shorts:
        _to_earn(found, each_sum, hoping, Fraction(shorts[0].least))
    found.step(
        Stage.DECIDE,
        "requirement_short" if met is None else "requirement_met",
        f"{_told(progress, met, shorts, _within(period), _lost_on(found, period, case))}"
        f"{found.left_out_words}.{'' if met else to_come(each_sum, hoping)}",
        at="/decide/alternatives",
        result=str(shorts[0].least) if shorts else "met",
        inputs={"total": plain(tally.total)},
    )
    return Finding(
        entitlement=found,
        state=EligibilityState.NOT_DUE if met is None else EligibilityState.DUE,
        steps=(),
        hoped=_standing(requirement, asked, hoping.in_all_by_item, hoping.in_all),
        effective_from=period.day_from if period.bounded else None,
        # Of several units the first, in which the first need that is short counts.
        shortfall=Shortfall(amount=shorts[0].least, unit=shorts[0].unit) if shorts else None,
        outcome=SegmentOutcome(
            kind=OutcomeKind.REQUIREMENT,
            requirement=RequirementProgress(
                met=met is not None,
                alternatives=progress,
                period_from=period.day_from if period.bounded else None,
                period_until=period.day_until,
            ),
        ),
    )


def _to_earn(found: Entitlement, each_sum: Sum, hoping: Tally, missing: Fraction) -> None:
    """Add when more can be earned, what is not to be earned any more, and what limits leave out."""
    by, terms = partial(by_unit, each_sum.latest.benefit), each_sum.terms
    found.to_earn, found.ahead = earnable(each_sum, hoping), hoping.ahead
    found.left_out_words = left_out_words(each_sum.tally, terms, missing, by)


def _standing(
    requirement: Requirement,
    asked: Sequence[Sequence[Fraction]],
    by_item: Mapping[str, Fraction],
    total: Fraction,
) -> tuple[AlternativeProgress, ...]:
    """Say of each alternative how it stands with what a sum comes to."""
    return tuple(
        standing_of(each, needed, by_item, total)
        for each, needed in zip(requirement.alternatives, asked, strict=True)
    )


def _nothing_asked(found: Entitlement, period: Period, on: date) -> Finding:
    """Say that a share is asked of who works, and so neither met nor missed by who does not."""
    found.step(
        Stage.DECIDE,
        "nothing_asked",
        f"As on {said(on)}, no assignment runs{_within(period)}, so that nothing is asked.",
        at="/decide/alternatives",
        result="not asked",
        inputs={},
    )
    return Finding(
        entitlement=found,
        state=EligibilityState.NOT_DUE,
        steps=(),
        effective_from=period.day_from if period.bounded else None,
        outcome=SegmentOutcome(kind=OutcomeKind.REQUIREMENT),
    )


def _needed(
    found: Entitlement, requirement: Requirement, period: Period, stints: Sequence[Stint], on: date
) -> list[list[Fraction]]:
    """Give what each need of each alternative asks for, and say so where that is a share."""
    amounts: list[list[Fraction]] = []
    for index, several in enumerate(each.needs for each in requirement.alternatives):
        asked = [needed(each, period, stints, on) for each in several]
        amounts.append([each.amount for each in asked])
        for place, each in enumerate(asked):
            if each.told:
                found.step(
                    Stage.DECIDE,
                    "need_prorated",
                    each.told,
                    at=f"/decide/alternatives/{index}/needs/{place}/prorated",
                    result=to_four_places(each.amount),
                    inputs={"at_least": str(several[place].at_least)},
                    positions=each.positions,
                )
    return amounts


def _told(
    progress: Sequence[AlternativeProgress],
    met: AlternativeProgress | None,
    shorts: list[Short],
    within: str,
    lost_on: date | None,
) -> str:
    if met is not None:
        which = "Met" if len(progress) == 1 else f"{met.title}: met"
        return f"{which}{within}; {needs_words(met, named=len(progress) == 1)}"
    several = ", or ".join(needs_words(each) for each in progress)
    way = "It" if len(progress) == 1 else "The nearest"
    met_not = f"Not met{within}"
    if lost_on is not None:
        met_not = f"No longer met{within} since {said(lost_on)}"
    return f"{met_not}; {several}. {way} takes {missing_words(shorts)}"


def _within(period: Period) -> str:
    return f" in {period.key}" if period.bounded else ""


def _lost_on(found: Entitlement, period: Period, case: Case) -> date | None:
    """Give since when it is met no longer; known of what other benefits ask for."""
    policy_id, benefit_id = found.key[:2]
    same = met_in(policy_id, benefit_id, period.key)
    met = (each for each in case.met.get(policy_id, ()) if each.same == same)
    ends = (end for each in met for _, end in each.held or () if end is not None)
    return max(ends, default=None)
