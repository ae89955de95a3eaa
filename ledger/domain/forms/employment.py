"""The form of facts about jobs."""

from ledger.domain.facts.educator import Employment
from ledger.domain.forms.faults import Faults, Violations, span
from ledger.domain.refusals.form import Violation
from ledger.domain.values import Fact


def employment(fact: Employment) -> Violations:
    """Find an FTE beyond one job, or a segment that ends before it begins."""
    if not 0 < fact.fte <= 1:
        yield Violation("fte", "must be above 0 and at most 1")
    yield from span("effective_until", fact.effective_from, fact.effective_until)


FAULTS: dict[type[Fact], Faults] = {Employment: employment}
