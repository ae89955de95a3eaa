"""What is left over of a year is carried into one for which another version speaks."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ledger.domain.pay.answer import EligibilityState
from tests.unit.pay.carry_over import (
    BY_YEAR,
    HIRED,
    JULY,
    counted,
    hours,
    progress,
    required,
    stipend,
    texts,
    version,
)
from tests.unit.pay.facts import award, school_year
from tests.unit.pay.policies import CALENDARS, MAKER, adopted, ask, changed, due

BEGINS, NEXT = date(2024, 7, 1), date(2026, 7, 1)
TWELVE = hours("A", "12", date(2025, 3, 1))


def test_the_year_that_is_over_needed_what_its_own_version_says() -> None:
    versions = version("10", BEGINS, periods=1), version("12", JULY, 2)
    found = ask(JULY, [HIRED, TWELVE], *versions)
    assert counted(found) == 2
    assert progress(found).alternatives[0].needs[0].at_least == 12
    (segment,) = found.segments
    assert segment.policy_version == 2
    assert texts(segment)[0] == "Of 2 hours left over of 2024-25, 2 are carried over into 2025-26."


def test_the_year_that_is_over_itself_is_told_under_its_own_version() -> None:
    versions = version("10", BEGINS, periods=1), version("13", JULY, 2)
    (segment,) = ask(date(2025, 6, 30), [HIRED, TWELVE], *versions).segments
    assert (segment.policy_version, segment.state) == (1, EligibilityState.DUE)


def test_own_hours_of_the_next_year_come_behind_what_was_carried() -> None:
    versions = version("10", BEGINS, periods=1), version("12", JULY, 2)
    found = ask(date(2025, 9, 1), [HIRED, TWELVE, hours("B", "9", date(2025, 9, 1))], *versions)
    assert counted(found) == 11
    (segment,) = found.segments
    assert [each.partition(" of ")[0] for each in texts(segment)[1:3]] == ["A", "B"]


def test_the_version_of_the_year_that_is_over_says_what_is_carried() -> None:
    nothing = version("10", BEGINS), version("10", JULY, 2, periods=1)
    assert counted(ask(JULY, [HIRED, TWELVE], *nothing)) == 0


@pytest.mark.parametrize(("on", "left"), [(JULY, 11), (NEXT, 9)])
def test_it_is_carried_through_a_year_in_which_nothing_was_earned(on: date, left: int) -> None:
    versions = [version("1", BEGINS, at_most="30"), version("2", JULY, 2, at_most="30")]
    found = ask(on, [HIRED, TWELVE], *versions, version("3", NEXT, 3))
    assert counted(found) == left


def test_once_is_once_whichever_versions_speak() -> None:
    versions = [version("1", BEGINS, periods=1), version("2", JULY, 2, periods=1)]
    assert counted(ask(NEXT, [HIRED, TWELVE], *versions)) == 0


def test_a_version_from_within_a_year_speaks_for_the_next() -> None:
    versions = version("10", BEGINS, periods=1), version("20", date(2025, 12, 1), 2)
    assert counted(ask(date(2026, 6, 30), [HIRED, TWELVE], *versions)) == 2
    assert counted(ask(NEXT, [HIRED, TWELVE], *versions)) == 0


def test_a_retired_policy_hands_nothing_on() -> None:
    first = replace(version("10", BEGINS, periods=1), retired_on=date(2025, 7, 1))
    again = version("10", NEXT, 2)
    assert counted(ask(NEXT, [HIRED, TWELVE], first, again)) == 0


def test_a_level_that_is_reached_at_once_is_paid_as_its_year_says() -> None:
    rules = changed(
        {
            "benefits/0/date/governed_by": "version_on_period",
            "benefits/0/accumulate/levels/at_most": 1,
        },
        stipend(),
    )
    dearer = changed({"benefits/0/decide/amount": "120.00"}, rules)
    policies = adopted(rules, BEGINS), adopted(dearer, JULY, version=2)
    facts = [HIRED, hours("A", "31", date(2025, 3, 1))]
    [before] = due(ask(date(2025, 6, 30), facts, *policies))
    [after] = due(ask(JULY, facts, *policies))
    assert [
        (str(each.amount.amount), each.policy_version) for each in (before, after) if each.amount
    ] == [
        ("100.00", 1),
        ("120.00", 2),
    ]
    assert after.effective_from == JULY
    assert due(ask(NEXT, facts, *policies)) == []


def test_each_day_has_the_version_of_the_day_look_at_all_years() -> None:
    rules = changed({"benefits/0/date/governed_by": "version_each_day"}, stipend())
    rules["benefits"][0]["pay"] |= {"kind": "yearly", "time": "by_days", "lasts": {"until": "lost"}}
    facts = [HIRED, hours("A", "20", date(2025, 3, 1)), hours("B", "10", date(2025, 10, 1))]
    policies = adopted(rules, BEGINS), adopted(rules, date(2026, 1, 1), version=2)
    found = due(ask(date(2026, 6, 30), facts, *policies))
    second = [each for each in found if facts[2].fact_id in each.fact_ids]
    assert [(each.effective_from, each.policy_version) for each in second] == [
        (date(2025, 10, 1), 1),
        (date(2026, 1, 1), 2),
    ]


def test_where_the_next_year_has_no_calendar_nothing_is_carried_past_it() -> None:
    versions = version("10", BEGINS, periods=1)
    gap = [school_year(2024), school_year(2026)]
    assert counted(ask(NEXT, [HIRED, TWELVE], versions, calendars=gap)) == 0
    assert counted(ask(JULY, [HIRED, TWELVE], versions, calendars=CALENDARS)) == 2


_LICENCE = award(MAKER, date(2024, 12, 1), expires=date(2025, 12, 1))
_CYCLE = {"over": "cycle", "of": {"of": "award", "credentials": [MAKER]}}
_WINDOWS: list[dict[str, Any]] = [
    {**over, **carry}
    for over in (BY_YEAR, _CYCLE)
    for carry in ({}, {"carry_over": {"carried_as": "units"}})
]


@pytest.mark.parametrize("later", _WINDOWS)
@pytest.mark.parametrize("earlier", _WINDOWS)
def test_a_version_may_count_by_other_periods_than_the_one_before(
    earlier: dict[str, Any], later: dict[str, Any]
) -> None:
    by_period = {"date/governed_by": "version_on_period"}
    facts = [HIRED, _LICENCE, TWELVE, hours("B", "9", date(2025, 8, 1))]
    for change in (BEGINS, date(2025, 4, 16), JULY, date(2025, 12, 1)):
        first = adopted(required("10", earlier, **by_period), BEGINS)
        second = adopted(required("10", later, **by_period), change, version=2)
        for on in (date(2025, 6, 30), date(2025, 9, 1), NEXT):
            found = ask(on, facts, first, second)
            told = [e.outcome.requirement for e in found.segments if e.outcome.requirement]
            assert all(each.alternatives[0].needs[0].counted <= 21 for each in told)


def test_what_a_year_hands_on_goes_no_further_than_a_version_that_counts_by_licences() -> None:
    by_period = {"date/governed_by": "version_on_period"}
    years = adopted(required("10", _WINDOWS[1], **by_period), BEGINS)
    licences = adopted(required("10", _CYCLE, **by_period), date(2025, 4, 16), version=2)
    assert counted(ask(date(2025, 6, 30), [HIRED, TWELVE], years, licences)) == 12
    (segment,) = ask(NEXT, [HIRED, TWELVE], years, licences).segments
    assert (segment.policy_version, segment.outcome.requirement) == (2, None)
