"""`ledgerctl` prints answers as tables for people, and as the contract's messages for machines."""

import json
from typing import Any

import pytest

from credential_ledger import plain
from credential_ledger.v1.educator_service_pb2 import GetEducatorResponse, ListEducatorsResponse
from credential_ledger.v1.salary_eligibility_pb2 import EligibilityView
from credential_ledger.v1.salary_service_pb2 import (
    GetSalaryEligibilityResponse,
    ListSalaryEligibilityResponse,
)
from tests.acceptance.client.answers import BASIS, ELIGIBILITY, REASON, usd
from tests.acceptance.client.conftest import Run, flat
from tests.support.fake_service import FakeService

SUMS = {"annual_rate", "amount", "assignments"}
DUE = {
    "eligibility": ELIGIBILITY,
    "basis": BASIS,
    "hypothetical": False,
    "hypothetical_fact_ids": [],
}


def due(**changed: Any) -> ListSalaryEligibilityResponse:
    told = {"eligibility": ELIGIBILITY | changed, "basis": BASIS}
    return plain.decode(told, ListSalaryEligibilityResponse())


def test_json_is_the_message_of_the_contract_on_one_line(service: FakeService, run: Run) -> None:
    service.answers("GetSalaryEligibility", plain.decode(DUE, GetSalaryEligibilityResponse()))
    said = run("salary", "show", "ada", "--json")
    assert said.exit_code == 0, said.output
    known = {"hypothetical": False, "hypothetical_fact_ids": []}
    assert said.stdout == json.dumps(DUE | known) + "\n"


def test_salary_is_shown_with_sums_last_days_and_reasons(service: FakeService, run: Run) -> None:
    service.answers("GetSalaryEligibility", plain.decode(DUE, GetSalaryEligibilityResponse()))
    shown = run("salary", "show", "ada").stdout
    assert "contract year    2026-27, 2026-07-01 to 2027-06-30" in shown
    assert "due in the year  1,333.33 USD" in shown
    assert "maker: increase on grade-5" in shown
    assert "base increase, 1,600.00 USD a year, 2026-09-01 to 2027-06-30" in shown
    assert "Maker Educator earns a base increase." in shown
    assert "position 41, recorded 2026-11-24T10:00:00Z" in shown
    assert "October" not in shown


def test_an_answer_is_told_in_sentences_with_its_entries_where_asked(
    service: FakeService, run: Run
) -> None:
    def explained(*more: str) -> str:
        service.answers("GetSalaryEligibility", plain.decode(DUE, GetSalaryEligibilityResponse()))
        return run("salary", "explain", "ada", *more).stdout

    assert explained().startswith("1,333.33 USD are due.")
    assert "due: Maker Educator earns a base increase." in explained()
    assert "[12, 14]" not in explained()
    assert "[12, 14]" in explained("--positions")
    assert "There is nothing to say of other; what there is: increase." in explained(
        "--benefit", "other"
    )


def test_payments_and_the_whole_explanation_are_shown_when_asked_for(
    service: FakeService, run: Run
) -> None:
    service.answers("GetSalaryEligibility", plain.decode(DUE, GetSalaryEligibilityResponse()))
    shown = run("salary", "show", "ada", "--payments", "--explain").stdout
    assert "2026-10-25 October, maker: increase on grade-5 1,333.33 USD" in flat(shown)
    assert "└── Maker Educator earns a base increase." in shown
    assert "= 600.00  (/benefits/0; positions 12, 14)" in shown


def test_a_segment_of_an_assignment_that_does_not_count_says_so(
    service: FakeService, run: Run
) -> None:
    segment = {
        "fact_id": "f-1",
        "latest_position": 7,
        "employment": {"assignment_id": "teacher-1", "district_id": "lakeview", "role": "coach"},
        "problem": {"reason": "SEGMENT_EXISTS", "text": "There is one already."},
    }
    told = {"educator": {"educator_id": "ada", "employments": [segment]}, "basis": BASIS}
    service.answers("GetEducator", plain.decode(told, GetEducatorResponse()))
    shown = run("educator", "get", "ada").stdout
    assert "unsupported: There is one already." in flat(shown)


def test_the_options_of_a_read_become_its_question(service: FakeService, run: Run) -> None:
    service.answers("GetSalaryEligibility", *[GetSalaryEligibilityResponse()] * 2)
    when = ["--on", "2026-09-15", "--at-least", "40"]
    run("salary", "show", "ada", "--district", "north", *when, "--known", "30")
    run("salary", "show", "ada", *when, "--known", "2026-11-24T10:00:00-05:00")
    by_position, by_time = service.requests("GetSalaryEligibility")
    assert (by_position.district_id, by_time.district_id) == ("north", "lakeview")
    assert by_position.effective_on.day == 15
    assert by_position.at_least_position == 40
    assert by_position.known.position == 30
    assert by_time.known.at.ToJsonString() == "2026-11-24T15:00:00Z"


def test_the_payroll_table_has_every_educator_and_the_sum(service: FakeService, run: Run) -> None:
    nothing = {"segments": [], "amount": usd("0"), "explanation": REASON | {"text": "Nothing yet."}}
    service.answers("ListSalaryEligibility", [due(), due(educator_id="ben", **nothing)])
    shown = run("salary", "list").stdout
    assert "Due in lakeview in the year of 2026-09-15" in shown
    assert "Nothing yet." in shown
    assert "2 educators, due: 1,333.33 USD" in shown


