"""Every noun can be told in flags, and what is demanded of them is what the ledger demands."""

import json
from collections.abc import Iterable, Iterator

import click
import pytest
from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message import Message
from msgspec import Struct, structs

from credential_ledger.cli import flags
from credential_ledger.cli.awards import award, external_award
from credential_ledger.cli.claims import claim, document
from credential_ledger.cli.credentials import credential
from credential_ledger.cli.decisions import approval, correct, waiver
from credential_ledger.cli.development import pd
from credential_ledger.cli.districts import district
from credential_ledger.cli.employment import employment
from credential_ledger.cli.issuers import issuer
from credential_ledger.cli.learning import activity, assessment, credit, enrollment
from credential_ledger.cli.placements import placement
from credential_ledger.cli.recognitions import recognition
from credential_ledger.described import fields
from credential_ledger.v1 import (
    activity_pb2,
    approval_pb2,
    assessment_pb2,
    award_pb2,
    claim_pb2,
    credential_pb2,
    credit_pb2,
    district_pb2,
    document_pb2,
    employment_pb2,
    enrollment_pb2,
    external_award_pb2,
    issuer_pb2,
    placement_pb2,
    recognition_pb2,
    revocation_pb2,
)
from credential_ledger.v1.approval_pb2 import ApprovalRequest
from credential_ledger.v1.correction_pb2 import Correction
from credential_ledger.v1.credential_service_pb2 import BatchItem
from credential_ledger.v1.recognition_pb2 import Recognition
from ledger.domain.facts import award as awarding
from ledger.domain.facts import catalogue, correction, learning
from ledger.domain.facts import claim as claiming
from ledger.domain.facts import credit as crediting
from ledger.domain.facts import district as employer
from ledger.domain.facts import educator as employing
from ledger.domain.facts import placement as placing
from ledger.domain.facts import recognition as recognizing

NOUNS: list[tuple[click.Command, type[Message], type[Struct]]] = [
    (activity.commands["record"], activity_pb2.Activity, learning.Activity),
    (approval.commands["decide"], approval_pb2.Approval, crediting.Approval),
    (approval.commands["request"], ApprovalRequest, crediting.ApprovalRequest),
    (assessment.commands["record"], assessment_pb2.Assessment, learning.Assessment),
    (award.commands["grant"], award_pb2.Award, awarding.Award),
    (award.commands["reinstate"], award_pb2.Reinstatement, awarding.Reinstatement),
    (award.commands["renew"], award_pb2.Renewal, awarding.Renewal),
    (award.commands["revoke"], revocation_pb2.Revocation, awarding.Revocation),
    (award.commands["suspend"], award_pb2.Suspension, awarding.Suspension),
    (claim.commands["submit"], claim_pb2.Claim, claiming.Claim),
    (claim.commands["withdraw"], claim_pb2.ClaimWithdrawal, claiming.ClaimWithdrawal),
    (correct, Correction, correction.Correction),
    (
        credential.commands["retire"],
        credential_pb2.CredentialRetirement,
        catalogue.CredentialRetirement,
    ),
    (credit.commands["record"], credit_pb2.Credit, crediting.Credit),
    (district.commands["register"], district_pb2.District, employer.District),
    (document.commands["record"], document_pb2.Document, claiming.Document),
    (employment.commands["leave"], employment_pb2.Leave, employing.Leave),
    (employment.commands["record"], employment_pb2.Employment, employing.Employment),
    (employment.commands["separate"], employment_pb2.Separation, employing.Separation),
    (employment.commands["service"], employment_pb2.ServiceCredit, employing.ServiceCredit),
    (enrollment.commands["record"], enrollment_pb2.Enrollment, learning.Enrollment),
    (
        enrollment.commands["withdraw"],
        enrollment_pb2.EnrollmentWithdrawal,
        learning.EnrollmentWithdrawal,
    ),
    (external_award.commands["record"], external_award_pb2.ExternalAward, awarding.ExternalAward),
    (issuer.commands["register"], issuer_pb2.Issuer, catalogue.Issuer),
    (
        pd.commands["require"],
        district_pb2.ProfessionalDevelopmentRequirement,
        employer.ProfessionalDevelopmentRequirement,
    ),
    (placement.commands["record"], placement_pb2.Placement, placing.Placement),
    (recognition.commands["record"], Recognition, recognizing.Recognition),
    (
        recognition.commands["withdraw"],
        recognition_pb2.RecognitionWithdrawal,
        recognizing.RecognitionWithdrawal,
    ),
    (waiver.commands["grant"], claim_pb2.Waiver, claiming.Waiver),
]
FROM_FILES = {"Calendar", "Credential", "OpeningBalance", "SalarySchedule", "School", "Stack"}
REPLACEMENTS = [
    field
    for name, field in fields(Correction).items()
    if field.containing_oneof is not None and name != "annulment"
]
"""A noun within a correction comes from a file."""

