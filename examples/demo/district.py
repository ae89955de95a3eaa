"""Setting the scene: issuers, credentials, a district, its rules, and six educators."""

from datetime import date

from credential_ledger.v1.calendar_pb2 import Calendar
from credential_ledger.v1.credential_pb2 import Credential
from credential_ledger.v1.district_pb2 import (
    District,
    ProfessionalDevelopmentRequirement,
    School,
)
from credential_ledger.v1.employment_pb2 import Employment
from credential_ledger.v1.issuer_pb2 import Issuer
from credential_ledger.v1.recognition_pb2 import Recognition
from credential_ledger.v1.salary_schedule_pb2 import SalarySchedule
from credential_ledger.v1.stack_pb2 import Stack
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
    for path in sorted(EXAMPLES.glob("stacks/*.json")):
        desks.issuer.catalog.define_stack(from_file(Stack, f"stacks/{path.name}"))


def open_district(desks: Desks) -> None:
    """Register Lakeview, publish its calendars, adopt its rules."""
    districts = desks.hr.districts
    districts.register_district(from_file(District, "lakeview/district.json"))
    for path in sorted(EXAMPLES.glob("lakeview/calendar-*.json")):
        districts.publish_calendar(from_file(Calendar, f"lakeview/{path.name}"))
    for path in sorted(EXAMPLES.glob("lakeview/school-*.json")):
        districts.record_school(from_file(School, f"lakeview/{path.name}"))
    for path in sorted(EXAMPLES.glob("lakeview/schedule-*.json")):
        districts.publish_salary_schedule(from_file(SalarySchedule, f"lakeview/{path.name}"))
    for path in sorted(EXAMPLES.glob("lakeview/recognition-*.json")):
        recognition = from_file(Recognition, f"lakeview/{path.name}")
        desks.hr.catalog.recognize_credential(recognition)
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
    """Register six educators; Ben holds two part-time jobs, Fay comes later in the story."""
    ids = [desks.hr.educators.register_educator().educator_id for _ in range(6)]
    people = Educators(*ids)
    for educator_id in ids:
        if educator_id not in (people.ben, people.fay):
            employ(desks, educator_id, "teacher", "1")
    employ(desks, people.ben, "teacher", "0.6")
    employ(desks, people.ben, "coach", "0.4", primary=False)
    return people


def employ(desks: Desks, educator_id: str, role: str, fte: str, *, primary: bool = True) -> None:
    """Give an educator a job at Lakeview."""
    employment = told(
        Employment,
        educator_id=educator_id,
        district_id=DISTRICT,
        assignment_id=f"{role}-1",
        role=role,
        fte=fte,
        primary=primary,
        effective_from="2020-08-01",
    )
    desks.hr.educators.record_employment(employment)
