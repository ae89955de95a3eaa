"""When jobs, leaves and placements really end, and what rests on them."""

from decimal import Decimal
from typing import Any

import pytest

from ledger.domain.refusals.correction import InvalidatesLaterFact
from ledger.domain.refusals.employment import (
    BalanceRecorded,
    LeaveOverlaps,
    PrimaryAssignmentExists,
)
from tests.support.correcting import annul
from tests.support.facts import day, district, employment
from tests.support.granting import approval, earn_simply, lakeview, teacher
from tests.support.jobs import leave, opening_balance, placement, separation
from tests.support.memory import ADMINISTRATOR, MemoryLedger

SECOND = {"assignment_id": "coach-1", "primary": False}


def until(ledger: MemoryLedger, educator: str, fact_id: str) -> str:
    """The first day on which a fact holds no longer, or `open`."""
    ended = ledger.item(educator, fact_id).effective_until
    return "open" if ended is None else str(ended)


def problem(ledger: MemoryLedger, educator: str, fact_id: str) -> str | None:
    """The reason a fact does not count."""
    found = ledger.item(educator, fact_id).problem
    return None if found is None else found.reason


def test_a_segment_ends_where_the_next_of_its_assignment_begins() -> None:
    ledger = lakeview()
    educator = ledger.educator()
    first = ledger.record(employment(educator)).fact_id
    other = ledger.record(employment(educator, **SECOND)).fact_id
    later = employment(educator, effective_from=day("2025-08-01"), fte=Decimal("0.5"))
    second = ledger.record(later).fact_id

    assert until(ledger, educator, first) == "2025-08-01"
    assert until(ledger, educator, second) == "open"
    assert until(ledger, educator, other) == "open"


def test_a_segment_over_before_the_next_begins_ends_on_its_own_day() -> None:
    ledger = lakeview()
    educator = ledger.educator()
    ended = employment(educator, effective_until=day("2025-06-30"))
    first = ledger.record(ended).fact_id
    ledger.record(employment(educator, effective_from=day("2025-08-01")))

    assert until(ledger, educator, first) == "2025-06-30"


def test_a_separation_ends_every_assignment_of_its_district_and_a_rehire_begins_anew() -> None:
    ledger = lakeview()
    educator = ledger.educator()
    jobs = [ledger.record(employment(educator, **each)).fact_id for each in ({}, SECOND)]
    ledger.record(separation(educator))
    rehired = ledger.record(employment(educator, effective_from=day("2026-01-01"))).fact_id

    assert [until(ledger, educator, job) for job in jobs] == ["2026-01-01", "2026-01-01"]
    assert until(ledger, educator, rehired) == "open"


def test_an_annulled_separation_ends_nothing() -> None:
    ledger = lakeview()
    educator = ledger.educator()
    job = ledger.record(employment(educator)).fact_id
    left = ledger.record(separation(educator)).fact_id

    annul(ledger, educator, left)

    assert until(ledger, educator, job) == "open"


def test_a_leave_goes_no_further_than_what_it_is_from() -> None:
    ledger = lakeview()
    educator = ledger.educator()
    for fact in (employment(educator), employment(educator, **SECOND)):
        ledger.record(fact)
    whole = ledger.record(leave(educator)).fact_id
    opened = leave(educator, "2026-02-01", effective_until=None, assignment_id="teacher-1")
    single = ledger.record(opened).fact_id
    assert until(ledger, educator, single) == "open"

    ledger.record(separation(educator, "2026-06-30"))

    assert until(ledger, educator, whole) == "2026-01-01"
    assert until(ledger, educator, single) == "2026-06-30"


def test_a_leave_from_before_a_separation_is_not_in_the_way_of_one_after_a_rehire() -> None:
    ledger = lakeview()
    educator = teacher(ledger)
    ledger.record(leave(educator, "2024-09-01", effective_until=None))
    ledger.record(separation(educator, "2025-06-30"))
    ledger.record(employment(educator, effective_from=day("2025-08-01")))

    again = ledger.record(leave(educator)).fact_id

    assert problem(ledger, educator, again) is None


def test_leaves_from_two_assignments_may_overlap_but_not_with_one_from_all() -> None:
    ledger = lakeview()
    educator = teacher(ledger)
    ledger.record(employment(educator, **SECOND))
    parts = [leave(educator, assignment_id=each) for each in ("teacher-1", "coach-1")]
    recorded = [ledger.record(part).fact_id for part in parts]

    with pytest.raises(LeaveOverlaps) as refusal:
        ledger.record(leave(educator, "2025-01-01", effective_until=day("2025-10-01")))

    assert refusal.value.fact_id in recorded
    assert refusal.value.day == "2025-09-01"


