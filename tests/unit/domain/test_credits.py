"""What is credited once, and from what."""

from typing import Any

import pytest

from ledger.domain.facts.award import ExternalAward, OneOff
from ledger.domain.facts.catalogue import CredentialKind
from ledger.domain.facts.credit import Course, CreditUnit
from ledger.domain.refusals.credit import CreditRecorded, SourceUnsupported
from ledger.domain.timeline.crediting_rules import credit as credit_rule
from ledger.domain.timeline.said import Said
from ledger.domain.timeline.walk import begin
from tests.support.claiming import COURSE, case, course_credit
from tests.support.correcting import annul
from tests.support.facts import day
from tests.support.granting import credit
from tests.support.memory import ISSUER
from tests.unit.domain.claim_cases import NOBODY

OTHERS: list[dict[str, Any]] = [
    {"course": Course(title="Teaching decimals", provider=COURSE.provider)},
    {"course": Course(title=COURSE.title, provider="Hillside University")},
    {"earned_on": day("2026-03-21")},
    {"unit": CreditUnit.CLOCK_HOUR},
    {"unit": CreditUnit.POINT, "scheme": "state"},
    {"category": "mathematics"},
]


@pytest.mark.parametrize("other", OTHERS)
def test_another_course_day_unit_or_category_is_another_credit(other: dict[str, Any]) -> None:
    given = case()
    given.tell(course_credit(given.educator))

    assert given.problem(given.tell(course_credit(given.educator, **other))) is None


def test_the_grade_does_not_make_another_course_of_it() -> None:
    given = case()
    first = given.tell(course_credit(given.educator))
    graded = Course(title=COURSE.title, provider=COURSE.provider, grade="B+")

    with pytest.raises(CreditRecorded) as refusal:
        given.tell(course_credit(given.educator, course=graded))

    assert refusal.value.metadata == {
        "source": COURSE.title,
        "unit": "semester_credit",
        "fact_id": first,
    }


def test_points_of_two_schemes_are_two_credits_of_one_source() -> None:
    given = case()

    for scheme in ("board", "state"):
        points = {"unit": CreditUnit.POINT, "scheme": scheme}
        given.tell(credit(given.educator, given.badge, **points))

    assert all(item.supported for item in given.ledger.timeline(given.educator).items)


def test_a_credit_corrected_away_makes_room_for_another() -> None:
    given = case()
    annul(given.ledger, given.educator, given.credit)

    assert given.problem(given.tell(credit(given.educator, given.enrollment))) is None


def degree(educator_id: str) -> ExternalAward:
    """A master's degree that no catalogue names."""
    return ExternalAward(
        educator_id=educator_id,
        awarding_body="Lakeside University",
        completed_on=day("2024-06-01"),
        evidence=(),
        one_off=OneOff(title="Master of Education", kind=CredentialKind.DEGREE, tags=()),
    )


def test_an_external_award_is_a_source_of_its_own() -> None:
    given = case()
    state = begin(given.educator, {NOBODY: degree(given.educator)}, given.ledger.world())
    fact = credit(given.educator, NOBODY, "2024-05-01")

    credit_rule(Said("first", fact, ISSUER), state)

    with pytest.raises(CreditRecorded):
        credit_rule(Said("second", fact, ISSUER), state)
    state.problems[NOBODY] = SourceUnsupported(source_id=NOBODY, problem="annulled")
    with pytest.raises(SourceUnsupported):
        credit_rule(Said("third", fact, ISSUER), state)
