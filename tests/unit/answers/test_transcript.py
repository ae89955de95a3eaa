"""What a transcript shows of an educator on a day."""

from decimal import Decimal

import pytest

from ledger.domain.answers.award_shape import ModeHours
from ledger.domain.answers.transcript import transcript_items
from ledger.domain.answers.transcript_shape import Attempt, TranscriptStatus
from ledger.domain.facts.catalogue import DeliveryMode
from ledger.domain.facts.correction import Correction
from ledger.domain.facts.credit import CreditAmount, CreditUnit, Decision
from ledger.domain.facts.learning import Outcome
from tests.support.facts import activity, assessment, day, enrollment
from tests.support.granting import (
    approval,
    credit,
    earn_badge,
    earn_simply,
    lakeview,
    teacher,
)
from tests.support.memory import ADMINISTRATOR, MemoryLedger
from tests.unit.answers.transcripts import LATER, one, shown


@pytest.fixture
def ledger() -> MemoryLedger:
    return lakeview()


@pytest.fixture
def educator_id(ledger: MemoryLedger) -> str:
    return teacher(ledger)


def test_enrollments_awards_and_credits_stand_by_date(
    ledger: MemoryLedger, educator_id: str
) -> None:
    enrollment_id, award_id = earn_badge(ledger, educator_id)
    credit_id = ledger.record(credit(educator_id, award_id)).fact_id
    answer = shown(ledger, educator_id)
    assert (answer.educator_id, answer.effective_on) == (educator_id, day(LATER))
    assert [item.fact_id for item in answer.items] == [enrollment_id, award_id, credit_id]
    assert [item.status for item in answer.items] == [
        TranscriptStatus.CLOSED,
        TranscriptStatus.HELD,
        TranscriptStatus.RECORDED,
    ]


def test_an_item_shows_one_detail_and_all_its_entries(
    ledger: MemoryLedger, educator_id: str
) -> None:
    enrollment_id, award_id = earn_simply(ledger, educator_id)
    moved = Correction(
        educator_id=educator_id,
        fact_id=enrollment_id,
        latest_position=ledger.item(educator_id, enrollment_id).positions[-1],
        enrollment=enrollment(educator_id, "2026-01-05", credential_id="machine-learning"),
    )
    position = ledger.record(moved).position
    begun, granted = shown(ledger, educator_id).items
    assert begun.positions == (position - 2, position)
    assert granted.fact_id == award_id
    assert (begun.award, begun.credit, granted.enrollment, granted.credit) == (None,) * 4
    assert begun.enrollment
    assert begun.enrollment.enrolled_on == day("2026-01-05")


def test_an_enrollment_in_progress_shows_hours_by_component_and_the_attempts(
    ledger: MemoryLedger, educator_id: str
) -> None:
    enrollment_id = ledger.record(enrollment(educator_id)).fact_id
    done: dict[str, str] = {}
    for part, hours in (("tool-safety", "1.5"), ("electronics", "2"), ("tool-safety", "0.5")):
        recorded = ledger.record(activity(educator_id, enrollment_id, part, hours=Decimal(hours)))
        done[recorded.fact_id] = hours
    tried = ledger.record(assessment(educator_id, enrollment_id, outcome=Outcome.NOT_YET))
    item = one(ledger, educator_id, enrollment_id)
    assert item.status is TranscriptStatus.IN_PROGRESS
    assert item.enrollment
    assert [(each.component_id, each.hours) for each in item.enrollment.components] == [
        ("electronics", Decimal(2)),
        ("tool-safety", Decimal(2)),
    ]
    assert item.enrollment.attempts == (
        Attempt(
            fact_id=tried.fact_id,
            positions=(tried.position,),
            assessment_id="portfolio",
            assessed_on=day("2026-03-01"),
            outcome=Outcome.NOT_YET,
            documents=(),
        ),
    )
    assert [each.hours for each in item.enrollment.activities] == [
        hours for _, hours in sorted((i, Decimal(h)) for i, h in done.items())
    ]


