"""A percentage of one cell of a schedule, such as step 1 of the first lane, for everybody."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ledger.domain.facts.schedule import SalarySchedule
from ledger.domain.pay.answer import EligibilityState, SalaryEligibility, Segment
from ledger.domain.pay.checks.known import Elsewhere, KnownInBook
from ledger.domain.pay.checks.references import faults_of_reference
from ledger.domain.timeline.item import Item, TimelineFact
from tests.support.districts import lane, schedule
from tests.support.jobs import cell, placement
from tests.unit.pay.facts import DISTRICT, EDUCATOR, award, book, item, job
from tests.unit.pay.policies import CALENDARS, MAKER, adopted, ask, benefit, codes, due, faults
from tests.unit.pay.rules import AT, told

CELL = {"schedule_id": "teachers", "lane_id": "ba", "step_id": "s1"}
LAST = date(2026, 6, 30)
SINCE = date(2024, 7, 1)
FACTS: list[Item[TimelineFact]] = [job(SINCE), award(MAKER, SINCE)]


def document(base: dict[str, Any] | None = None, **pay: Any) -> dict[str, Any]:
    """2.5 % of the cell, yearly."""
    whole = {"placement": False, "benefits": [], "measured": "each_day", "cell": CELL}
    decide = {"by": "percent", "percent": "2.5", "base": {**whole, **(base or {})}}
    return benefit({"decide": decide, **{f"pay/{key}": value for key, value in pay.items()}})


def settled(since: date, first_step: str = "40000", **fields: Any) -> SalarySchedule:
    """A version of the schedule in which the first step of the first lane is worth so much."""
    lanes = (lane("ba", s1=first_step, s2="41000"), lane("ma", s2="45000"))
    return schedule(**{"effective_from": since, "lanes": lanes, **fields})


def asked(
    *schedules: SalarySchedule, facts: list[Item[TimelineFact]] = FACTS, **more: Any
) -> SalaryEligibility:
    return ask(LAST, facts, more.pop("policy", document(**more)), schedules=schedules)


def spans(answer: SalaryEligibility) -> list[tuple[date, str]]:
    """The first day and the annual rate of everything that is due."""
    return [(each.effective_from, rate(each)) for each in due(answer) if each.effective_from]


def rate(segment: Segment) -> str:
    found = segment.outcome.annual_rate
    return "" if found is None else str(found.amount)


def why(segment: Segment) -> str:
    return " ".join(step.text for step in segment.explanation.children)


def placed(on: date, lane_id: str = "ba", step_id: str = "s2") -> Item[TimelineFact]:
    where = {"district_id": DISTRICT, "assignment_id": "a1", "cell": cell(lane_id, step_id)}
    return item(f"placed {on}", placement(EDUCATOR, str(on), **where), on)


def test_it_is_of_the_cell_whatever_the_educator_is_placed_in() -> None:
    facts = [*FACTS, placed(SINCE), placed(date(2026, 1, 15), "ma")]
    [found] = due(asked(settled(SINCE), facts=facts))
    assert rate(found) == "1000.00"
    assert found.effective_until == date(2026, 7, 1)
    assert (
        "2.5 % of the 40,000.00 USD of lane ba at step s1 of the schedule teachers: 1,000.00 USD."
        in why(found)
    )
    assert 950 in found.explanation.positions


def test_who_has_no_placement_at_all_is_due_it_too() -> None:
    assert spans(asked(settled(SINCE))) == [(date(2025, 7, 1), "1000.00")]


def test_a_new_version_of_the_schedule_takes_over_on_its_day() -> None:
    found = asked(settled(SINCE), settled(date(2026, 1, 1), "44000"))
    assert spans(found) == [(date(2025, 7, 1), "1000.00"), (date(2026, 1, 1), "1100.00")]
    assert [each.effective_until for each in due(found)] == [date(2026, 1, 1), date(2026, 7, 1)]


@pytest.mark.parametrize("since", [date(2025, 7, 1), date(2026, 7, 1)])
def test_a_version_from_the_border_of_the_year_cuts_nothing(since: date) -> None:
    found = asked(settled(SINCE), settled(since, "44000"))
    within = since < date(2026, 7, 1)
    assert spans(found) == [(date(2025, 7, 1), "1100.00" if within else "1000.00")]


def test_a_settlement_reaches_back_once_it_is_known() -> None:
    before, late = settled(SINCE), settled(date(2025, 7, 1), "42000")
    on = date(2025, 11, 10)
    [now] = due(ask(on, FACTS, document(), schedules=[before]))
    [then] = due(ask(on, FACTS, document(), schedules=[before, late]))
    assert (rate(now), rate(then)) == ("1000.00", "1050.00")
    assert then.effective_from == date(2025, 7, 1)


def test_measured_on_the_first_day_it_keeps_that_version() -> None:
    versions = settled(SINCE), settled(date(2025, 9, 1), "44000"), settled(date(2026, 1, 1), "9")
    facts = [job(SINCE), award(MAKER, date(2025, 9, 1))]
    found = asked(*versions, facts=facts, base={"measured": "first_day"})
    assert spans(found) == [(date(2025, 9, 1), "1100.00")]
    facts = [job(SINCE), award(MAKER, date(2025, 8, 31))]
    found = asked(*versions, facts=facts, base={"measured": "first_day"})
    assert spans(found) == [(date(2025, 8, 31), "1000.00")]


def test_it_may_stand_beside_the_placement() -> None:
    facts = [*FACTS, placed(SINCE), placed(date(2026, 1, 15), "ma")]
    found = asked(settled(SINCE), facts=facts, base={"placement": True})
    assert spans(found) == [(date(2025, 7, 1), "2025.00"), (date(2026, 1, 15), "2125.00")]
    assert (
        "2.5 % of the placement's 41,000.00 USD and the 40,000.00 USD of lane ba at step s1 of the "
        "schedule teachers: 2,025.00 USD." in why(due(found)[0])
    )


def test_a_schedule_for_half_a_position_is_brought_to_a_whole_one_and_paid_by_the_share() -> None:
    half = settled(SINCE, "20000", fte_basis=Decimal("0.5"))
    facts = [job(SINCE, fte="0.6"), *FACTS[1:]]
    assert spans(asked(half, facts=facts)) == [(date(2025, 7, 1), "600.00")]
    ignored = {"method": "ignored", "paid_on": "largest_assignment"}
    assert spans(asked(half, facts=facts, fte=ignored)) == [(date(2025, 7, 1), "1000.00")]


def test_each_of_two_assignments_brings_its_share_of_the_same_cell() -> None:
    facts = [job(SINCE, fte="0.6"), job(SINCE, fte="0.5", name="a2"), *FACTS[1:]]
    assert spans(asked(settled(SINCE), facts=facts)) == [
        (date(2025, 7, 1), "600.00"),
        (date(2025, 7, 1), "500.00"),
    ]


def test_days_without_a_version_bring_nothing_and_say_why() -> None:
    found = asked(settled(date(2026, 1, 1)))
    before, after = found.segments
    assert (before.state, before.amount) == (EligibilityState.NOT_DUE, None)
    assert (before.effective_from, before.effective_until) == (date(2025, 7, 1), date(2026, 1, 1))
    assert codes(before)[-1] == "no_base"
    assert "No version of the schedule teachers is in force on 1 July 2025." in why(before)
    assert (after.state, rate(after)) == (EligibilityState.DUE, "1000.00")


def test_a_version_without_the_cell_brings_nothing_and_names_its_entry() -> None:
    gone = settled(date(2026, 1, 1), lanes=(lane("ba", s2="41000"),))
    found = asked(settled(SINCE), gone, facts=[*FACTS, placed(SINCE)], base={"placement": True})
    before, after = found.segments
    assert (before.state, rate(before)) == (EligibilityState.DUE, "2025.00")
    assert after.state is EligibilityState.NOT_DUE
    assert (
        "The schedule teachers in force on 1 January 2026 has no amount for lane ba at step s1."
        in why(after)
    )
    assert 951 in after.explanation.positions


def test_paid_once_it_is_of_the_version_of_that_day() -> None:
    once = document()
    once["benefits"][0]["pay"] |= {"kind": "one_time", "paid": "first_pay_period"}
    del once["benefits"][0]["pay"]["time"], once["benefits"][0]["pay"]["lasts"]
    facts = [job(SINCE), award(MAKER, date(2025, 12, 31))]
    versions = settled(SINCE), settled(date(2026, 1, 1), "44000")
    [found] = due(asked(*versions, facts=facts, policy=once))
    assert found.amount is not None
    assert str(found.amount.amount) == "1000.00"


def test_only_a_base_of_nothing_is_useless() -> None:
    assert told(document()) == {}
    nothing = document()
    del nothing["benefits"][0]["decide"]["base"]["cell"]
    assert list(told(nothing)) == [f"{AT}/decide/base"]


@pytest.mark.parametrize("key", ["schedule_id", "lane_id", "step_id"])
def test_a_cell_is_named_in_full(key: str) -> None:
    part = {name: value for name, value in CELL.items() if name != key}
    assert list(faults(document({"cell": part}))) == [f"{AT}/decide/base/cell/{key}"]


@pytest.mark.parametrize(
    ("named", "key", "problem"),
    [
        ({}, None, None),
        (
            {"schedule_id": "aides"},
            "schedule_id",
            "the district has no salary schedule aides",
        ),
        ({"lane_id": "phd"}, "lane_id", "the district has no lane teachers/phd"),
        ({"step_id": "s9"}, "step_id", "no schedule of the district has the cell teachers/ba/s9"),
        ({"lane_id": "ma"}, "step_id", "no schedule of the district has the cell teachers/ma/s1"),
    ],
)
def test_a_cell_that_the_district_has_not_is_refused_at_adoption(
    named: dict[str, str], key: str | None, problem: str | None
) -> None:
    policy = adopted(document({"cell": {**CELL, **named}})).policy
    known = KnownInBook(book(CALENDARS, [settled(SINCE)]), Elsewhere(names={}))
    found = dict(faults_of_reference(policy.document, known))
    assert found == ({f"{AT}/decide/base/cell/{key}": problem} if key else {})
