"""`ledgerctl payroll compare`: which award a row is of, and what the payments add up to."""

from typing import Any

import pytest

from credential_ledger import plain
from credential_ledger.v1.salary_service_pb2 import (
    CompareSalaryEligibilityResponse,
    GetSalaryEligibilityResponse,
)
from tests.acceptance.client.answers import BASIS, ELIGIBILITY, usd
from tests.acceptance.client.conftest import Run, flat
from tests.support.fake_service import FakeService

CAUSE = {"source": "CHANGE_CAUSE_SOURCE_EXPLANATION", "positions": [42]}
(CATALOGUED,) = ELIGIBILITY["segments"]
ONE_OFF = {name: value for name, value in CATALOGUED.items() if name != "credential_id"} | {
    "segment_id": "s-2",
    "title": "Master of Education",
}
SUMMARY = {
    "educators": 1,
    "educators_affected": 1,
    "gains": {"educators": 1, "amount": usd("71.81")},
    "losses": {"educators": 0, "amount": usd("0.00")},
    "difference": usd("71.81"),
}


def change(kind: str, segment: dict[str, Any], difference: str) -> dict[str, Any]:
    side = "before" if kind == "REMOVED" else "after"
    return {
        "kind": f"SEGMENT_CHANGE_KIND_{kind}",
        "changed": [],
        side: segment,
        "difference": usd(difference),
        "cause": CAUSE,
    }


def period(month: int, before: str, after: str, difference: str) -> dict[str, Any]:
    return {
        "payable_on": f"2026-{month}-25",
        "pay_period": f"2026-{month}",
        "before": usd(before),
        "after": usd(after),
        "difference": usd(difference),
    }


def compared(service: FakeService, run: Run, **educator: Any) -> str:
    """What people see of what changed for one educator."""
    whole = {"educator_id": "ada", "benefits": [], "lines": [], "difference": usd("71.81")}
    told = [{"educator": whole | educator}, {"summary": SUMMARY}]
    answers = [
        plain.decode(each | {"before": BASIS, "after": BASIS}, CompareSalaryEligibilityResponse())
        for each in told
    ]
    service.answers("CompareSalaryEligibility", answers)
    said = run("payroll", "compare", "--before", "41", "--on", "2026-09-15")
    assert said.exit_code == 0, said.output
    return flat(said.stdout)


def test_payments_are_of_the_whole_benefit_not_of_the_segment_above(
    service: FakeService, run: Run
) -> None:
    benefit = {
        "assignment_id": "grade-5",
        "policy_id": "base",
        "benefit_id": "increase",
        "segments": [change("REMOVED", ONE_OFF, "-484.00"), change("ADDED", CATALOGUED, "555.81")],
        "periods": [
            period(11, "80.00", "24.66", "-55.34"),
            period(12, "80.00", "207.15", "127.15"),
        ],
        "difference": usd("71.81"),
    }
    shown = compared(service, run, benefits=[benefit])
    removed, added = (
        shown.index(f"{what}: increase on grade-5") for what in ("“Master of Education”", "maker")
    )
    payments = shown.index("payments all of increase on grade-5 +71.81 USD")
    assert removed < added < payments
    rows = shown[payments:]
    assert "payable 2026-11-25, 2026-11 -55.34 USD 80.00 USD, now 24.66 USD" in rows
    assert "payable 2026-12-25, 2026-12 +127.15 USD 80.00 USD, now 207.15 USD" in rows
    assert "paid" not in shown


def test_a_benefit_whose_payments_stay_has_no_row_of_them(service: FakeService, run: Run) -> None:
    moved = change("CHANGED", CATALOGUED, "0.00") | {"changed": ["SEGMENT_ASPECT_OTHER"]}
    benefit = {
        "policy_id": "base",
        "benefit_id": "increase",
        "segments": [moved],
        "periods": [],
        "difference": usd("0.00"),
    }
    assert "payments" not in compared(service, run, benefits=[benefit])


