"""What must hold within a fact of the catalogue or of a district, and which field is named."""

from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from ledger.domain.facts.calendar import (
    Calendar,
    Closure,
    DayKind,
    DayPattern,
    PayPeriod,
    Term,
    Weekday,
    YearKind,
)
from ledger.domain.facts.catalogue import Earned
from ledger.domain.facts.credit import CreditAmount, CreditUnit
from ledger.domain.facts.district import DatedLabel, DatedMeasure
from ledger.domain.forms.check import check_form
from ledger.domain.refusals.form import FieldInvalid
from ledger.domain.values import Fact
from tests.support.catalogue import amount, group, recognition, stack, terms, withdrawal
from tests.support.districts import lane, schedule, school
from tests.support.facts import calendar, component, credential, day


def faults(fact: Fact) -> dict[str, str]:
    """Give the paths of a fact's faults, with what is wrong."""
    try:
        check_form(fact)
    except FieldInvalid as refusal:
        return {fault.field: fault.description for fault in refusal.violations}
    return {}


def label(since: str, until: str | None = None, name: str = "title-1") -> DatedLabel:
    ends = None if until is None else day(until)
    return DatedLabel(label=name, effective_from=day(since), effective_until=ends)


def measure(since: str, until: str | None = None) -> DatedMeasure:
    ends = None if until is None else day(until)
    return DatedMeasure(
        measure="poverty", value=Decimal(1), effective_from=day(since), effective_until=ends
    )


def points(scheme: str | None) -> CreditAmount:
    return amount("2", unit=CreditUnit.POINT, scheme=scheme)


def elsewhere(**fields: Any) -> Fact:
    plain = {"components": (), "assessments": (), "minimum_hours": None}
    return credential(earned=Earned.ELSEWHERE, **(plain | fields))


S1_TO_S9 = tuple(f"s{n}" for n in range(1, 10))

CASES: list[tuple[Fact, set[str]]] = [
    (elsewhere(), set()),
    (
        credential(earned=Earned.ELSEWHERE),
        {"components", "assessments", "minimum_hours"},
    ),
    (elsewhere(minimum_hours=Decimal(1)), {"minimum_hours"}),
    (stack("s", group("a", "b", minimum=1)), set()),
    (stack("s", group("a", minimum=2)), {"groups[0].minimum"}),
    (stack("s", group("a"), group(group_id="none")), {"groups[1].minimum"}),
    (stack("s", group("a"), group("b")), {"groups"}),
    (stack("s", group("a", "a")), {"groups[0].credential_ids"}),
    (stack("s", group("a", stack_ids=("b", "b"))), {"groups[0].stack_ids"}),
    (stack("s", group("a", stack_ids=("s",))), {"groups[0].stack_ids"}),
    (recognition(credential_id=None), {"subject"}),
    (recognition(stack_id="both"), {"subject"}),
    (withdrawal(credential_id=None), {"subject"}),
    (withdrawal(stack_id="both"), {"subject"}),
    (recognition("2026-01-01", effective_until=day("2026-01-01")), {"effective_until"}),
    (recognition(terms=terms(credits=(amount(), points("board"), points("state")))), set()),
    (recognition(terms=terms(credits=(amount(), amount("4")))), {"terms.credits"}),
    (recognition(terms=terms(credits=(points("board"), points("board")))), {"terms.credits"}),
    (recognition(terms=terms(credits=(points(None),))), {"terms.credits[0].scheme"}),
    (recognition(terms=terms(credits=(amount(scheme="x"),))), {"terms.credits[0].scheme"}),
    (recognition(terms=terms(categories=("a", "a"))), {"terms.categories"}),
    (recognition(terms=terms(rewards=("a", "a"))), {"terms.rewards"}),
    (recognition(terms=terms(clock_hours=Decimal(-1))), {"terms.clock_hours"}),
    (
        school(levels=(label("2020-07-01", "2020-07-01"),)),
        {"levels[0].effective_until"},
    ),
    (school(designations=(label("2020-07-01", "2021-07-01"), label("2021-07-01"))), set()),
    (school(designations=(label("2020-07-01"), label("2021-07-01", name="magnet"))), set()),
    (school(designations=(label("2021-07-01"), label("2020-07-01"))), {"designations[0]"}),
    (school(levels=(label("2020-07-01"), label("2021-07-01"))), {"levels[1]"}),
    (school(measures=(measure("2020-07-01"), measure("2021-07-01"))), {"measures[1]"}),
    (schedule(), set()),
    (schedule(employee_groups=("a", "a")), {"employee_groups"}),
    (schedule(step_ids=("s1", "s2", "s3", "s1")), {"step_ids"}),
    (schedule(lanes=(lane("ba", s1="1"), lane("ba", s1="1"))), {"lanes"}),
    (schedule(fte_basis=Decimal(0)), {"fte_basis"}),
    (schedule(fte_basis=Decimal("1.1")), {"fte_basis"}),
    (schedule(lanes=(lane("ba", s1="0"),)), {"lanes[0].cells[0].amount"}),
    (schedule(lanes=(lane("ba", s1="1", s9="2"),)), {"lanes[0].cells[1].step_id"}),
    (schedule(lanes=(lane("ba", s2="1", s1="2"),)), {"lanes[0].cells"}),
    (schedule(lanes=(lane("ba", s1="1"), lane("ma", s1="1", s3="2"))), {"lanes[1].cells"}),
    (
        schedule(lanes=(replace(lane("ba", s1="1"), cells=lane("ba", s1="1").cells * 2),)),
        {"lanes[0].cells"},
    ),
]


