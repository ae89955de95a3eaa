"""Flags of nested parts, of one fact among several, and files of new nouns."""

import json
from pathlib import Path
from typing import Any

import grpc
import pytest

from credential_ledger import plain
from credential_ledger.client import LedgerClient
from credential_ledger.v1 import (
    catalog_service_pb2,
    credential_service_pb2,
    district_service_pb2,
    educator_service_pb2,
)
from credential_ledger.v1.educator_service_pb2 import RecordEmploymentResponse
from credential_ledger.v1.employment_pb2 import Leave, Separation
from tests.acceptance.client.conftest import Run, flat
from tests.support.fake_service import FakeService, refusal

ANSWERS = (
    catalog_service_pb2,
    credential_service_pb2,
    district_service_pb2,
    educator_service_pb2,
)
EXAMPLES = Path(__file__).parents[3] / "examples"
WHO = ("--educator-id", "e")
CREDIT = (
    *("credit", "record", *WHO, "--amount", "3", "--unit", "semester-credit"),
    *("--earned-on", "2026-01-15"),
)
REQUEST = ("approval", "request", *WHO, "--requested-on", "2026-01-15")


def asked(service: FakeService, run: Run, method: str, *arguments: str) -> Any:  # noqa: ANN401 -- by method
    """What `ledgerctl` asked a method, as plain JSON."""
    (answer,) = (
        getattr(module, f"{method}Response")
        for module in ANSWERS
        if hasattr(module, f"{method}Response")
    )
    service.answers(method, answer())
    said = run(*arguments)
    assert said.exit_code == 0, said.output
    return plain.encode(service.requests(method)[-1])


def test_a_course_is_told_by_its_own_flags(service: FakeService, run: Run) -> None:
    told = ("--course", "Statistics", "Northlake", "--course-grade", "B+", "--payer", "educator")
    noun = asked(service, run, "RecordCredit", *CREDIT, *told)["credit"]
    assert noun["course"] == {"title": "Statistics", "provider": "Northlake", "grade": "B+"}
    assert (noun["payer"], noun["time"]) == ("PAYER_EDUCATOR", "COURSE_TIME_UNSPECIFIED")
    assert "source_id" not in noun


def test_flags_of_a_part_join_what_the_file_says_of_it(
    service: FakeService, run: Run, tmp_path: Path
) -> None:
    course = {"title": "Statistics", "provider": "Northlake"}
    (tmp_path / "c.json").write_text(json.dumps({"course": course}))
    told = ("--from-json", str(tmp_path / "c.json"), "--course-level", "graduate")
    noun = asked(service, run, "RecordCredit", *CREDIT, *told)["credit"]
    assert noun["course"] == course | {"level": "graduate"}


def test_a_planned_course_is_told_in_flags_alone(service: FakeService, run: Run) -> None:
    told = (
        *("--planned-course", "Statistics", "Northlake", "--planned-course-level", "graduate"),
        *("--planned-course-credit", "5", "point", "--planned-course-credit-scheme", "lane"),
        *("--planned-course-planned-from", "2026-09-01"),
    )
    noun = asked(service, run, "RequestApproval", *REQUEST, *told)["approval_request"]
    assert noun["district_id"] == "lakeview"
    assert noun["planned_course"] == {
        "course": {"title": "Statistics", "provider": "Northlake", "level": "graduate"},
        "credit": {"amount": "5", "unit": "CREDIT_UNIT_POINT", "scheme": "lane"},
        "planned_from": "2026-09-01",
    }


def test_two_of_what_only_one_may_be_are_refused_before_they_are_sent(
    service: FakeService, run: Run
) -> None:
    said = run(*CREDIT, "--course", "Statistics", "Northlake", "--source-id", "f")
    assert said.exit_code == 2
    assert "--source-id and --course exclude one another: give one of them." in flat(said.stderr)
    assert not service.calls


