"""What the policies of a district make of the facts about one educator: language 1.

A pure function of what is known at one position. Nothing reads today's date, and the order in
which facts arrived makes no difference.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from ledger.domain.pay.accumulate.accounts import Draws
from ledger.domain.pay.accumulate.leveling import add_up
from ledger.domain.pay.accumulate.pools import Pools
from ledger.domain.pay.accumulate.unbegun import unbegun
from ledger.domain.pay.answer import EligibilityState, NextStep, SalaryEligibility, Segment
from ledger.domain.pay.date.dating import end_by_term
from ledger.domain.pay.decide.choosing import choose
from ledger.domain.pay.decide.combining import limit_to_total
from ledger.domain.pay.decide.worth import offer
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explain.assembling import place, segment
from ledger.domain.pay.explain.awaiting import Supposing
from ledger.domain.pay.explain.leaving_room import tell_left
from ledger.domain.pay.explain.next_steps import steps_of
from ledger.domain.pay.explain.summing import eligibility
from ledger.domain.pay.inputs.case import Case, case_of
from ledger.domain.pay.inputs.question import PayQuestion
from ledger.domain.pay.inputs.versions import versions_in_force
from ledger.domain.pay.meeting import with_requirements_met
from ledger.domain.pay.payment.arrears import Earlier, cut_to_owed
from ledger.domain.pay.payment.finding import Finding
from ledger.domain.pay.payment.waiting import without_slices
from ledger.domain.pay.payment.yearly import findings_of_years
from ledger.domain.pay.require.requiring import findings_without_money
from ledger.domain.pay.singles import single_entitlements
from ledger.domain.timeline.item import Item, TimelineFact

_DAY = timedelta(days=1)
_DUE, _PENDING = EligibilityState.DUE, EligibilityState.PENDING


@dataclass(frozen=True, slots=True)
class _Answered:
    """What is answered about a day, and what that leaves drawn on pools."""

    eligibility: SalaryEligibility
    drawn: Draws


_Answers = dict[date, _Answered]
"""What was answered about the last days of earlier contract years, so that none is asked twice."""


def evaluate(question: PayQuestion, *, next_steps: bool = True) -> SalaryEligibility:
    """Answer for the contract year that contains the day asked.

    Who needs no `next_steps` gets none, a good deal faster.
    """
    return _evaluate(question, {}, next_steps=next_steps).eligibility


def _evaluate(question: PayQuestion, answers: _Answers, *, next_steps: bool) -> _Answered:
    versions = versions_in_force(question.policies)
    case = with_requirements_met(case_of(question), question, versions)
    singles = single_entitlements(case, versions)
    begun = {each.key[:2] for each in singles if each.state in (_DUE, _PENDING)}
    entitlements, sums = add_up(singles, versions, case)
    end_by_term(entitlements, case)
    offer(entitlements, case)
    limit_to_total(entitlements, case)
    choose(entitlements, versions, case)
    found, pools = _findings(entitlements, case, question, answers)
    found.extend(findings_without_money(entitlements, sums, case))
    found.extend(_without_findings(entitlements, found, case))
    found.sort(key=place)
    for each in found:
        tell_left(each.entitlement, pools)
    segments = tuple(segment(finding, case) for finding in found)
    steps: tuple[NextStep, ...] = ()
    if next_steps:

        def with_facts(facts: tuple[Item[TimelineFact], ...]) -> tuple[Segment, ...]:
            with_it = replace(question, items=(*question.items, *facts))
            return _evaluate(with_it, {}, next_steps=False).eligibility.segments

        supposing = Supposing(versions, with_facts)
        steps = steps_of(found, segments, unbegun(versions, begun, case), pools, supposing)
    selected = bool(singles or segments)
    told = eligibility(found, segments, steps, case, question, selected=selected)
    return _Answered(told, pools.drawn())


def _findings(
    entitlements: list[Entitlement], case: Case, question: PayQuestion, answers: _Answers
) -> tuple[list[Finding], Pools]:
    """Give what is found for the contract year asked about, and what is owed of earlier ones.

    Beside it the pools as that has drawn on them.
    """
    if case.year is None:
        return [], Pools(case)
    asked = case.year

    def before(since: date) -> Iterator[_Answered]:
        """Answer for the last days of the contract years that end after a day, but this one."""
        for year in case.almanac.years_up_to(asked)[:-1]:
            day = year.year_until - _DAY
            if day >= since:
                if day not in answers:
                    answers[day] = _evaluate(replace(question, on=day), answers, next_steps=False)
                yield answers[day]

    def drawn_before() -> Draws:
        drawn: Draws = {}
        for each in before(date.min):
            drawn = each.drawn
        return drawn

    def came_to(earlier: Earlier) -> Decimal:
        paid = (_due_for(earlier, each.eligibility) for each in before(earlier.day_from))
        return sum(paid, Decimal(0))

    of_years = findings_of_years(entitlements, case, asked, drawn_before)
    found = cut_to_owed(of_years.findings, of_years.comes_to, came_to, case.currency)
    return found, of_years.pools


def _due_for(earlier: Earlier, answer: SalaryEligibility) -> Decimal:
    """Give what an answer says some benefits bring for the days of earlier contract years."""
    amounts = (
        each.amount.amount
        for each in answer.segments
        if each.amount is not None and each.effective_from is not None
        if earlier.covers((each.policy_id, each.benefit_id), each.effective_from)
    )
    return sum(amounts, Decimal(0))


def _without_findings(
    entitlements: list[Entitlement], found: list[Finding], case: Case
) -> Iterator[Finding]:
    """Say what is to be said about the others; what is paid under another version is no other.

    Of several approvals the last speaks for the fact, unless something earlier is open still.
    """
    spoken = {id(finding.entitlement) for finding in found}
    paid = {finding.entitlement.key for finding in found}
    for each in entitlements:
        to_come = case.year is not None and each.span[0] >= case.year.year_until
        same = id(each) in spoken or (each.due and each.key in paid and not to_come)
        finding = None if same else without_slices(each, case)
        open_still = finding and finding.state is EligibilityState.NOT_YET_DETERMINABLE
        if finding is not None and (open_still or not each.approved_again):
            yield finding
