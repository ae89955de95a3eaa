"""Requirements within years: whose version speaks, when decisions close them, who is asked."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from msgspec import structs

from ledger.domain.facts.calendar import Calendar, YearKind
from ledger.domain.pay.answer import EligibilityState, Segment
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.facts import approval, award, job, school_year
from tests.unit.pay.policies import MAKER, adopted, ask, changed, faults
from tests.unit.pay.tariffs import counting

HIRED = job(date(2024, 7, 1))
JUNE, LAST_DAY, JULY = date(2026, 6, 10), date(2026, 6, 30), date(2026, 7, 10)
CLOSES = {"rule": "required", "withdrawn": "ends", "late": "close_period"}
NOT_MONEY = {
    "kind": "not_money",
    "loss": {
        "void_from_start": "never_due",
        "ended_from_date": "ends",
        "expired": "continues",
        "suspended": "continues",
    },
}


def document(changes: dict[str, Any] | None = None, at_least: str = "1") -> dict[str, Any]:
    """So many awards are required in each fiscal year."""
    need = {"title": "Awards", "at_least": at_least}
    rules: dict[str, Any] = {
        "accumulate": counting(
            unit="award", over={"over": "year", "kind": "fiscal"}, levels={"by": "total"}
        ),
        "decide": {
            "by": "requirement",
            "asked_of": "assigned",
            "alternatives": [{"title": "Awards", "needs": [need]}],
        },
        "date/governed_by": "version_on_period",
        "pay": NOT_MONEY,
    }
    whole = changed({f"benefits/0/{path}": value for path, value in rules.items()})
    return changed({f"benefits/0/{path}": each for path, each in (changes or {}).items()}, whole)


def fiscal(calendar: Calendar) -> Calendar:
    """The contract year is the fiscal year too."""
    years = (structs.replace(year, kind=YearKind.FISCAL) for year in calendar.years)
    return structs.replace(calendar, years=(*calendar.years, *years))


CALENDARS = [fiscal(school_year(first)) for first in (2024, 2025, 2026)]


def required(on: date, facts: list[Item[TimelineFact]], *policies: Any) -> Segment | None:
    found = ask(on, facts, *policies, calendars=CALENDARS).segments
    return next((each for each in found if each.outcome.requirement is not None), None)


def met(on: date, facts: list[Item[TimelineFact]], *policies: Any) -> bool:
    segment = required(on, facts, *policies)
    assert segment is not None
    return segment.state is EligibilityState.DUE


def test_what_was_earned_in_a_fiscal_year_counts_in_it_alone() -> None:
    facts = [HIRED, award(MAKER, JUNE)]
    assert met(LAST_DAY, facts, document())
    assert not met(date(2026, 7, 1), facts, document())
    nothing_named = ask(LAST_DAY, facts, document(), calendars=[school_year(2025)])
    assert all(each.outcome.requirement is None for each in nothing_named.segments)


def test_the_version_of_the_first_day_speaks_for_the_whole_year() -> None:
    facts = [HIRED, award(MAKER, JUNE)]
    versions = (
        adopted(document()),
        adopted(document(at_least="2"), date(2025, 12, 1), version=2),
    )
    assert met(LAST_DAY, facts, *versions)
    short = required(date(2026, 7, 1), facts, *versions)
    assert short is not None
    assert short.shortfall is not None
    assert (short.policy_version, short.shortfall.amount) == (2, Decimal(2))


def test_nothing_is_required_in_a_year_that_began_before_the_policy() -> None:
    late = adopted(document(), date(2025, 12, 1))
    (segment,) = ask(LAST_DAY, [HIRED, award(MAKER, JUNE)], late, calendars=CALENDARS).segments
    assert segment.outcome.requirement is None
    assert segment.explanation.children[-1].code == "before_policy"
    assert segment.explanation.children[-1].text == (
        "It counts in the period from 1 July 2025 on, before the policy begins on 1 December 2025."
    )
    assert required(date(2026, 7, 1), [HIRED], late) is not None


def test_a_late_approval_closes_the_year_on_its_last_day_where_the_policy_says_so() -> None:
    facts = [HIRED, award(MAKER, JUNE), approval(MAKER, JULY)]
    closing = document({"select/approval": CLOSES})
    assert met(LAST_DAY, facts, closing)
    assert not met(date(2026, 6, 29), facts, closing)
    each_from_its_day = {"rule": "required", "withdrawn": "ends"}
    assert not met(LAST_DAY, facts, document({"select/approval": each_from_its_day}))


def test_what_takes_effect_with_its_approval_counts_on_the_day_that_a_late_one_closes() -> None:
    windows = [
        {"title": "Then", "deadlines": [], "effective": {"day": "named", "name": "approved"}}
    ]
    closing = document({"select/approval": CLOSES, "date/windows": windows})
    assert met(LAST_DAY, [HIRED, award(MAKER, JUNE), approval(MAKER, JULY)], closing)


@pytest.mark.parametrize(("withdrawn", "stays"), [("ends", False), ("continues", True)])
def test_a_late_denial_closes_the_year_as_the_policy_says(withdrawn: str, stays: bool) -> None:
    facts = [HIRED, award(MAKER, JUNE), approval(MAKER, JUNE), approval(MAKER, JULY, denied=True)]
    closing = document({"select/approval": {**CLOSES, "withdrawn": withdrawn}})
    assert met(date(2026, 6, 29), facts, closing)
    assert met(LAST_DAY, facts, closing) is stays


def test_a_late_denial_is_told_with_its_own_day() -> None:
    facts = [HIRED, award(MAKER, JUNE), approval(MAKER, JUNE), approval(MAKER, JULY, denied=True)]
    closing = document({"select/approval": CLOSES})
    segment = required(LAST_DAY, facts, closing)
    assert segment is not None
    told = str(segment.explanation)
    assert "withdrawn on 10 July 2026, which closes the period and counts on 30 June 2026" in told


@pytest.mark.parametrize(("asked_of", "found"), [("assigned", False), ("everybody", True)])
def test_who_has_no_assignment_is_asked_where_everybody_is(asked_of: str, found: bool) -> None:
    segment = required(LAST_DAY, [], document({"decide/asked_of": asked_of}))
    assert (segment is not None) is found


@pytest.mark.parametrize(
    ("before", "counts"), [("counts", True), ("counts_from_hire", False), ("does_not_count", False)]
)
def test_what_was_earned_before_the_hire_may_count_at_once(before: str, counts: bool) -> None:
    facts = [job(LAST_DAY), award(MAKER, JUNE)]
    everybody = {"select/earned_before_hire": before, "decide/asked_of": "everybody"}
    assert met(date(2026, 6, 29), facts, document(everybody)) is counts


def test_what_rests_on_a_year_needs_one() -> None:
    career = document({"accumulate/over": {"over": "career"}, "select/approval": CLOSES})
    assert set(faults(career)) == {
        "/benefits/0/date/governed_by",
        "/benefits/0/select/approval/late",
    }


def test_only_a_requirement_is_closed_by_a_late_decision() -> None:
    paid = changed({"benefits/0/select/approval": CLOSES})
    assert set(faults(paid)) == {"/benefits/0/select/approval/late"}
