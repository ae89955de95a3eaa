"""What a transcript and a verification tell of awards: when they were in good standing, and why."""

from typing import Any

import pytest

from ledger.domain.answers.award_shape import (
    ReinstatementItem,
    RenewalItem,
    SuspensionItem,
)
from ledger.domain.answers.transcript_shape import AwardVerification, TranscriptStatus
from ledger.domain.answers.verification import verify_award
from ledger.domain.timeline.holding import HeldSpan
from ledger.domain.values import Evidence
from tests.support.awards import (
    DEGREE,
    external_award,
    licence,
    reinstatement,
    renewal,
    suspension,
    withdrawal,
)
from tests.support.correcting import annul
from tests.support.facts import day, enrollment
from tests.support.granting import approval, lakeview, revocation, teacher, void
from tests.support.memory import ADMINISTRATOR, MemoryLedger
from tests.unit.answers.transcripts import LATER, one

DOCUMENT = Evidence(uri="https://papers.example/1", sha256="0" * 64)


@pytest.fixture
def ledger() -> MemoryLedger:
    ledger = lakeview()
    ledger.record(licence(validity_months=3))
    return ledger


@pytest.fixture
def educator_id(ledger: MemoryLedger) -> str:
    return teacher(ledger)


@pytest.fixture
def award_id(ledger: MemoryLedger, educator_id: str) -> str:
    """A licence from 15 January to 15 April 2026."""
    fact = external_award(
        educator_id, reference="L-77", started_on=day("2025-09-01"), evidence=(DOCUMENT,)
    )
    return ledger.record(fact).fact_id


def verified(ledger: MemoryLedger, award_id: str, on: str = LATER) -> AwardVerification:
    (educator_id,) = [
        name.partition("/")[2] for name in ledger.streams if name.startswith("educator/")
    ]
    items = ledger.timeline(educator_id).items
    return verify_award(award_id, items, ledger.world(), day(on))  # type: ignore[arg-type]  # a world finds definitions as a mapping does


def test_what_was_earned_elsewhere_is_an_item_of_its_own(
    ledger: MemoryLedger, educator_id: str, award_id: str
) -> None:
    ledger.record(approval(educator_id, award_id, "2026-02-01"), actor=ADMINISTRATOR)
    item = one(ledger, educator_id, award_id, "2026-03-01")
    shown = item.external_award

    assert (item.status, item.award, len(item.approvals)) == (TranscriptStatus.HELD, None, 1)
    assert shown is not None
    assert shown.credential.credential_id == "teaching-licence"
    assert (shown.awarding_body, shown.reference) == ("State Board of Education", "L-77")
    assert (shown.started_on, shown.completed_on) == (day("2025-09-01"), day("2026-01-15"))
    assert (shown.expires_on, shown.ended_on, shown.revocation) == (day("2026-04-15"), None, None)
    assert shown.evidence == (DOCUMENT,)


def test_a_one_off_shows_its_title_and_kind(ledger: MemoryLedger, educator_id: str) -> None:
    award_id = ledger.record(external_award(educator_id, one_off=DEGREE)).fact_id
    shown = one(ledger, educator_id, award_id).external_award

    assert shown is not None
    assert (shown.credential.title, shown.credential.kind) == (DEGREE.title, DEGREE.kind)
    assert shown.credential.credential_id is None
    assert shown.credential.issuer_id is None


def test_the_status_follows_what_became_of_an_award_day_by_day(
    ledger: MemoryLedger, educator_id: str, award_id: str
) -> None:
    for fact in (
        suspension(educator_id, award_id, "2026-02-01"),
        reinstatement(educator_id, award_id, "2026-03-01"),
        renewal(educator_id, award_id, "2026-05-01"),
        revocation(educator_id, award_id, "2026-06-01"),
    ):
        ledger.record(fact)
    found = [
        (str(verified(ledger, award_id, on).status), one(ledger, educator_id, award_id, on).status)
        for on in ("2026-01-31", "2026-02-01", "2026-03-01", "2026-04-15", "2026-05-01", LATER)
    ]

    expected = ["held", "suspended", "held", "expired", "held", "ended"]
    assert found == [(each, TranscriptStatus(each)) for each in expected]
    assert verified(ledger, award_id, "2026-01-14").status is TranscriptStatus.UPCOMING


def test_an_award_that_ran_out_or_ended_while_suspended_is_expired_or_ended(
    ledger: MemoryLedger, educator_id: str, award_id: str
) -> None:
    ledger.record(suspension(educator_id, award_id, "2026-02-01"))
    assert verified(ledger, award_id, "2026-04-15").status is TranscriptStatus.EXPIRED
    ledger.record(revocation(educator_id, award_id, "2026-04-01"))
    assert verified(ledger, award_id, "2026-03-31").status is TranscriptStatus.SUSPENDED
    assert verified(ledger, award_id, "2026-04-15").status is TranscriptStatus.ENDED