@pytest.mark.parametrize(("fact", "paths"), CASES)
def test_the_fields_that_are_out_of_form_are_named(fact: Fact, paths: set[str]) -> None:
    assert faults(fact).keys() == paths


def test_a_hole_in_a_lane_is_told_with_the_steps_around_it() -> None:
    holed = lane("ma", s5="1", s6="2", s8="3")
    found = faults(schedule(step_ids=S1_TO_S9, lanes=(lane("ba", s1="1"), holed)))
    assert found == {"lanes[1].cells": "no amount for step s7 between s6 and s8"}


def test_hours_that_the_components_cannot_come_to_are_named_once() -> None:
    short = (component("one", credential().components[0].mode),)
    assert faults(credential(components=short)).keys() == {"minimum_hours"}


def pattern(since: str, until: str, kind: DayKind = DayKind.SCHOOL, *days: Weekday) -> DayPattern:
    return DayPattern(
        kind=kind,
        weekdays=days or (Weekday.MONDAY,),
        pattern_from=day(since),
        pattern_until=day(until),
    )


def closure(since: str, until: str, *kinds: DayKind) -> Closure:
    return Closure(
        name="Break",
        closed_from=day(since),
        closed_until=day(until),
        kinds=kinds or (DayKind.SCHOOL,),
    )


def term(since: str, until: str) -> Term:
    return Term(name=since, term_from=day(since), term_until=day(until))


def period(since: str, until: str, payable: str, cutoff: str | None = None) -> PayPeriod:
    return PayPeriod(
        name=since,
        period_from=day(since),
        period_until=day(until),
        payable_on=day(payable),
        input_cutoff_on=None if cutoff is None else day(cutoff),
    )


MONDAY = Weekday.MONDAY
YEAR = calendar(2025).years[0]
JULY, AUGUST = ("2025-07-01", "2025-08-01"), ("2025-08-01", "2025-09-01")

CALENDARS: list[tuple[dict[str, Any], set[str]]] = [
    ({"employee_groups": ("a", "a")}, {"employee_groups"}),
    ({"years": (YEAR, YEAR)}, {"years[1]"}),
    ({"years": (), "pay_periods": ()}, {"years"}),
    ({"years": (), "pay_periods": (), "terms": (term(*JULY),)}, set()),
    ({"years": (YEAR, replace(YEAR, kind=YearKind.FISCAL))}, set()),
    ({"years": (replace(YEAR, year_until=YEAR.year_from),)}, {"years[0].year_until"}),
    ({"terms": (term(*JULY), term(*AUGUST))}, set()),
    ({"terms": (term("2025-08-01", "2025-07-01"),)}, {"terms[0].term_until"}),
    ({"terms": (term("2025-07-31", "2026-01-01"), term(*JULY))}, {"terms[0]"}),
    ({"day_patterns": (pattern(*JULY), pattern(*AUGUST))}, set()),
    ({"day_patterns": (pattern(*JULY), pattern(*JULY, DayKind.BUSINESS))}, set()),
    ({"day_patterns": (pattern(*JULY), pattern("2025-07-31", "2026-01-01"))}, {"day_patterns[1]"}),
    (
        {"day_patterns": (pattern("2025-08-01", "2025-07-01"),)},
        {"day_patterns[0].pattern_until"},
    ),
    (
        {"day_patterns": (pattern(*JULY, DayKind.SCHOOL, MONDAY, MONDAY),)},
        {"day_patterns[0].weekdays"},
    ),
    ({"closures": (closure(*JULY), closure(*JULY))}, set()),
    ({"closures": (closure("2025-08-01", "2025-07-01"),)}, {"closures[0].closed_until"}),
    (
        {"closures": (closure(*JULY, DayKind.SCHOOL, DayKind.SCHOOL),)},
        {"closures[0].kinds"},
    ),
    ({"pay_periods": (period(*AUGUST, "2025-09-01"), period(*JULY, "2025-08-01"))}, set()),
    (
        {"pay_periods": (period(*JULY, "2025-08-01"), period("2025-08-02", *["2025-09-01"] * 2))},
        {"pay_periods[1].period_from"},
    ),
    (
        {"pay_periods": (period(*JULY, "2025-08-01"), period("2025-07-31", *["2025-09-01"] * 2))},
        {"pay_periods[1]"},
    ),
    ({"pay_periods": (period(*JULY, "2025-08-01", "2025-08-01"),)}, set()),
    (
        {"pay_periods": (period(*JULY, "2025-08-01", "2025-08-02"),)},
        {"pay_periods[0].input_cutoff_on"},
    ),
]


@pytest.mark.parametrize(("fields", "paths"), CALENDARS)
def test_what_a_calendar_contradicts_itself_in_is_named(
    fields: dict[str, Any], paths: set[str]
) -> None:
    fact: Calendar = calendar(2025, **fields)
    assert faults(fact).keys() == paths
