"""How `ledgerctl` ends: exit codes, and words a person can act on."""

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta

import grpc
import pytest
from click.testing import CliRunner

from credential_ledger.cli import session
from credential_ledger.cli.forms import PRINCIPAL
from credential_ledger.cli.ledgerctl import ledgerctl
from credential_ledger.methods.transcripts import TranscriptMethods
from credential_ledger.retries import Retries
from credential_ledger.v1.audit_service_pb2 import GetEntryResponse
from credential_ledger.v1.credential_service_pb2 import EnrollResponse
from credential_ledger.v1.transcript_service_pb2 import WatchTranscriptsResponse
from tests.acceptance.client.conftest import ENROLL, Run, flat
from tests.support.fake_service import FakeService, refusal

SOON = timedelta(seconds=1)
FAULTS = [("enrollment.enrolled_on", "is missing"), ("enrollment.note", "is odd")]
INVALID = refusal(
    "FIELD_INVALID",
    grpc.StatusCode.INVALID_ARGUMENT,
    "The request is out of form: enrollment.enrolled_on: is missing",
    violations=FAULTS,
)


def test_an_answer_ends_with_0(service: FakeService, run: Run) -> None:
    service.answers("Enroll", EnrollResponse())
    assert run(*ENROLL).exit_code == 0


def test_a_refusal_ends_with_1_and_names_field_flag_and_remedy(
    service: FakeService, run: Run
) -> None:
    service.answers("Enroll", INVALID)
    said = run(*ENROLL)
    assert said.exit_code == 1
    assert said.stdout == ""
    assert said.stderr.splitlines() == [
        "Refused: The request is out of form  [FIELD_INVALID]",
        "  enrollment.enrolled_on (--enrolled-on): is missing",
        "  enrollment.note: is odd",
    ]


def test_a_missing_permission_is_named_with_the_roles_that_carry_it(
    service: FakeService, run: Run
) -> None:
    no = refusal(
        "PERMISSION_MISSING",
        grpc.StatusCode.PERMISSION_DENIED,
        metadata={"role": "sis", "permission": "READ_LOG"},
    )
    service.answers("GetEntry", no)
    last = run("audit", "entry", "1").stderr.splitlines()[-1]
    assert last == "READ_LOG goes with --role (LEDGERCTL_ROLE) auditor, operator."


def test_a_role_that_is_not_there_is_said_to_be_none(service: FakeService, run: Run) -> None:
    told = {"role": "audtior", "permission": "READ_LOG"}
    no = refusal("PERMISSION_MISSING", grpc.StatusCode.PERMISSION_DENIED, metadata=told)
    service.answers("GetEntry", no)
    last = run("audit", "entry", "1").stderr.splitlines()[-1]
    assert last.startswith("There is no role audtior. READ_LOG goes with --role")


@pytest.mark.parametrize(
    ("path", "description", "told"),
    [
        ("metadata.principal", "is odd", f"metadata.principal (--principal): must be {PRINCIPAL}"),
        ("award.granted_by", "must be a pseudonymous id", f"a pseudonymous id: {PRINCIPAL}"),
    ],
)
def test_an_id_out_of_form_is_told_its_form(
    service: FakeService, run: Run, path: str, description: str, told: str
) -> None:
    faults = [(path, description)]
    no = refusal("FIELD_INVALID", grpc.StatusCode.INVALID_ARGUMENT, violations=faults)
    service.answers("GetEntry", no)
    assert told in run("audit", "entry", "1").stderr


def test_a_day_in_the_future_is_told_whose_today_it_is(service: FakeService, run: Run) -> None:
    service.answers("Enroll", refusal("FUTURE_DATE", grpc.StatusCode.INVALID_ARGUMENT))
    assert "judged in the time zone of that district, else in UTC+14" in run(*ENROLL).stderr


def test_a_refusal_for_a_machine_is_an_object_on_standard_error(
    service: FakeService, run: Run
) -> None:
    service.answers("Enroll", INVALID)
    said = run(*ENROLL, "--json")
    assert (said.exit_code, said.stdout) == (1, "")
    assert json.loads(said.stderr)["error"] == {
        "kind": "FieldInvalid",
        "message": "The request is out of form: enrollment.enrolled_on: is missing",
        "reason": "FIELD_INVALID",
        "code": "INVALID_ARGUMENT",
        "metadata": {},
        "violations": [{"field": path, "description": why} for path, why in FAULTS],
    }


@pytest.mark.parametrize(
    "arguments",
    [
        ["salary", "show", "ada", "--on", "2026-02-30"],
        ["salary", "show", "ada", "--known", "2026-02-01T12:00:00"],
        ["salary", "show", "ada", "--known", "-1"],
        ["salary", "show"],
        ["activity", "record", "--hours", "NaN"],
        ["activity", "record", "--from-json", "no such file"],
        ["award", "revoke", "--kind", "never"],
        ["audit", "entry", "0"],
        ["no-such-command"],
    ],
)
def test_a_fault_of_the_command_line_ends_with_2_and_asks_nothing(
    service: FakeService, run: Run, arguments: list[str]
) -> None:
    said = run(*arguments)
    assert said.exit_code == 2
    assert said.stderr
    assert not service.calls


