"""A transcript tells how far stacks are, and what a district recognizes of it all."""

import pytest

from ledger.domain.answers.recognized import RecognitionItem
from tests.support.awards import external_award, licence, suspension
from tests.support.catalogue import group, recognition, stack, terms, withdrawal
from tests.support.facts import day, enrollment
from tests.support.granting import approval, earn_badge, earn_simply, lakeview, teacher, void
from tests.support.memory import ADMINISTRATOR, MemoryLedger
from tests.unit.answers.transcripts import shown

APPROVED = terms(approval_required=True)


@pytest.fixture
def ledger() -> MemoryLedger:
    """Lakeview, with a stack of the badge and machine learning, and one around it."""
    made = lakeview()
    made.record(stack())
    made.record(stack("around", group(stack_ids=("digital-teaching",))))
    made.record(licence())
    made.record(stack("licensed", group("teaching-licence")))
    return made


@pytest.fixture
def educator(ledger: MemoryLedger) -> str:
    return teacher(ledger)


def begun(ledger: MemoryLedger, educator: str, on: str) -> list[tuple[str, bool]]:
    told = shown(ledger, educator, on).stacks
    return [(each.stack_id, each.complete_since is not None) for each in told]


def recognized(ledger: MemoryLedger, educator: str, on: str) -> tuple[RecognitionItem, ...]:
    return shown(ledger, educator, on, "lakeview").recognitions


def terms_on(ledger: MemoryLedger, educator: str, on: str) -> list[bool]:
    return [each.recognition is not None for each in recognized(ledger, educator, on)]


def test_stacks_are_told_from_the_day_a_member_is_begun(
    ledger: MemoryLedger, educator: str
) -> None:
    ledger.record(enrollment(educator, "2026-02-01"))
    assert begun(ledger, educator, "2026-01-31") == []
    assert begun(ledger, educator, "2026-02-01") == [("around", False), ("digital-teaching", False)]


def test_a_stack_whose_members_are_held_is_complete(ledger: MemoryLedger, educator: str) -> None:
    earn_badge(ledger, educator)
    earn_simply(ledger, educator)
    [around, inner] = shown(ledger, educator).stacks
    assert (around.complete_since, inner.complete_since) == (day("2026-03-15"), day("2026-03-15"))
    assert inner.groups[0].credential_ids == ("maker-educator", "machine-learning")


def test_what_was_held_from_elsewhere_begins_a_stack_and_what_is_void_does_not(
    ledger: MemoryLedger, educator: str
) -> None:
    held = ledger.record(external_award(educator)).fact_id
    ledger.record(suspension(educator, held))
    assert begun(ledger, educator, "2026-06-01") == [("licensed", False)]
    ledger.record(void(educator, held))
    assert begun(ledger, educator, "2026-06-01") == []


def test_nothing_is_told_of_recognition_unless_a_district_is_named(
    ledger: MemoryLedger, educator: str
) -> None:
    earn_simply(ledger, educator)
    answer = shown(ledger, educator)
    assert (answer.district_id, answer.recognitions) == (None, ())
    assert shown(ledger, educator, district_id="lakeview").district_id == "lakeview"


def test_an_award_is_recognized_while_a_decision_is_in_force(
    ledger: MemoryLedger, educator: str
) -> None:
    earn_badge(ledger, educator)
    ledger.record(recognition("2026-04-01"))
    ledger.record(withdrawal("2026-06-01"))
    for on, there in (("2026-03-31", False), ("2026-04-01", True), ("2026-06-01", False)):
        assert terms_on(ledger, educator, on) == [there, False, False]
    [badge, *_] = recognized(ledger, educator, "2026-05-31")
    assert badge.recognition
    assert badge.recognition.until == day("2026-06-01")
    assert (badge.approvals, badge.unapproved) == ((), ())


def test_where_the_terms_require_approval_it_is_told_whether_it_is_there(
    ledger: MemoryLedger, educator: str
) -> None:
    _, award_id = earn_badge(ledger, educator)
    ledger.record(recognition(terms=APPROVED))
    granted = ledger.record(approval(educator, award_id, "2026-04-10"), actor=ADMINISTRATOR)
    [before, *_] = recognized(ledger, educator, "2026-04-09")
    [after, *_] = recognized(ledger, educator, "2026-04-10")
    assert (before.award_id, before.approvals, before.unapproved) == (award_id, (), (award_id,))
    assert (after.approvals, after.unapproved) == ((granted.fact_id,), ())


def test_an_approval_of_the_enrollment_serves_its_award(
    ledger: MemoryLedger, educator: str
) -> None:
    enrollment_id, _ = earn_badge(ledger, educator)
    ledger.record(recognition(terms=APPROVED))
    granted = ledger.record(approval(educator, enrollment_id), actor=ADMINISTRATOR).fact_id
    [badge, *_] = recognized(ledger, educator, "2026-06-01")
    assert badge.approvals == (granted,)


def test_a_stack_lacks_the_approvals_of_its_members_that_are_held(
    ledger: MemoryLedger, educator: str
) -> None:
    badge, simple = earn_badge(ledger, educator)[1], earn_simply(ledger, educator)[1]
    of_stack = recognition(credential_id=None, stack_id="digital-teaching", terms=APPROVED)
    ledger.record(of_stack)
    granted = ledger.record(approval(educator, badge), actor=ADMINISTRATOR).fact_id
    [found] = [
        each
        for each in recognized(ledger, educator, "2026-06-01")
        if each.stack_id == "digital-teaching"
    ]
    assert (found.approvals, found.unapproved) == ((granted,), (simple,))


def test_a_void_award_is_recognized_by_nobody(ledger: MemoryLedger, educator: str) -> None:
    _, award_id = earn_badge(ledger, educator)
    ledger.record(recognition())
    ledger.record(void(educator, award_id))
    assert award_id not in [each.award_id for each in recognized(ledger, educator, "2026-06-01")]
