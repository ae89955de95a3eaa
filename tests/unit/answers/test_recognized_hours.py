"""Of a credential that the district recognizes no more hours count than it recognizes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ledger.domain.answers.credit_hours import HourLimit, HourLimitKind
from ledger.domain.facts.credit import Course
from ledger.domain.recognition import Said
from ledger.domain.timeline.holding import Holding
from tests.support.awards import DEGREE, external_award
from tests.support.catalogue import recognition, terms, withdrawal
from tests.unit.answers.development import (
    AUTUMN,
    WINTER,
    Facts,
    activity,
    credit,
    enrollment,
    limited,
    only,
)
from tests.unit.pay.facts import EDUCATOR, approval, award, item

APPROVED = approval("credit enrollment", AUTUMN)
BEFORE = "2025-07-01"


def recognized(hours: str | None, since: str = BEFORE, credential_id: str = "seminar") -> Said:
    """The district recognizes the seminar for so many hours, by an entry of its own."""
    most = None if hours is None else Decimal(hours)
    said = recognition(since, credential_id=credential_id, terms=terms(clock_hours=most))
    return said, 500 + int(since[5:7])


def counted(*said: Said, items: Facts | None = None) -> Decimal:
    """What counts of twelve approved hours."""
    return only(items or [enrollment(), credit("12"), APPROVED], WINTER, said).counted_hours


def test_no_more_hours_count_than_the_district_recognizes_and_the_answer_says_why() -> None:
    found = only([enrollment(), credit("12"), APPROVED], WINTER, [recognized("4.5")])

    assert found.counted_hours == Decimal("4.5")
    assert found.limits == (HourLimit(kind=HourLimitKind.RECOGNIZED_HOURS, hours=Decimal("4.5")),)
    assert found.explanation.children[-1].text == (
        "On 1 October 2025 the district recognized seminar for at most 4.5 hours."
    )
    assert 507 in found.explanation.positions


def test_recognized_for_no_hours_it_counts_none() -> None:
    assert counted(recognized("0")) == 0


@pytest.mark.parametrize(
    "said",
    [
        [recognized(None)],
        [recognized("4", credential_id="maker-educator")],
        [recognized("4", "2025-10-02")],
        [recognized("4"), (withdrawal("2025-10-01", credential_id="seminar"), 510)],
    ],
    ids=["no hours stated", "another credential", "from the next day on", "withdrawn that day"],
)
def test_what_is_not_recognized_for_some_hours_that_day_is_not_limited(said: list[Said]) -> None:
    assert counted(*said) == 12


def test_the_recognition_of_the_day_it_was_earned_counts_not_a_later_one() -> None:
    withdrawn = (withdrawal("2025-12-01", credential_id="seminar"), 512)

    assert counted(recognized("4"), recognized("9", "2025-11-01")) == 4
    assert counted(recognized("4"), withdrawn) == 4


def test_the_least_of_all_limits_counts() -> None:
    items = [
        enrollment("maker-educator"),
        activity("18"),
        credit("18"),
        limited(APPROVED, "9"),
    ]

    assert counted(recognized("8", credential_id="maker-educator"), items=items) == 8
    assert counted(recognized("10", credential_id="maker-educator"), items=items) == 9
    assert [each.kind for each in only(items, WINTER, [recognized("8")]).limits] == [
        HourLimitKind.ACTIVITY_HOURS,
        HourLimitKind.MAXIMUM_HOURS,
        HourLimitKind.APPROVED_HOURS,
    ]


def test_a_credit_from_an_award_is_of_the_credential_of_its_enrollment() -> None:
    granted = award("seminar", AUTUMN, name="grant")
    items = [granted, credit("12", source="grant"), approval("grant", AUTUMN)]

    assert counted(recognized("4"), items=items) == 4


def test_what_was_earned_elsewhere_is_limited_unless_no_catalogue_names_it() -> None:
    licence = item(
        "licence",
        external_award(EDUCATOR, str(AUTUMN)),
        AUTUMN,
        holding=Holding(awarded_on=AUTUMN, credential_id="teaching-licence", credential_version=1),
    )
    degree = replace(
        licence,
        value=external_award(EDUCATOR, str(AUTUMN), one_off=DEGREE),
        holding=Holding(awarded_on=AUTUMN),
    )
    said = recognized("4", credential_id="teaching-licence")
    for source, hours in ((licence, 4), (degree, 12)):
        items = [source, credit("12", source="licence"), approval("licence", AUTUMN)]
        assert counted(said, items=items) == hours


def test_a_course_is_of_no_credential() -> None:
    workshop = Course(title="Reading workshop", provider="Lakeside University")
    items = [enrollment(), credit("12", date(2025, 10, 1), course=workshop), APPROVED]

    assert counted(recognized("4"), items=items) == 12
