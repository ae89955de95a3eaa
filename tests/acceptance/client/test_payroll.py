"""`ledgerctl payroll` records manifests and lists runs; `policy retire` ends a policy."""

import json
from pathlib import Path
from typing import Any

import grpc
import pytest

from credential_ledger import plain
from credential_ledger.v1.receipt_pb2 import Receipt
from credential_ledger.v1.salary_service_pb2 import (
    ListPayPoliciesResponse,
    ListPayrollRunsResponse,
    RecordPayrollRunResponse,
    RetirePayPolicyResponse,
)
from tests.acceptance.client.answers import BASIS
from tests.acceptance.client.conftest import Run, flat
from tests.support.fake_service import FakeService, refusal
from tests.unit.client.test_payroll_manifest import MANIFEST

RECORDED = RecordPayrollRunResponse(fact_id="f-1", receipt=Receipt(position=42))
RUN = {
    "fact_id": "6f1c2a52-13c5-5f5e-9d0a-7b1f0c7a2b11",
    "position": 42,
    "recorded_at": "2025-09-20T10:00:00.123456Z",
    "run": {
        "district_id": "lakeview",
        "pay_date": "2025-09-26",
        "basis_position": 41,
        "supplementary": True,
        "policies": [{"policy_id": "base-increase", "version": 2}],
        "totals": {
            "lines": 3,
            "educators": 2,
            "regular": "12345.5",
            "retro": "-20.5",
            "currency": "USD",
        },
        "lines_sha256": "5f" * 32,
        "note_code": "late",
    },
}


@pytest.fixture
def manifest(tmp_path: Path) -> str:
    """A file as `ledgerctl payroll run` writes it."""
    path = tmp_path / "manifest.json"
    path.write_text(json.dumps(MANIFEST), encoding="utf-8")
    return str(path)


def test_a_manifest_is_recorded_as_it_stands_and_once(
    service: FakeService, run: Run, manifest: str
) -> None:
    service.answers("RecordPayrollRun", RECORDED, RECORDED)
    for _ in range(2):
        said = run("payroll", "record", "--manifest", manifest)
        assert said.exit_code == 0, said.output
    assert flat(said.stdout).startswith("fact id f-1 position 42")
    first, again = service.requests("RecordPayrollRun")
    assert first == again
    assert first.run.pay_date.day == 26
    assert first.run.totals.retro.value == "-20.50"


def test_options_say_what_the_manifest_does_not(
    service: FakeService, run: Run, manifest: str
) -> None:
    service.answers("RecordPayrollRun", RECORDED)
    told = ("--supplementary", "--note-code", "late", "--request-id", "r-1")
    run("payroll", "record", "--manifest", manifest, "--district", "lakeview", *told)
    [request] = service.requests("RecordPayrollRun")
    assert (request.run.supplementary, request.run.note_code) == (True, "late")
    assert request.request_id == "r-1"


def test_the_manifest_of_another_district_is_not_sent(
    service: FakeService, run: Run, manifest: str
) -> None:
    said = run("payroll", "record", "--manifest", manifest, "--district", "northfield")
    assert said.exit_code == 2
    assert flat(said.stderr).endswith("is of district lakeview, not of northfield.")
    assert not service.calls


@pytest.mark.parametrize("text", ['{"pay_date": "2025-09-26"}', "[]", "{", '"x"'])
def test_what_is_no_manifest_is_not_sent(service: FakeService, run: Run, text: str) -> None:
    said = run("payroll", "record", "--manifest", "-", stdin=text)
    assert said.exit_code == 2
    assert said.stderr.startswith("Not done: ")
    assert not service.calls


def test_a_refused_run_tells_what_to_do(service: FakeService, run: Run, manifest: str) -> None:
    stated = refusal("PAY_DATE_STATED", grpc.StatusCode.ALREADY_EXISTS, "It is stated already")
    service.answers("RecordPayrollRun", stated)
    said = run("payroll", "record", "--manifest", manifest)
    assert said.exit_code == 1
    assert "say --supplementary" in flat(said.stderr)


