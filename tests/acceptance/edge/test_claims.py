"""Courses, requests, decisions, papers, claims and waivers over gRPC."""

import grpc
import pytest
from google.protobuf.message import Message
from google.type.date_pb2 import Date

from credential_ledger.v1 import audit_service_pb2 as audit
from credential_ledger.v1 import transcript_service_pb2 as transcripts
from ledger.domain.facts.correction import Annulment, Correction
from ledger.domain.facts.credit import CreditUnit
from ledger.domain.values import Fact
from tests.acceptance.edge.calls import Calls, Refused, command
from tests.acceptance.edge.lakeview import a_district, a_teacher, adopt, earn_badge
from tests.support.claiming import (
    COURSE,
    HOURS,
    claim,
    course_credit,
    document,
    planned_course,
    request,
    waiver,
    withdrawal,
)
from tests.support.facts import day
from tests.support.granting import approval, credit

ID = "5b1c2f0e-7a34-5c11-9f7e-0d1f4a5b6c7d"


async def refused(calls: Calls, fact: Fact) -> Refused:
    """What is told to who records a fact that is refused."""
    with pytest.raises(Refused) as told:
        await calls.record(fact)
    return told.value


async def test_a_course_is_planned_approved_taken_and_counted(calls: Calls) -> None:
    await a_district(calls)
    teacher = await a_teacher(calls)
    asked = await calls.fact(request(teacher, "2026-02-01"))
    await calls.record(approval(teacher, asked, "2026-02-10", limit=HOURS))
    hours = {"unit": CreditUnit.CLOCK_HOUR, "amount": HOURS.amount}
    taken = await calls.fact(course_credit(teacher, "2026-03-20", **hours))
    await calls.record(document(teacher, taken, "2026-04-01"))
    receipt = (await calls.record(approval(teacher, taken, "2026-04-10"))).receipt

    answer = await calls.call(
        "GetProfessionalDevelopment",
        transcripts.GetProfessionalDevelopmentRequest(
            educator_id=teacher,
            district_id="lakeview",
            effective_on=Date(year=2026, month=6, day=1),
            at_least_position=receipt.position,
        ),
    )

    [found] = answer.progress.credits
    assert answer.progress.counted_hours.value == str(HOURS.amount)
    assert (found.credit_id, found.course.title) == (taken, COURSE.title)
    assert found.WhichOneof("source") == "course"


async def test_a_claim_is_submitted_given_up_and_submitted_anew(calls: Calls) -> None:
    await a_district(calls)
    await adopt(calls)
    teacher = await a_teacher(calls)
    _, badge = await earn_badge(calls, teacher)
    first = await calls.fact(claim(teacher, badge))

    twice = await refused(calls, claim(teacher, badge, on="2026-04-11"))
    assert (twice.code, twice.reason) == (grpc.StatusCode.ALREADY_EXISTS, "ITEM_CLAIMED")
    assert (twice.metadata["item_id"], twice.metadata["claim_id"]) == (badge, first)

    await calls.record(withdrawal(teacher, first, "2026-04-20"))
    late = await refused(calls, approval(teacher, first, "2026-04-21"))
    assert (late.code, late.reason) == (grpc.StatusCode.FAILED_PRECONDITION, "CLAIM_WITHDRAWN")

    second = await calls.fact(claim(teacher, badge, on="2026-04-21"))
    await calls.record(approval(teacher, second, "2026-05-01", panel=("admin-8",)))
    over = await refused(calls, withdrawal(teacher, second, "2026-05-02"))
    assert over.reason == "CLAIM_DECIDED"


