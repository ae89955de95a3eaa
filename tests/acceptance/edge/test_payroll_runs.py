"""Payroll runs over gRPC: recorded once, frozen, listed as they were known."""

from typing import Any
from uuid import uuid4

import grpc
import pytest
from msgspec.structs import replace

from credential_ledger.v1 import salary_service_pb2 as salary
from credential_ledger.v1.basis_pb2 import Known
from ledger.domain.facts.payroll import PayrollRun
from services.messages.google_types import write_date
from tests.acceptance.edge.calls import Calls, Refused, command
from tests.acceptance.edge.lakeview import a_district, adopt, head
from tests.support.facts import calendar, day
from tests.support.payroll import DIGEST, payroll_run, totals


async def a_payroll(calls: Calls) -> int:
    """Lakeview with its policy; the position a run can rest on."""
    await a_district(calls)
    assert await adopt(calls) == 1
    return await head(calls)


async def recorded(calls: Calls, *runs: PayrollRun) -> int:
    """Records runs, each made once the one before was on record; the position of the last."""
    for run in runs:
        answer = await calls.record(replace(run, basis_position=await head(calls)))
    return int(answer.receipt.position)


async def listed(calls: Calls, **wish: Any) -> salary.ListPayrollRunsResponse:
    request = salary.ListPayrollRunsRequest(district_id="lakeview", **wish)
    answer: salary.ListPayrollRunsResponse = await calls.call("ListPayrollRuns", request)
    return answer


def about(answer: salary.ListPayrollRunsResponse) -> list[tuple[int, bool]]:
    return [(each.run.pay_date.month, each.run.supplementary) for each in answer.runs]


async def test_a_run_is_read_as_it_was_stated(calls: Calls) -> None:
    basis = await a_payroll(calls)
    payroll = calls.acting(principal="payroll-1", role="payroll")
    answer = await payroll.record(payroll_run(basis=basis, note_code="late-cutoff"))
    found = await listed(payroll, at_least_position=answer.receipt.position)
    [told] = found.runs
    assert (told.fact_id, told.position) == (answer.fact_id, answer.receipt.position)
    assert told.recorded_at == answer.receipt.recorded_at
    run = told.run
    assert (run.district_id, run.basis_position, run.lines_sha256) == ("lakeview", basis, DIGEST)
    assert [(each.policy_id, each.version) for each in run.policies] == [("base-increase", 1)]
    assert (run.totals.lines, run.totals.educators, run.totals.currency) == (3, 2, "USD")
    assert (run.totals.regular.value, run.totals.retro.value) == ("100.25", "-20.5")
    assert (run.note_code, run.supplementary) == ("late-cutoff", False)


async def test_the_same_request_is_recorded_once(calls: Calls) -> None:
    basis = await a_payroll(calls)
    method, request = command(payroll_run(basis=basis), str(uuid4()))
    first, again = await calls.call(method, request), await calls.call(method, request)
    assert (again.fact_id, again.receipt.position) == (first.fact_id, first.receipt.position)
    assert (first.receipt.replayed, again.receipt.replayed) == (False, True)
    with pytest.raises(Refused, match="PAY_DATE_STATED") as refused:
        await calls.record(payroll_run(basis=basis))
    assert refused.value.code == grpc.StatusCode.ALREADY_EXISTS
    assert refused.value.metadata == {"pay_date": "2025-09-26", "fact_id": first.fact_id}


async def test_of_two_runs_made_side_by_side_the_second_is_made_again(calls: Calls) -> None:
    basis = await a_payroll(calls)
    first = await calls.record(payroll_run("2025-09-26", basis))
    with pytest.raises(Refused, match="PAYROLL_RUN_PASSED_OVER") as refused:
        await calls.record(payroll_run("2025-10-26", basis))
    assert refused.value.code == grpc.StatusCode.FAILED_PRECONDITION
    assert refused.value.metadata == {
        "field": "basis_position",
        "fact_id": first.fact_id,
        "pay_date": "2025-09-26",
    }
    again = payroll_run("2025-10-26", first.receipt.position)
    with pytest.raises(Refused, match="PAYROLL_RUN_PASSED_OVER") as refused:
        await calls.record(replace(again, since_basis=basis))
    assert refused.value.metadata["field"] == "since_basis"
    await calls.record(again)


