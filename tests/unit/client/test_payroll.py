"""Payroll runs on the client's side: what they are compared with, their rows, their files."""

import csv
import hashlib
import io
import json
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from credential_ledger.payroll import files
from credential_ledger.payroll.rows import RowKind, rows
from credential_ledger.payroll.run import PayrollRun
from credential_ledger.payroll.stated import FIRST_DAY, Run, StatedSpan, stated
from credential_ledger.plain import decode
from credential_ledger.v1.basis_pb2 import Basis
from credential_ledger.v1.pay_policy_version_pb2 import PayPolicyVersion
from credential_ledger.v1.salary_comparison_pb2 import EducatorComparison
from tests.acceptance.client.answers import BASIS, usd

OCTOBER, NOVEMBER, DECEMBER = date(2025, 10, 31), date(2025, 11, 28), date(2025, 12, 31)
JANUARY = date(2026, 1, 30)


def line(payable_on: date, before: dict[str, str], after: dict[str, str]) -> dict[str, Any]:
    """What a pay date pays at two bases, by segment."""

    def parts(amounts: dict[str, str]) -> list[dict[str, Any]]:
        return [
            {"segment_id": name, "policy_version": 2, "amount": usd(amount)}
            for name, amount in amounts.items()
        ]

    def total(amounts: dict[str, str]) -> Decimal:
        return sum(map(Decimal, amounts.values()), Decimal("0.00"))

    return {
        "payable_on": str(payable_on),
        "pay_period": f"{payable_on:%Y-%m}",
        "assignment_id": "grade-5",
        "policy_id": "base",
        "benefit_id": "increase",
        "brought_by": "a-1",
        "before": parts(before),
        "after": parts(after),
        "difference": usd(str(total(after) - total(before))),
        "cause": {"source": "CHANGE_CAUSE_SOURCE_EXPLANATION", "positions": [12, 14]},
    }


def compared(*lines: dict[str, Any], educator_id: str = "ada") -> EducatorComparison:
    document = {"educator_id": educator_id, "lines": list(lines), "difference": usd("0.00")}
    return decode(document, EducatorComparison())


def run(*comparisons: EducatorComparison, **fields: Any) -> PayrollRun:
    found = [row for each in comparisons for row in rows(each, NOVEMBER)]
    policy = {
        "version": 2,
        "position": 9,
        "policy": {
            "policy_id": "base",
            "district_id": "lakeview",
            "effective_from": "2025-07-01",
            "document": "{}",
            "source_sha256": "ab" * 32,
        },
    }
    ordinary: dict[str, Any] = {
        "district_id": "lakeview",
        "pay_date": NOVEMBER,
        "basis": decode(BASIS, Basis()),
        "stated": (
            StatedSpan(FIRST_DAY, NOVEMBER, 20),
            StatedSpan(NOVEMBER, date(2025, 11, 29), None),
        ),
        "policies": (decode(policy, PayPolicyVersion()),),
        "rows": tuple(sorted(found, key=lambda row: row.place)),
        "currency": "USD",
    }
    return PayrollRun(**(ordinary | fields))


RUN = run(
    compared(line(NOVEMBER, {}, {"s-9": "12.00"}), educator_id="bob"),
    compared(
        line(NOVEMBER, {}, {"s-1": "10.00", "s-2": "0.50"}),
        line(OCTOBER, {"s-0": "11.00"}, {}),
    ),
)


def test_without_a_run_on_record_a_run_states_its_own_pay_date_alone() -> None:
    assert stated([], NOVEMBER) == [StatedSpan(NOVEMBER, date(2025, 11, 29), None)]


def test_what_was_stated_is_compared_with_its_last_basis_and_what_never_was_with_nothing() -> None:
    assert stated([Run(OCTOBER, 10), Run(NOVEMBER, 20)], JANUARY) == [
        StatedSpan(FIRST_DAY, date(2025, 11, 29), 20),
        # Nobody ran December: it is owed with January.
        StatedSpan(date(2025, 11, 29), date(2026, 1, 31), None),
    ]


def test_a_run_made_again_is_compared_with_the_one_before() -> None:
    assert stated([Run(OCTOBER, 10), Run(NOVEMBER, 20)], NOVEMBER) == [
        StatedSpan(FIRST_DAY, date(2025, 11, 29), 20)
    ]