def test_terms_that_nobody_states_are_those_of_the_definition(
    service: FakeService, run: Run
) -> None:
    record = ("recognition", "record", "--credential-id", "maker", "--effective-from", "2026-07-01")
    bare = asked(service, run, "RecognizeCredential", *record)["recognition"]
    assert bare["terms"] == {
        "approval_required": False,
        "credits": [],
        "categories": [],
        "rewards": [],
    }
    told = (
        *("--terms-approval-required", "--terms-credit", "10", "clock-hour"),
        *("--terms-credit", "1", "semester-credit", "--terms-category", "making"),
    )
    terms = asked(service, run, "RecognizeCredential", *record, *told)["recognition"]["terms"]
    assert terms["approval_required"] is True
    assert [each["amount"] for each in terms["credits"]] == ["10", "1"]
    assert terms["categories"] == ["making"]


def test_a_placement_names_a_cell_or_states_a_base(service: FakeService, run: Run) -> None:
    record = (
        *("placement", "record", *WHO, "--assignment-id", "a", "--reason-code", "hire"),
        *("--effective-from", "2026-07-01"),
    )
    cell = asked(service, run, "RecordPlacement", *record, "--cell", "teachers", "ma", "3")
    assert cell["placement"]["cell"] == {"schedule_id": "teachers", "lane_id": "ma", "step_id": "3"}
    stated = asked(service, run, "RecordPlacement", *record, "--stated-base", "51000.50")
    assert stated["placement"]["stated_base"] == "51000.50"


@pytest.mark.parametrize(
    ("command", "kind"),
    [
        ("leave --kind parental --paid --effective-from 2026-02-01", "leave"),
        ("separate --effective-on 2026-07-01 --reason-code retired", "separation"),
        ("service --kind military --years 2.5 --credited-on 2026-07-01", "service_credit"),
        (
            "record --assignment-id a --role coach --fte 0.5 --primary --effective-from 2026-07-01",
            "employment",
        ),
    ],
)
def test_each_fact_about_jobs_has_its_command(
    service: FakeService, run: Run, command: str, kind: str
) -> None:
    request = asked(service, run, "RecordEmployment", "employment", *command.split(), *WHO)
    assert request.keys() == {"request_id", kind}
    assert request[kind]["educator_id"] == "e"


def test_a_fact_about_jobs_is_sent_as_what_it_is(
    service: FakeService, client: LedgerClient
) -> None:
    service.answers("RecordEmployment", *[RecordEmploymentResponse()] * 2)
    client.educators.record_employment(Leave(kind="parental"))
    client.educators.record_employment(Separation())
    kinds = [request.WhichOneof("fact") for request in service.requests("RecordEmployment")]
    assert kinds == ["leave", "separation"]


@pytest.mark.parametrize(
    ("command", "method", "field", "file"),
    [
        ("stack define", "DefineStack", "stack", "stacks/maker-pathway"),
        ("school record", "RecordSchool", "school", "lakeview/school-northside"),
        ("schedule publish", "PublishSalarySchedule", "schedule", "lakeview/schedule-teachers"),
        ("balance record", "RecordOpeningBalance", "opening_balance", "lakeview/opening-balance"),
    ],
)
def test_a_noun_of_many_parts_is_recorded_from_its_file(
    service: FakeService, run: Run, command: str, method: str, field: str, file: str
) -> None:
    path = EXAMPLES / f"{file}.json"
    request = asked(service, run, method, *command.split(), str(path))
    assert request[field] == json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("fault", "flag"),
    [
        ("approval_request.planned_course.credit.scheme", "--planned-course-credit-scheme"),
        ("approval_request.planned_course.credit.amount", "--planned-course-credit"),
        ("approval_request.planned_course.course.title", "--planned-course"),
        ("approval_request.role", "--role"),
    ],
)
def test_a_fault_in_a_part_names_the_flag_that_gives_it(
    service: FakeService, run: Run, fault: str, flag: str
) -> None:
    no = refusal("FIELD_INVALID", grpc.StatusCode.INVALID_ARGUMENT, violations=[(fault, "is odd")])
    service.answers("RequestApproval", no)
    assert f"  {fault} ({flag}): is odd" in run(*REQUEST, "--subject-id", "f").stderr
