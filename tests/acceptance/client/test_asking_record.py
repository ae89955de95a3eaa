"""`ledgerctl` prints the whole record of an educator, and that of a district."""

from typing import Any

import pytest

from credential_ledger import plain
from credential_ledger.v1.educator_service_pb2 import GetEducatorResponse
from credential_ledger.v1.transcript_service_pb2 import (
    GetTranscriptResponse,
    ListTranscriptsResponse,
    VerifyAwardResponse,
    WatchTranscriptsResponse,
)
from tests.acceptance.client.answers import usd
from tests.acceptance.client.conftest import Run
from tests.acceptance.client.record_answers import GOOD, THREE, transcript
from tests.support.fake_service import FakeService


def shown(service: FakeService, run: Run, told: dict[str, Any], *options: str) -> str:
    service.answers("GetTranscript", plain.decode(told, GetTranscriptResponse()))
    return run("transcript", "show", "ada", *options).stdout


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        (
            "external_award",
            (
                "external award of Master of Education",
                "by Northlake, reference N-7, begun 2024-09-01",
                "renewed 2026-03-01, good to 2028-01-14",
                "suspended since 2026-04-01: inquiry, reinstated 2026-05-01",
                "official transcript received 2026-02-16",
            ),
        ),
        (
            "credit",
            (
                "credit of 3 semester credits",
                "Teaching reading, Northlake, grade A-",
                "category reading, begun 2025-09-08, on own time, paid by educator",
            ),
        ),
        (
            "claim",
            (
                "claim of stipend, policy annual, for 2025-26",
                "withdrawn",
                "for x-1",
                "withdrawn 2026-02-21: mistaken",
            ),
        ),
        (
            "request",
            (
                "request for a planned course",
                "open",
                "3 semester credits, from 2025-09-08",
                "of lakeview, principal",
            ),
        ),
        (
            "waiver",
            (
                "waiver of approval-before-start: late-hire",
                "2026-05-01 to 2026-05-31",
                "granted by kim, principal of lakeview",
                "for x-1",
            ),
        ),
    ],
)
def test_an_item_of_each_kind_is_shown_in_words(
    service: FakeService, run: Run, kind: str, lines: tuple[str, ...]
) -> None:
    said = shown(service, run, transcript((kind,)))
    assert [line for line in lines if line not in said] == []


def test_what_the_items_come_to_is_shown_below_them(service: FakeService, run: Run) -> None:
    progress = {
        "stack_id": "makers",
        "title": "Makers",
        "groups": [{"group_id": "core", "credential_ids": ["maker"], "missing": 1}],
    }
    recognition = {"terms": {"approval_required": True}, "stack_id": "makers"}
    told = transcript(
        ("external_award",),
        district_id="lakeview",
        totals=[THREE | {"category": "reading"}],
        stacks=[progress],
        recognitions=[
            {"award_id": "external_award-1"},
            {
                "stack_id": "makers",
                "recognition": {"recognition": recognition},
                "unapproved": ["external_award-1"],
            },
        ],
    )
    said = shown(service, run, told, "--district", "lakeview")
    assert service.requests("GetTranscript")[0].district_id == "lakeview"
    assert "3 semester credits   reading" in said
    assert "core: maker; 1 missing" in said
    assert "Master of Education                 not recognized" in said
    assert "awaits approval" in said
    assert "not approved: Master of Education" in said


def test_the_facts_behind_an_award_from_elsewhere_are_listed(
    service: FakeService, run: Run
) -> None:
    said = shown(service, run, transcript(("external_award", "claim")), "--facts")
    for line in (
        "renewal         2026-03-01",
        "suspension      2026-04-01: inquiry",
        "reinstatement   2026-05-01, unsupported: There is nothing.",
        "document        official transcript received 2026-02-16",
        "withdrawal      withdrawn 2026-02-21: mistaken",
    ):
        assert line in said


def test_an_award_is_verified_with_its_days_in_good_standing_and_who_awarded_it(
    service: FakeService, run: Run
) -> None:
    told = {
        "status": "TRANSCRIPT_STATUS_HELD",
        "awarding_body": "Northlake",
        "reference": "N-7",
        "credential": {"title": "Master of Education"},
        "good_standing": GOOD,
    }
    service.answers("VerifyAward", plain.decode({"verification": told}, VerifyAwardResponse()))
    said = run("transcript", "verify", "a-1").stdout
    for line in (
        "awarding body  Northlake",
        "credential     Master of Education\n",
        "good standing  2026-01-15 to 2026-03-31",
        "good standing  from 2026-05-01",
        "suspended since 2026-04-01: inquiry, reinstated 2026-05-01",
    ):
        assert line in said


def test_a_district_is_listed_with_a_line_an_educator(service: FakeService, run: Run) -> None:
    one = plain.decode(
        transcript(("credit", "credit", "external_award")), ListTranscriptsResponse()
    )
    none = plain.decode(transcript(()), ListTranscriptsResponse())
    none.transcript.educator_id = "ben"
    service.answers("ListTranscripts", [one, none], [])
    said = run("transcript", "list", "lakeview").stdout.splitlines()
    assert said[:2] == ["ada  2 credits, 1 external award", "ben  nothing yet"]
    assert said[2].startswith("as of position")
    assert run("transcript", "list", "lakeview").stdout == "The district employs nobody.\n"


def test_a_district_is_listed_as_json_with_one_object_a_line(
    service: FakeService, run: Run
) -> None:
    answers = [plain.decode(transcript(), ListTranscriptsResponse()) for _ in range(2)]
    answers[1].transcript.educator_id = "ben"
    service.answers("ListTranscripts", answers)
    said = run("transcript", "list", "lakeview", "--json").stdout.splitlines()
    told = [plain.decode(plain.loads(line), ListTranscriptsResponse()) for line in said]
    assert told == answers


def test_a_watch_tells_of_papers(service: FakeService, run: Run) -> None:
    [item] = transcript(("external_award",))["transcript"]["items"]
    changes = [{"changed": item, "cursor": "one"}, {"progress": {"position": 9}, "cursor": "two"}]
    service.answers(
        "WatchTranscripts", [plain.decode(each, WatchTranscriptsResponse()) for each in changes]
    )
    first = run("transcript", "watch", "--once").stdout.splitlines()[0]
    assert "external award of Master of Education, recorded, official transcript" in first


def test_jobs_are_shown_as_they_are_on_a_day(service: FakeService, run: Run) -> None:
    cell = {"schedule_id": "teachers", "lane_id": "ba", "step_id": "3"}
    placement = {"district_id": "lakeview", "assignment_id": "t-1", "cell": cell}
    leave = {"district_id": "lakeview", "kind": "parental", "effective_from": "2026-04-01"}
    told = {
        "educator_id": "ada",
        "effective_on": "2026-03-15",
        "placements": [{"placement": placement, "base": usd("50400.00")}],
        "leaves": [{"leave": leave, "effective_until": "2026-05-01"}],
        "service": [{"district_id": "lakeview", "kind": "teaching", "years": "3"}],
    }
    service.answers("GetEducator", plain.decode({"educator": told}, GetEducatorResponse()))
    said = run("educator", "get", "ada", "--on", "2026-03-15").stdout
    assert service.requests("GetEducator")[0].effective_on.month == 3
    for line in (
        "on        2026-03-15",
        "t-1 placed at lane ba, step 3 of teachers: 50,400.00 USD a year",
        "unpaid parental leave from every assignment at lakeview",
        "Years of service",
    ):
        assert line in said
