"""Hours count when an administrator agreed, and no more than were worked."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from ledger.domain.answers.credit_hours import CreditState, HourLimitKind
from ledger.domain.answers.professional_development import RequirementState
from ledger.domain.facts.credit import (
    ApprovalRequest,
    Course,
    CreditAmount,
    CreditUnit,
    PlannedCourse,
)
from ledger.domain.facts.district import ProfessionalDevelopmentRequirement
from ledger.domain.timeline.item import Item, Problem, TimelineFact
from tests.unit.answers.development import (
    AUTUMN,
    WINTER,
    activity,
    credit,
    enrollment,
    limited,
    only,
    progress,
    requirement,
)
from tests.unit.pay.asking import asked
from tests.unit.pay.facts import DISTRICT, EDUCATOR, approval, award, item, job


def test_an_approved_credit_counts_in_the_year_it_was_earned() -> None:
    answer = progress([enrollment(), credit("6"), approval("credit enrollment", AUTUMN)])
    assert answer.counted_hours == 6
    assert (answer.state, answer.shortfall_hours) == (RequirementState.SHORT, Decimal(4))
    assert "6 of 10 hours count" in answer.explanation.text
    assert answer.explanation.positions == (700,)


def test_enough_hours_meet_the_requirement() -> None:
    answer = progress([enrollment(), credit("12.5"), approval("credit enrollment", AUTUMN)])
    assert (answer.state, answer.shortfall_hours) == (RequirementState.MET, Decimal(0))


def test_a_credit_nobody_decided_on_waits() -> None:
    found = only([enrollment(), credit("6")])
    assert (found.state, found.counted_hours) == (CreditState.PENDING_APPROVAL, Decimal(0))


def test_a_credit_counts_from_the_day_it_was_approved() -> None:
    items = [enrollment(), credit("6"), approval("credit enrollment", date(2025, 12, 1))]
    assert only(items, date(2025, 11, 30)).state is CreditState.PENDING_APPROVAL
    assert only(items, date(2025, 12, 1)).state is CreditState.COUNTED


def test_the_latest_decision_wins() -> None:
    approved = approval("credit enrollment", date(2025, 11, 1))
    denied = approval("credit enrollment", date(2025, 12, 1), denied=True)
    items = [enrollment(), credit("6"), denied, approved]
    assert only(items, date(2025, 11, 15)).state is CreditState.COUNTED
    assert only(items, WINTER).state is CreditState.DENIED


@pytest.mark.parametrize("subject", ["credit grant", "grant", "enrollment grant"])
def test_an_approval_of_the_credit_its_award_or_its_enrollment_serves(subject: str) -> None:
    granted = award("seminar", AUTUMN, name="grant")
    items = [granted, credit("6", source="grant"), approval(subject, AUTUMN)]
    assert only(items).state is CreditState.COUNTED


def test_a_credit_from_the_enrollment_is_served_by_a_decision_on_the_award() -> None:
    granted = award("seminar", AUTUMN, name="grant")
    items = [granted, credit("6", source="enrollment grant"), approval("grant", AUTUMN)]
    assert only(items).state is CreditState.COUNTED


def test_an_approval_of_another_district_does_not_serve() -> None:
    decided = approval("credit enrollment", AUTUMN, district_id="elsewhere")
    assert only([enrollment(), credit("6"), decided]).state is CreditState.PENDING_APPROVAL


def test_no_more_hours_count_than_were_worked() -> None:
    items = [
        enrollment("maker-educator"),
        activity("3"),
        activity("2.5"),
        credit("12"),
        approval("credit enrollment", AUTUMN),
    ]
    found = only(items)
    assert found.counted_hours == Decimal("5.5")
    assert [(limit.kind, limit.hours) for limit in found.limits] == [
        (HourLimitKind.ACTIVITY_HOURS, Decimal("5.5")),
        (HourLimitKind.MAXIMUM_HOURS, Decimal(15)),
    ]
    assert "took 5.5 hours" in str(found.explanation.children)


def test_hours_that_lost_their_support_or_lie_ahead_do_not_count() -> None:
    problem = Problem(reason="HOURS_ABOVE_MAXIMUM", text="Too many.", metadata={})
    items = [
        enrollment("maker-educator"),
        activity("3"),
        activity("4", problem=problem),
        activity("5", date(2026, 3, 1)),
        credit("12"),
        approval("credit enrollment", AUTUMN),
    ]
    assert only(items).counted_hours == 3


def test_no_more_hours_count_than_the_definition_lets_be_credited() -> None:
    items = [
        enrollment("maker-educator"),
        activity("18"),
        credit("18"),
        approval("credit enrollment", AUTUMN),
    ]
    assert only(items).counted_hours == 15


def test_no_more_hours_count_than_were_approved() -> None:
    decided = limited(approval("credit enrollment", AUTUMN), "4.25")
    found = only([enrollment(), credit("6"), decided])
    assert found.counted_hours == Decimal("4.25")
    assert [limit.kind for limit in found.limits] == [HourLimitKind.APPROVED_HOURS]


def test_another_unit_is_listed_and_not_counted() -> None:
    items = [enrollment(), credit("3", unit=CreditUnit.SEMESTER_CREDIT)]
    found = only(items)
    assert (found.state, found.counted_hours) == (CreditState.NOT_COUNTED, Decimal(0))
    assert "semester credits" in found.explanation.text


def test_an_unsupported_credit_does_not_count_and_says_why() -> None:
    problem = Problem(reason="SOURCE_UNSUPPORTED", text="Its source is void.", metadata={})
    items = [enrollment(), credit("3", problem=problem), approval("credit enrollment", AUTUMN)]
    found = only(items)
    assert found.state is CreditState.NOT_COUNTED
    assert "Its source is void." in found.explanation.text


def test_only_the_year_up_to_the_day_asked_is_looked_at() -> None:
    items = [
        enrollment(),
        credit("6", date(2025, 6, 30), source="before"),
        credit("6", date(2026, 3, 1), source="later"),
    ]
    assert progress(items).credits == ()


def test_where_no_approval_is_required_only_a_denial_stands_in_the_way() -> None:
    free = (requirement(approval_required=False),)
    items = [enrollment(), credit("6")]
    assert progress(items, WINTER, free).counted_hours == 6
    denied = approval("credit enrollment", AUTUMN, denied=True)
    assert progress([*items, denied], WINTER, free).counted_hours == 0


def test_the_requirement_in_force_when_the_year_began_governs_it() -> None:
    versions = (
        requirement("8", date(2024, 7, 1)),
        requirement("9", date(2025, 7, 1)),
        requirement("20", date(2025, 9, 1)),
    )
    answer = progress([], WINTER, versions)
    assert answer.shortfall_hours == 9
    assert answer.explanation.positions == (701,)


@pytest.mark.parametrize(
    ("on", "requirements", "code"),
    [
        (date(2030, 1, 1), (requirement(),), "year_missing"),
        (WINTER, (), "requirement_missing"),
        (WINTER, (requirement(since=date(2025, 9, 1)),), "requirement_missing"),
    ],
)
def test_without_a_year_or_a_requirement_nothing_is_determinable(
    on: date, requirements: tuple[ProfessionalDevelopmentRequirement, ...], code: str
) -> None:
    answer = progress([enrollment(), credit("6")], on, requirements)
    assert answer.state is RequirementState.NOT_YET_DETERMINABLE
    assert answer.shortfall_hours is None
    assert answer.explanation.code == code


def test_hours_of_a_course_count_when_approved_with_no_activity_to_cap_them() -> None:
    workshop = Course(title="Reading workshop", provider="Lakeside University")
    taken = credit("6", course=workshop)
    items = [enrollment("maker-educator"), activity("1"), taken]
    assert only(items).state is CreditState.PENDING_APPROVAL
    found = only([*items, approval("credit enrollment", AUTUMN)])
    assert (found.counted_hours, found.limits) == (Decimal(6), ())
    assert (found.source_id, found.course) == (None, workshop)


def test_hours_count_whoever_employs_the_educator_and_since_when() -> None:
    items = [enrollment(), credit("6"), approval("credit enrollment", AUTUMN)]
    for jobs in ([], [job(date(2025, 7, 1))], [job(date(2026, 1, 1))], [job(date(2026, 6, 1))]):
        assert progress([*jobs, *items]).counted_hours == 6


def test_the_limit_of_the_last_approval_is_what_counts() -> None:
    first = limited(approval("credit enrollment", AUTUMN), "2")
    last = limited(approval("credit enrollment", date(2025, 11, 1)), "4")
    items = [enrollment(), credit("6"), last, first]
    assert only(items, date(2025, 10, 31)).counted_hours == 2
    assert only(items, date(2025, 11, 1)).counted_hours == 4


def test_a_denial_stands_though_it_was_asked_for_again() -> None:
    denied = approval("credit enrollment", date(2025, 11, 1), denied=True)
    items = [enrollment(), credit("6"), denied, asked(date(2025, 12, 1), "credit enrollment")]
    assert only(items).state is CreditState.DENIED


WORKSHOP = Course(title="Reading workshop", provider="Lakeside University")


def plan(name: str, planned_from: date) -> Item[TimelineFact]:
    credit = CreditAmount(amount=Decimal(5), unit=CreditUnit.CLOCK_HOUR)
    course = PlannedCourse(course=WORKSHOP, credit=credit, planned_from=planned_from)
    asked_for = ApprovalRequest(
        educator_id=EDUCATOR, district_id=DISTRICT, requested_on=planned_from, planned_course=course
    )
    return item(name, asked_for, planned_from)


def test_a_course_that_was_planned_and_approved_counts_when_it_is_taken() -> None:
    planned = plan("plan", AUTUMN)
    items = [planned, credit("6", course=WORKSHOP)]
    assert only(items).state is CreditState.PENDING_APPROVAL
    found = only([*items, limited(approval("plan", AUTUMN), "5")])
    assert (found.state, found.counted_hours) == (CreditState.COUNTED, Decimal(5))
    other = credit("6", course=Course(title="Reading workshop", provider="Another"))
    assert only([planned, other, approval("plan", AUTUMN)]).state is CreditState.PENDING_APPROVAL


@pytest.mark.parametrize(("again", "state"), [(0, "PENDING_APPROVAL"), (1, "COUNTED")])
def test_a_course_of_every_year_is_planned_anew_each_time(again: int, state: str) -> None:
    before, after = AUTUMN - timedelta(days=365), AUTUMN + timedelta(days=again)
    taken = [credit("6", course=WORKSHOP), approval("before", before)]
    found = only([plan("before", before), plan("again", after), *taken])
    assert found.state is CreditState[state]
