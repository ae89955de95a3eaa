"""What the policies of a district make of the facts about one educator: language 1.

A pure function of what is known at one position. Nothing reads today's date, and the order in
which facts arrived makes no difference.
"""

from collections.abc import Iterator

from ledger.domain.pay.accumulate.leveling import add_up
from ledger.domain.pay.answer import EligibilityState, SalaryEligibility
from ledger.domain.pay.date.dating import end_by_term
from ledger.domain.pay.decide.choosing import choose
from ledger.domain.pay.decide.combining import combine
from ledger.domain.pay.decide.worth import offer
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explain.assembling import place, segment
from ledger.domain.pay.explain.next_steps import next_steps
from ledger.domain.pay.explain.summing import eligibility
from ledger.domain.pay.inputs.case import Case, case_of
from ledger.domain.pay.inputs.question import PayQuestion
from ledger.domain.pay.inputs.versions import versions_in_force
from ledger.domain.pay.meeting import with_requirements_met
from ledger.domain.pay.payment.finding import Finding
from ledger.domain.pay.payment.waiting import without_slices
from ledger.domain.pay.payment.yearly import findings_of_years
from ledger.domain.pay.require.requiring import findings_without_money
from ledger.domain.pay.singles import single_entitlements


def evaluate(question: PayQuestion) -> SalaryEligibility:
    """Answer for the contract year that contains the day asked."""
    versions = versions_in_force(question.policies)
    case = with_requirements_met(case_of(question), question, versions)
    singles = single_entitlements(case, versions)
    entitlements, sums = add_up(singles, versions, case)
    for each in entitlements:
        end_by_term(each, case)
    offer(entitlements, case)
    combine(entitlements, case)
    choose(entitlements, versions, case)
    found = [] if case.year is None else findings_of_years(entitlements, case, case.year)
    found.extend(findings_without_money(entitlements, sums, case))
    found.extend(_without_findings(entitlements, found, case))
    found.sort(key=place)
    segments = tuple(segment(finding, case) for finding in found)
    steps = next_steps(found, segments)
    selected = bool(singles or segments)
    return eligibility(found, segments, steps, case, question, selected=selected)


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
