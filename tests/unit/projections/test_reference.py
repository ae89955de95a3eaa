"""The catalogue and districts as they were known at a position."""

from typing import Any

from msgspec.structs import replace

from ledger.domain.book import DistrictBook
from ledger.domain.facts.catalogue import IssuerKind
from ledger.projections import reference_questions as ask
from ledger.projections.replay import Replayed, replay
from tests.support.catalogue import group, recognition, retirement, stack, withdrawal
from tests.support.districts import schedule, school
from tests.support.entries import raw_entries
from tests.support.facts import calendar, credential, day, employment, issuer
from tests.support.granting import lakeview, teacher
from tests.support.memory import MemoryLedger


def replayed(ledger: MemoryLedger) -> Replayed:
    return replay(raw_entries(ledger))


def book(log: Replayed, at: int | None = None) -> DistrictBook:
    return log.view(districts=["lakeview"], known=at).districts["lakeview"].book


def test_issuers_are_listed_by_id_as_they_were_registered_last() -> None:
    ledger = lakeview()
    at = ledger.record(issuer(issuer_id="bitworks", kind=IssuerKind.COMPANY)).position
    ledger.record(issuer(name="CraftED International"))
    log = replayed(ledger)

    def listed(known: int | None = None, **wish: Any) -> list[tuple[str, str]]:
        rows = log.refer(ask.issuers(**wish), known).value.rows
        return [(each.issuer_id, each.name) for each in rows]

    assert listed() == [("bitworks", "CraftED"), ("crafted", "CraftED International")]
    assert listed(known=at) == [("bitworks", "CraftED"), ("crafted", "CraftED")]
    assert listed(kind=IssuerKind.COMPANY) == [("bitworks", "CraftED")]
    assert listed(after_id="bitworks") == [("crafted", "CraftED International")]
    assert log.refer(ask.issuers(limit=1)).value.more
    assert not log.refer(ask.issuers(limit=2)).value.more


def test_a_view_has_the_latest_version_of_each_stack_known_at_its_position() -> None:
    ledger = lakeview()
    first = ledger.record(stack("b")).position
    other = ledger.record(stack("a", group("maker-educator"))).position
    again = ledger.record(stack("b", group("machine-learning"))).position
    log = replayed(ledger)

    def members(at: int) -> dict[str, tuple[str, ...]]:
        return {
            name: each.groups[0].credential_ids for name, each in log.view(known=at).stacks.items()
        }

    both = ("maker-educator", "machine-learning")
    assert members(first - 1) == {}
    assert members(other) == {"a": ("maker-educator",), "b": both}
    assert members(first) == {"b": both}
    assert members(again) == {"a": ("maker-educator",), "b": ("machine-learning",)}


def test_stacks_are_listed_with_their_versions() -> None:
    ledger = lakeview()
    first = ledger.record(stack("b")).position
    ledger.record(issuer(issuer_id="bitworks"))
    ledger.record(stack("a", group("maker-educator"), issuer_id="bitworks"))
    again = ledger.record(stack("b", group("maker-educator"))).position
    log = replayed(ledger)

    def listed(known: int | None = None, **wish: Any) -> list[tuple[str, int, int]]:
        rows = log.refer(ask.stacks(**wish), known).value.rows
        return [(each.stack.stack_id, each.version, each.position) for each in rows]

    assert listed() == [("a", 1, again - 1), ("b", 2, again)]
    assert listed(known=first) == [("b", 1, first)]
    assert listed(issuer_id="bitworks") == [("a", 1, again - 1)]
    assert listed(after_id="a", limit=1) == [("b", 2, again)]


def test_a_retirement_is_known_from_its_entry_on_and_only_for_its_version() -> None:
    ledger = lakeview()
    ledger.record(credential(title="Second edition"))
    at = ledger.record(retirement("2026-06-01")).position
    ledger.record(retirement("2026-03-01"))
    log = replayed(ledger)

    first, latest = ask.credential("maker-educator", 1), ask.credential("maker-educator")
    assert log.refer(first, known=at - 1).value.retired_on is None
    assert log.refer(first, known=at).value.retired_on == day("2026-06-01")
    assert log.refer(first).value.retired_on == day("2026-03-01")
    assert log.refer(latest).value.version == 2
    assert log.refer(latest).value.retired_on is None