def test_a_line_names_what_brought_it(service: FakeService, run: Run) -> None:
    line = {
        "payable_on": "2026-11-25",
        "pay_period": "2026-11",
        "assignment_id": "grade-5",
        "policy_id": "base",
        "benefit_id": "increase",
        "brought_by": "a-1",
        "before": [],
        "after": [{"segment_id": "s-1", "policy_version": 2, "amount": usd("71.81")}],
        "difference": usd("71.81"),
        "cause": CAUSE,
    }
    shown = compared(service, run, lines=[line | {"title": "Master of Education"}])
    assert "2026-11-25 “Master of Education”: increase on grade-5" in shown
    shown = compared(service, run, lines=[line | {"credential_id": "maker"}])
    assert "2026-11-25 maker: increase on grade-5" in shown
    assert "2026-11-25 increase on grade-5" in compared(service, run, lines=[line])


def test_what_time_alone_changed_says_what_took_effect(service: FakeService, run: Run) -> None:
    line = {
        "payable_on": "2026-11-25",
        "pay_period": "2026-11",
        "assignment_id": "grade-5",
        "policy_id": "base",
        "benefit_id": "increase",
        "brought_by": "a-1",
        "before": [{"segment_id": "s-1", "policy_version": 2, "amount": usd("71.81")}],
        "after": [],
        "difference": usd("-71.81"),
    }
    cause = {"source": "CHANGE_CAUSE_SOURCE_TIME", "positions": [42]}
    shown = compared(service, run, lines=[line | {"cause": cause}])
    assert "because of time alone: position 42 took effect since" in shown
    shown = compared(service, run, lines=[line | {"cause": cause | {"positions": []}}])
    assert "because of time alone" in shown
    assert "took effect" not in shown


@pytest.mark.parametrize(
    ("amounts", "told"),
    [
        (["40.00"], "1 month, 2027-01-01: 40.00 USD"),
        (["20.00", "20.00"], "2 months from 2027-01-01: 20.00 USD a month"),
        (["25.00", "15.00"], "2 months from 2027-01-01: 25.00 USD a month, 15.00 USD in the last"),
    ],
)
def test_a_plan_says_what_each_month_takes_and_the_last(
    service: FakeService, run: Run, amounts: list[str], told: str
) -> None:
    limits = {
        "policy_id": "base",
        "found_on": "2026-11-25",
        "overpaid": usd("40.00"),
        "recoverable": usd("40.00"),
        "beyond_look_back": usd("0.00"),
        "instalments": [
            {"month": f"2027-{month:02}-01", "amount": usd(amount)}
            for month, amount in enumerate(amounts, start=1)
        ],
    }
    shown = compared(service, run, recoveries=[limits])
    assert "overpaid under base: 40.00 USD" in shown
    assert told in flat(shown)


def test_what_was_overpaid_is_told_though_nothing_says_how_to_get_it_back(
    service: FakeService, run: Run
) -> None:
    limits = {"policy_id": "base", "found_on": "2026-11-25", "overpaid": usd("40.00")}
    shown = compared(service, run, recoveries=[limits])
    assert "overpaid under base: 40.00 USD" in shown
    assert "it has no rule of recovery in force on 2026-11-25" in shown
    rest = {"recoverable": usd("40.00"), "beyond_look_back": usd("0.00")}
    shown = compared(service, run, recoveries=[limits | rest])
    assert "no plan: no monthly base is known on 2026-11-25" in shown


def test_a_table_of_what_is_due_names_what_no_catalogue_does(
    service: FakeService, run: Run
) -> None:
    noun = ELIGIBILITY | {"segments": [CATALOGUED, ONE_OFF]}
    answer = plain.decode({"eligibility": noun, "basis": BASIS}, GetSalaryEligibilityResponse())
    service.answers("GetSalaryEligibility", answer)
    shown = flat(run("salary", "show", "ada", "--on", "2026-09-15").stdout)
    assert "“Master of Education”: increase on grade-5" in shown
    assert "maker: increase on grade-5" in shown
