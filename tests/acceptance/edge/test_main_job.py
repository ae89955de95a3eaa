"""Facts in over gRPC; transcripts, development, salary answers and the log out."""

from decimal import Decimal
from uuid import uuid4

import pytest
from google.type.date_pb2 import Date

from credential_ledger.v1 import audit_service_pb2 as audit
from credential_ledger.v1 import catalog_service_pb2 as catalog
from credential_ledger.v1 import district_service_pb2 as districts
from credential_ledger.v1 import educator_service_pb2 as educators
from credential_ledger.v1 import salary_service_pb2 as salary
from credential_ledger.v1 import transcript_service_pb2 as transcripts
from credential_ledger.v1.basis_pb2 import Known
from credential_ledger.v1.professional_development_pb2 import HourLimitKind
from credential_ledger.v1.salary_eligibility_pb2 import EligibilityState
from credential_ledger.v1.transcript_pb2 import TranscriptStatus
from ledger.domain.facts.correction import Annulment, Correction
from ledger.projections.replay import replay
from tests.acceptance.edge.calls import Calls
from tests.acceptance.edge.lakeview import a_district, a_teacher, adopt, earn_badge, head
from tests.support.catalogue import recognition, terms
from tests.support.facts import (
    enrollment,
    issuer,
)
from tests.support.granting import approval, credit, revocation

JUNE = Date(year=2026, month=6, day=1)


async def test_an_award_becomes_pay_with_its_reasons(calls: Calls) -> None:
    await a_district(calls)
    assert await adopt(calls) == 1
    educator_id = await a_teacher(calls)
    _, award_id = await earn_badge(calls, educator_id)
    decision = await calls.record(approval(educator_id, award_id))
    request = salary.GetSalaryEligibilityRequest(
        educator_id=educator_id,
        district_id="lakeview",
        effective_on=Date(year=2026, month=9, day=1),
        at_least_position=decision.receipt.position,
    )
    answer = await calls.call("GetSalaryEligibility", request)
    assert answer.basis.position >= decision.receipt.position
    (segment,) = answer.eligibility.segments
    assert segment.award_id == award_id
    assert segment.state == EligibilityState.ELIGIBILITY_STATE_DUE
    assert answer.eligibility.annual_rate.units > 0
    assert segment.explanation.text


async def test_the_payroll_run_gives_each_educator_the_answer_they_get_alone(
    calls: Calls,
) -> None:
    await a_district(calls)
    await adopt(calls)
    teachers = sorted([await a_teacher(calls) for _ in range(3)])
    await earn_badge(calls, teachers[1])
    position = await head(calls)
    listing = salary.ListSalaryEligibilityRequest(
        district_id="lakeview", effective_on=JUNE, at_least_position=position
    )
    listed = [answer async for answer in calls.stream("ListSalaryEligibility", listing)]
    assert [answer.eligibility.educator_id for answer in listed] == teachers
    alone = [
        await calls.call(
            "GetSalaryEligibility",
            salary.GetSalaryEligibilityRequest(
                educator_id=educator_id,
                district_id="lakeview",
                effective_on=JUNE,
                known=Known(position=listed[0].basis.position),
            ),
        )
        for educator_id in teachers
    ]
    assert [answer.eligibility for answer in listed] == [one.eligibility for one in alone]
    assert len({answer.basis.position for answer in listed}) == 1


async def test_a_transcript_shows_what_was_earned_and_what_was_known_before(
    calls: Calls,
) -> None:
    await a_district(calls)
    educator_id = await a_teacher(calls)
    enrollment_id, award_id = await earn_badge(calls, educator_id)
    revoked = await calls.record(revocation(educator_id, award_id, "2026-05-01"))
    position = revoked.receipt.position

    async def award_status(known: int, day: Date) -> str:
        request = transcripts.GetTranscriptRequest(
            educator_id=educator_id,
            effective_on=day,
            known=Known(position=known),
            at_least_position=position,
        )
        answer = await calls.call("GetTranscript", request)
        statuses = {item.fact_id: item.status for item in answer.transcript.items}
        assert set(statuses) == {enrollment_id, award_id}
        return TranscriptStatus.Name(statuses[award_id])

    assert await award_status(position, JUNE) == "TRANSCRIPT_STATUS_ENDED"
    assert await award_status(position - 1, JUNE) == "TRANSCRIPT_STATUS_HELD"
    april = Date(year=2026, month=4, day=1)
    assert await award_status(position, april) == "TRANSCRIPT_STATUS_HELD"


async def test_an_award_is_verified_by_its_id_alone(calls: Calls) -> None:
    await a_district(calls)
    educator_id = await a_teacher(calls)
    _, award_id = await earn_badge(calls, educator_id)
    request = transcripts.VerifyAwardRequest(
        award_id=award_id, effective_on=JUNE, at_least_position=await head(calls)
    )
    verified = (await calls.call("VerifyAward", request)).verification
    assert verified.educator_id == educator_id
    assert verified.status == TranscriptStatus.TRANSCRIPT_STATUS_HELD