async def test_runs_come_in_pages_by_pay_date_as_known_then(calls: Calls) -> None:
    basis = await a_payroll(calls)
    october, september = payroll_run("2025-10-26", basis), payroll_run("2025-09-26", basis)
    early = await recorded(calls, october)
    last = await recorded(calls, september, replace(september, supplementary=True))
    request = salary.ListPayrollRunsRequest(
        district_id="lakeview", page_size=2, at_least_position=last
    )
    first = await calls.call("ListPayrollRuns", request)
    await recorded(calls, payroll_run("2025-08-26", basis))
    request.page_token = first.next_page_token
    second = await calls.call("ListPayrollRuns", request)
    assert about(first) == [(9, False), (9, True)]
    assert (about(second), second.next_page_token) == ([(10, False)], "")
    assert first.basis.position == second.basis.position == last
    before = await listed(calls, known=Known(position=early))
    assert about(before) == [(10, False)]


async def test_a_range_of_pay_dates_ends_before_its_last_day(calls: Calls) -> None:
    basis = await a_payroll(calls)
    dates = ("2025-08-26", "2025-09-26", "2025-10-26")
    last = await recorded(calls, *(payroll_run(each, basis) for each in dates))
    request = salary.ListPayrollRunsRequest(district_id="lakeview", at_least_position=last)
    write_date(request.pay_date_from, day("2025-08-27"))
    write_date(request.pay_date_until, day("2025-10-26"))
    assert about(await calls.call("ListPayrollRuns", request)) == [(9, False)]
    write_date(request.pay_date_until, day("2025-08-27"))
    with pytest.raises(Refused, match="FIELD_INVALID") as refused:
        await calls.call("ListPayrollRuns", request)
    assert refused.value.fields == ["pay_date_until"]


async def test_a_basis_that_the_log_has_not_reached_is_refused(calls: Calls) -> None:
    basis = await a_payroll(calls)
    with pytest.raises(Refused, match="POSITION_BEYOND_HEAD") as refused:
        await calls.record(payroll_run(basis=basis + 1))
    assert refused.value.code == grpc.StatusCode.OUT_OF_RANGE
    assert refused.value.metadata == {"position": str(basis + 1), "head": str(basis)}
    answer = await calls.record(payroll_run(basis=basis))
    # What was beyond the head a moment ago is not any more.
    await calls.record(payroll_run("2025-10-26", int(answer.receipt.position)))


async def test_what_contradicts_itself_is_told_with_its_place_in_the_request(calls: Calls) -> None:
    basis = await a_payroll(calls)
    for changes, fields in (
        ({"totals": totals(educators=4)}, ["run.totals.educators"]),
        ({"policies": ()}, ["run.policies"]),
    ):
        with pytest.raises(Refused, match="FIELD_INVALID") as refused:
            await calls.record(payroll_run(basis=basis, **changes))
        assert refused.value.fields == fields


async def test_every_value_out_of_form_is_named(calls: Calls) -> None:
    await a_payroll(calls)
    request = salary.RecordPayrollRunRequest(request_id=str(uuid4()))
    request.run.totals.lines = -1
    request.run.policies.add(policy_id="Base", version=0)
    with pytest.raises(Refused, match="FIELD_INVALID") as refused:
        await calls.call("RecordPayrollRun", request)
    assert refused.value.fields == [
        "run.district_id",
        "run.pay_date",
        "run.basis_position",
        "run.policies[0].policy_id",
        "run.policies[0].version",
        "run.totals.lines",
        "run.totals.regular",
        "run.totals.retro",
        "run.totals.currency",
        "run.lines_sha256",
    ]


async def test_a_calendar_published_after_the_basis_gives_no_pay_date(calls: Calls) -> None:
    basis = await a_payroll(calls)
    await calls.record(calendar(2027))
    with pytest.raises(Refused, match="UNKNOWN_PAY_DATE") as refused:
        await calls.record(payroll_run("2027-07-26", basis))
    assert refused.value.metadata["basis_position"] == str(basis)
    await calls.record(payroll_run("2027-07-26", basis + 1))


async def test_nobody_without_the_permission_records_a_run_or_reads_one(calls: Calls) -> None:
    basis = await a_payroll(calls)
    with pytest.raises(Refused) as refused:
        await calls.acting(role="hr").record(payroll_run(basis=basis))
    assert refused.value.metadata == {"role": "hr", "permission": "WRITE_PAYROLL"}
    with pytest.raises(Refused, match="PERMISSION_MISSING"):
        await listed(calls.acting(role="educator"))
    assert list((await listed(calls.acting(role="hr"))).runs) == []


async def test_the_runs_of_a_district_nobody_knows_are_refused(calls: Calls) -> None:
    await a_payroll(calls)
    with pytest.raises(Refused, match="UNKNOWN_DISTRICT"):
        await calls.call("ListPayrollRuns", salary.ListPayrollRunsRequest(district_id="nowhere"))
