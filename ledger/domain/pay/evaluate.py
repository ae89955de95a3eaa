"""What the policies of a district make of the facts about one educator: language 1.

A pure function of what is known at one position. Nothing reads today's date, and the order in
which facts arrived makes no difference.
"""

from collections.abc import Callable, Iterator

from ledger.domain.pay.answer import EligibilityState, SalaryEligibility
from ledger.domain.pay.assembling import place, segment
from ledger.domain.pay.case import Case, case_of
from ledger.domain.pay.combining import combine, count_once
from ledger.domain.pay.dating import date_effect
from ledger.domain.pay.deciding import approve, price
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.finding import Finding
from ledger.domain.pay.losing import find_void, lose
from ledger.domain.pay.question import PayQuestion
from ledger.domain.pay.selecting import admit, candidates, select
from ledger.domain.pay.summing import eligibility
from ledger.domain.pay.versions import versions_in_force
from ledger.domain.pay.waiting import without_slices
from ledger.domain.pay.yearly import findings_of_years

STAGES: tuple[Callable[[Entitlement, Case], None], ...] = (
    select,
    find_void,
    admit,
    price,
    approve,
    date_effect,
)
"""What every award meets by itself; each stage may stop it."""


def evaluate(question: PayQuestion) -> SalaryEligibility:
    """Answer for the contract year that contains the day asked."""
    case = case_of(question)
    entitlements = list(candidates(case, versions_in_force(question.policies)))
    for entitlement in entitlements:
        for stage in STAGES:
            if entitlement.due:
                stage(entitlement, case)
        # What is lost is lost, also while an approval or a calendar is still awaited.
        if entitlement.state is not EligibilityState.NOT_DUE:
            lose(entitlement, case)
    count_once(entitlements)
    combine(entitlements)
    found = [] if case.year is None else findings_of_years(entitlements, case, case.year)
    found.extend(_without_findings(entitlements, found, case))
    found.sort(key=place)
    return eligibility(tuple(segment(finding, case) for finding in found), case, question)


def _without_findings(
    entitlements: list[Entitlement], found: list[Finding], case: Case
) -> Iterator[Finding]:
    """Say what is to be said about the others; what is paid under another version is no other."""
    spoken = {id(finding.entitlement) for finding in found}
    paid = {finding.entitlement.key for finding in found}
    for entitlement in entitlements:
        same = id(entitlement) in spoken or (entitlement.due and entitlement.key in paid)
        finding = None if same else without_slices(entitlement, case)
        if finding is not None:
            yield finding
