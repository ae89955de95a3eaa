"""A working life at Lakeview over gRPC: hired, placed, away, gone, back, and put right."""

from collections.abc import Callable
from decimal import Decimal

import grpc
import pytest
from google.type.date_pb2 import Date

from credential_ledger.v1 import educator_service_pb2 as educators
from credential_ledger.v1 import salary_service_pb2 as salary
from credential_ledger.v1.educator_record_pb2 import EducatorRecord
from ledger.domain.facts.correction import Annulment, Correction
from ledger.domain.values import Fact
from tests.acceptance.edge.calls import Calls, Refused, command
from tests.acceptance.edge.lakeview import a_district, a_teacher, adopt, earn_badge, head
from tests.support.districts import schedule
from tests.support.facts import day, employment
from tests.support.granting import approval
from tests.support.jobs import (
    cell,
    leave,
    opening_balance,
    placement,
    separation,
    service_credit,
)

LAST_DAY = Date(year=2026, month=6, day=30)
GONE = Date(year=2026, month=1, day=1)


async def record_of(calls: Calls, educator_id: str, on: Date | None = None) -> EducatorRecord:
    """The educator as everything recorded so far has it."""
    request = educators.GetEducatorRequest(
        educator_id=educator_id, at_least_position=await head(calls), effective_on=on
    )
    answer: EducatorRecord = (await calls.call("GetEducator", request)).educator
    return answer


async def listed(calls: Calls) -> list[EducatorRecord]:
    """Whom Lakeview employs, has employed or will employ."""
    request = educators.ListEducatorsRequest(
        district_id="lakeview", at_least_position=await head(calls)
    )
    return list((await calls.call("ListEducators", request)).educators)


async def test_a_record_shows_everything_with_its_real_end(calls: Calls) -> None:
    await a_district(calls)
    await calls.record(schedule())
    educator_id = await a_teacher(calls)
    for fact in (
        leave(educator_id),
        placement(educator_id, cell=cell()),
        service_credit(educator_id),
        opening_balance(educator_id),
        separation(educator_id),
    ):
        await calls.record(fact)

    shown = await record_of(calls, educator_id, LAST_DAY)

    assert shown.effective_on == LAST_DAY
    assert [each.effective_until for each in shown.employments] == [GONE]
    assert [each.effective_until for each in shown.leaves] == [GONE]
    assert [each.effective_until for each in shown.placements] == [GONE]
    assert (shown.placements[0].base.currency_code, shown.placements[0].base.units) == (
        "USD",
        40000,
    )
    assert [each.separation.reason_code for each in shown.separations] == ["resigned"]
    assert [each.service_credit.kind for each in shown.service_credits] == ["teaching-elsewhere"]
    assert [each.opening_balance.units[0].used.amount.value for each in shown.opening_balances] == [
        "6"
    ]
    assert {each.kind: each.years.value for each in shown.service} == {
        "in-district": "5",
        "teaching-elsewhere": "4",
    }


async def test_who_left_and_who_is_to_come_are_listed_with_those_who_are_there(
    calls: Calls,
) -> None:
    await a_district(calls)
    left, here = await a_teacher(calls), await a_teacher(calls)
    await calls.record(separation(left, "2021-01-01"))
    coming = await calls.register_educator()
    await calls.record(employment(coming, effective_from=day("2199-01-01")))
    await calls.register_educator()

    shown = await listed(calls)

    assert {each.educator_id for each in shown} == {left, here, coming}
    ends = {each.educator_id: each.employments[0].effective_until for each in shown}
    assert ends[left] == Date(year=2021, month=1, day=1)


async def test_what_an_annulled_job_carried_is_shown_with_the_reason(calls: Calls) -> None:
    await a_district(calls)
    educator_id = await calls.register_educator()
    hired = await calls.record(employment(educator_id))
    await calls.record(placement(educator_id))
    annulled = Correction(
        educator_id=educator_id,
        fact_id=hired.fact_id,
        latest_position=hired.receipt.position,
        annulment=Annulment(),
    )
    await calls.record(annulled)

    shown = await record_of(calls, educator_id)

    assert [each.problem.reason for each in shown.placements] == ["UNKNOWN_ASSIGNMENT"]
    assert await listed(calls) == []


async def test_a_separation_corrected_moves_the_end_of_pay(calls: Calls) -> None:
    await a_district(calls)
    await adopt(calls)
    educator_id = await a_teacher(calls)
    _, badge = await earn_badge(calls, educator_id)
    await calls.record(approval(educator_id, badge))
    left = await calls.record(separation(educator_id, "2026-10-01"))
    before = await amount(calls, educator_id)
    moved = Correction(
        educator_id=educator_id,
        fact_id=left.fact_id,
        latest_position=left.receipt.position,
        separation=separation(educator_id, "2026-11-01"),
    )
    await calls.record(moved)

    assert 0 < before < await amount(calls, educator_id)


async def amount(calls: Calls, educator_id: str) -> float:
    """What is due in the contract year."""
    request = salary.GetSalaryEligibilityRequest(
        educator_id=educator_id,
        district_id="lakeview",
        effective_on=Date(year=2026, month=9, day=1),
        at_least_position=await head(calls),
    )
    due = (await calls.call("GetSalaryEligibility", request)).eligibility.amount
    return float(due.units + due.nanos / 1e9)


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        (lambda who: employment(who, share_of_time=Decimal(2)), "employment.share_of_time"),
        (lambda who: leave(who, effective_until=day("2025-01-01")), "leave.effective_until"),
        (lambda who: service_credit(who, years=Decimal(0)), "service_credit.years"),
        (lambda who: placement(who, stated_base=None), "placement.base"),
        (
            lambda who: opening_balance(who, supplements=opening_balance(who).supplements * 2),
            "opening_balance.supplements",
        ),
    ],
)
async def test_a_fault_of_form_has_its_path_in_the_request(
    calls: Calls, kind: Callable[[str], Fact], path: str
) -> None:
    educator_id = await calls.register_educator()

    with pytest.raises(Refused) as refused:
        await calls.record(kind(educator_id))

    assert (refused.value.reason, refused.value.fields) == ("FIELD_INVALID", [path])


async def test_a_second_primary_assignment_is_refused_by_name(calls: Calls) -> None:
    await a_district(calls)
    educator_id = await a_teacher(calls)

    with pytest.raises(Refused) as refused:
        await calls.call(*command(employment(educator_id, assignment_id="coach-1")))

    assert refused.value.code is grpc.StatusCode.ALREADY_EXISTS
    assert refused.value.reason == "PRIMARY_ASSIGNMENT_EXISTS"
    assert refused.value.metadata["assignment_id"] == "teacher-1"


async def test_a_command_without_any_fact_about_jobs_says_which_there_are(calls: Calls) -> None:
    with pytest.raises(Refused) as refused:
        await calls.call("RecordEmployment", educators.RecordEmploymentRequest())

    assert refused.value.fields == ["request_id", "fact"]
