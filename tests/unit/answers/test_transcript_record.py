"""A transcript shows all of the record: courses, claims, requests, papers, waivers, withdrawals."""

from decimal import Decimal

import pytest

from ledger.domain.answers.claim_shape import ClaimState, CreditSum, RequestState
from ledger.domain.answers.transcript_shape import TranscriptItem, TranscriptStatus
from ledger.domain.facts.claim import DocumentStanding
from ledger.domain.facts.credit import CourseTime, CreditUnit, Decision, Payer
from tests.support import awards
from tests.support.claiming import (
    COURSE,
    Case,
    case,
    course_credit,
    document,
    request,
    waiver,
    withdrawal,
)
from tests.support.correcting import annul
from tests.support.facts import day, enrollment
from tests.support.granting import approval, void
from tests.unit.answers.transcripts import LATER, one, shown

RECORDED = TranscriptStatus.RECORDED


@pytest.fixture
def given() -> Case:
    """A teacher with badge, credit, a request of 1 April and a claim of 10 April."""
    return case()


def item(given: Case, fact_id: str, on: str = LATER) -> TranscriptItem:
    return one(given.ledger, given.educator, fact_id, on)


def test_a_credit_for_a_course_shows_everything_said_of_it(given: Case) -> None:
    told = course_credit(
        given.educator,
        category="stem",
        started_on=day("2026-02-01"),
        time=CourseTime.OWN,
        payer=Payer.DISTRICT,
        district_id="lakeview",
    )
    credit = item(given, given.tell(told)).credit
    assert credit
    assert (credit.course, credit.source_id) == (COURSE, None)
    assert (credit.category, credit.started_on) == ("stem", day("2026-02-01"))
    assert (credit.time, credit.payer) == (CourseTime.OWN, Payer.DISTRICT)
    assert credit.district_id == "lakeview"


def test_credits_that_count_by_the_day_are_summed(given: Case) -> None:
    given.tell(course_credit(given.educator, "2026-03-20", category="stem"))
    hours = CreditSum(unit=CreditUnit.CLOCK_HOUR, amount=Decimal(12))
    stem = CreditSum(unit=CreditUnit.SEMESTER_CREDIT, amount=Decimal(3), category="stem")
    assert shown(given.ledger, given.educator).totals == (hours, stem)
    assert shown(given.ledger, given.educator, "2026-03-19").totals == (hours,)
    given.ledger.record(void(given.educator, given.badge))
    assert shown(given.ledger, given.educator).totals == (stem,)


def test_a_claim_is_an_item_that_says_how_it_stands(given: Case) -> None:
    decided = given.tell(approval(given.educator, given.claim, "2026-04-15"))
    found = item(given, given.claim)
    assert (found.status, [each.fact_id for each in found.approvals]) == (RECORDED, [decided])
    assert found.claim
    assert (found.claim.state, found.claim.items) == (ClaimState.APPROVED, (given.badge,))
    before = item(given, given.claim, "2026-04-14")
    assert before.claim
    assert (before.claim.state, before.approvals) == (ClaimState.SUBMITTED, ())


def test_a_claim_that_was_given_up_says_by_which_fact(given: Case) -> None:
    told = given.tell(withdrawal(given.educator, given.claim, reason_code="mistaken"))
    claim = item(given, given.claim).claim
    assert claim
    assert (claim.state, claim.withdrawn_on) == (ClaimState.WITHDRAWN, day("2026-04-20"))
    [given_up] = claim.withdrawals
    assert (given_up.fact_id, given_up.reason_code, given_up.problem) == (told, "mistaken", None)


def test_a_claim_for_what_is_void_is_shown_with_its_problem(given: Case) -> None:
    given.ledger.record(void(given.educator, given.badge))
    found = item(given, given.claim)
    assert found.status is TranscriptStatus.UNSUPPORTED
    assert found.problem
    assert found.claim
    assert found.claim.state is ClaimState.UNSUPPORTED


