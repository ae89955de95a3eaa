"""The examples are plain JSON of the contract, and nothing is wrong with them in themselves."""

import json
from pathlib import Path

import pytest
from google.protobuf.message import Message

from credential_ledger import plain
from credential_ledger.v1.calendar_pb2 import Calendar
from credential_ledger.v1.credential_pb2 import Credential
from credential_ledger.v1.district_pb2 import (
    District,
    ProfessionalDevelopmentRequirement,
    School,
)
from credential_ledger.v1.issuer_pb2 import Issuer
from credential_ledger.v1.placement_pb2 import OpeningBalance
from credential_ledger.v1.recognition_pb2 import Recognition
from credential_ledger.v1.salary_schedule_pb2 import SalarySchedule
from credential_ledger.v1.stack_pb2 import Stack
from ledger.domain.facts import calendar, catalogue, district, placement, recognition, schedule
from ledger.domain.forms.check import check_form
from ledger.domain.values import Fact
from services.messages.reading import read

EXAMPLES = Path(__file__).parents[3] / "examples"
KINDS: dict[str, tuple[type[Message], type[Fact]]] = {
    "credentials/*": (Credential, catalogue.Credential),
    "issuers/*": (Issuer, catalogue.Issuer),
    "lakeview/calendar-*": (Calendar, calendar.Calendar),
    "lakeview/district": (District, district.District),
    "lakeview/opening-balance": (OpeningBalance, placement.OpeningBalance),
    "lakeview/recognition-*": (Recognition, recognition.Recognition),
    "lakeview/requirement": (
        ProfessionalDevelopmentRequirement,
        district.ProfessionalDevelopmentRequirement,
    ),
    "lakeview/schedule-*": (SalarySchedule, schedule.SalarySchedule),
    "lakeview/school-*": (School, district.School),
    "stacks/*": (Stack, catalogue.Stack),
}
NOT_OF_THE_CONTRACT = {*EXAMPLES.glob("policies/*.json")}
"""Policy documents have a form of their own, with tests of their own."""


@pytest.mark.parametrize("files", KINDS)
def test_the_examples_are_plain_json_of_a_fact_without_fault(files: str) -> None:
    noun, fact = KINDS[files]
    found = sorted(EXAMPLES.glob(f"{files}.json"))
    assert found
    for file in found:
        document = json.loads(file.read_text(encoding="utf-8"))
        message = plain.decode(document, noun())
        written = plain.encode(message)
        assert isinstance(written, dict)
        assert {name: written[name] for name in document} == document
        check_form(read(message, fact))


def test_every_example_is_of_a_kind_that_is_known() -> None:
    known = {file for files in KINDS for file in EXAMPLES.glob(f"{files}.json")}
    assert {*EXAMPLES.glob("*/*.json")} - NOT_OF_THE_CONTRACT == known


def test_what_a_stack_names_is_among_the_examples() -> None:
    defined = {file.stem for file in EXAMPLES.glob("credentials/*.json")}
    for file in EXAMPLES.glob("stacks/*.json"):
        stack = plain.decode(json.loads(file.read_text(encoding="utf-8")), Stack())
        assert {each for group in stack.groups for each in group.credential_ids} <= defined
