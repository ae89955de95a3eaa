"""What awaits assessors, papers and issuers: assessments, official documents and renewals."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from ledger.domain.answers.pending_shape import PendingKind
from ledger.domain.facts.learning import Outcome
from tests.support.claiming import claim, claiming, course_credit, document
from tests.support.correcting import annul
from tests.support.facts import (
    activity,
    assessment,
    credential,
    day,
    employment,
    enrollment,
    simple_credential,
)
from tests.support.granting import award, earn_badge, earn_simply, revocation, teacher, void
from tests.support.memory import MemoryLedger
from tests.support.pending import LATER, PARTS, PROVISIONAL, awaited, complete_parts, waiting


@pytest.fixture
def ledger() -> MemoryLedger:
    """Lakeview with its calendar and policy, and a second district."""
    return claiming()


@pytest.fixture
def educator(ledger: MemoryLedger) -> str:
    """A teacher at Lakeview who has earned nothing."""
    return teacher(ledger)


def try_it(ledger: MemoryLedger, educator: str, enrollment_id: str, on: str) -> str:
    """An attempt that is not passed yet."""
    failed = assessment(educator, enrollment_id, on, outcome=Outcome.NOT_YET)
    return ledger.record(failed).fact_id


def to_assess(ledger: MemoryLedger, educator: str, on: str = LATER) -> dict[str, date]:
    return waiting(ledger, educator, PendingKind.ASSESSMENT, on)


def to_hand_in(ledger: MemoryLedger, educator: str, on: str = LATER) -> dict[str, date]:
    return waiting(ledger, educator, PendingKind.DOCUMENT, on)


def test_an_assessment_waits_once_parts_and_hours_are_complete(
    ledger: MemoryLedger, educator: str
) -> None:
    enrollment_id = complete_parts(ledger, educator)

    assert to_assess(ledger, educator, "2026-02-05") == {}
    assert to_assess(ledger, educator, "2026-02-06") == {enrollment_id: day("2026-02-06")}
    [told] = awaited(ledger, educator, PendingKind.ASSESSMENT)
    assert told.text == "Portfolio review, to assess Maker Educator Badge."
    assert len(told.positions) == 1 + len(PARTS)


def test_with_a_required_part_open_or_too_few_hours_no_assessment_waits(
    ledger: MemoryLedger, educator: str
) -> None:
    complete_parts(ledger, educator, PARTS[1:])
    other = teacher(ledger)
    short = ledger.record(enrollment(other)).fact_id
    for part in PARTS:
        ledger.record(activity(other, short, part, hours=Decimal("1.5")))
    assert (to_assess(ledger, educator), to_assess(ledger, other)) == ({}, {})

    ledger.record(activity(other, short, PARTS[0], "2026-02-20", hours=Decimal(1)))
    assert to_assess(ledger, other) == {short: day("2026-02-20")}


def test_an_activity_that_was_annulled_completes_nothing(
    ledger: MemoryLedger, educator: str
) -> None:
    enrollment_id = complete_parts(ledger, educator, PARTS[1:])
    last = ledger.record(activity(educator, enrollment_id, PARTS[0])).fact_id
    assert to_assess(ledger, educator)

    annul(ledger, educator, last)
    assert to_assess(ledger, educator) == {}


def test_an_assessment_waits_until_the_day_it_is_passed(
    ledger: MemoryLedger, educator: str
) -> None:
    enrollment_id = complete_parts(ledger, educator)
    ledger.record(assessment(educator, enrollment_id, "2026-03-01"))

    assert enrollment_id in to_assess(ledger, educator, "2026-02-28")
    assert to_assess(ledger, educator, "2026-03-01") == {}


def test_an_attempt_that_failed_leaves_it_waiting_and_the_last_one_does_not(
    ledger: MemoryLedger, educator: str
) -> None:
    enrollment_id = complete_parts(ledger, educator)
    try_it(ledger, educator, enrollment_id, "2026-03-01")
    assert enrollment_id in to_assess(ledger, educator)

    try_it(ledger, educator, enrollment_id, "2026-03-10")
    assert enrollment_id in to_assess(ledger, educator, "2026-03-09")
    assert to_assess(ledger, educator, "2026-03-10") == {}


def test_what_has_no_parts_waits_for_its_assessment_from_the_start(
    ledger: MemoryLedger, educator: str
) -> None:
    [exam] = credential().assessments
    ledger.record(simple_credential("exam", assessments=(exam,)))
    begun = ledger.record(enrollment(educator, credential_id="exam")).fact_id
    ledger.record(enrollment(educator, credential_id="machine-learning"))

    assert to_assess(ledger, educator, "2026-01-09") == {}
    assert to_assess(ledger, educator) == {begun: day("2026-01-10")}


def test_a_fact_waits_for_the_official_document_from_the_first_provisional_one(
    ledger: MemoryLedger, educator: str
) -> None:
    taken = ledger.record(course_credit(educator)).fact_id
    for kind, on in (("transcript", "2026-05-02"), ("receipt", "2026-05-01")):
        ledger.record(document(educator, taken, on, kind=kind, **PROVISIONAL))

    assert to_hand_in(ledger, educator, "2026-04-30") == {}
    [told] = awaited(ledger, educator, PendingKind.DOCUMENT)
    assert (told.fact_id, told.day) == (taken, day("2026-05-01"))
    assert told.text == (
        "The official receipt and transcript of 3 semester credits from Teaching fractions, "
        "not the provisional."
    )
    assert len(told.positions) == 3


def test_the_official_document_ends_the_wait_of_its_kind_on_its_day(
    ledger: MemoryLedger, educator: str
) -> None:
    taken = ledger.record(course_credit(educator)).fact_id
    for kind, on in (("transcript", "2026-05-01"), ("receipt", "2026-05-02")):
        ledger.record(document(educator, taken, on, kind=kind, **PROVISIONAL))
    ledger.record(document(educator, taken, "2026-05-10"))

    assert to_hand_in(ledger, educator, "2026-05-09") == {taken: day("2026-05-01")}
    assert to_hand_in(ledger, educator, "2026-05-10") == {taken: day("2026-05-02")}

    ledger.record(document(educator, taken, "2026-05-11", kind="receipt"))
    assert to_hand_in(ledger, educator) == {}


def test_no_document_is_awaited_of_what_is_void_or_another_districts(
    ledger: MemoryLedger, educator: str
) -> None:
    job = {"assignment_id": "teacher-2", "primary": False, "district_id": "elsewhere"}
    other_job = ledger.record(employment(educator, **job)).fact_id
    _, badge = earn_badge(ledger, educator)
    taken = ledger.record(course_credit(educator)).fact_id
    theirs = claim(educator, badge, district_id="elsewhere", policy_id="theirs")
    for subject in (other_job, badge, ledger.record(theirs).fact_id):
        ledger.record(document(educator, subject, **PROVISIONAL))
    ledger.record(document(educator, taken, district_id="elsewhere", **PROVISIONAL))
    assert to_hand_in(ledger, educator) == {badge: day("2026-05-01")}

    ledger.record(void(educator, badge))
    assert to_hand_in(ledger, educator) == {}


@pytest.fixture
def expiring(ledger: MemoryLedger, educator: str) -> str:
    """An award of 15 March 2026 that is good for six months."""
    ledger.record(simple_credential("first-aid", validity_months=6))
    return earn_simply(ledger, educator, "first-aid")[1]


def to_renew(ledger: MemoryLedger, educator: str, on: date, within_days: int = 30) -> list[str]:
    found = awaited(ledger, educator, PendingKind.RENEWAL, on=str(on), within_days=within_days)
    return [each.fact_id for each in found]


def test_a_renewal_waits_while_the_award_is_held_and_expires_soon(
    ledger: MemoryLedger, educator: str, expiring: str
) -> None:
    expires_on = date(2026, 9, 15)
    days = [expires_on - timedelta(days=before) for before in (31, 30, 1, 0)]

    assert [to_renew(ledger, educator, on) for on in days] == [[], [expiring], [expiring], []]
    [told] = awaited(ledger, educator, PendingKind.RENEWAL, on="2026-09-01")
    assert told.day == expires_on
    assert told.text == "The renewal of first-aid, held up to and including 14 September 2026."


def test_on_the_day_of_the_award_its_renewal_may_wait_already_and_not_before(
    ledger: MemoryLedger, educator: str, expiring: str
) -> None:
    assert to_renew(ledger, educator, date(2026, 3, 14), within_days=1000) == []
    assert to_renew(ledger, educator, date(2026, 3, 15), within_days=1000) == [expiring]


@pytest.mark.parametrize(("ends_on", "waits"), [("2026-09-14", False), ("2026-09-16", True)])
def test_no_renewal_is_awaited_of_an_award_that_ends_before_it_expires(
    ledger: MemoryLedger, educator: str, expiring: str, ends_on: str, *, waits: bool
) -> None:
    ledger.record(revocation(educator, expiring, ends_on))

    assert bool(to_renew(ledger, educator, date(2026, 9, 1))) is waits


def test_of_what_is_void_or_never_expires_no_renewal_is_awaited(
    ledger: MemoryLedger, educator: str, expiring: str
) -> None:
    earn_badge(ledger, educator)
    assert to_renew(ledger, educator, date(2026, 9, 1)) == [expiring]

    ledger.record(void(educator, expiring))
    assert to_renew(ledger, educator, date(2026, 9, 1)) == []


def test_an_award_without_support_waits_for_nothing(ledger: MemoryLedger, educator: str) -> None:
    ledger.record(simple_credential("first-aid", validity_months=6))
    begun = ledger.record(enrollment(educator, credential_id="first-aid")).fact_id
    ledger.record(award(educator, begun))
    annul(ledger, educator, begun)

    assert awaited(ledger, educator, on="2026-09-01") == []
