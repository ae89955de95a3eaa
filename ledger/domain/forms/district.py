"""The form of districts and of what they require."""

from ledger.domain.facts.district import District, ProfessionalDevelopmentRequirement
from ledger.domain.forms.faults import Faults, Violations
from ledger.domain.refusals.form import Violation
from ledger.domain.values import Fact
from ledger.domain.zones import zone_names


def district(fact: District) -> Violations:
    """Find a time zone that is none."""
    if fact.time_zone not in zone_names():
        yield Violation("time_zone", "is not an IANA time zone")


def requirement(fact: ProfessionalDevelopmentRequirement) -> Violations:
    """Find a requirement of no hours."""
    if fact.required_hours <= 0:
        yield Violation("required_hours", "must be above 0")


FAULTS: dict[type[Fact], Faults] = {
    District: district,
    ProfessionalDevelopmentRequirement: requirement,
}
