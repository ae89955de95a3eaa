"""How the items of a transcript stand on a day."""

import pytest

from ledger.domain.answers.award_shape import RevocationItem
from ledger.domain.answers.transcript_shape import TranscriptStatus
from ledger.domain.facts.award import RevocationKind
from ledger.domain.facts.correction import Correction
from ledger.domain.facts.educator import Employment
from tests.support.correcting import annul
from tests.support.facts import day, simple_credential
from tests.support.granting import (
    approval,
    award,
    credit,
    earn_simply,
    lakeview,
    revocation,
    teacher,
    void,
)
from tests.support.memory import ADMINISTRATOR, MemoryLedger
from tests.unit.answers.transcripts import LATER, one, shown


@pytest.fixture
def ledger() -> MemoryLedger:
    return lakeview()


@pytest.fixture
def educator_id(ledger: MemoryLedger) -> str:
    return teacher(ledger)


def test_an_end_is_announced_before_it_comes(ledger: MemoryLedger, educator_id: str) -> None:
    _, award_id = earn_simply(ledger, educator_id)
    ended = ledger.record(revocation(educator_id, award_id, "2026-05-01"))
    last_day, after = (
        one(ledger, educator_id, award_id, on) for on in ("2026-04-30", "2026-05-01")
    )
    assert (last_day.status, after.status) == (TranscriptStatus.HELD, TranscriptStatus.ENDED)
    for item in (last_day, after):
        assert item.award
        assert item.award.ended_on == day("2026-05-01")
        assert item.award.revocation == RevocationItem(
            fact_id=ended.fact_id,
            positions=(ended.position,),
            kind=RevocationKind.ENDED_FROM_DATE,
            reason_code="programme-left",
            effective_on=day("2026-05-01"),
        )


def test_a_void_award_was_never_held_on_any_day(ledger: MemoryLedger, educator_id: str) -> None:
    _, award_id = earn_simply(ledger, educator_id)
    ledger.record(void(educator_id, award_id))
    for on in ("2026-03-15", LATER):
        item = one(ledger, educator_id, award_id, on)
        assert item.status is TranscriptStatus.VOID
        assert item.award
        assert item.award.revocation
        assert item.award.revocation.kind is RevocationKind.VOID_FROM_START


def test_an_award_expires_on_the_first_day_after_its_validity(
    ledger: MemoryLedger, educator_id: str
) -> None:
    ledger.record(simple_credential("first-aid", validity_months=2))
    _, award_id = earn_simply(ledger, educator_id, "first-aid")
    assert one(ledger, educator_id, award_id, "2026-05-14").status is TranscriptStatus.HELD
    expired = one(ledger, educator_id, award_id, "2026-05-15")
    assert expired.status is TranscriptStatus.EXPIRED
    assert expired.award
    assert expired.award.expires_on == day("2026-05-15")


@pytest.mark.parametrize(
    ("revoked_on", "status"),
    [("2026-05-01", TranscriptStatus.ENDED), ("2026-05-20", TranscriptStatus.EXPIRED)],
)
def test_of_expiry_and_end_the_earlier_names_the_status(
    ledger: MemoryLedger, educator_id: str, revoked_on: str, status: TranscriptStatus
) -> None:
    ledger.record(simple_credential("first-aid", validity_months=2))
    _, award_id = earn_simply(ledger, educator_id, "first-aid")
    ledger.record(revocation(educator_id, award_id, revoked_on))
    assert one(ledger, educator_id, award_id).status is status


def test_what_a_correction_un_earned_is_unsupported_with_the_reason(
    ledger: MemoryLedger, educator_id: str
) -> None:
    enrollment_id, award_id = earn_simply(ledger, educator_id)
    credit_id = ledger.record(credit(educator_id, award_id)).fact_id
    annul(ledger, educator_id, enrollment_id)
    granted, counted = shown(ledger, educator_id).items
    assert (granted.fact_id, counted.fact_id) == (award_id, credit_id)
    for item in (granted, counted):
        assert item.status is TranscriptStatus.UNSUPPORTED
        assert item.problem
    assert granted.problem
    assert granted.problem.reason == "UNKNOWN_ENROLLMENT"
    assert granted.award
    assert granted.award.credential is None


def test_an_annulled_fact_is_in_no_transcript(ledger: MemoryLedger, educator_id: str) -> None:
    enrollment_id, award_id = earn_simply(ledger, educator_id)
    annul(ledger, educator_id, award_id)
    [begun] = shown(ledger, educator_id).items
    assert (begun.fact_id, begun.status) == (enrollment_id, TranscriptStatus.IN_PROGRESS)


def test_a_decision_that_does_not_count_any_more_says_why(
    ledger: MemoryLedger, educator_id: str
) -> None:
    _, award_id = earn_simply(ledger, educator_id)
    ledger.record(approval(educator_id, award_id), actor=ADMINISTRATOR)
    [job] = [i for i in ledger.timeline(educator_id).items if isinstance(i.value, Employment)]
    annul(ledger, educator_id, job.fact_id)
    [decided] = one(ledger, educator_id, award_id).approvals
    assert decided.problem
    assert decided.problem.reason == "EDUCATOR_NOT_EMPLOYED"


def test_a_revocation_from_before_a_corrected_award_is_shown_and_does_not_count(
    ledger: MemoryLedger, educator_id: str
) -> None:
    enrollment_id, award_id = earn_simply(ledger, educator_id)
    revoked = ledger.record(revocation(educator_id, award_id, "2026-05-01"))
    later = Correction(
        educator_id=educator_id,
        fact_id=award_id,
        latest_position=revoked.position - 1,
        award=award(educator_id, enrollment_id, "2026-05-10"),
    )
    ledger.record(later)
    item = one(ledger, educator_id, award_id)
    assert item.award
    assert (item.status, item.award.revocation) == (TranscriptStatus.HELD, None)
    assert item.award.good_standing
    [refuted] = item.award.good_standing.unsupported_revocations
    assert refuted.fact_id == revoked.fact_id
    assert refuted.problem
    assert refuted.problem.reason == "BEFORE_AWARD"
