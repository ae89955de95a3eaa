"""The form of what districts recognize."""

from ledger.domain.facts.recognition import Recognition, RecognitionTerms, RecognitionWithdrawal
from ledger.domain.forms.faults import Faults, Violations, distinct, one_of, scheme, span
from ledger.domain.refusals.form import Violation
from ledger.domain.values import Fact


def recognition(fact: Recognition) -> Violations:
    """Find a subject that is none or two, a span that ends too early, and terms out of form."""
    yield from one_of("subject", fact.credential_id, fact.stack_id)
    yield from span("effective_until", fact.effective_from, fact.effective_until)
    yield from _terms(fact.terms)


def withdrawal(fact: RecognitionWithdrawal) -> Violations:
    """Find a subject that is none or two."""
    yield from one_of("subject", fact.credential_id, fact.stack_id)


def _terms(terms: RecognitionTerms) -> Violations:
    for index, credit in enumerate(terms.credits):
        yield from scheme(f"terms.credits[{index}].scheme", credit.unit, credit.scheme)
    units = (f"{each.unit} {each.scheme or ''}".rstrip() for each in terms.credits)
    yield from distinct("terms.credits", units)
    yield from distinct("terms.categories", terms.categories)
    yield from distinct("terms.rewards", terms.rewards)
    if terms.clock_hours is not None and terms.clock_hours < 0:
        yield Violation("terms.clock_hours", "must not be negative")


FAULTS: dict[type[Fact], Faults] = {Recognition: recognition, RecognitionWithdrawal: withdrawal}
