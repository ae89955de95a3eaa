"""The form of facts about jobs."""

from collections.abc import Iterator
from decimal import Decimal

from ledger.domain.facts.educator import Employment, Leave, ServiceCredit
from ledger.domain.forms.faults import YEARS_MAX, Faults, Violations, span
from ledger.domain.refusals.form import Violation
from ledger.domain.values import Fact


def employment(fact: Employment) -> Violations:
    """Find a share beyond one job, or a segment that ends before it begins."""
    yield from _share("fte", fact.fte)
    if fact.share_of_time is not None:
        yield from _share("share_of_time", fact.share_of_time)
    yield from span("effective_until", fact.effective_from, fact.effective_until)


def leave(fact: Leave) -> Violations:
    """Find a leave that ends before it begins."""
    yield from span("effective_until", fact.effective_from, fact.effective_until)


def service_credit(fact: ServiceCredit) -> Violations:
    """Find years of service that nobody serves."""
    if not 0 < fact.years <= YEARS_MAX:
        yield Violation("years", f"must be above 0 and at most {YEARS_MAX}")


def _share(path: str, share: Decimal) -> Iterator[Violation]:
    if not 0 < share <= 1:
        yield Violation(path, "must be above 0 and at most 1")


FAULTS: dict[type[Fact], Faults] = {
    Employment: employment,
    Leave: leave,
    ServiceCredit: service_credit,
}