def test_runs_are_a_table_with_all_that_was_stated(service: FakeService, run: Run) -> None:
    page = plain.decode({"runs": [RUN], "basis": BASIS}, ListPayrollRunsResponse())
    service.answers("ListPayrollRuns", page)
    said = run("payroll", "runs", "--pay-date-from", "2025-09-01", "--pay-date-until", "2025-10-01")
    assert said.exit_code == 0, said.output
    shown = flat(said.stdout)
    for part in (
        "2025-09-26",
        "supplementary",
        "note: late",
        "base-increase version 2",
        "lines SHA-256 5f5f5f5f5f5f…",
        "12,345.50 USD",
        "-20.50 USD",
        "as of position 41",
    ):
        assert part in shown
    # On a screen of 100 columns nothing that has to be copied is broken over lines.
    for whole in ("6f1c2a52-13c5-5f5e-9d0a-7b1f0c7a2b11", "recorded 2025-09-20T10:00:00.123456Z"):
        assert whole in said.stdout
    [request] = service.requests("ListPayrollRuns")
    assert request.district_id == "lakeview"
    assert (request.pay_date_from.month, request.pay_date_until.month) == (9, 10)


def test_runs_for_a_machine_have_all_their_pages(service: FakeService, run: Run) -> None:
    pages = [
        plain.decode({"runs": [RUN], "next_page_token": more, "basis": BASIS}, answer())
        for more, answer in (("next", ListPayrollRunsResponse), ("", ListPayrollRunsResponse))
    ]
    service.answers("ListPayrollRuns", *pages)
    said = run("payroll", "runs", "--district", "northfield", "--known", "41", "--json")
    assert json.loads(said.stdout)["runs"] == [RUN, RUN]
    first, second = service.requests("ListPayrollRuns")
    assert (first.page_token, second.page_token) == ("", "next")
    assert (first.district_id, second.known.position) == ("northfield", 41)
    assert not first.HasField("pay_date_from")


def test_a_policy_is_retired_by_flags(service: FakeService, run: Run) -> None:
    service.answers("RetirePayPolicy", RetirePayPolicyResponse(receipt=Receipt(position=43)))
    said = run(
        *("policy", "retire", "--policy-id", "base-increase"),
        *("--effective-on", "2026-07-01", "--reason-code", "contract-ended"),
    )
    assert said.exit_code == 0, said.output
    [request] = service.requests("RetirePayPolicy")
    assert plain.encode(request.retirement) == {
        "policy_id": "base-increase",
        "district_id": "lakeview",
        "effective_on": "2026-07-01",
        "reason_code": "contract-ended",
    }


def test_a_list_of_policies_says_when_each_version_is_in_force(
    service: FakeService, run: Run
) -> None:
    def version(number: int, begins: str, **more: str) -> dict[str, Any]:
        policy = {
            "policy_id": "base-increase",
            "district_id": "lakeview",
            "effective_from": begins,
            "source_sha256": "ab" * 32,
            "document": "{}",
        }
        return {"version": number, "policy": policy, "position": 8 + number, **more}

    versions = [
        version(1, "2024-07-01"),
        version(2, "2025-07-01"),
        version(3, "2025-07-01", retired_on="2026-07-01"),
        version(4, "2026-08-01", retired_on="2026-08-01"),
        version(5, "2027-07-01"),
    ]
    page = plain.decode({"policies": versions, "basis": BASIS}, ListPayPoliciesResponse())
    service.answers("ListPayPolicies", page)
    shown = flat(run("policy", "list").stdout)
    assert "base-increase 1 2024-07-01 to 2025-06-30 - 9" in shown
    assert "base-increase 2 never: version 3 is of 2025-07-01 - 10" in shown
    assert "base-increase 3 2025-07-01 to 2026-06-30 2026-07-01 11" in shown
    assert "base-increase 4 never: the retirement is of 2026-08-01 2026-08-01 12" in shown
    assert "base-increase 5 from 2027-07-01 - 13" in shown
