"""What must hold within a fact, whatever the ledger holds."""

import itertools
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal

from ledger.domain.decide.district import spans
from ledger.domain.facts.calendar import Calendar
from ledger.domain.facts.catalogue import Component, Credential
from ledger.domain.facts.correction import Correction
from ledger.domain.facts.credit import Approval, Credit
from ledger.domain.facts.district import District, ProfessionalDevelopmentRequirement
from ledger.domain.facts.educator import Employment
from ledger.domain.facts.learning import Activity, Assessment
from ledger.domain.refusals.credit import AmountNotPositive, DecidedBeforeRequest
from ledger.domain.refusals.form import FieldInvalid, Violation
from ledger.domain.refusals.learning import AssessorsNotDistinct, HoursNotPositive
from ledger.domain.values import Fact
from ledger.domain.zones import zone_names

Violations = Iterator[Violation]


def check_form(fact: Fact) -> None:
    """Refuse a fact that contradicts itself.

    Raises:
        FieldInvalid: with every fault of its fields; or the refusal its kind has for it.
    """
    if isinstance(fact, Correction):
        _check_correction(fact)
        return
    faults = tuple(_FAULTS.get(type(fact), _no_faults)(fact))
    if faults:
        raise FieldInvalid(violations=faults)
    if isinstance(fact, Activity) and fact.hours <= 0:
        raise HoursNotPositive(hours=str(fact.hours))
    if isinstance(fact, Assessment):
        repeated = _repeated(fact.assessors)
        if repeated is not None:
            raise AssessorsNotDistinct(assessor=repeated)
    if isinstance(fact, Approval):
        if fact.requested_on is not None and fact.decided_on < fact.requested_on:
            raise DecidedBeforeRequest(
                decided_on=str(fact.decided_on), requested_on=str(fact.requested_on)
            )
        if fact.limit is not None:
            _positive(fact.limit.amount, fact.limit.unit)
    if isinstance(fact, Credit):
        _positive(fact.amount, fact.unit)


def _check_correction(fact: Correction) -> None:
    if fact.replacement is not None:
        check_form(fact.replacement)
    elif fact.annulment is None:
        fault = Violation("change", "one of annulment and the replacements must be given")
        raise FieldInvalid(violations=(fault,))


def _positive(amount: Decimal, unit: str) -> None:
    if amount <= 0:
        raise AmountNotPositive(amount=str(amount), unit=unit)


def _no_faults(_fact: Fact) -> Violations:
    return iter(())


def _employment(fact: Employment) -> Violations:
    if not 0 < fact.fte <= 1:
        yield Violation("fte", "must be above 0 and at most 1")
    if fact.effective_until is not None and fact.effective_until <= fact.effective_from:
        yield Violation("effective_until", "must lie after effective_from")


def _requirement(fact: ProfessionalDevelopmentRequirement) -> Violations:
    if fact.required_hours <= 0:
        yield Violation("required_hours", "must be above 0")


def _district(fact: District) -> Violations:
    if fact.time_zone not in zone_names():
        yield Violation("time_zone", "is not an IANA time zone")


def _calendar(fact: Calendar) -> Violations:
    for index, year in enumerate(fact.years):
        yield from _span(f"years[{index}].year_until", year.year_from, year.year_until)
    for index, period in enumerate(fact.pay_periods):
        path = f"pay_periods[{index}].period_until"
        yield from _span(path, period.period_from, period.period_until)
    in_order = sorted(spans(fact), key=lambda span: (span.sort, span.begins))
    for earlier, later in itertools.pairwise(in_order):
        if earlier.overlaps(later):
            field = "pay_periods" if later.sort == "pay_period" else "years"
            yield Violation(field, f"{later.name} overlaps {earlier.name}")


def _span(path: str, begins: date, ends: date) -> Violations:
    if ends <= begins:
        yield Violation(path, "must lie after its first day")


def _credential(fact: Credential) -> Violations:
    yield from _distinct("tags", fact.tags)
    yield from _distinct("prerequisites", fact.prerequisites)
    yield from _distinct("components", [part.component_id for part in fact.components])
    yield from _distinct("assessments", [one.assessment_id for one in fact.assessments])
    for index, one in enumerate(fact.assessments):
        criteria = [criterion.criterion_id for criterion in one.criteria]
        yield from _distinct(f"assessments[{index}].criteria", criteria)
    for index, part in enumerate(fact.components):
        yield from _component(f"components[{index}]", part)
    if fact.credential_id in fact.prerequisites:
        yield Violation("prerequisites", "a credential cannot be its own prerequisite")
    yield from _hours(fact)


def _component(path: str, part: Component) -> Violations:
    if part.nominal_hours < 0:
        yield Violation(f"{path}.nominal_hours", "must not be negative")
    if part.maximum_hours <= 0 or part.maximum_hours < part.nominal_hours:
        yield Violation(f"{path}.maximum_hours", "must be above 0 and at least nominal_hours")


def _hours(fact: Credential) -> Violations:
    for name in ("nominal_hours", "minimum_hours", "maximum_hours"):
        hours = getattr(fact, name)
        if hours is not None and hours < 0:
            yield Violation(name, "must not be negative")
    reachable = sum((part.maximum_hours for part in fact.components), Decimal(0))
    if fact.minimum_hours is not None and fact.minimum_hours > reachable:
        yield Violation("minimum_hours", f"the components come to {reachable} hours at most")


def _distinct(path: str, names: Iterable[str]) -> Violations:
    repeated = _repeated(names)
    if repeated is not None:
        yield Violation(path, f"{repeated} stands there more than once")


def _repeated(names: Iterable[str]) -> str | None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            return name
        seen.add(name)
    return None


_FAULTS: dict[type[Fact], Callable[..., Violations]] = {
    Employment: _employment,
    ProfessionalDevelopmentRequirement: _requirement,
    District: _district,
    Calendar: _calendar,
    Credential: _credential,
}
