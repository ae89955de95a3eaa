"""The form of what was earned elsewhere, and of renewals."""

from ledger.domain.facts.award import ExternalAward, Renewal
from ledger.domain.forms.faults import Faults, Violations, distinct, one_of, span
from ledger.domain.refusals.form import Violation
from ledger.domain.values import Fact


def external_award(fact: ExternalAward) -> Violations:
    """Find that it is not one thing, or that its days contradict each other."""
    yield from one_of("what", fact.definition, fact.one_off)
    if fact.one_off is not None:
        yield from distinct("one_off.tags", fact.one_off.tags)
    if fact.started_on is not None and fact.completed_on < fact.started_on:
        yield Violation("started_on", "must not lie after completed_on")
    yield from span("expires_on", fact.completed_on, fact.expires_on)


def renewal(fact: Renewal) -> Violations:
    """Find a renewal that is over before it begins."""
    yield from span("expires_on", fact.renewed_on, fact.expires_on)


FAULTS: dict[type[Fact], Faults] = {ExternalAward: external_award, Renewal: renewal}