def test_the_last_failed_attempt_closes_an_enrollment(
    ledger: MemoryLedger, educator_id: str
) -> None:
    enrollment_id = ledger.record(enrollment(educator_id)).fact_id
    failed = [
        ledger.record(assessment(educator_id, enrollment_id, on, outcome=Outcome.NOT_YET)).fact_id
        for on in ("2026-03-01", "2026-04-01")
    ]
    item = one(ledger, educator_id, enrollment_id)
    assert item.enrollment
    assert item.status is TranscriptStatus.CLOSED
    assert (item.enrollment.closed_on, item.enrollment.closed_by) == (day("2026-04-01"), failed[1])
    before = one(ledger, educator_id, enrollment_id, "2026-03-31")
    assert before.enrollment
    assert (before.status, before.enrollment.closed_on) == (TranscriptStatus.IN_PROGRESS, None)


def test_an_award_shows_its_credential_and_hours_by_mode(
    ledger: MemoryLedger, educator_id: str
) -> None:
    enrollment_id, award_id = earn_badge(ledger, educator_id)
    award = one(ledger, educator_id, award_id).award
    assert award
    assert award.credential
    assert (award.credential.title, award.enrollment_id) == ("Maker Educator Badge", enrollment_id)
    assert award.hours == (
        ModeHours(mode=DeliveryMode.ONLINE, hours=Decimal(6)),
        ModeHours(mode=DeliveryMode.IN_PERSON, hours=Decimal(6)),
    )
    assert (award.expires_on, award.ended_on, award.revocation) == (None, None, None)


def test_facts_dated_after_the_day_are_not_shown(ledger: MemoryLedger, educator_id: str) -> None:
    enrollment_id, award_id = earn_badge(ledger, educator_id)
    ledger.record(approval(educator_id, enrollment_id), actor=ADMINISTRATOR)
    assert shown(ledger, educator_id, "2026-01-09").items == ()
    [begun] = shown(ledger, educator_id, "2026-02-15").items
    assert begun.enrollment
    assert (begun.status, begun.approvals) == (TranscriptStatus.IN_PROGRESS, ())
    assert (len(begun.enrollment.components), begun.enrollment.attempts) == (6, ())
    assert one(ledger, educator_id, enrollment_id).approvals
    assert one(ledger, educator_id, award_id, "2026-03-15").status is TranscriptStatus.HELD


def test_decisions_on_an_item_stand_by_date_with_who_decided(
    ledger: MemoryLedger, educator_id: str
) -> None:
    _, award_id = earn_simply(ledger, educator_id)
    credit_id = ledger.record(credit(educator_id, award_id)).fact_id
    limit = CreditAmount(amount=Decimal(10), unit=CreditUnit.CLOCK_HOUR)
    granted = approval(educator_id, credit_id, "2026-05-02", limit=limit)
    denied = approval(educator_id, credit_id, "2026-05-01", decision=Decision.DENIED)
    ids = [ledger.record(each, actor=ADMINISTRATOR).fact_id for each in (granted, denied)]
    first, second = one(ledger, educator_id, credit_id).approvals
    assert (first.fact_id, second.fact_id) == (ids[1], ids[0])
    assert (first.decision, second.limit) == (Decision.DENIED, limit)
    assert {first.approver, second.approver} == {ADMINISTRATOR.principal_id}
    assert one(ledger, educator_id, award_id).approvals == ()


def test_a_stream_shows_what_is_still_to_come_as_upcoming(
    ledger: MemoryLedger, educator_id: str
) -> None:
    earn_simply(ledger, educator_id)
    items = ledger.timeline(educator_id).items
    statuses = [
        [item.status for item in transcript_items(items, ledger.world(), day(on))]  # type: ignore[arg-type]  # a world finds definitions as a mapping does
        for on in ("2026-01-09", "2026-02-01")
    ]
    assert statuses == [
        [TranscriptStatus.UPCOMING, TranscriptStatus.UPCOMING],
        [TranscriptStatus.IN_PROGRESS, TranscriptStatus.UPCOMING],
    ]
