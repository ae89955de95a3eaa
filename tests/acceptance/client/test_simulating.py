"""`ledgerctl policy simulate` and `salary … --if`: what is asked, and what people see."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import grpc
import pytest

from credential_ledger import plain
from credential_ledger.cli.hypotheticals import hypothetical_id
from credential_ledger.client import LedgerClient
from credential_ledger.refusals.call import WorkerLost
from credential_ledger.v1.salary_service_pb2 import (
    GetSalaryEligibilityResponse,
    SimulatePayPolicyResponse,
)
from ledger.domain.decide import supposing
from tests.acceptance.client.answers import BASIS, ELIGIBILITY, usd
from tests.acceptance.client.conftest import Run, flat
from tests.acceptance.client.test_reading import GONE
from tests.support.fake_service import FakeService, refusal

DRAFT = ("--policy-id", "base", "--effective-from", "2026-07-01")


def spread(*buckets: tuple[int, int, int]) -> dict[str, Any]:
    return {
        "educators": sum(count for _, _, count in buckets),
        "minimum": usd("-50.00"),
        "median": usd("100.00"),
        "maximum": usd("150.00"),
        "buckets": [
            {"amount_from": usd(str(low)), "amount_until": usd(str(high)), "educators": count}
            for low, high, count in buckets
        ],
    }


def changes(educator_id: str, difference: str, of: int = 1) -> dict[str, Any]:
    change = {"before": usd("400.00"), "after": usd("550.00"), "difference": usd(difference)}
    listed = [{"educator_id": educator_id} | change]
    return {"educators": of, "amount": usd(difference), "listed": listed}


def year(name: str = "2026-27", **told: Any) -> SimulatePayPolicyResponse:
    cost = {"educators_due": 3, "amounts": {"educators": 0}, "waiting": []}
    waits = {
        "state": "ELIGIBILITY_STATE_PENDING",
        "kind": "WAITING_KIND_APPROVAL",
        "educators": 4,
        "segments": 7,
    }
    ordinary = {
        "contract_year": name,
        "educators": 6,
        "before": cost | {"amount": usd("1400.00")},
        "after": cost | {"amount": usd("12500.00"), "educators_due": 5, "waiting": [waits]},
        "difference": usd("11100.00"),
        "differences": spread((-50, 0, 1), (0, 50, 0), (50, 100, 8)),
        "gains": changes("ada", "150.00", of=12),
        "losses": changes("ben", "-50.00"),
        "educators_unchanged": 4,
    }
    said = {"year": ordinary | told, "basis": BASIS}
    return plain.decode(said, SimulatePayPolicyResponse())


def progress(done: int) -> SimulatePayPolicyResponse:
    said = {"progress": {"educators_done": done, "educators": 6}, "basis": BASIS}
    return plain.decode(said, SimulatePayPolicyResponse())


@pytest.fixture
def draft(tmp_path: Path) -> str:
    path = tmp_path / "draft.json"
    path.write_text('{"language": 1}', encoding="utf-8")
    return str(path)


def test_a_year_is_shown_with_its_cost_its_changes_and_what_waits(
    service: FakeService, run: Run, draft: str
) -> None:
    service.answers("SimulatePayPolicy", [progress(0), progress(6), year()])
    shown = run("policy", "simulate", draft, *DRAFT)
    assert shown.exit_code == 0, shown.output
    told = flat(shown.stdout)
    assert "2026-27 1,400.00 USD 12,500.00 USD +11,100.00 USD 12 1 4" in told
    assert "of 6 educators, 3 are due an amount now and 5 with the draft" in told
    assert "minimum -50.00 USD, median +100.00 USD, maximum +150.00 USD" in told
    assert "ada 400.00 USD 550.00 USD +150.00 USD" in told
    assert "and 11 more; --listed shows more of them; in all +150.00 USD" in told
    assert "ben 400.00 USD 550.00 USD -50.00 USD" in told
    assert "pending approval 0 0 4 7" in told
    assert "as of position 41" in told


def test_the_differences_are_plotted_in_proportion(
    service: FakeService, run: Run, draft: str
) -> None:
    service.answers("SimulatePayPolicy", [year()])
    lines = run("policy", "simulate", draft, *DRAFT).stdout.splitlines()
    bars = [(line.count("█"), line.split()[-1]) for line in lines if "USD to" in line]
    assert bars == [(5, "1"), (0, "0"), (40, "8")]


def test_the_options_become_the_question(service: FakeService, run: Run, draft: str) -> None:
    service.answers("SimulatePayPolicy", [year()])
    years = ("--year", "2026-27", "--year", "2027-28")
    run("policy", "simulate", draft, *DRAFT, *years, "--replaces", "old", "--listed", "3")
    (asked,) = service.requests("SimulatePayPolicy")
    assert (asked.policy_id, asked.district_id, asked.document) == (
        "base",
        "lakeview",
        '{"language": 1}',
    )
    assert asked.effective_from.year == 2026
    assert (list(asked.contract_years), list(asked.replaces)) == (["2026-27", "2027-28"], ["old"])
    assert asked.listed_max == 3


def test_for_a_machine_each_year_has_a_line(service: FakeService, run: Run, draft: str) -> None:
    service.answers("SimulatePayPolicy", [progress(0), year("2026-27"), year("2027-28")])
    lines = run("policy", "simulate", draft, *DRAFT, "--json").stdout.splitlines()
    names = [json.loads(line)["year"]["contract_year"] for line in lines]
    assert names == ["2026-27", "2027-28"]


def test_no_year_is_said_to_be_none(service: FakeService, run: Run, draft: str) -> None:
    service.answers("SimulatePayPolicy", [progress(0), progress(6)])
    assert "No contract year" in run("policy", "simulate", draft, *DRAFT).stdout


def test_a_simulation_that_breaks_is_asked_again_on_its_basis_and_each_year_comes_once(
    service: FakeService, client: LedgerClient
) -> None:
    service.answers(
        "SimulatePayPolicy",
        [progress(0), year("2026-27"), GONE],
        [progress(0), year("2026-27"), year("2027-28")],
    )
    answers = client.salary.simulate_pay_policy("base", "lakeview", date(2026, 7, 1), "{}")
    told = [each.year.contract_year for each in answers if each.HasField("year")]
    assert told == ["2026-27", "2027-28"]
    first, second = service.requests("SimulatePayPolicy")
    assert (first.known.position, second.known.position) == (0, 41)


def test_a_worker_that_was_lost_is_not_asked_for_again(
    service: FakeService, client: LedgerClient
) -> None:
    lost = refusal("WORKER_LOST", grpc.StatusCode.RESOURCE_EXHAUSTED)
    service.answers("SimulatePayPolicy", [progress(0), lost])
    answers = client.salary.simulate_pay_policy("base", "lakeview", date(2026, 7, 1), "{}")
    with pytest.raises(WorkerLost):
        list(answers)
    assert len(service.calls["SimulatePayPolicy"]) == 1


def supposed(tmp_path: Path, facts: object) -> tuple[str, str, str, str]:
    path = tmp_path / "if.json"
    path.write_text(json.dumps(facts), encoding="utf-8")
    return "--on", "2027-06-30", "--if", str(path)


@pytest.mark.parametrize("command", ["show", "explain"])
def test_facts_of_a_file_are_supposed_of_the_educator_and_name_one_another(
    service: FakeService, run: Run, tmp_path: Path, command: str
) -> None:
    ids = [hypothetical_id(0), hypothetical_id(1)]
    told = {"eligibility": ELIGIBILITY, "basis": BASIS, "hypothetical": True}
    answer = plain.decode(told | {"hypothetical_fact_ids": ids}, GetSalaryEligibilityResponse())
    service.answers("GetSalaryEligibility", answer)
    facts = [
        {"enrollment": {"credential_id": "maker", "enrolled_on": "2027-01-10"}},
        {"award": {"enrollment_id": "#0", "awarded_on": "2027-03-01", "granted_by": "desk"}},
    ]
    shown = run("salary", command, "ada", *supposed(tmp_path, facts))
    assert "recorded 2026-11-24T10:00:00Z, and 2 hypothetical facts" in flat(shown.stdout)
    (asked,) = service.requests("GetSalaryEligibility")
    enrollment, award = asked.hypotheticals
    assert (enrollment.enrollment.educator_id, award.award.educator_id) == ("ada", "ada")
    assert award.award.enrollment_id == ids[0] == supposing.hypothetical_id(0)


@pytest.mark.parametrize(
    ("facts", "fault"),
    [
        ({"award": {}}, "a list of facts is expected"),
        ([{"award": {}}, {}], "fact 1: an object with one fact is expected"),
        ([{"medal": {}}], "fact 0: HypotheticalFact: no field 'medal'"),
        ([{"award": {"awarded": "2027-01-01"}}], "fact 0: award: no field 'awarded'"),
        ([{"award": 7}], "fact 0: award: an object with fields is expected"),
    ],
)
def test_a_file_that_holds_no_facts_says_where(
    run: Run, tmp_path: Path, facts: object, fault: str
) -> None:
    said = run("salary", "show", "ada", *supposed(tmp_path, facts))
    assert said.exit_code != 0
    assert fault in flat(said.output)
