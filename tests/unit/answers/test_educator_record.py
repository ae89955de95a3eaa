"""An educator's record shows what was said of jobs, how it ends, and what does not count."""

from decimal import Decimal

from ledger.domain.answers.educator_record import EducatorRecord, districts_of, educator_record
from ledger.domain.facts.placement import ServiceBalance
from tests.support.correcting import annul
from tests.support.districts import lane, schedule
from tests.support.facts import day, district, employment
from tests.support.granting import lakeview, teacher
from tests.support.jobs import (
    cell,
    leave,
    opening_balance,
    placement,
    separation,
    service_credit,
)
from tests.support.memory import MemoryLedger

TODAY = "2026-06-15"


def record(ledger: MemoryLedger, educator_id: str, on: str = TODAY) -> EducatorRecord:
    """The record on a day."""
    items = ledger.timeline(educator_id).items
    books = {name: ledger.world().book(name) for name in districts_of(items)}
    return educator_record(educator_id, 1, items, books, day(on))


def years(ledger: MemoryLedger, educator_id: str, on: str = TODAY) -> dict[str, str]:
    """Years of service by kind."""
    return {each.kind: str(each.years) for each in record(ledger, educator_id, on).service}


def base(ledger: MemoryLedger, educator_id: str, on: str) -> str | None:
    """What the first placement is worth on a day."""
    found = record(ledger, educator_id, on).placements[0].base
    return None if found is None else f"{found.amount} {found.currency_code}"


def test_segments_stand_in_order_of_district_assignment_and_first_day() -> None:
    ledger = lakeview()
    ledger.record(district(district_id="another"))
    educator_id = ledger.educator()
    later = employment(educator_id, effective_from=day("2024-07-01"), role="coach")
    second = employment(educator_id, assignment_id="aide-1", primary=False)
    elsewhere = employment(educator_id, district_id="another")
    told = [later, second, employment(educator_id), elsewhere]
    for fact in told:
        ledger.record(fact)

    shown = record(ledger, educator_id).employments

    assert [segment.employment for segment in shown] == [elsewhere, second, told[2], later]
    ends = [segment.effective_until for segment in shown]
    assert ends == [None, None, day("2024-07-01"), None]


def test_a_separation_shows_in_what_it_ends() -> None:
    ledger = lakeview()
    educator_id = teacher(ledger)
    ledger.record(leave(educator_id, effective_until=None))
    ledger.record(placement(educator_id))
    left = ledger.record(separation(educator_id))

    shown = record(ledger, educator_id)

    ended = (shown.employments, shown.leaves, shown.placements)
    assert [each.effective_until for (each,) in ended] == [day("2026-01-01")] * 3
    assert shown.separations[0].fact_id == left.fact_id
    assert shown.separations[0].latest_position == left.position


def test_what_does_not_count_is_shown_with_the_reason() -> None:
    ledger = lakeview()
    educator_id = ledger.educator()
    job = ledger.record(employment(educator_id)).fact_id
    ledger.record(leave(educator_id))
    ledger.record(placement(educator_id))
    ledger.record(opening_balance(educator_id))
    annul(ledger, educator_id, job)

    shown = record(ledger, educator_id)

    assert shown.employments == ()
    problems = [shown.leaves[0].problem, shown.placements[0].problem]
    problems.append(shown.opening_balances[0].problem)
    assert [each and each.reason for each in problems] == [
        "NOT_EMPLOYED_ON",
        "UNKNOWN_ASSIGNMENT",
        "NOT_EMPLOYED_ON",
    ]
    assert shown.service == ()


def test_a_stated_base_is_that_in_the_currency_of_the_district() -> None:
    ledger = lakeview()
    educator_id = teacher(ledger)
    ledger.record(placement(educator_id))

    assert base(ledger, educator_id, TODAY) == "50000 USD"


def test_a_cell_is_worth_what_the_schedule_of_the_day_asked_gives() -> None:
    ledger = lakeview()
    ledger.record(schedule())
    ledger.record(
        schedule(effective_from=day("2026-07-01"), lanes=(lane("ba", s1="41500", s2="42500"),))
    )
    educator_id = teacher(ledger)
    ledger.record(placement(educator_id, "2025-08-01", cell=cell()))

    assert base(ledger, educator_id, "2026-06-30") == "40000 USD"
    assert base(ledger, educator_id, "2026-07-01") == "41500 USD"
    assert base(ledger, educator_id, "2020-01-01") == "40000 USD"


def test_a_placement_that_is_over_is_worth_what_it_was_on_its_last_day() -> None:
    ledger = lakeview()
    ledger.record(schedule())
    ledger.record(schedule(effective_from=day("2026-07-01"), lanes=(lane("ba", s1="41500"),)))
    educator_id = teacher(ledger)
    ledger.record(placement(educator_id, "2025-08-01", cell=cell()))
    ledger.record(placement(educator_id, "2026-07-01", cell=cell()))

    assert base(ledger, educator_id, "2026-09-01") == "40000 USD"


def test_a_cell_that_no_schedule_gives_any_longer_has_no_base() -> None:
    ledger = lakeview()
    ledger.record(schedule())
    educator_id = teacher(ledger)
    ledger.record(placement(educator_id, "2025-08-01", cell=cell("ma", "s2")))
    ledger.record(schedule(effective_from=day("2026-07-01"), lanes=(lane("ba", s1="41500"),)))

    assert base(ledger, educator_id, "2026-09-01") is None


def test_service_is_what_was_credited_up_to_the_day_by_kind() -> None:
    ledger = lakeview()
    educator_id = teacher(ledger)
    for years_, on in (("4", "2020-07-01"), ("1.5", "2026-01-01"), ("1", "2027-01-01")):
        ledger.record(service_credit(educator_id, on, years=Decimal(years_)))
    ledger.record(service_credit(educator_id, kind="military", years=Decimal(2)))

    assert years(ledger, educator_id) == {"military": "2", "teaching-elsewhere": "5.5"}
    assert years(ledger, educator_id, "2025-12-31") == {
        "military": "2",
        "teaching-elsewhere": "4",
    }


def test_an_opening_balance_holds_what_was_credited_before_it_of_the_kinds_it_names() -> None:
    ledger = lakeview()
    educator_id = teacher(ledger)
    for kind, on in (
        ("military", "2021-01-01"),
        ("in-district", "2021-01-01"),
        ("in-district", "2026-01-01"),
    ):
        ledger.record(service_credit(educator_id, on, kind=kind, years=Decimal(1)))
    served = (ServiceBalance(kind="in-district", years=Decimal(5)),)
    ledger.record(opening_balance(educator_id, service=served))

    assert years(ledger, educator_id, "2025-06-30") == {"in-district": "1", "military": "1"}
    assert years(ledger, educator_id) == {"in-district": "6", "military": "1"}


def test_years_in_the_district_are_not_guessed_from_assignments() -> None:
    ledger = lakeview()
    educator_id = teacher(ledger)

    assert years(ledger, educator_id) == {}
