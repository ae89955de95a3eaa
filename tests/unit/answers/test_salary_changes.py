"""What differs between two answers: tombstones first, and each segment names what it replaces."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from ledger.domain.answers.salary_changes import (
    DueSegment,
    DueSegments,
    SalaryChange,
    SalarySegment,
    SegmentTombstone,
    due_segments,
    salary_changes,
)
from ledger.domain.book import DistrictBook
from ledger.domain.facts.calendar import CalendarYear, YearKind
from ledger.domain.pay.answer import (
    EligibilityState,
    OutcomeKind,
    SalaryEligibility,
    Segment,
    SegmentOutcome,
)
from ledger.domain.pay.explanation import Explanation, Stage
from ledger.domain.recorded import Published
from tests.support.facts import calendar, district

JUNE = date(2026, 6, 30)
NEXT_JUNE = date(2027, 6, 30)
WHY = Explanation(
    stage=Stage.EXPLAIN, code="due", inputs={}, result="", positions=(), text="It is due."
)


def year(last: date = JUNE) -> CalendarYear:
    return CalendarYear(
        kind=YearKind.CONTRACT,
        name=f"{last.year - 1}-{last.year % 100}",
        year_from=date(last.year - 1, 7, 1),
        year_until=date(last.year, 7, 1),
    )


def segment(name: str, **fields: Any) -> Segment:
    ordinary: dict[str, Any] = {
        "segment_id": name,
        "policy_id": "base-increase",
        "policy_version": 1,
        "benefit_id": "base-increase",
        "fact_ids": ("badge",),
        "assignment_id": "teacher-1",
        "state": EligibilityState.DUE,
        "outcome": SegmentOutcome(kind=OutcomeKind.BASE_INCREASE),
        "payments": (),
        "waiting_for": (),
        "explanation": WHY,
    }
    return Segment(**(ordinary | fields))


def standing(*segments: Segment, last: date = JUNE) -> DueSegments:
    return {(last, each.segment_id): DueSegment(year(last), each) for each in segments}


def changes(before: DueSegments, now: DueSegments) -> list[SalaryChange]:
    return list(salary_changes("ada", before, now, position=7))


def superseded(before: Segment, now: Segment) -> tuple[str, ...]:
    told = changes(standing(before), standing(now))[-1]
    assert isinstance(told, SalarySegment)
    return told.segment.supersedes


def test_what_stands_as_it_did_is_not_told() -> None:
    same = standing(segment("one"), segment("two"))
    assert changes(same, dict(same)) == []


def test_tombstones_come_first_and_what_came_or_changed_in_full() -> None:
    before = standing(segment("gone", benefit_id="other"), segment("stays"))
    later = segment("stays", policy_version=2)
    now = standing(later, segment("new"))
    gone, changed, new = changes(before, now)
    assert gone == SegmentTombstone(
        segment_id="gone", educator_id="ada", effective_on=JUNE, position=7
    )
    assert changed == SalarySegment(
        educator_id="ada", effective_on=JUNE, contract_year=year(), segment=later, position=7
    )
    assert isinstance(new, SalarySegment)
    assert new.segment == segment("new")


def test_a_segment_supersedes_the_same_thing_under_another_id() -> None:
    assert superseded(segment("one"), segment("two")) == ("one",)


@pytest.mark.parametrize("without", ["before", "now"])
def test_no_assignment_counts_as_any(without: str) -> None:
    before, now = segment("one"), segment("two")
    if without == "before":
        before = replace(before, assignment_id=None)
    else:
        now = replace(now, assignment_id=None)
    assert superseded(before, now) == ("one",)


@pytest.mark.parametrize("field", ["policy_id", "benefit_id", "assignment_id"])
def test_another_thing_is_not_superseded(field: str) -> None:
    assert superseded(segment("one"), segment("two", **{field: "another"})) == ()


def test_what_was_annulled_is_superseded_by_the_same_recorded_again() -> None:
    assert superseded(segment("one"), segment("two", fact_ids=("again",))) == ("one",)


def test_what_stands_still_and_what_is_of_another_year_is_not_superseded() -> None:
    first = standing(segment("one"))
    both = changes(first, {**first, **standing(segment("two"))})
    years = changes(first, standing(segment("two"), last=NEXT_JUNE))
    for told in (both[-1], years[-1]):
        assert isinstance(told, SalarySegment)
        assert told.segment.supersedes == ()


def test_a_change_of_the_year_alone_is_told() -> None:
    key = (JUNE, "one")
    renamed = replace(year(), name="2025/26")
    (told,) = changes(
        {key: DueSegment(year(), segment("one"))}, {key: DueSegment(renamed, segment("one"))}
    )
    assert isinstance(told, SalarySegment)
    assert told.contract_year.name == "2025/26"


def test_a_year_ends_with_the_educators_own_calendar() -> None:
    shorter = calendar(
        2025, calendar_id="aides", years=(replace(year(), year_until=date(2026, 6, 1)),)
    )
    both = (calendar(2025), shorter)
    published = tuple(Published(each, at) for at, each in enumerate(both, 1))
    book = DistrictBook(district=district(), calendars=published, requirements=())
    asked: list[date] = []

    def answer_on(day: date) -> SalaryEligibility:
        asked.append(day)
        return SalaryEligibility(
            educator_id="ada",
            district_id="lakeview",
            effective_on=day,
            segments=(segment("one"),),
            assignments=(),
            explanation=WHY,
            contract_year=year(),
        )

    assert list(due_segments(book, date(2026, 1, 1), answer_on)) == [(JUNE, "one")]
    assert asked == [date(2026, 5, 31), JUNE]
