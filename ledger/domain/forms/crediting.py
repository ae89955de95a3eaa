"""The form of credits, and of what is asked and decided about facts."""

from ledger.domain.facts.credit import Approval, ApprovalRequest, Credit
from ledger.domain.forms.faults import Faults, Violations, distinct, one_of, scheme, span
from ledger.domain.refusals.form import Violation
from ledger.domain.values import Fact


def credit(fact: Credit) -> Violations:
    """Find another number of sources than one, nobody's points, and an end before the start."""
    yield from one_of("source", fact.source_id, fact.course)
    yield from scheme("scheme", fact.unit, fact.scheme)
    if fact.started_on is not None and fact.started_on > fact.earned_on:
        yield Violation("started_on", "must not lie after earned_on")


def approval(fact: Approval) -> Violations:
    """Find who decided twice, and a limit in nobody's points."""
    yield from distinct("panel", fact.panel)
    if fact.limit is not None:
        yield from scheme("limit.scheme", fact.limit.unit, fact.limit.scheme)


def approval_request(fact: ApprovalRequest) -> Violations:
    """Find another number of subjects than one, nobody's points, and an end before the start."""
    yield from one_of("subject", fact.subject_id, fact.planned_course)
    planned = fact.planned_course
    if planned is not None:
        yield from scheme(
            "planned_course.credit.scheme", planned.credit.unit, planned.credit.scheme
        )
        yield from span("planned_course.planned_until", planned.planned_from, planned.planned_until)


FAULTS: dict[type[Fact], Faults] = {
    Credit: credit,
    Approval: approval,
    ApprovalRequest: approval_request,
}