def test_a_listing_tells_which_definition_is_retired() -> None:
    ledger = lakeview()
    ledger.record(retirement("2026-06-01"))
    rows = replayed(ledger).refer(ask.credentials()).value.rows
    assert {each.credential.credential_id: each.retired_on for each in rows} == {
        "machine-learning": None,
        "maker-educator": day("2026-06-01"),
    }


def test_a_book_holds_schools_by_id_and_schedules_by_id_and_day_as_known_then() -> None:
    ledger = lakeview()
    ledger.record(school(school_id="south"))
    north = ledger.record(school()).position
    later = ledger.record(schedule(effective_from=day("2026-07-01"))).position
    ledger.record(schedule())
    ledger.record(school(name="North Academy"))
    log = replayed(ledger)

    assert [each.name for each in book(log).schools] == ["North Academy", "North Elementary"]
    assert [each.name for each in book(log, north).schools] == ["North Elementary"] * 2
    assert [each.fact.effective_from.year for each in book(log).schedules] == [2025, 2026]
    assert [each.fact.effective_from.year for each in book(log, later).schedules] == [2026]


def test_what_was_recognized_is_as_it_was_known_then() -> None:
    ledger = lakeview()
    at = ledger.record(recognition()).position
    ledger.record(stack())
    ledger.record(recognition("2026-02-01", credential_id=None, stack_id="digital-teaching"))
    ended = ledger.record(withdrawal("2026-06-01")).position
    log = replayed(ledger)

    badge, stacked = book(log).recognitions
    assert (badge.until, badge.positions) == (day("2026-06-01"), (at, ended))
    assert stacked.recognition.subject == "stack/digital-teaching"
    [before] = book(log, at).recognitions
    assert (before.until, before.positions) == (None, (at,))


def test_an_educator_s_year_is_that_of_the_employee_group() -> None:
    ledger = lakeview()
    ledger.record(calendar(2025))
    years = tuple(
        type(each)(
            kind=each.kind,
            name="Aides",
            year_from=day("2025-08-01"),
            year_until=day("2026-06-01"),
        )
        for each in calendar(2025).years
    )
    ledger.record(calendar(2025, calendar_id="aides", employee_groups=("aides",), years=years))
    aide = teacher(ledger, employee_group="aides")
    other = teacher(ledger)
    moved = teacher(ledger)
    ledger.record(employment(moved, employee_group="aides", effective_from=day("2026-01-01")))
    log = replayed(ledger)

    def year(educator_id: str, on: str) -> str | None:
        found = log.professional_development(educator_id, "lakeview", day(on)).year
        return None if found is None else found.name

    assert year(aide, "2025-12-01") == "Aides"
    assert year(aide, "2025-07-15") is None
    assert year(other, "2025-07-15") == "2025-26"
    assert [year(moved, on) for on in ("2025-12-31", "2026-01-01")] == ["2025-26", "Aides"]
    assert log.eligibility(other, "lakeview", day("2025-12-01")).contract_year is not None


def test_the_calendar_that_the_primary_job_names_governs_pay_and_development() -> None:
    ledger = lakeview()
    years = tuple(replace(each, name=f"Night {each.kind}") for each in calendar(2025).years)
    for fact in (
        calendar(2025),
        calendar(2025, calendar_id="aides", employee_groups=("aides",)),
        calendar(2025, calendar_id="night", employee_groups=("nurses",), years=years),
    ):
        ledger.record(fact)
    aide = teacher(ledger, employee_group="aides")
    moved = employment(
        aide, employee_group="aides", calendar_id="night", effective_from=day("2026-01-01")
    )
    ledger.record(moved)
    second = replace(moved, assignment_id="coach-1", primary=False, calendar_id="2025-26")
    ledger.record(second)
    log = replayed(ledger)

    def governing(on: str) -> tuple[str | None, ...]:
        learnt = log.professional_development(aide, "lakeview", day(on)).year
        paid = log.eligibility(aide, "lakeview", day(on)).contract_year
        return tuple(None if year is None else year.name for year in (learnt, paid))

    assert governing("2025-12-31") == ("2025-26", "2025-26")
    assert governing("2026-01-01") == ("Night professional_development", "Night contract")
