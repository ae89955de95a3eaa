"""`ledgerctl` records what its flags and files say."""

import json
from pathlib import Path

from credential_ledger import plain
from credential_ledger.v1.catalog_service_pb2 import DefineCredentialResponse
from credential_ledger.v1.credential_service_pb2 import (
    CorrectResponse,
    DecideApprovalResponse,
    EnrollResponse,
    RecordActivityResponse,
    RecordAssessmentResponse,
)
from credential_ledger.v1.receipt_pb2 import Receipt
from credential_ledger.v1.salary_service_pb2 import AdoptPayPolicyResponse, PolicyWarning
from tests.acceptance.client.conftest import ENROLL, Run
from tests.support.fake_service import FakeService

RECEIPT = Receipt(position=41)
ACTIVITY = {
    "educator_id": "e",
    "enrollment_id": "n",
    "component_id": "lab",
    "completed_on": "2026-01-15",
    "hours": 1.5,
}
APPROVAL = (
    *("approval", "decide", "--educator-id", "e", "--subject-id", "s", "--decision", "approved"),
    *("--decided-on", "2026-02-01", "--role", "principal"),
)
CORRECT = ("correct", "--educator-id", "e", "--fact-id", "f", "--latest-position", "9")


def test_flags_become_the_noun(service: FakeService, run: Run) -> None:
    service.answers("RecordAssessment", RecordAssessmentResponse(receipt=RECEIPT))
    digest = "a" * 64
    said = run(
        *("assessment", "record"),
        *("--educator-id", "e", "--enrollment-id", "n", "--assessment-id", "portfolio"),
        *("--assessed-on", "2026-01-15", "--outcome", "not-yet"),
        *("--assessor", "ann", "--assessor", "bea"),
        *("--score", "planning", "3.50", "--evidence", "https://a/b?c=1", digest),
    )
    assert said.exit_code == 0, said.output
    (request,) = service.requests("RecordAssessment")
    assert plain.encode(request.assessment) == {
        "educator_id": "e",
        "enrollment_id": "n",
        "assessment_id": "portfolio",
        "assessed_on": "2026-01-15",
        "outcome": "OUTCOME_NOT_YET",
        "assessors": ["ann", "bea"],
        "scores": [{"criterion_id": "planning", "score": "3.50"}],
        "evidence": [{"uri": "https://a/b?c=1", "sha256": digest}],
    }


def test_what_neither_flag_nor_file_says_is_named_all_at_once(
    service: FakeService, run: Run
) -> None:
    said = run(
        *("enrollment", "record", "--credential-id", "maker"),
        *("--from-json", "-"),
        stdin='{"educatorId": "e"}',
    )
    assert said.exit_code == 2
    assert said.stderr == "Not done: --credential-version is required, --enrolled-on is required.\n"
    assert not service.calls


def test_a_part_of_two_values_is_one_flag(service: FakeService, run: Run) -> None:
    service.answers("DecideApproval", DecideApprovalResponse(receipt=RECEIPT))
    run(*APPROVAL, "--limit", "11", "clock-hour")
    (request,) = service.requests("DecideApproval")
    assert plain.encode(request.approval.limit) == {
        "amount": "11",
        "unit": "CREDIT_UNIT_CLOCK_HOUR",
    }


def test_a_demanded_district_is_the_one_the_principal_acts_for(
    service: FakeService, run: Run
) -> None:
    service.answers("DecideApproval", *[DecideApprovalResponse(receipt=RECEIPT)] * 2)
    service.answers("Enroll", EnrollResponse(receipt=RECEIPT))
    run(*APPROVAL)
    run(*APPROVAL, "--district", "northfield")
    run(*ENROLL)
    given = [request.approval.district_id for request in service.requests("DecideApproval")]
    assert given == ["lakeview", "northfield"]
    (optional,) = service.requests("Enroll")
    assert not optional.enrollment.HasField("district_id")


def test_a_file_says_the_whole_and_flags_go_before_it(
    service: FakeService, run: Run, tmp_path: Path
) -> None:
    service.answers("RecordActivity", *[RecordActivityResponse(receipt=RECEIPT)] * 3)
    told = json.dumps(ACTIVITY)
    (tmp_path / "a.json").write_text(told)
    written = (f"{name}: {value}\n" for name, value in (ACTIVITY | {"hours": "1.50"}).items())
    (tmp_path / "a.yaml").write_text("".join(written))
    run("activity", "record", "--from-json", str(tmp_path / "a.json"), "--educator-id", "f")
    run("activity", "record", "--from-json", str(tmp_path / "a.yaml"))
    run("activity", "record", "--from-json", "-", stdin=told)
    first, second, third = (each.activity for each in service.requests("RecordActivity"))
    assert (first.educator_id, first.hours.value) == ("f", "1.5")
    assert (second.educator_id, second.hours.value) == ("e", "1.50")
    assert second.completed_on == third.completed_on == first.completed_on


