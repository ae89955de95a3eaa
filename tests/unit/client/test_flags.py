"""Every noun can be told in flags, and what is demanded of them is what the ledger demands."""

import json

import click
import pytest
from google.protobuf.message import Message
from msgspec import Struct, structs

from credential_ledger.cli.decisions import approval, correct, credit
from credential_ledger.cli.development import pd
from credential_ledger.cli.districts import district
from credential_ledger.cli.educators import educator
from credential_ledger.cli.issuers import issuer
from credential_ledger.cli.learning import activity, assessment, award, enroll, revoke
from credential_ledger.described import fields
from credential_ledger.v1.activity_pb2 import Activity
from credential_ledger.v1.approval_pb2 import Approval
from credential_ledger.v1.assessment_pb2 import Assessment
from credential_ledger.v1.award_pb2 import Award
from credential_ledger.v1.correction_pb2 import Correction
from credential_ledger.v1.credit_pb2 import Credit
from credential_ledger.v1.district_pb2 import District, ProfessionalDevelopmentRequirement
from credential_ledger.v1.employment_pb2 import Employment
from credential_ledger.v1.enrollment_pb2 import Enrollment
from credential_ledger.v1.issuer_pb2 import Issuer
from credential_ledger.v1.revocation_pb2 import Revocation
from ledger.domain.facts import catalogue, correction, learning
from ledger.domain.facts import credit as crediting
from ledger.domain.facts import district as employer
from ledger.domain.facts import educator as employing

NOUNS: list[tuple[click.Command, type[Message], type[Struct]]] = [
    (activity, Activity, learning.Activity),
    (approval, Approval, crediting.Approval),
    (assessment, Assessment, learning.Assessment),
    (award, Award, learning.Award),
    (correct, Correction, correction.Correction),
    (credit, Credit, crediting.Credit),
    (enroll, Enrollment, learning.Enrollment),
    (revoke, Revocation, learning.Revocation),
    (district.commands["register"], District, employer.District),
    (educator.commands["employ"], Employment, employing.Employment),
    (issuer.commands["register"], Issuer, catalogue.Issuer),
    (
        pd.commands["require"],
        ProfessionalDevelopmentRequirement,
        employer.ProfessionalDevelopmentRequirement,
    ),
]
REPLACEMENTS = {
    name for name, field in fields(Correction).items() if field.containing_oneof is not None
} - {"annulment"}
"""A noun within a correction comes from a file."""

OTHERWISE_SAID = {"district_id", "approval_required", "assessors", "scores", "evidence"}
"""The district one acts for; no; none."""

IDS = [noun.__name__ for _, noun, _ in NOUNS]


@pytest.mark.parametrize(("command", "noun", "_"), NOUNS, ids=IDS)
def test_every_field_of_a_noun_has_a_flag(
    command: click.Command, noun: type[Message], _: type[Struct]
) -> None:
    flags = {option.name for option in command.params}
    assert fields(noun).keys() - REPLACEMENTS <= flags


@pytest.mark.parametrize(("command", "_", "fact"), NOUNS, ids=IDS)
def test_what_a_flag_must_say_is_what_the_ledger_demands(
    command: click.Command, _: type[Message], fact: type[Struct]
) -> None:
    required = {option.name for option in command.params if option.required}
    demanded = {field.name for field in structs.fields(fact) if field.required}
    assert required == demanded - OTHERWISE_SAID


def test_the_example_of_a_correction_is_a_whole_fact() -> None:
    help_ = correct.help or ""
    told = json.loads(help_[help_.index("{") :])
    assert list(told) == ["activity"]
    assert told["activity"].keys() == fields(Activity).keys()