def test_a_placement_holds_until_the_next_or_until_the_assignment_ends() -> None:
    ledger = lakeview()
    educator = teacher(ledger)
    change = employment(educator, effective_from=day("2025-09-01"), fte=Decimal("0.5"))
    ledger.record(change)
    first = ledger.record(placement(educator)).fact_id
    second = ledger.record(placement(educator, "2026-01-01")).fact_id
    ledger.record(separation(educator, "2026-06-30"))
    rehired = employment(educator, effective_from=day("2026-08-01"))
    ledger.record(rehired)

    assert until(ledger, educator, first) == "2026-01-01"
    assert until(ledger, educator, second) == "2026-06-30"


def test_another_assignment_becomes_the_primary_one_where_the_first_is_no_longer() -> None:
    ledger = lakeview()
    educator = teacher(ledger)
    new = employment(educator, assignment_id="coach-1", effective_from=day("2025-08-01"))
    with pytest.raises(PrimaryAssignmentExists):
        ledger.record(new)

    ledger.record(employment(educator, effective_from=day("2025-08-01"), primary=False))
    coach = ledger.record(new).fact_id

    assert problem(ledger, educator, coach) is None


def test_a_separation_makes_room_for_another_primary_assignment_on_its_day() -> None:
    ledger = lakeview()
    educator = teacher(ledger)
    ledger.record(separation(educator))

    rehired = employment(educator, assignment_id="coach-1", effective_from=day("2026-01-01"))
    fact_id = ledger.record(rehired).fact_id

    assert problem(ledger, educator, fact_id) is None


def test_a_primary_assignment_recorded_late_meets_the_one_it_would_run_into() -> None:
    ledger = lakeview()
    educator = ledger.educator()
    first = ledger.record(employment(educator)).fact_id

    earlier = employment(educator, assignment_id="aide-1", effective_from=day("2018-07-01"))
    with pytest.raises(PrimaryAssignmentExists) as refusal:
        ledger.record(earlier)
    assert (refusal.value.fact_id, refusal.value.day) == (first, "2020-07-01")

    until_then = employment(
        educator,
        assignment_id="aide-1",
        effective_from=day("2018-07-01"),
        effective_until=day("2020-07-01"),
    )
    assert problem(ledger, educator, ledger.record(until_then).fact_id) is None


def test_two_districts_have_a_primary_assignment_each() -> None:
    ledger = lakeview()
    ledger.record(district(district_id="riverside"))
    educator = teacher(ledger)

    second = ledger.record(employment(educator, district_id="riverside")).fact_id

    assert problem(ledger, educator, second) is None


def test_a_separation_recorded_late_names_the_fact_that_would_fall() -> None:
    ledger = lakeview()
    educator = teacher(ledger)
    away = ledger.record(leave(educator)).fact_id

    with pytest.raises(InvalidatesLaterFact) as refusal:
        ledger.record(separation(educator, "2025-06-30"))

    assert refusal.value.fact_id == away


def test_what_rests_on_an_annulled_assignment_falls() -> None:
    ledger = lakeview()
    educator = ledger.educator()
    job = ledger.record(employment(educator)).fact_id
    resting: dict[str, list[Any]] = {
        "NOT_EMPLOYED_ON": [leave(educator), separation(educator), opening_balance(educator)],
        "UNKNOWN_ASSIGNMENT": [placement(educator)],
    }
    told = {
        ledger.record(fact).fact_id: reason for reason, facts in resting.items() for fact in facts
    }

    annul(ledger, educator, job)

    assert {fact_id: problem(ledger, educator, fact_id) for fact_id in told} == told


def test_an_earlier_opening_balance_is_a_second_one_all_the_same() -> None:
    ledger = lakeview()
    educator = teacher(ledger)
    first = ledger.record(opening_balance(educator)).fact_id

    with pytest.raises(BalanceRecorded) as refusal:
        ledger.record(opening_balance(educator, "2024-07-01"))

    assert refusal.value.fact_id == first


def test_who_left_was_employed_all_the_same_so_the_district_may_still_decide() -> None:
    ledger = lakeview()
    educator = teacher(ledger)
    _, granted = earn_simply(ledger, educator)
    left = ledger.record(separation(educator, "2026-03-20")).fact_id

    decided = ledger.record(approval(educator, granted), actor=ADMINISTRATOR).fact_id

    assert problem(ledger, educator, decided) is None
    assert problem(ledger, educator, left) is None
