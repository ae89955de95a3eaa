"""The dates of a fact, by the names a policy uses."""

from datetime import date

from ledger.domain.facts.claim import Claim
from ledger.domain.facts.credit import Decision
from ledger.domain.pay.answer import EligibilityState
from ledger.domain.pay.days.resolving import Dates
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.approvals import Run, denied_before, runs
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.inputs.earned import EarnedKind
from ledger.domain.pay.inputs.stints import hired_for
from ledger.domain.pay.select.closing import decided_by, decision_counts_on
from ledger.domain.pay.terms.days import DateName

_HOW = {EarnedKind.RENEWAL: "renewed", EarnedKind.REQUIREMENT_MET: "met"}
"""What sentences call that something came about."""


def dates_of(entitlement: Entitlement, case: Case) -> Dates:
    """Give every date of a fact that there is on the day asked."""
    earned, subjects = entitlement.earned, entitlement.subjects
    claim_id = entitlement.claim_id
    held = entitlement.state is EligibilityState.HELD
    known = {
        DateName.EARNED: earned.earned_on,
        DateName.STARTED: earned.started_on,
        DateName.HIRED: hired_for(earned.earned_on, case.employments),
        DateName.EXPIRES: earned.expires_on,
        DateName.RELEASED: None if held else entitlement.released_on,
        **_approval(entitlement, case),
        **_claim(claim_id, case),
    }
    about = subjects if claim_id is None else (*subjects, claim_id)
    about = (*about, *(each for other in entitlement.released_by for each in other.subjects))
    return Dates(
        named={name: day for name, day in known.items() if day is not None},
        received=case.received(about),
        issued=case.issued(about),
        earned=_HOW.get(earned.kind, "earned"),
    )


def _approval(entitlement: Entitlement, case: Case) -> dict[DateName, date | None]:
    run, subjects = entitlement.run or _first(entitlement, case), entitlement.subjects
    denied_on = denied_before(case.decisions, subjects, run, decided_by(entitlement, case))
    again = case.requested(subjects, after=denied_on)
    first = None if run is None else run.first
    if first is None:
        return {DateName.REQUESTED: again}
    # What was denied and then approved without another request was reconsidered.
    asked = first.value.requested_on or again or case.requested(subjects)
    approved_on = decision_counts_on(first.value.decided_on, entitlement, case)
    return {DateName.REQUESTED: asked, DateName.APPROVED: approved_on}


def _first(entitlement: Entitlement, case: Case) -> Run | None:
    """Give the first approval also where the benefit asks for none: a condition may name it."""
    return next(iter(runs(case.decisions, entitlement.subjects, case.on)), None)


def _claim(claim_id: str | None, case: Case) -> dict[DateName, date | None]:
    if claim_id is None:
        return {}
    approvals = [
        item.value.decided_on
        for item in case.decisions.get(claim_id, [])
        if item.value.decision is Decision.APPROVED and item.value.decided_on <= case.on
    ]
    claim = case.facts[claim_id].value
    claimed = claim.submitted_on if isinstance(claim, Claim) else None
    return {DateName.CLAIMED: claimed, DateName.DECIDED: min(approvals, default=None)}