OTHERWISE_SAID = {
    *("district_id", "approval_required", "primary", "paid", "terms"),
    *("assessors", "scores", "evidence", "items", "panel", "tags"),
}
"""The district one acts for; no; as defined; none."""

IDS = [noun.__name__ for _, noun, _ in NOUNS]


def untold(told: Iterable[FieldDescriptor], names: set[str], way: str = "") -> Iterator[str]:
    """What no flag of these names gives. What may be absent in an item of a list is for files."""
    for field in told:
        name, kind = f"{way}{field.name}", field.message_type
        parts = kind.fields if kind and kind.full_name.startswith("credential_ledger.") else ()
        if name in names:
            rest = () if field.is_repeated else [p for p in parts if p not in flags.parts(field)]
            yield from untold(rest, names, f"{name}__")
        elif parts:
            yield from untold(parts, names, f"{name}__")
        else:
            yield name


def test_every_kind_of_fact_that_a_batch_takes_has_a_command_of_its_own() -> None:
    kinds = {field.message_type.name for field in fields(BatchItem).values() if field.message_type}
    assert kinds - {"Educator"} == {*IDS, *FROM_FILES}


@pytest.mark.parametrize(("command", "noun", "_"), NOUNS, ids=IDS)
def test_every_field_of_a_noun_has_a_flag_of_its_own(
    command: click.Command, noun: type[Message], _: type[Struct]
) -> None:
    names = {option.name for option in command.params if option.name}
    told = [field for field in fields(noun).values() if field not in REPLACEMENTS]
    assert set(untold(told, names)) == set()
    spelt = [flag for option in command.params for flag in option.opts]
    assert len(spelt) == len(set(spelt))


@pytest.mark.parametrize(("command", "_", "fact"), NOUNS, ids=IDS)
def test_what_a_flag_must_say_is_what_the_ledger_demands(
    command: click.Command, _: type[Message], fact: type[Struct]
) -> None:
    required = {option.name for option in command.params if option.required}
    demanded = {field.name for field in structs.fields(fact) if field.required}
    assert required == demanded - OTHERWISE_SAID


@pytest.mark.parametrize(
    ("noun", "name", "flag"),
    [
        (Recognition, "terms__categories", "--terms-category"),
        (Recognition, "terms__credits", "--terms-credit"),
        (ApprovalRequest, "planned_course__course", "--planned-course"),
        (ApprovalRequest, "planned_course__course__level", "--planned-course-level"),
        (ApprovalRequest, "planned_course__credit__scheme", "--planned-course-credit-scheme"),
    ],
)
def test_a_flag_names_the_way_to_its_field_once(noun: type[Message], name: str, flag: str) -> None:
    assert flags.spelling(noun, name) == flag


def test_what_flags_say_of_a_part_joins_what_a_file_says_of_it() -> None:
    file = {"course": {"title": "Statistics", "provider": "Northlake"}, "unit": "x"}
    told = {"course": {"grade": "A", "provider": "Lakeview"}}
    assert flags.merged(file, told) == {
        "course": {"title": "Statistics", "provider": "Lakeview", "grade": "A"},
        "unit": "x",
    }


def test_the_example_of_a_correction_is_a_whole_fact() -> None:
    help_ = correct.help or ""
    told = json.loads(help_[help_.index("{") :])
    assert list(told) == ["activity"]
    assert told["activity"].keys() == fields(activity_pb2.Activity).keys()