def test_nobody_there_ends_with_3_and_says_how_to_name_another(
    service: FakeService, run: Run
) -> None:
    service.stop()
    said = run(*ENROLL)
    assert said.exit_code == 3
    assert f"No connection to {service.target}; nothing was sent." in said.stderr
    assert "--target" in said.stderr


def test_a_service_that_goes_away_in_a_stream_was_lost_and_had_been_asked(
    service: FakeService, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = Retries(attempts=2, wait=lambda _: service.stop())
    monkeypatch.setattr(session, "PATIENCE", gone)
    service.answers("WatchTranscripts", [WatchTranscriptsResponse(), grpc.StatusCode.UNAVAILABLE])
    said = run("transcript", "watch")
    assert said.exit_code == 3
    assert f"The connection to {service.target} was lost and did not come back." in said.stderr
    assert "nothing was sent" not in said.stderr


def test_an_undecided_command_ends_with_3_and_the_id_to_repeat_it_with(
    service: FakeService, run: Run
) -> None:
    service.answers("Enroll", *[grpc.StatusCode.UNAVAILABLE] * 4)
    said = run(*ENROLL)
    (request_id,) = {request.request_id for request in service.requests("Enroll")}
    assert said.exit_code == 3
    assert "may or may not be on record" in said.stderr
    assert f"--request-id {request_id}" in said.stderr
    told = json.loads(run(*ENROLL, "--json", "--request-id", "r-1").stderr)
    assert told["error"]["request_ids"] == ["r-1"]


@pytest.mark.parametrize(
    "ended",
    [
        refusal("QUEUE_FULL", grpc.StatusCode.RESOURCE_EXHAUSTED, retry_after=SOON),
        grpc.StatusCode.INTERNAL,
        grpc.StatusCode.DEADLINE_EXCEEDED,
    ],
    ids=["overloaded", "broken", "late"],
)
def test_no_answer_ends_with_3(service: FakeService, run: Run, ended: grpc.StatusCode) -> None:
    service.answers("GetEntry", ended, ended)
    assert run("audit", "entry", "1").exit_code == 3


def test_an_interruption_ends_with_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: TranscriptMethods, *__: str) -> Iterator[WatchTranscriptsResponse]:
        yield WatchTranscriptsResponse(cursor="one")
        raise KeyboardInterrupt

    monkeypatch.setattr(TranscriptMethods, "watch_transcripts", interrupted)
    said = run("transcript", "watch", "--cursor", "zero")
    assert said.exit_code == 130
    assert said.stderr == "Go on later with --cursor one\n"


def test_who_asks_and_where_may_stand_in_the_environment(service: FakeService) -> None:
    service.answers("GetEntry", GetEntryResponse(position=1, entry=b"{}\n{}"))
    environment = {
        "LEDGERCTL_TARGET": service.target,
        "LEDGERCTL_PRINCIPAL": "auditor-1",
        "LEDGERCTL_ROLE": "auditor",
        "LEDGERCTL_DISTRICT": "lakeview",
    }
    said = CliRunner(env=environment).invoke(ledgerctl, ["audit", "entry", "1"])
    assert said.exit_code == 0, said.output
    (call,) = service.calls["GetEntry"]
    told = {key: call.metadata[key] for key in ("principal", "role", "district")}
    assert told == {"principal": "auditor-1", "role": "auditor", "district": "lakeview"}


def test_without_a_principal_a_person_is_told_how_to_name_one() -> None:
    said = CliRunner().invoke(ledgerctl, ["audit", "entry", "1"])
    assert said.exit_code == 2
    assert "LEDGERCTL_PRINCIPAL" in said.stderr
    assert PRINCIPAL in flat(said.stderr)


def test_without_a_district_a_person_is_told_how_to_name_one() -> None:
    said = CliRunner().invoke(ledgerctl, ["salary", "show", "ada"])
    assert said.exit_code == 2
    assert "LEDGERCTL_DISTRICT" in said.stderr


def test_the_package_runs_as_the_program() -> None:
    program = [sys.executable, "-m", "credential_ledger.cli", "--version"]
    said = subprocess.run(program, capture_output=True, text=True, check=True)
    assert said.stdout.startswith("ledgerctl, version ")


def test_a_field_that_an_argument_gives_is_named_as_in_the_usage(
    service: FakeService, run: Run
) -> None:
    violations = [("educator_id", "must be a pseudonymous id")]
    no = refusal("FIELD_INVALID", grpc.StatusCode.INVALID_ARGUMENT, violations=violations)
    service.answers("GetEducator", no)
    assert "educator_id (EDUCATOR): must be" in flat(run("educator", "get", "x").stderr)