async def test_approved_hours_count_towards_the_year(calls: Calls) -> None:
    await a_district(calls)
    educator_id = await a_teacher(calls)
    _, award_id = await earn_badge(calls, educator_id)
    credit_id = await calls.fact(credit(educator_id, award_id, amount=Decimal(12)))
    await calls.record(approval(educator_id, credit_id))
    request = transcripts.GetProfessionalDevelopmentRequest(
        educator_id=educator_id,
        district_id="lakeview",
        effective_on=JUNE,
        at_least_position=await head(calls),
    )
    progress = (await calls.call("GetProfessionalDevelopment", request)).progress
    assert progress.counted_hours.value == "12"
    assert progress.shortfall_hours.value == "18"


async def test_no_more_hours_count_than_the_district_recognizes(calls: Calls) -> None:
    await a_district(calls)
    await calls.record(recognition(terms=terms(clock_hours=Decimal(8))))
    educator_id = await a_teacher(calls)
    _, award_id = await earn_badge(calls, educator_id)
    credit_id = await calls.fact(credit(educator_id, award_id, amount=Decimal(12)))
    await calls.record(approval(educator_id, credit_id))
    request = transcripts.GetProfessionalDevelopmentRequest(
        educator_id=educator_id,
        district_id="lakeview",
        effective_on=JUNE,
        at_least_position=await head(calls),
    )
    progress = (await calls.call("GetProfessionalDevelopment", request)).progress
    assert progress.counted_hours.value == "8"
    assert HourLimitKind.HOUR_LIMIT_KIND_RECOGNIZED_HOURS in [
        each.kind for each in progress.credits[0].limits
    ]


async def test_a_correction_takes_a_fact_back(calls: Calls) -> None:
    await a_district(calls)
    educator_id = await a_teacher(calls)
    begun = await calls.record(enrollment(educator_id))
    correction = Correction(
        educator_id=educator_id,
        fact_id=begun.fact_id,
        latest_position=begun.receipt.position,
        annulment=Annulment(),
    )
    corrected = await calls.record(correction)
    request = transcripts.GetTranscriptRequest(
        educator_id=educator_id,
        effective_on=JUNE,
        at_least_position=corrected.receipt.position,
    )
    assert not (await calls.call("GetTranscript", request)).transcript.items


async def test_the_same_request_is_recorded_once_in_whatever_case(calls: Calls) -> None:
    request_id = str(uuid4())
    first = await calls.record(issuer(), request_id)
    again = await calls.record(issuer(), request_id.upper())
    assert again.receipt.replayed
    assert again.receipt.position == first.receipt.position
    assert again.receipt.recorded_at == first.receipt.recorded_at


async def test_definitions_districts_and_policies_are_answered_as_they_were_given(
    calls: Calls,
) -> None:
    await a_district(calls)
    await adopt(calls)
    position = await head(calls)
    got = await calls.call(
        "GetCredential",
        catalog.GetCredentialRequest(credential_id="maker-educator", at_least_position=position),
    )
    assert got.credential.version == 1
    assert got.credential.credential.maximum_hours.value == "15"
    lakeview = await calls.call("GetDistrict", districts.GetDistrictRequest(district_id="lakeview"))
    assert [one.calendar_id for one in lakeview.calendars] == ["2025-26", "2026-27"]
    assert lakeview.requirements[0].required_hours.value == "30"
    policy = (
        await calls.call("GetPayPolicy", salary.GetPayPolicyRequest(policy_id="base-increase"))
    ).policy
    again = await calls.call(
        "AdoptPayPolicy",
        salary.AdoptPayPolicyRequest(
            request_id=str(uuid4()),
            policy_id=policy.policy.policy_id,
            district_id=policy.policy.district_id,
            effective_from=policy.policy.effective_from,
            document=policy.policy.document,
        ),
    )
    assert again.version == 2


@pytest.mark.parametrize("after", [0, 3])
async def test_replayed_bytes_are_the_log_itself(calls: Calls, after: int) -> None:
    await a_district(calls)
    position = await head(calls)
    request = audit.ReplayEventsRequest(after_position=after)
    messages = [message async for message in calls.stream("ReplayEvents", request)]
    assert messages[0].first_position == after + 1
    assert messages[-1].head_position == position
    entries = [entry for message in messages for entry in message.entries]
    single = [
        (await calls.call("GetEntry", audit.GetEntryRequest(position=one))).entry
        for one in range(after + 1, position + 1)
    ]
    assert entries == single


async def test_a_replay_without_a_database_knows_what_the_service_knows(calls: Calls) -> None:
    await a_district(calls)
    educator_id = await a_teacher(calls)
    await earn_badge(calls, educator_id)
    stream = calls.stream("ReplayEvents", audit.ReplayEventsRequest())
    replayed = replay([entry async for message in stream for entry in message.entries])
    view = replayed.view(educators=[educator_id])
    request = educators.GetEducatorRequest(educator_id=educator_id, at_least_position=view.position)
    found = (await calls.call("GetEducator", request)).educator
    assert found.position == view.educators[educator_id].position