def test_everything_that_became_of_an_award_is_told_with_its_entries(
    ledger: MemoryLedger, educator_id: str, award_id: str
) -> None:
    since = ledger.record(suspension(educator_id, award_id, "2026-02-01"))
    until = ledger.record(reinstatement(educator_id, award_id, "2026-03-01"))
    again = ledger.record(renewal(educator_id, award_id, "2026-05-01"))
    shown = one(ledger, educator_id, award_id).external_award
    answer = verified(ledger, award_id)

    assert shown is not None
    assert shown.good_standing == answer.good_standing
    assert answer.good_standing is not None
    assert answer.good_standing.spans == (
        HeldSpan(held_from=day("2026-01-15"), held_until=day("2026-02-01")),
        HeldSpan(held_from=day("2026-03-01"), held_until=day("2026-04-15")),
        HeldSpan(held_from=day("2026-05-01"), held_until=day("2026-08-01")),
    )
    assert answer.good_standing.suspensions == (
        SuspensionItem(
            fact_id=since.fact_id,
            positions=(since.position,),
            reason_code="under-investigation",
            effective_on=day("2026-02-01"),
            reinstated_on=day("2026-03-01"),
        ),
    )
    assert answer.good_standing.reinstatements == (
        ReinstatementItem(
            fact_id=until.fact_id, positions=(until.position,), effective_on=day("2026-03-01")
        ),
    )
    assert answer.good_standing.renewals == (
        RenewalItem(
            fact_id=again.fact_id,
            positions=(again.position,),
            renewed_on=day("2026-05-01"),
            expires_on=day("2026-08-01"),
        ),
    )
    assert answer.until == shown.expires_on == day("2026-08-01")


def test_a_verification_of_what_was_earned_elsewhere_names_its_source(
    ledger: MemoryLedger, award_id: str
) -> None:
    answer = verified(ledger, award_id)

    assert (answer.awarding_body, answer.reference) == ("State Board of Education", "L-77")
    assert (answer.awarded_on, answer.evidence) == (day("2026-01-15"), (DOCUMENT,))
    assert answer.credential is not None
    assert answer.credential.title == "teaching-licence"


def test_what_no_longer_counts_says_why(
    ledger: MemoryLedger, educator_id: str, award_id: str
) -> None:
    since = ledger.record(suspension(educator_id, award_id, "2026-02-01")).fact_id
    ledger.record(reinstatement(educator_id, award_id, "2026-03-01"))
    annul(ledger, educator_id, since)
    standing = verified(ledger, award_id).good_standing

    assert standing is not None
    assert standing.suspensions == ()
    (left,) = standing.reinstatements
    assert left.problem is not None
    assert left.problem.reason == "AWARD_NOT_SUSPENDED"


def test_a_void_award_has_no_days_though_it_was_suspended(
    ledger: MemoryLedger, educator_id: str, award_id: str
) -> None:
    ledger.record(suspension(educator_id, award_id, "2026-02-01"))
    ledger.record(void(educator_id, award_id))
    answer = verified(ledger, award_id, "2026-02-10")

    assert (answer.status, answer.until) == (TranscriptStatus.VOID, answer.awarded_on)
    assert answer.good_standing is not None
    assert answer.good_standing.spans == ()
    assert len(answer.good_standing.suspensions) == 1


def test_an_announced_suspension_shows_before_its_day(
    ledger: MemoryLedger, educator_id: str, award_id: str
) -> None:
    ledger.record(suspension(educator_id, award_id, "2026-04-01"))
    item = one(ledger, educator_id, award_id, "2026-03-01")

    assert item.status is TranscriptStatus.HELD
    assert item.external_award is not None
    standing: Any = item.external_award.good_standing
    assert [str(each.effective_on) for each in standing.suspensions] == ["2026-04-01"]


def test_a_withdrawal_closes_an_enrollment_from_its_day(
    ledger: MemoryLedger, educator_id: str
) -> None:
    begun = ledger.record(enrollment(educator_id)).fact_id
    given_up = ledger.record(withdrawal(educator_id, begun, "2026-02-15")).fact_id
    before, after = (one(ledger, educator_id, begun, on) for on in ("2026-02-14", "2026-02-15"))

    assert (before.status, after.status) == (
        TranscriptStatus.IN_PROGRESS,
        TranscriptStatus.CLOSED,
    )
    assert after.enrollment is not None
    assert (after.enrollment.closed_on, after.enrollment.closed_by) == (day("2026-02-15"), given_up)
