"""`ledgerctl` prints transcripts and hours with what a person wants to know."""

from typing import Any

import grpc
import pytest

from credential_ledger import plain
from credential_ledger.v1.transcript_service_pb2 import (
    GetProfessionalDevelopmentResponse,
    GetTranscriptResponse,
    VerifyAwardResponse,
    WatchTranscriptsResponse,
)
from tests.acceptance.client.answers import BASIS, YEAR
from tests.acceptance.client.conftest import Run
from tests.support.fake_service import FakeService, refusal

VOID = {
    "fact_id": "r-1",
    "positions": [7],
    "kind": "REVOCATION_KIND_VOID_FROM_START",
    "reason_code": "evidence-falsified",
    "effective_on": "2026-03-02",
}


def award(**changed: Any) -> dict[str, Any]:
    credential = {"credential_id": "maker", "credential_version": 2, "informal": True}
    detail = {"credential": credential, "awarded_on": "2026-01-15", "granted_by": "kim"}
    return {"fact_id": "a-1", "educator_id": "ada", "positions": [9, 11]} | {
        "status": "TRANSCRIPT_STATUS_HELD",
        "award": detail | changed,
    }


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        ({"expires_on": "2029-01-15"}, "last day 2029-01-14"),
        ({"expires_on": "2029-01-15", "ended_on": "2026-03-01"}, "last day 2026-02-28"),
        ({"hours": [{"mode": "DELIVERY_MODE_IN_PERSON", "hours": "7.5"}]}, "7.5 h in person"),
        ({"revocation": {"reason_code": "withdrawn"}}, "revoked: withdrawn"),
        ({"expires_on": "2029-01-15", "revocation": VOID}, "never held"),
        ({}, "award of maker 2, informal"),
        ({}, "fact a-1, position 11"),
    ],
)
def test_an_award_is_shown_with_what_a_person_wants_to_know(
    service: FakeService, run: Run, changed: dict[str, Any], line: str
) -> None:
    told = {"transcript": {"educator_id": "ada", "items": [award(**changed)]}, "basis": BASIS}
    service.answers("GetTranscript", plain.decode(told, GetTranscriptResponse()))
    assert line in run("transcript", "show", "ada").stdout


def test_every_fact_behind_a_transcript_can_be_listed_as_a_correction_names_it(
    service: FakeService, run: Run
) -> None:
    done = {"fact_id": "f" * 36, "positions": [3, 8], "component_id": "lab", "hours": "2"}
    begun = {"enrolled_on": "2026-01-05", "activities": [done]}
    item = {"fact_id": "e-1", "educator_id": "ada", "positions": [2], "enrollment": begun}
    told = {"transcript": {"educator_id": "ada", "items": [item]}, "basis": BASIS}
    service.answers("GetTranscript", plain.decode(told, GetTranscriptResponse()))
    shown = run("transcript", "show", "ada", "--facts").stdout
    assert "activity   lab 2 h" in shown
    assert f"fact {'f' * 36}, position 8" in shown


def test_what_does_not_count_says_why(service: FakeService, run: Run) -> None:
    problem = {"reason": "HOURS_TOO_FEW", "text": "there are [bold]2[/] hours"}
    item = award() | {"status": "TRANSCRIPT_STATUS_UNSUPPORTED", "problem": problem}
    told = {"transcript": {"educator_id": "ada", "items": [item]}, "basis": BASIS}
    service.answers("GetTranscript", plain.decode(told, GetTranscriptResponse()))
    shown = run("transcript", "show", "ada").stdout
    assert "unsupported: there are [bold]2[/] hours" in shown


def test_an_award_that_was_never_held_has_no_last_day(service: FakeService, run: Run) -> None:
    void = award(expires_on="2029-01-15", revocation=VOID)
    told = {"transcript": {"educator_id": "ada", "items": [void]}, "basis": BASIS}
    service.answers("GetTranscript", plain.decode(told, GetTranscriptResponse()))
    assert "last day" not in run("transcript", "show", "ada").stdout


