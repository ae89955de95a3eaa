"""The form of claims, documents and waivers."""

from ledger.domain.facts.claim import Claim, Document, Waiver
from ledger.domain.forms.faults import Faults, Violations, distinct, span
from ledger.domain.refusals.form import Violation
from ledger.domain.values import Fact


def claim(fact: Claim) -> Violations:
    """Find an item named twice."""
    yield from distinct("items", fact.items)


def document(fact: Document) -> Violations:
    """Find a document that was received before it was issued."""
    if fact.issued_on is not None and fact.issued_on > fact.received_on:
        yield Violation("issued_on", "must not lie after received_on")


def waiver(fact: Waiver) -> Violations:
    """Find a benefit of no policy, and an exception that ends before it begins."""
    if fact.benefit_id is not None and fact.policy_id is None:
        yield Violation("policy_id", "must be given where a benefit is")
    yield from span("effective_until", fact.effective_from, fact.effective_until)


FAULTS: dict[type[Fact], Faults] = {Claim: claim, Document: document, Waiver: waiver}
