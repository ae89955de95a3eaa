"""What was earned elsewhere, and what becomes of awards, over gRPC."""

import pytest
from google.type.date_pb2 import Date

from credential_ledger.v1 import salary_service_pb2 as salary
from credential_ledger.v1 import transcript_service_pb2 as transcripts
from credential_ledger.v1.transcript_pb2 import TranscriptStatus
from ledger.domain.values import Evidence
from tests.acceptance.edge.calls import Calls, Refused
from tests.acceptance.edge.lakeview import a_district, a_teacher, adopt, earn_badge
from tests.support.awards import (
    DEGREE,
    external_award,
    licence,
    reinstatement,
    renewal,
    suspension,
    withdrawal,
)
from tests.support.facts import day, enrollment
from tests.support.granting import approval, revocation

DOCUMENT = Evidence(uri="https://papers.example/1", sha256="0" * 64)


async def verify(
    calls: Calls, award_id: str, at_least: int, on: Date
) -> transcripts.VerifyAwardResponse:
    request = transcripts.VerifyAwardRequest(
        award_id=award_id, effective_on=on, at_least_position=at_least
    )
    answer: transcripts.VerifyAwardResponse = await calls.call("VerifyAward", request)
    return answer


async def test_a_licence_is_recorded_renewed_suspended_reinstated_and_verified(
    calls: Calls,
) -> None:
    await a_district(calls)
    await calls.record(licence())
    educator_id = await a_teacher(calls)
    earned = external_award(educator_id, reference="L-77", evidence=(DOCUMENT,))
    award_id = await calls.fact(earned)
    for fact in (
        renewal(educator_id, award_id, "2026-02-01"),
        suspension(educator_id, award_id, "2026-04-01"),
        reinstatement(educator_id, award_id, "2026-05-01"),
    ):
        position = (await calls.record(fact)).receipt.position
    suspended = await verify(calls, award_id, position, Date(year=2026, month=4, day=15))
    held = await verify(calls, award_id, position, Date(year=2026, month=5, day=1))

    verification = suspended.verification
    assert verification.status == TranscriptStatus.TRANSCRIPT_STATUS_SUSPENDED
    assert held.verification.status == TranscriptStatus.TRANSCRIPT_STATUS_HELD
    assert (verification.awarding_body, verification.reference) == (
        "State Board of Education",
        "L-77",
    )
    assert verification.evidence[0].sha256 == DOCUMENT.sha256
    assert verification.until == Date(year=2028, month=1, day=15)
    assert [each.held_from.month for each in verification.good_standing.spans] == [1, 5]
    assert verification.good_standing.suspensions[0].reason_code == "under-investigation"


async def test_a_transcript_shows_what_was_earned_elsewhere(calls: Calls) -> None:
    await a_district(calls)
    educator_id = await a_teacher(calls)
    receipt = (await calls.record(external_award(educator_id, one_off=DEGREE))).receipt
    request = transcripts.GetTranscriptRequest(
        educator_id=educator_id, at_least_position=receipt.position
    )
    (item,) = (await calls.call("GetTranscript", request)).transcript.items

    assert item.WhichOneof("detail") == "external_award"
    assert item.external_award.credential.title == "Master of Education"
    assert not item.external_award.credential.HasField("credential_id")


async def test_what_the_machine_does_not_allow_is_refused_by_name(calls: Calls) -> None:
    await a_district(calls)
    await calls.record(licence())
    educator_id = await a_teacher(calls)
    award_id = await calls.fact(external_award(educator_id))
    begun = await calls.fact(enrollment(educator_id))
    await calls.record(withdrawal(educator_id, begun))
    refused = {
        "AWARD_NOT_SUSPENDED": reinstatement(educator_id, award_id),
        "RENEWAL_TOO_SHORT": renewal(educator_id, award_id, expires_on=day("2026-12-31")),
        "FIELD_INVALID": renewal(educator_id, award_id, expires_on=day("2026-01-31")),
        "BEFORE_AWARD": suspension(educator_id, award_id, "2026-01-14"),
        "AWARD_HELD": external_award(educator_id, "2026-02-01"),
        "ENROLLMENT_CLOSED": withdrawal(educator_id, begun, "2026-03-01"),
    }
    for reason, fact in refused.items():
        with pytest.raises(Refused) as refusal:
            await calls.record(fact)
        assert refusal.value.reason == reason
    await calls.record(revocation(educator_id, award_id))
    with pytest.raises(Refused) as refusal:
        await calls.record(suspension(educator_id, award_id, "2026-05-02"))
    assert refusal.value.reason == "AWARD_ENDED"


async def test_a_renewal_of_what_has_no_validity_states_its_expiry(calls: Calls) -> None:
    await a_district(calls)
    educator_id = await a_teacher(calls)
    degree = external_award(educator_id, one_off=DEGREE, expires_on=day("2027-01-01"))
    award_id = await calls.fact(degree)

    with pytest.raises(Refused) as refusal:
        await calls.record(renewal(educator_id, award_id))

    assert refusal.value.reason == "RENEWAL_WITHOUT_TERM"
    await calls.record(renewal(educator_id, award_id, expires_on=day("2028-01-01")))


async def test_a_suspension_stops_pay_on_its_first_day(calls: Calls) -> None:
    await a_district(calls)
    await adopt(calls)
    educator_id = await a_teacher(calls)
    _, award_id = await earn_badge(calls, educator_id)
    await calls.record(approval(educator_id, award_id, "2026-03-20"))
    position = (
        await calls.record(suspension(educator_id, award_id, "2026-05-01"))
    ).receipt.position
    request = salary.GetSalaryEligibilityRequest(
        educator_id=educator_id,
        district_id="lakeview",
        effective_on=Date(year=2026, month=5, day=1),
        at_least_position=position,
    )
    eligibility = (await calls.call("GetSalaryEligibility", request)).eligibility
    (segment,) = eligibility.segments

    assert segment.effective_until == Date(year=2026, month=5, day=1)
    assert position in segment.explanation.positions
    assert "suspended on 1 May 2026" in segment.explanation.text
