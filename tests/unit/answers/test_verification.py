"""Whether an award is in good standing on a day."""

import pytest

from ledger.domain.answers.transcript_shape import AwardVerification, TranscriptStatus
from ledger.domain.answers.verification import verify_award
from ledger.domain.refusals.unknown import UnknownAward
from tests.support.correcting import annul
from tests.support.facts import day, simple_credential
from tests.support.granting import earn_simply, lakeview, revocation, teacher, void
from tests.support.memory import MemoryLedger


@pytest.fixture
def ledger() -> MemoryLedger:
    ledger = lakeview()
    ledger.record(simple_credential("first-aid", validity_months=2))
    return ledger


@pytest.fixture
def educator_id(ledger: MemoryLedger) -> str:
    return teacher(ledger)


@pytest.fixture
def award_id(ledger: MemoryLedger, educator_id: str) -> str:
    return earn_simply(ledger, educator_id, "first-aid")[1]


def verified(
    ledger: MemoryLedger, educator_id: str, award_id: str, on: str = "2026-04-01"
) -> AwardVerification:
    items = ledger.timeline(educator_id).items
    return verify_award(award_id, items, ledger.world(), day(on))  # type: ignore[arg-type]  # a world finds definitions as a mapping does


@pytest.mark.parametrize(
    ("on", "status"),
    [
        ("2026-03-14", TranscriptStatus.UPCOMING),
        ("2026-03-15", TranscriptStatus.HELD),
        ("2026-05-14", TranscriptStatus.HELD),
        ("2026-05-15", TranscriptStatus.EXPIRED),
    ],
)
def test_an_award_is_held_from_its_day_until_it_expires(
    ledger: MemoryLedger, educator_id: str, award_id: str, on: str, status: TranscriptStatus
) -> None:
    answer = verified(ledger, educator_id, award_id, on)
    assert answer.status is status
    assert (answer.effective_on, answer.awarded_on) == (day(on), day("2026-03-15"))
    assert answer.until == day("2026-05-15")
    assert (answer.award_id, answer.educator_id) == (award_id, educator_id)
    assert answer.credential
    assert answer.credential.credential_id == "first-aid"


def test_an_ended_award_is_held_until_its_end(
    ledger: MemoryLedger, educator_id: str, award_id: str
) -> None:
    ledger.record(revocation(educator_id, award_id, "2026-05-01"))
    before, after = (
        verified(ledger, educator_id, award_id, on) for on in ("2026-04-30", "2026-05-01")
    )
    assert (before.status, after.status) == (TranscriptStatus.HELD, TranscriptStatus.ENDED)
    assert before.until == after.until == day("2026-05-01")


def test_a_void_award_has_no_day_in_good_standing(
    ledger: MemoryLedger, educator_id: str, award_id: str
) -> None:
    ledger.record(void(educator_id, award_id))
    answer = verified(ledger, educator_id, award_id)
    assert (answer.status, answer.until) == (TranscriptStatus.VOID, answer.awarded_on)
    assert answer.revocation
    assert answer.revocation.reason_code == "evidence-falsified"


def test_an_award_whose_ground_is_gone_is_unsupported_and_says_why(
    ledger: MemoryLedger, educator_id: str, award_id: str
) -> None:
    [enrollment_id] = ledger.timeline(educator_id).state.enrollments
    annul(ledger, educator_id, enrollment_id)
    answer = verified(ledger, educator_id, award_id)
    assert answer.status is TranscriptStatus.UNSUPPORTED
    assert answer.problem
    assert answer.problem.reason == "UNKNOWN_ENROLLMENT"


def test_an_annulled_award_and_a_fact_that_is_none_are_unknown(
    ledger: MemoryLedger, educator_id: str, award_id: str
) -> None:
    annul(ledger, educator_id, award_id)
    for fact_id in (award_id, educator_id, "made-up"):
        with pytest.raises(UnknownAward):
            verified(ledger, educator_id, fact_id)
