"""Things the call names that do not exist."""

from credential_ledger.refusals.refusal import Refusal


class UnknownIssuer(Refusal):
    """No issuer <issuer_id> is registered.

    Metadata: `issuer_id`.
    """


class UnknownDistrict(Refusal):
    """No district <district_id> is registered.

    Metadata: `district_id`.
    """


class UnknownEducator(Refusal):
    """No educator <educator_id> is registered.

    Metadata: `educator_id`.
    """


class UnknownCredential(Refusal):
    """No credential <credential_id> is defined.

    Metadata: `credential_id`.
    """


class UnknownCredentialVersion(Refusal):
    """Credential <credential_id> has no version <version>; its latest is <latest>.

    Metadata: `credential_id`, `version`, `latest`.
    """


class UnknownComponent(Refusal):
    """Credential <credential_id> version <version> has no component <component_id>.

    Metadata: `credential_id`, `version`, `component_id`.
    """


class UnknownAssessment(Refusal):
    """Credential <credential_id> version <version> has no assessment <assessment_id>.

    Metadata: `credential_id`, `version`, `assessment_id`.
    """


class UnknownCriterion(Refusal):
    """Assessment <assessment_id> has no criterion <criterion_id>.

    Metadata: `assessment_id`, `criterion_id`.
    """


class UnknownEnrollment(Refusal):
    """The educator has no enrollment <enrollment_id>.

    Metadata: `enrollment_id`.
    """


class UnknownAward(Refusal):
    """There is no award <award_id>.

    Metadata: `award_id`.
    """


class UnknownSource(Refusal):
    """The educator has no enrollment or award <source_id> a credit could come from.

    Metadata: `source_id`.
    """


class UnknownSubject(Refusal):
    """The educator has no fact <subject_id> of a kind this could be about.

    Metadata: `subject_id`.
    """


class UnknownPayPolicy(Refusal):
    """No pay policy <policy_id> is adopted.

    Metadata: `policy_id`.
    """


class FactNotOfEducator(Refusal):
    """The educator <educator_id> has no fact <fact_id>.

    Metadata: `educator_id`, `fact_id`.
    """


class UnknownClaim(Refusal):
    """The educator has no claim <claim_id>.

    Metadata: `claim_id`.
    """


class UnknownBenefit(Refusal):
    """Pay policy <policy_id> has no benefit <benefit_id>.

    Metadata: `policy_id`, `benefit_id`.
    """


class UnknownSchool(Refusal):
    """District <district_id> has no school <school_id>.

    Metadata: `district_id`, `school_id`.
    """


class UnknownCalendar(Refusal):
    """District <district_id> has no calendar <calendar_id>.

    Metadata: `district_id`, `calendar_id`.
    """


class UnknownSalarySchedule(Refusal):
    """District <district_id> has no salary schedule <schedule_id> on <day>.

    Metadata: `district_id`, `schedule_id`, `day`.
    """


class UnknownScheduleCell(Refusal):
    """Salary schedule <schedule_id> has no lane <lane_id> with a step <step_id> on <day>.

    Metadata: `schedule_id`, `lane_id`, `step_id`, `day`.
    """


class UnknownContractYear(Refusal):
    """No calendar of district <district_id> names a contract year <name>.

    Metadata: `district_id`, `name`.
    """


class UnknownStack(Refusal):
    """No stack <stack_id> is defined.

    Metadata: `stack_id`.
    """


class UnknownAssignment(Refusal):
    """The educator has no assignment <assignment_id> in district <district_id> on <day>.

    Metadata: `assignment_id`, `district_id`, `day`.
    """


class UnknownPayPolicyVersion(Refusal):
    """Pay policy <policy_id> has no version <version>; its latest is <latest>.

    Metadata: `policy_id`, `version`, `latest`.
    """


class UnknownPayDate(Refusal):
    """District <district_id> has no pay period payable on <pay_date> known at <basis_position>.

    Metadata: `district_id`, `basis_position`, `pay_date`.
    """