def test_a_correction_annuls_by_a_flag_and_replaces_by_a_file(
    service: FakeService, run: Run
) -> None:
    service.answers("Correct", *[CorrectResponse(receipt=RECEIPT)] * 2)
    run(*CORRECT, "--annulment")
    run(*CORRECT, "--from-json", "-", stdin='{"activity": {"hours": "4.5"}}')
    annulled, replaced = (each.correction for each in service.requests("Correct"))
    assert annulled.WhichOneof("change") == "annulment"
    assert annulled.latest_position == 9
    assert (replaced.fact_id, replaced.activity.hours.value) == ("f", "4.5")


def test_a_credential_is_defined_from_a_file(service: FakeService, run: Run) -> None:
    service.answers("DefineCredential", DefineCredentialResponse(version=3, receipt=RECEIPT))
    maker = Path(__file__).parents[3] / "examples/credentials/maker-educator.json"
    said = run("credential", "define", str(maker))
    assert said.exit_code == 0, said.output
    assert "version          3" in said.output
    (request,) = service.requests("DefineCredential")
    document = json.loads(maker.read_text(encoding="utf-8"))
    written = plain.encode(request.credential)
    assert isinstance(written, dict)
    assert {name: written[name] for name in document} == document


def test_a_policy_in_json_is_sent_as_it_was_written(
    service: FakeService, run: Run, tmp_path: Path
) -> None:
    service.answers("AdoptPayPolicy", AdoptPayPolicyResponse(version=1, receipt=RECEIPT))
    written = '{ "language": 1,\n  "title": "Zulage für Ö" }\n'
    (tmp_path / "policy.json").write_text(written, encoding="utf-8")
    adopt = ["policy", "adopt", str(tmp_path / "policy.json")]
    run(*adopt, "--policy-id", "stipend", "--effective-from", "2026-07-01")
    (request,) = service.requests("AdoptPayPolicy")
    assert request.document == written
    assert (request.policy_id, request.district_id) == ("stipend", "lakeview")
    assert request.effective_from.month == 7


def test_what_is_useless_in_an_adopted_policy_is_told(
    service: FakeService, run: Run, tmp_path: Path
) -> None:
    rule = PolicyWarning(path="/pools/0", problem="no benefit draws on money")
    answer = AdoptPayPolicyResponse(version=1, receipt=RECEIPT, warnings=[rule])
    service.answers("AdoptPayPolicy", answer)
    (tmp_path / "policy.json").write_text("{}", encoding="utf-8")
    adopt = ["policy", "adopt", str(tmp_path / "policy.json")]
    said = run(*adopt, "--policy-id", "stipend", "--effective-from", "2026-07-01").output
    assert "version          1" in said
    assert "warnings" not in said
    assert "/pools/0" in said
    assert "no benefit draws on money" in said


def test_a_policy_in_yaml_keeps_every_digit_and_day(
    service: FakeService, run: Run, tmp_path: Path
) -> None:
    service.answers("AdoptPayPolicy", AdoptPayPolicyResponse(version=1, receipt=RECEIPT))
    (tmp_path / "policy.yml").write_text("language: 1\namount: 100.10\nfrom: 2026-07-01\n")
    adopt = ["policy", "adopt", str(tmp_path / "policy.yml")]
    run(*adopt, "--policy-id", "stipend", "--effective-from", "2026-07-01")
    (request,) = service.requests("AdoptPayPolicy")
    assert json.loads(request.document) == {"language": 1, "amount": "100.10", "from": "2026-07-01"}


def test_a_request_id_of_an_earlier_try_is_sent_again(service: FakeService, run: Run) -> None:
    again = EnrollResponse(fact_id="f-1", receipt=Receipt(position=41, replayed=True))
    service.answers("Enroll", again)
    said = run(*ENROLL, "--request-id", "of-an-earlier-try")
    assert service.requests("Enroll")[0].request_id == "of-an-earlier-try"
    assert "recorded before  yes: this is the first answer" in said.output


def test_a_receipt_for_a_machine_has_the_names_of_the_contract(
    service: FakeService, run: Run
) -> None:
    receipt = Receipt(position=41)
    receipt.recorded_at.FromJsonString("2026-11-24T10:00:00.000001Z")
    service.answers("Enroll", EnrollResponse(fact_id="f-1", receipt=receipt))
    assert json.loads(run(*ENROLL, "--json").stdout) == {
        "fact_id": "f-1",
        "receipt": {
            "position": 41,
            "recorded_at": "2026-11-24T10:00:00.000001Z",
            "replayed": False,
        },
    }
