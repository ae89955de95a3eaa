"""Setting the scene: issuers, credentials, a district, its rules, and five educators."""

from datetime import date

from credential_ledger.v1.calendar_pb2 import Calendar
from credential_ledger.v1.credential_pb2 import Credential
from credential_ledger.v1.district_pb2 import District, ProfessionalDevelopmentRequirement
from credential_ledger.v1.employment_pb2 import Employment
from credential_ledger.v1.issuer_pb2 import Issuer
from examples.demo.facts import EXAMPLES, from_file, told
from examples.demo.people import DISTRICT, Desks, Educators

POLICIES = {
    "base-increase": "kettle-moraine.json",
    "stipend": "yearly-stipend.json",
    "peer-bonus": "peer-programme-bonus.json",
}


def open_catalogue(desks: Desks) -> None:
    """Register every issuer and define every credential of the examples."""
    for path in sorted(EXAMPLES.glob("issuers/*.json")):
        desks.issuer.catalog.register_issuer(from_file(Issuer, f"issuers/{path.name}"))
    for path in sorted(EXAMPLES.glob("credentials/*.json")):
        credential = from_file(Credential, f"credentials/{path.name}")
        desks.issuer.catalog.define_credential(credential)


def open_district(desks: Desks) -> None:
    """Register Lakeview, publish its calendars, adopt its rules."""
    districts = desks.hr.districts
    districts.register_district(from_file(District, "lakeview/district.json"))
    for path in sorted(EXAMPLES.glob("lakeview/calendar-*.json")):
        districts.publish_calendar(from_file(Calendar, f"lakeview/{path.name}"))
    requirement = from_file(ProfessionalDevelopmentRequirement, "lakeview/requirement.json")
    districts.set_professional_development_requirement(requirement)
    for policy_id, name in POLICIES.items():
        document = EXAMPLES.joinpath("policies", name).read_text(encoding="utf-8")
        desks.hr.salary.adopt_pay_policy(policy_id, DISTRICT, date(2025, 7, 1), document)


def open_all(desks: Desks) -> Educators:
    """Set the whole scene."""
    open_catalogue(desks)
    open_district(desks)
    return hire(desks)


def hire(desks: Desks) -> Educators:
    """Register five educators; Ben holds two part-time jobs."""
    ids = [desks.hr.educators.register_educator().educator_id for _ in range(5)]
    people = Educators(*ids)
    for educator_id in ids:
        if educator_id != people.ben:
            employ(desks, educator_id, "teacher", "1")
    employ(desks, people.ben, "teacher", "0.6")
    employ(desks, people.ben, "coach", "0.4")
    return people


def employ(desks: Desks, educator_id: str, role: str, fte: str) -> None:
    """Give an educator a job at Lakeview."""
    employment = told(
        Employment,
        educator_id=educator_id,
        district_id=DISTRICT,
        assignment_id=f"{role}-1",
        role=role,
        fte=fte,
        effective_from="2020-08-01",
    )
    desks.hr.educators.record_employment(employment)