async def test_a_claim_is_corrected_like_any_other_fact(calls: Calls) -> None:
    await a_district(calls)
    await adopt(calls)
    teacher = await a_teacher(calls)
    _, badge = await earn_badge(calls, teacher)
    submitted = await calls.record(claim(teacher, badge))
    target = {"educator_id": teacher, "fact_id": submitted.fact_id}
    latest = {"latest_position": submitted.receipt.position}

    twice = claim(teacher, badge, badge)
    fault = await refused(calls, Correction(**target, **latest, claim=twice))
    assert (fault.reason, fault.fields) == ("FIELD_INVALID", ["correction.claim.items"])

    await calls.record(Correction(**target, **latest, annulment=Annulment()))
    await calls.record(claim(teacher, badge))


async def test_a_waiver_is_granted_for_the_own_district_alone(calls: Calls) -> None:
    await a_district(calls)
    teacher = await a_teacher(calls)
    await calls.record(waiver(teacher))

    refusal = await refused(calls.acting(district="elsewhere"), waiver(teacher))

    assert (refusal.code, refusal.reason) == (
        grpc.StatusCode.PERMISSION_DENIED,
        "APPROVER_OF_ANOTHER_DISTRICT",
    )


async def test_a_waiver_said_again_under_another_request_names_the_one_that_is_recorded(
    calls: Calls,
) -> None:
    await a_district(calls)
    teacher = await a_teacher(calls)
    granted = await calls.fact(waiver(teacher))

    refusal = await refused(calls, waiver(teacher))

    assert (refusal.code, refusal.reason) == (grpc.StatusCode.ALREADY_EXISTS, "FACT_RECORDED")
    assert refusal.metadata == {"fact_id": granted}


async def test_who_claims_may_not_decide(calls: Calls) -> None:
    await a_district(calls)
    teacher = await a_teacher(calls)
    themself = calls.acting(principal=teacher, role="educator")
    asked = await themself.fact(request(teacher))

    refusal = await refused(themself, approval(teacher, asked))

    assert refusal.reason == "PERMISSION_MISSING"


def without(fact: Fact, path: str) -> tuple[str, Message]:
    """The command that records a fact, with one field left out."""
    method, message = command(fact)
    *parents, name = path.split(".")
    part = message
    for parent in parents:
        part = getattr(part, parent)
    part.ClearField(name)
    return method, message


@pytest.mark.parametrize(
    ("fact", "left_out", "field"),
    [
        (credit(ID, ID), "credit.source_id", "credit.source"),
        (request(ID), "approval_request.planned_course", "approval_request.subject"),
        (
            request(ID),
            "approval_request.planned_course.credit",
            "approval_request.planned_course.credit",
        ),
        (document(ID, ID), "document.standing", "document.standing"),
        (claim(ID, ID), "claim.items", "claim.items"),
        (withdrawal(ID, ID), "withdrawal.withdrawn_on", "withdrawal.withdrawn_on"),
        (waiver(ID), "waiver.effective_from", "waiver.effective_from"),
    ],
)
async def test_what_is_missing_is_named(
    calls: Calls, fact: Fact, left_out: str, field: str
) -> None:
    with pytest.raises(Refused) as told:
        await calls.call(*without(fact, left_out))

    assert (told.value.reason, told.value.fields) == ("FIELD_INVALID", [field])


@pytest.mark.parametrize(
    ("fact", "field"),
    [
        (course_credit(ID, started_on=day("2026-03-21")), "credit.started_on"),
        (approval(ID, ID, panel=("admin-8", "admin-8")), "approval.panel"),
        (
            request(ID, planned_course=planned_course(planned_until=day("2026-07-01"))),
            "approval_request.planned_course.planned_until",
        ),
        (document(ID, ID, issued_on=day("2026-05-02")), "document.issued_on"),
        (claim(ID, ID, ID), "claim.items"),
        (waiver(ID, benefit_id="increase"), "waiver.policy_id"),
    ],
)
async def test_what_contradicts_itself_has_its_path_in_the_request(
    calls: Calls, fact: Fact, field: str
) -> None:
    assert (await refused(calls, fact)).fields == [field]
    messages = [one async for one in calls.stream("ReplayEvents", audit.ReplayEventsRequest())]
    assert messages == []