def test_a_run_of_an_earlier_pay_date_leaves_later_ones_to_the_run_that_stated_them() -> None:
    assert stated([Run(DECEMBER, 10), Run(OCTOBER, 30)], DECEMBER) == [
        StatedSpan(FIRST_DAY, date(2025, 11, 1), 30),
        StatedSpan(date(2025, 11, 1), date(2026, 1, 1), 10),
    ]


@given(
    st.lists(st.builds(Run, st.dates(OCTOBER, JANUARY), st.integers(1, 99)), max_size=6),
    st.dates(OCTOBER, JANUARY),
    st.dates(OCTOBER, JANUARY),
)
def test_each_earlier_pay_date_is_compared_with_the_last_run_at_it_or_after_it(
    runs: list[Run], pay_date: date, asked: date
) -> None:
    spans = stated(runs, pay_date)
    found = [each for each in spans if each.payable_from <= asked < each.payable_until]
    assert len(found) == (asked == pay_date or bool(runs and asked < pay_date))
    covering = [each.basis for each in runs if each.pay_date >= asked]
    assert [each.basis for each in found] == ([*covering[-1:], None][:1] if found else [])


def test_the_pay_date_has_a_row_for_each_segment_and_retro_one_for_each_change() -> None:
    told = [(row.kind, row.educator_id, row.segment_ids, row.amount) for row in RUN.rows]
    assert told == [
        (RowKind.RETRO, "ada", ("s-0",), Decimal("-11.00")),
        (RowKind.REGULAR, "ada", ("s-1",), Decimal("10.00")),
        (RowKind.REGULAR, "ada", ("s-2",), Decimal("0.50")),
        (RowKind.REGULAR, "bob", ("s-9",), Decimal("12.00")),
    ]
    assert (RUN.total(RowKind.REGULAR), RUN.total(RowKind.RETRO)) == (
        Decimal("22.50"),
        Decimal("-11.00"),
    )
    assert (RUN.educators, RUN.overpaid) == (2, Decimal("11.00"))


def test_what_a_pay_date_pays_too_much_on_one_job_and_too_little_on_another_is_not_overpaid() -> (
    None
):
    moved = line(OCTOBER, {}, {"s-1": "8.00"}) | {"assignment_id": "grade-6"}
    lost = line(OCTOBER, {"s-0": "11.00"}, {})
    assert run(compared(lost, moved)).overpaid == Decimal("3.00")
    apart = run(compared(lost), compared(moved, educator_id="bob"))
    assert apart.overpaid == Decimal("11.00")
    assert apart.total(RowKind.RETRO) == Decimal("-3.00")


def test_both_files_hold_the_same_rows_with_exact_amounts_and_line_feeds() -> None:
    said = files.contents(RUN)
    table = list(csv.DictReader(io.StringIO(said["lines.csv"].decode())))
    objects = [json.loads(text) for text in said["lines.jsonl"].decode().splitlines()]
    assert b"\r" not in said["lines.csv"]
    assert [list(each) for each in objects] == [list(each) for each in table]
    assert table[0] == {
        "kind": "retro",
        "educator_id": "ada",
        "assignment_id": "grade-5",
        "policy_id": "base",
        "policy_version": "2",
        "benefit_id": "increase",
        "brought_by": "a-1",
        "segment_ids": "s-0",
        "payable_on": "2025-10-31",
        "pay_period": "2025-10",
        "amount": "-11.00",
        "currency": "USD",
        "stated_before": "11.00",
        "stated_now": "0.00",
        "cause": "explanation",
        "cause_positions": "12 14",
    }
    assert objects[0]["cause_positions"] == [12, 14]
    assert [each["amount"] for each in objects] == [each["amount"] for each in table]


def test_the_manifest_says_what_the_run_rests_on_and_what_its_files_are() -> None:
    said = files.contents(RUN)
    manifest = json.loads(said["manifest.json"])
    assert manifest["basis"] == BASIS
    assert (manifest["district_id"], manifest["pay_date"]) == ("lakeview", "2025-11-28")
    assert manifest["compared_with"] == [{"payable_until": "2025-11-28", "basis": 20}]
    assert [(each["policy_id"], each["version"]) for each in manifest["policies"]] == [("base", 2)]
    assert manifest["totals"] == {
        "lines": 4,
        "educators": 2,
        "regular": "22.50",
        "retro": "-11.00",
        "overpaid": "11.00",
        "currency": "USD",
    }
    for name in ("lines.csv", "lines.jsonl"):
        assert manifest["files"][name]["sha256"] == hashlib.sha256(said[name]).hexdigest()
        assert manifest["files"][name]["bytes"] == len(said[name])
