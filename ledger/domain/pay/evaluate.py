"""What the policies of a district make of the facts about one educator: language 1.

A pure function of what is known at one position. Nothing reads today's date, and the order in
which facts arrived makes no difference.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from ledger.domain.pay.answer import EligibilityState, SalaryEligibility
from ledger.domain.pay.assembling import place, segment
from ledger.domain.pay.case import Case, case_of
from ledger.domain.pay.choosing import choose
from ledger.domain.pay.claiming import claim
from ledger.domain.pay.combining import combine
from ledger.domain.pay.dating import date_effect, end_by_term, measure
from ledger.domain.pay.deciding import approve, price
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.finding import Finding
from ledger.domain.pay.judging import judge_conditions
from ledger.domain.pay.leveling import add_up
from ledger.domain.pay.losing import find_void, lose
from ledger.domain.pay.next_steps import next_steps
from ledger.domain.pay.question import PayQuestion
from ledger.domain.pay.requiring import findings_without_money
from ledger.domain.pay.selecting import admit, candidates, select
from ledger.domain.pay.succeeding import count_once
from ledger.domain.pay.summing import eligibility
from ledger.domain.pay.terms.pay import OneTime
from ledger.domain.pay.tracing import paid_perhaps
from ledger.domain.pay.using import use_once
from ledger.domain.pay.versions import Version, versions_in_force
from ledger.domain.pay.waiting import without_slices
from ledger.domain.pay.worth import offer
from ledger.domain.pay.yearly import findings_of_years

BEFORE_APPROVAL: tuple[Callable[[Entitlement, Case], None], ...] = (
    select,
    find_void,
    admit,
    price,
    claim,
)
"""What everything meets before anybody is asked for an approval; each stage may stop it."""


def evaluate(question: PayQuestion) -> SalaryEligibility:
    """Answer for the contract year that contains the day asked."""
    case = case_of(question)
    versions = versions_in_force(question.policies)
    singles = single_entitlements(case, versions)
    entitlements, sums = add_up(singles, versions, case)
    for each in entitlements:
        end_by_term(each, case)
    offer(entitlements, case)
    combine(entitlements, case)
    choose(entitlements, case)
    found = [] if case.year is None else findings_of_years(entitlements, case, case.year)
    found.extend(findings_without_money(entitlements, sums, case))
    found.extend(_without_findings(entitlements, found, case))
    found.sort(key=place)
    segments = tuple(segment(finding, case) for finding in found)
    steps = next_steps(found, segments)
    selected = bool(singles or segments)
    return eligibility(segments, steps, case, question, selected=selected)


def single_entitlements(case: Case, versions: Sequence[Version]) -> list[Entitlement]:
    """Give what each fact brings under each benefit, before anything adds up."""
    found = [
        entitlement
        for candidate in candidates(case, versions)
        for entitlement in _by_itself(candidate, case)
    ]
    count_once(found)
    use_once(found, case.on)
    return found


def _by_itself(candidate: Entitlement, case: Case) -> list[Entitlement]:
    """Give what a fact brings whatever else there is, by each run of its approvals."""
    for stage in BEFORE_APPROVAL:
        if candidate.due:
            stage(candidate, case)
    found = approve(candidate, case) if candidate.due else [candidate]
    for each in found:
        # What can never count is told so, also while something else is still awaited.
        if each.state is not EligibilityState.NOT_DUE:
            judge_conditions(each, case)
        if each.state not in (EligibilityState.NOT_DUE, EligibilityState.HELD):
            date_effect(each, case)
        # What is lost is lost, also while an approval or a calendar is still awaited.
        if each.state not in (EligibilityState.NOT_DUE, EligibilityState.LAPSED):
            lose(each, case)
        if each.due or each.state is EligibilityState.PENDING:
            measure(each, case)
    for before, each in pairwise(found):
        unknown = before.state is EligibilityState.NOT_YET_DETERMINABLE
        if each.due and unknown and isinstance(each.benefit.pay, OneTime):
            paid_perhaps(each, before)
    return found


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