def test_a_void_award_is_verified_as_never_held_by_which_revocation(
    service: FakeService, run: Run
) -> None:
    told = {"status": "TRANSCRIPT_STATUS_VOID", "awarded_on": "2025-10-10", "revocation": VOID}
    service.answers("VerifyAward", plain.decode({"verification": told}, VerifyAwardResponse()))
    shown = run("transcript", "verify", "a-1").stdout
    assert "last day    never held" in shown
    assert "revoked     void from start, found on 2026-03-02" in shown
    assert "reason      evidence-falsified" in shown
    assert "revocation  fact r-1, position 7" in shown


def test_an_ended_award_is_verified_with_kind_and_reason(service: FakeService, run: Run) -> None:
    ended = VOID | {"kind": "REVOCATION_KIND_ENDED_FROM_DATE", "reason_code": "withdrawn"}
    told = {"status": "TRANSCRIPT_STATUS_ENDED", "until": "2026-03-02", "revocation": ended}
    service.answers("VerifyAward", plain.decode({"verification": told}, VerifyAwardResponse()))
    shown = run("transcript", "verify", "a-1").stdout
    assert "last day    2026-03-01" in shown
    assert "revoked     ended from date 2026-03-02" in shown
    assert "reason      withdrawn" in shown


def test_a_verified_award_is_shown_with_its_last_day(service: FakeService, run: Run) -> None:
    told = {
        "status": "TRANSCRIPT_STATUS_EXPIRED",
        "until": "2026-03-01",
        "effective_on": "2026-09-15",
    }
    service.answers("VerifyAward", plain.decode({"verification": told}, VerifyAwardResponse()))
    shown = run("transcript", "verify", "a-1").stdout
    assert "status      expired" in shown
    assert "last day    2026-02-28" in shown


def test_professional_development_is_shown_with_what_is_missing(
    service: FakeService, run: Run
) -> None:
    credit = {
        "credit_id": "c-1",
        "amount": "12",
        "unit": "CREDIT_UNIT_CLOCK_HOUR",
        "earned_on": "2026-09-01",
        "state": "CREDIT_STATE_COUNTED",
        "counted_hours": "11",
        "limits": [{"kind": "HOUR_LIMIT_KIND_APPROVED_HOURS", "hours": "11"}],
    }
    told = {"year": YEAR, "counted_hours": "11", "shortfall_hours": "9", "credits": [credit]}
    answer = plain.decode({"progress": told}, GetProfessionalDevelopmentResponse())
    service.answers("GetProfessionalDevelopment", answer)
    shown = run("pd", "show", "ada").stdout
    assert "2026-27, 2026-07-01 to 2027-06-30" in shown
    assert "short by        9" in shown
    assert "12 clock hours, earned 2026-09-01" in shown
    assert "at most: approved hours 11" in shown


def test_a_watch_prints_changes_and_where_to_go_on(service: FakeService, run: Run) -> None:
    approved = {"decision": "DECISION_APPROVED", "decided_on": "2026-02-01", "approver": "kim"}
    approvals = [approved | {"fact_id": "p-1", "positions": [14]}]
    changes: list[dict[str, Any]] = [
        {"changed": award() | {"approvals": approvals}, "cursor": "one"},
        {"removed": {"fact_id": "a-0", "educator_id": "ben"}, "cursor": "two"},
        {"progress": {"position": 40}, "cursor": "on"},
        {"progress": {"position": 41, "caught_up": True}, "cursor": "three"},
        {"changed": award(), "cursor": "four"},
    ]
    service.answers(
        "WatchTranscripts", [plain.decode(each, WatchTranscriptsResponse()) for each in changes]
    )
    said = run("transcript", "watch", "--once", "--cursor", "zero")
    assert service.requests("WatchTranscripts")[0].cursor == "zero"
    what = "award of maker 2, informal, held, approved 2026-02-01 by kim"
    assert said.stdout.splitlines() == [
        f"ada  2026-01-15  {what}  fact a-1, position 14",
        "ben  no longer there: a-0",
        "still looking through what is known; done up to position 40",
        "that is all up to position 41",
    ]
    assert said.stderr == "Go on later with --cursor three\n"


def test_only_a_cursor_that_the_service_gave_is_offered_again(
    service: FakeService, run: Run
) -> None:
    no = refusal("CURSOR_INVALID", grpc.StatusCode.INVALID_ARGUMENT)
    service.answers("WatchTranscripts", [no])
    said = run("transcript", "watch", "--cursor", "garbage")
    assert said.exit_code == 1
    assert "garbage" not in said.stderr