def test_a_planned_course_is_shown_under_its_request(given: Case) -> None:
    found = item(given, given.request)
    assert (found.status, found.request is not None) == (RECORDED, True)
    assert found.request
    assert found.request.state is RequestState.OPEN
    assert found.request.planned_course
    assert found.request.planned_course.course == COURSE


def test_a_waiver_is_an_item(given: Case) -> None:
    fact_id = given.tell(waiver(given.educator))
    found = item(given, fact_id)
    assert found.status is RECORDED
    assert found.waiver
    assert (found.waiver.rule, found.waiver.granted_by) == ("approval-before-start", "admin-7")


def test_a_decision_shows_who_else_decided_when_it_was_asked_for_and_why(given: Case) -> None:
    given.deny(
        given.credit,
        panel=("admin-8",),
        requested_on=day("2026-04-02"),
        reason_code="too-late",
    )
    [denied] = item(given, given.credit).approvals
    assert (denied.decision, denied.panel) == (Decision.DENIED, ("admin-8",))
    assert (denied.requested_on, denied.reason_code) == (day("2026-04-02"), "too-late")


def test_papers_are_shown_with_what_they_are_about(given: Case) -> None:
    early = document(given.educator, given.badge, standing=DocumentStanding.PROVISIONAL)
    first = given.tell(early)
    second = given.tell(document(given.educator, given.badge, "2026-05-20"))
    claimed = given.tell(document(given.educator, given.claim, kind="form"))
    papers = item(given, given.badge).documents
    assert [each.fact_id for each in papers] == [first, second]
    assert [each.fact_id for each in item(given, given.claim).documents] == [claimed]
    assert [each.fact_id for each in item(given, given.badge, "2026-05-19").documents] == [first]


def test_papers_about_an_activity_are_shown_with_it(given: Case) -> None:
    begun = item(given, given.enrollment).enrollment
    assert begun
    paper = given.tell(document(given.educator, begun.activities[0].fact_id))
    scored = given.tell(document(given.educator, begun.attempts[0].fact_id, kind="rubric"))
    now = item(given, given.enrollment).enrollment
    assert now
    assert [each.fact_id for each in now.activities[0].documents] == [paper]
    assert [each.fact_id for each in now.attempts[0].documents] == [scored]


def test_a_withdrawn_enrollment_says_so_and_why(given: Case) -> None:
    begun = given.tell(enrollment(given.educator, credential_id="machine-learning"))
    told = given.ledger.record(awards.withdrawal(given.educator, begun)).fact_id
    found = item(given, begun)
    assert found.status is TranscriptStatus.CLOSED
    assert found.enrollment
    assert (found.enrollment.closed_by, found.enrollment.closed_on) == (told, day("2026-02-15"))
    [given_up] = found.enrollment.withdrawals
    assert (given_up.withdrawn_on, given_up.reason_code) == (day("2026-02-15"), "no-time")
    earlier = item(given, begun, "2026-02-14")
    assert earlier.enrollment
    assert (earlier.status, earlier.enrollment.withdrawals) == (TranscriptStatus.IN_PROGRESS, ())


def test_an_award_from_elsewhere_is_an_item_like_one_from_here(given: Case) -> None:
    given.ledger.record(awards.licence())
    fact_id = given.ledger.record(awards.external_award(given.educator)).fact_id
    given.ledger.record(awards.suspension(given.educator, fact_id))
    found = item(given, fact_id)
    assert (found.status, found.award) == (TranscriptStatus.SUSPENDED, None)
    assert found.external_award
    assert found.external_award.awarding_body == "State Board of Education"
    assert item(given, fact_id, "2026-03-31").status is TranscriptStatus.HELD


def test_a_decision_on_a_request_is_gone_with_the_request(given: Case) -> None:
    asked = given.tell(request(given.educator, subject_id=given.badge))
    annul(given.ledger, given.educator, asked)
    assert asked not in [each.fact_id for each in shown(given.ledger, given.educator).items]
