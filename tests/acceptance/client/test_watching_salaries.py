"""The client and `ledgerctl` follow what educators are due, and go on where they were."""

import json
from datetime import date
from typing import Any

import grpc
import pytest

from credential_ledger import plain
from credential_ledger.client import LedgerClient
from credential_ledger.refusals.question import CursorInvalid
from credential_ledger.v1.salary_service_pb2 import WatchSalaryEligibilityResponse
from tests.acceptance.client.answers import ELIGIBILITY, YEAR
from tests.acceptance.client.conftest import Run
from tests.support.fake_service import FakeService, refusal

CAME: dict[str, Any] = {
    "changed": {
        "educator_id": "ada",
        "effective_on": "2027-06-30",
        "contract_year": YEAR,
        "segment": ELIGIBILITY["segments"][0],
        "position": 14,
    },
    "cursor": "one",
}
GONE: dict[str, Any] = {
    "removed": {
        "segment_id": "s-0",
        "educator_id": "ben",
        "effective_on": "2027-06-30",
        "position": 15,
    },
    "cursor": "two",
}


def progress(cursor: str, position: int, *, caught_up: bool = True) -> dict[str, Any]:
    return {"progress": {"position": position, "caught_up": caught_up}, "cursor": cursor}


def messages(*told: dict[str, Any]) -> list[Any]:
    return [plain.decode(each, WatchSalaryEligibilityResponse()) for each in told]


def test_a_watch_goes_on_from_the_last_cursor_where_it_breaks(
    service: FakeService, client: LedgerClient
) -> None:
    unavailable = grpc.StatusCode.UNAVAILABLE
    service.answers(
        "WatchSalaryEligibility",
        [*messages(CAME), unavailable],
        messages(GONE, progress("three", 15)),
    )
    on = date(2026, 7, 1)
    told = list(client.salary.watch_salary_eligibility("lakeview", "zero", effective_on=on))
    assert [each.cursor for each in told] == ["one", "two", "three"]
    asked = service.requests("WatchSalaryEligibility")
    assert [request.cursor for request in asked] == ["zero", "one"]
    assert {request.effective_on.month for request in asked} == {7}


def test_a_watch_with_a_foreign_cursor_is_refused(
    service: FakeService, client: LedgerClient
) -> None:
    no = refusal("CURSOR_INVALID", grpc.StatusCode.INVALID_ARGUMENT)
    service.answers("WatchSalaryEligibility", [no])
    with pytest.raises(CursorInvalid):
        next(client.salary.watch_salary_eligibility("lakeview", "of another ledger"))


def test_it_is_printed_a_line_a_segment_and_where_to_go_on(service: FakeService, run: Run) -> None:
    on_its_way = progress("three", 15, caught_up=False)
    told = messages(CAME, GONE, on_its_way, progress("four", 41), CAME)
    service.answers("WatchSalaryEligibility", told)
    said = run("salary", "watch", "--once", "--cursor", "zero", "--on", "2026-07-01")
    (asked,) = service.requests("WatchSalaryEligibility")
    assert (asked.district_id, asked.cursor, asked.effective_on.year) == ("lakeview", "zero", 2026)
    what = "maker: increase on grade-5, 1,600.00 USD a year, 2026-09-01 to 2027-06-30"
    why = "1,333.33 USD due in the year, Maker Educator earns a base increase."
    assert said.stdout.splitlines() == [
        f"ada  2026-27  due  {what}, {why}  segment s-1, position 14",
        "ben  no longer there in the year to 2027-06-30  segment s-0, position 15",
        "still looking through what is known; done up to position 15",
        "that is all up to position 41",
    ]
    assert said.stderr == "Go on later with --cursor four\n"


def test_json_is_a_message_a_line(service: FakeService, run: Run) -> None:
    service.answers("WatchSalaryEligibility", messages(CAME, progress("two", 41)))
    said = run("salary", "watch", "--once", "--json")
    first, last = map(json.loads, said.stdout.splitlines())
    assert first == CAME
    assert last["progress"]["caught_up"]
