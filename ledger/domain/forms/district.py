"""The form of districts, their schools and what they require."""

from ledger.domain.currencies import MINOR_UNITS
from ledger.domain.facts.district import District, ProfessionalDevelopmentRequirement, School
from ledger.domain.forms.faults import Faults, Violations, apart, span
from ledger.domain.refusals.form import Violation
from ledger.domain.spans import Span
from ledger.domain.values import Fact
from ledger.domain.zones import zone_names


def district(fact: District) -> Violations:
    """Find a time zone and a currency that is none."""
    if fact.time_zone not in zone_names():
        yield Violation("time_zone", "is not an IANA time zone")
    if fact.currency not in MINOR_UNITS:
        yield Violation("currency", "is no currency of ISO 4217")


def requirement(fact: ProfessionalDevelopmentRequirement) -> Violations:
    """Find a requirement of no hours."""
    if fact.required_hours <= 0:
        yield Violation("required_hours", "must be above 0")


def school(fact: School) -> Violations:
    """Find labels and measures that end before they begin, or are told twice of one day."""
    told = [
        Span(name, name, each.effective_from, each.effective_until, f"{field}[{index}]")
        for field, parts in (("levels", fact.levels), ("designations", fact.designations))
        for index, each in enumerate(parts)
        for name in [f"{field[:-1]} {each.label}"]
    ]
    told += [
        Span(name, name, each.effective_from, each.effective_until, f"measures[{index}]")
        for index, each in enumerate(fact.measures)
        for name in [f"measure {each.measure}"]
    ]
    for each in told:
        yield from span(f"{each.path}.effective_until", each.begins, each.ends)
    yield from apart(told)


FAULTS: dict[type[Fact], Faults] = {
    District: district,
    ProfessionalDevelopmentRequirement: requirement,
    School: school,
}
