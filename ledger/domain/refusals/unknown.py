"""Things the input names that do not exist."""

from ledger.domain.refusals.refusal import NotFound


class UnknownIssuer(NotFound):
    """No issuer {issuer_id} is registered."""

    issuer_id: str


class UnknownDistrict(NotFound):
    """No district {district_id} is registered."""

    district_id: str


class UnknownEducator(NotFound):
    """No educator {educator_id} is registered."""

    educator_id: str


class UnknownCredential(NotFound):
    """No credential {credential_id} is defined."""

    credential_id: str


class UnknownCredentialVersion(NotFound):
    """Credential {credential_id} has no version {version}; its latest is {latest}."""

    credential_id: str
    version: int
    latest: int


class UnknownComponent(NotFound):
    """Credential {credential_id} version {version} has no component {component_id}."""

    credential_id: str
    version: int
    component_id: str


class UnknownAssessment(NotFound):
    """Credential {credential_id} version {version} has no assessment {assessment_id}."""

    credential_id: str
    version: int
    assessment_id: str


class UnknownCriterion(NotFound):
    """Assessment {assessment_id} has no criterion {criterion_id}."""

    assessment_id: str
    criterion_id: str


class UnknownEnrollment(NotFound):
    """The educator has no enrollment {enrollment_id}."""

    enrollment_id: str


class UnknownAward(NotFound):
    """There is no award {award_id}."""

    award_id: str


class UnknownSource(NotFound):
    """The educator has no enrollment or award {source_id} a credit could come from."""

    source_id: str


class UnknownSubject(NotFound):
    """The educator has no fact {subject_id} of a kind this could be about."""

    subject_id: str


class UnknownPayPolicy(NotFound):
    """No pay policy {policy_id} is adopted."""

    policy_id: str


class FactNotOfEducator(NotFound):
    """The educator {educator_id} has no fact {fact_id}."""

    educator_id: str
    fact_id: str


class UnknownClaim(NotFound):
    """The educator has no claim {claim_id}."""

    claim_id: str


class UnknownBenefit(NotFound):
    """Pay policy {policy_id} has no benefit {benefit_id}."""

    policy_id: str
    benefit_id: str


class UnknownSchool(NotFound):
    """District {district_id} has no school {school_id}."""

    district_id: str
    school_id: str


class UnknownCalendar(NotFound):
    """District {district_id} has no calendar {calendar_id}."""

    district_id: str
    calendar_id: str


class UnknownSalarySchedule(NotFound):
    """District {district_id} has no salary schedule {schedule_id} on {day}."""

    district_id: str
    schedule_id: str
    day: str


class UnknownScheduleCell(NotFound):
    """Salary schedule {schedule_id} has no lane {lane_id} with a step {step_id} on {day}."""

    schedule_id: str
    lane_id: str
    step_id: str
    day: str


class UnknownContractYear(NotFound):
    """No calendar of district {district_id} names a contract year {name}."""

    district_id: str
    name: str


class UnknownStack(NotFound):
    """No stack {stack_id} is defined."""

    stack_id: str


class UnknownAssignment(NotFound):
    """The educator has no assignment {assignment_id} in district {district_id} on {day}."""

    assignment_id: str
    district_id: str
    day: str


class UnknownPayPolicyVersion(NotFound):
    """Pay policy {policy_id} has no version {version}; its latest is {latest}."""

    policy_id: str
    version: int
    latest: int


class UnknownPayDate(NotFound):
    """District {district_id} has no pay period payable on {pay_date} known at {basis_position}."""

    district_id: str
    basis_position: int
    pay_date: str
