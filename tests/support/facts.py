"""Facts for tests, told as a test needs them: what is not said is ordinary."""

import itertools
from datetime import date
from decimal import Decimal
from typing import Any

from ledger.domain.facts.calendar import Calendar, CalendarYear, PayPeriod, YearKind
from ledger.domain.facts.catalogue import (
    AssessmentDefinition,
    Component,
    Credential,
    CredentialKind,
    Criterion,
    DeliveryMode,
    Earned,
    Issuer,
    IssuerKind,
)
from ledger.domain.facts.district import District, ProfessionalDevelopmentRequirement
from ledger.domain.facts.educator import Employment
from ledger.domain.facts.learning import Activity, Assessment, CriterionScore, Enrollment, Outcome

ONLINE_PARTS = ("design-thinking", "digital-fabrication", "electronics")
IN_PERSON_PARTS = ("tool-safety", "lab-class", "classroom-project")


def day(text: str) -> date:
    """Read 2026-01-31."""
    return date.fromisoformat(text)


def issuer(**fields: Any) -> Issuer:
    """Crafted, a non-profit."""
    ordinary: dict[str, Any] = {
        "issuer_id": "crafted",
        "name": "CraftED",
        "kind": IssuerKind.NON_PROFIT,
    }
    return Issuer(**(ordinary | fields))


def district(**fields: Any) -> District:
    """Lakeview, in Chicago's time zone."""
    ordinary: dict[str, Any] = {
        "district_id": "lakeview",
        "name": "Lakeview School District",
        "time_zone": "America/Chicago",
        "currency": "USD",
    }
    return District(**(ordinary | fields))


def calendar(year: int = 2025, **fields: Any) -> Calendar:
    """The contract year from July of `year`, paid monthly, on the last day but two."""
    months = [(year + (6 + n) // 12, (6 + n) % 12 + 1) for n in range(13)]
    firsts = [date(y, m, 1) for y, m in months]
    name = f"{year}-{(year + 1) % 100:02}"
    ordinary: dict[str, Any] = {
        "district_id": "lakeview",
        "calendar_id": name,
        "years": tuple(
            CalendarYear(kind=kind, name=name, year_from=firsts[0], year_until=firsts[-1])
            for kind in YearKind
        ),
        "employee_groups": (),
        "terms": (),
        "day_patterns": (),
        "closures": (),
        "pay_periods": tuple(
            PayPeriod(
                name=f"{begins:%Y-%m}",
                period_from=begins,
                period_until=ends,
                payable_on=begins.replace(day=26),
            )
            for begins, ends in itertools.pairwise(firsts)
        ),
    }
    return Calendar(**(ordinary | fields))


def requirement(**fields: Any) -> ProfessionalDevelopmentRequirement:
    """Thirty approved hours a year."""
    ordinary: dict[str, Any] = {
        "district_id": "lakeview",
        "effective_from": day("2025-07-01"),
        "required_hours": Decimal(30),
        "approval_required": True,
        "language": 1,
    }
    return ProfessionalDevelopmentRequirement(**(ordinary | fields))


def component(component_id: str, mode: DeliveryMode, **fields: Any) -> Component:
    """A required part of two hours, up to two and a half."""
    ordinary: dict[str, Any] = {
        "component_id": component_id,
        "title": component_id.replace("-", " ").capitalize(),
        "mode": mode,
        "nominal_hours": Decimal("1.5"),
        "maximum_hours": Decimal("2.5"),
        "required": True,
    }
    return Component(**(ordinary | fields))


def review(**fields: Any) -> AssessmentDefinition:
    """A portfolio review by two assessors, two attempts."""
    ordinary: dict[str, Any] = {
        "assessment_id": "portfolio",
        "title": "Portfolio review",
        "criteria": (Criterion(criterion_id="making", title="Making"),),
        "minimum_assessors": 2,
        "maximum_attempts": 2,
    }
    return AssessmentDefinition(**(ordinary | fields))


def credential(**fields: Any) -> Credential:
    """The Maker Educator Badge: three parts on line, three in person, 10 to 15 hours."""
    ordinary: dict[str, Any] = {
        "credential_id": "maker-educator",
        "issuer_id": "crafted",
        "title": "Maker Educator Badge",
        "kind": CredentialKind.MICRO_CREDENTIAL,
        "competency": "Leads making in the classroom",
        "tags": ("stem",),
        "informal": False,
        "components": (
            *(component(name, DeliveryMode.ONLINE) for name in ONLINE_PARTS),
            *(component(name, DeliveryMode.IN_PERSON) for name in IN_PERSON_PARTS),
        ),
        "assessments": (review(),),
        "prerequisites": (),
        "repeatable": False,
        "approver_may_assess": False,
        "earned": Earned.HERE,
        "nominal_hours": Decimal(10),
        "minimum_hours": Decimal(10),
        "maximum_hours": Decimal(15),
    }
    return Credential(**(ordinary | fields))


def simple_credential(credential_id: str, **fields: Any) -> Credential:
    """A credential that needs nothing but someone to grant it."""
    plain = {"components": (), "assessments": (), "minimum_hours": None, "maximum_hours": None}
    return credential(credential_id=credential_id, title=credential_id, **(plain | fields))


def employment(educator_id: str, **fields: Any) -> Employment:
    """A full-time teacher at Lakeview since 2020."""
    ordinary: dict[str, Any] = {
        "educator_id": educator_id,
        "district_id": "lakeview",
        "assignment_id": "teacher-1",
        "role": "teacher",
        "fte": Decimal(1),
        "primary": True,
        "effective_from": day("2020-07-01"),
    }
    return Employment(**(ordinary | fields))


def enrollment(educator_id: str, on: str = "2026-01-10", **fields: Any) -> Enrollment:
    """Starting on the first version of the Maker Educator Badge."""
    ordinary: dict[str, Any] = {
        "educator_id": educator_id,
        "credential_id": "maker-educator",
        "credential_version": 1,
        "enrolled_on": day(on),
        "district_id": "lakeview",
    }
    return Enrollment(**(ordinary | fields))


def activity(
    educator_id: str, enrollment_id: str, part: str, on: str = "2026-02-01", **fields: Any
) -> Activity:
    """Two hours on one part."""
    ordinary: dict[str, Any] = {
        "educator_id": educator_id,
        "enrollment_id": enrollment_id,
        "component_id": part,
        "completed_on": day(on),
        "hours": Decimal(2),
    }
    return Activity(**(ordinary | fields))


def assessment(
    educator_id: str, enrollment_id: str, on: str = "2026-03-01", **fields: Any
) -> Assessment:
    """A pass by two assessors."""
    ordinary: dict[str, Any] = {
        "educator_id": educator_id,
        "enrollment_id": enrollment_id,
        "assessment_id": "portfolio",
        "assessed_on": day(on),
        "outcome": Outcome.PASSED,
        "assessors": ("assessor-1", "assessor-2"),
        "scores": (CriterionScore(criterion_id="making", score=Decimal(3)),),
        "evidence": (),
    }
    return Assessment(**(ordinary | fields))
