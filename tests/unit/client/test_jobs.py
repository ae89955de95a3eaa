"""Everything that districts recorded of jobs is told in tables, with what a correction names."""

import io

from rich.console import Console

from credential_ledger import plain
from credential_ledger.cli import jobs
from credential_ledger.v1.educator_record_pb2 import EducatorRecord


def shown(**fields: object) -> str:
    """The tables of a record, every run of spaces one."""
    console = Console(file=io.StringIO(), width=120)
    record = plain.decode(
        {"educator_id": "7d136e47-0876-5cec-bcea-35c19ac56214"} | fields, EducatorRecord()
    )
    console.print(jobs.whole(record))
    assert isinstance(console.file, io.StringIO)
    return " ".join(console.file.getvalue().split())


def fact(**more: object) -> dict[str, object]:
    return {"fact_id": "874cf601-a587-5889-af58-425719e78507", "latest_position": 7} | more


def test_a_segment_is_told_with_its_real_last_day() -> None:
    job = {
        "district_id": "lakeview",
        "assignment_id": "teacher-1",
        "role": "teacher",
        "fte": "0.8",
        "primary": True,
        "effective_from": "2025-07-01",
        "effective_until": "2026-07-01",
    }
    told = shown(employments=[fact(employment=job, effective_until="2026-01-01")])
    assert "2025-07-01 2025-12-31 teacher-1 at lakeview: teacher, primary 0.8" in told
    assert "fact 874cf601-a587-5889-af58-425719e78507, position 7" in told


def test_a_base_is_told_with_what_it_is_worth() -> None:
    cell = {"schedule_id": "teachers", "lane_id": "ma", "step_id": "3"}
    placement = {"assignment_id": "teacher-1", "reason_code": "hire", "cell": cell}
    base = {"currency_code": "USD", "units": "50400"}
    told = shown(placements=[fact(placement=placement, base=base)])
    assert "teacher-1 placed at lane ma, step 3 of teachers: 50,400.00 USD a year" in told
    stated = {"assignment_id": "teacher-1", "reason_code": "hire", "stated_base": "41000"}
    assert "teacher-1 placed at a stated base: -" in shown(placements=[fact(placement=stated)])


def test_leaves_and_separations_say_what_they_end() -> None:
    leave = {"district_id": "lakeview", "kind": "parental", "paid": False}
    left = {"district_id": "lakeview", "effective_on": "2026-06-30", "reason_code": "retired"}
    told = shown(leaves=[fact(leave=leave)], separations=[fact(separation=left)])
    assert "unpaid parental leave from every assignment at lakeview" in told
    assert "2026-06-30 left lakeview: retired; this is the first day without" in told


def test_what_does_not_count_says_why() -> None:
    problem = {"reason": "NOT_EMPLOYED_ON", "text": "The educator is not employed there."}
    leave = {"district_id": "lakeview", "kind": "parental", "paid": True}
    told = shown(leaves=[fact(leave=leave, problem=problem)])
    assert "unsupported: The educator is not employed there." in told


def test_balances_and_service_are_told_in_full() -> None:
    unit = {"unit": "CREDIT_UNIT_SEMESTER_CREDIT"}
    balance = {
        "district_id": "lakeview",
        "as_of": "2025-07-01",
        "units": [
            {
                "category": "making",
                "used": {"amount": "6"} | unit,
                "remaining": {"amount": "1.5"} | unit,
            }
        ],
        "supplements": [{"benefit_id": "stipend", "years_paid": 2}],
        "rewards": [
            {"benefit_id": "peer-bonus", "taken_on": "2024-10-25", "credential_id": "talks"}
        ],
        "service": [{"kind": "military", "years": "3"}],
    }
    credit = {
        "district_id": "lakeview",
        "kind": "military",
        "years": "1",
        "credited_on": "2026-01-01",
    }
    told = shown(
        opening_balances=[fact(opening_balance=balance)],
        service_credits=[fact(service_credit=credit)],
        service=[{"district_id": "lakeview", "kind": "military", "years": "4"}],
    )
    for each in (
        "making: 6 semester credits used, 1.5 left over",
        "stipend: paid for 2 years",
        "peer-bonus: taken on 2024-10-25 for talks",
        "military: 3 years of service",
        "lakeview military 4",
        "military, credited from 2026-01-01",
    ):
        assert each in told