def test_the_payroll_table_asks_for_no_reasons_it_does_not_print(
    service: FakeService, run: Run
) -> None:
    (segment,) = ELIGIBILITY["segments"]
    waits = {"kind": "WAITING_KIND_APPROVAL", "text": "The approval is awaited."}
    bare = due(segments=[segment | {"waiting_for": [waits]}])
    bare.eligibility.ClearField("explanation")
    bare.eligibility.segments[0].ClearField("explanation")
    service.answers("ListSalaryEligibility", [bare], [due()])
    shown = run("salary", "list", "--amounts").stdout
    assert "1 educator, due: 1,333.33 USD" in shown
    assert "Maker Educator earns a base increase." not in shown
    assert "The approval is awaited." not in shown
    assert "Maker Educator earns a base increase." in run("salary", "list").stdout
    amounts, explained = service.requests("ListSalaryEligibility")
    assert amounts.view == EligibilityView.ELIGIBILITY_VIEW_AMOUNTS
    assert explained.view == EligibilityView.ELIGIBILITY_VIEW_UNSPECIFIED


def test_what_no_catalogue_names_is_named_by_its_title(service: FakeService, run: Run) -> None:
    (segment,) = ELIGIBILITY["segments"]
    named = {key: value for key, value in segment.items() if key != "credential_id"}
    several = [named | {"title": title} for title in ("Fractions online", "Summer institute", "")]
    service.answers("ListSalaryEligibility", [due(segments=several)])
    shown = flat(run("salary", "list").stdout)
    assert "due “Fractions online”: increase on grade-5" in shown
    assert "due “Summer institute”: increase on grade-5" in shown
    assert "due increase on grade-5" in shown


def test_a_sum_that_no_calendar_tells_is_no_zero(service: FakeService, run: Run) -> None:
    unknown = {name: told for name, told in ELIGIBILITY.items() if name not in SUMS}
    ben = {"eligibility": unknown | {"educator_id": "ben"}}
    listed = plain.decode(ben, ListSalaryEligibilityResponse())
    service.answers("ListSalaryEligibility", [due(), listed], [listed])
    assert "due: 1,333.33 USD, not determinable for 1" in run("salary", "list").stdout
    assert "1 educator, due: not determinable" in run("salary", "list").stdout
    shown = plain.decode(DUE | {"eligibility": unknown}, GetSalaryEligibilityResponse())
    service.answers("GetSalaryEligibility", shown)
    assert "due in the year  not determinable" in run("salary", "show", "ada").stdout


def test_an_id_is_whole_on_a_screen_of_80_columns(
    service: FakeService, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    (segment,) = ELIGIBILITY["segments"]
    waits = segment | {"state": "ELIGIBILITY_STATE_NOT_YET_DETERMINABLE", "amount": usd("99999999")}
    service.answers("ListSalaryEligibility", [due(educator_id="e" * 36, segments=[waits])])
    lines = run("salary", "list").stdout.splitlines()
    assert any("e" * 36 in line for line in lines)
    assert max(map(len, lines)) <= 80


def test_what_goes_to_a_pipe_has_no_blanks_behind_it(service: FakeService, run: Run) -> None:
    service.answers("ListSalaryEligibility", [due()])
    lines = run("salary", "list").stdout.splitlines()
    assert lines == [line.rstrip() for line in lines]


def test_what_a_benefit_waits_for_is_its_reason(service: FakeService, run: Run) -> None:
    waiting = {"kind": "WAITING_KIND_APPROVAL", "text": "An administrator has to approve it."}
    (segment,) = ELIGIBILITY["segments"]
    service.answers("ListSalaryEligibility", [due(segments=[segment | {"waiting_for": [waiting]}])])
    assert "An administrator has to approve it." in run("salary", "list").stdout


def test_a_district_without_educators_is_said_to_be_one(service: FakeService, run: Run) -> None:
    service.answers("ListSalaryEligibility", [])
    assert run("salary", "list").stdout == "The district employs nobody.\n"


def test_a_stream_for_a_machine_is_one_message_a_line(service: FakeService, run: Run) -> None:
    service.answers("ListSalaryEligibility", [due(), due(educator_id="ben")])
    said = run("salary", "list", "--json")
    lines = said.stdout.splitlines()
    assert said.stderr == ""
    assert [json.loads(line)["eligibility"]["educator_id"] for line in lines] == ["ada", "ben"]


def test_a_list_for_a_machine_is_one_answer_without_pages(service: FakeService, run: Run) -> None:
    pages = [
        {"educators": [{"educator_id": "ada"}], "next_page_token": "more", "basis": BASIS},
        {"educators": [{"educator_id": "ben"}], "basis": BASIS},
    ]
    service.answers("ListEducators", *[plain.decode(p, ListEducatorsResponse()) for p in pages])
    answer = json.loads(run("educator", "list", "--json").stdout)
    assert [each["educator_id"] for each in answer["educators"]] == ["ada", "ben"]
    assert answer["next_page_token"] == ""
    assert answer["basis"] == BASIS
