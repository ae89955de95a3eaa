"""The rows that pages of entries come to say at every position what was known there."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ledger.domain.facts.correction import Annulment, Correction
from ledger.domain.recorded import Recorded
from ledger.domain.values import Fact
from ledger.projections.definitions import DefinitionsSoFar
from ledger.projections.folds import Folds, standings
from ledger.projections.payload import REGISTRATION, Standing, decode_item, decode_registration
from ledger.projections.rows import Changes, Row
from tests.support.correcting import annul
from tests.support.facts import credential
from tests.support.granting import earn_badge, lakeview, teacher, void
from tests.support.histories import Step, histories, told
from tests.support.memory import MemoryLedger

STEPS_BETWEEN_PAGES = st.integers(1, 7)


def definitions_of(ledger: MemoryLedger) -> DefinitionsSoFar:
    found = DefinitionsSoFar()
    for recorded in ledger.entries:
        if recorded.stream.startswith("credential/"):
            found.define(recorded.fact)  # type: ignore[arg-type]  # such a stream has nothing else
    return found


def educators_entries(ledger: MemoryLedger) -> list[Recorded[Fact]]:
    return [each for each in ledger.entries if each.stream.startswith("educator/")]


def project(ledger: MemoryLedger, page: int, capacity: int = 1) -> list[Row]:
    """All rows, told in pages of so many entries by a projector that forgets quickly."""
    definitions, folds, rows = definitions_of(ledger), Folds(capacity), list[Row]()
    entries = educators_entries(ledger)
    for start in range(0, len(entries), page):
        changes = Changes()
        for name in folds.missing(each.stream for each in entries[start : start + page]):
            facts = [each for each in entries[:start] if each.stream == name]
            folds.keep(name, facts, definitions)
        for recorded in entries[start : start + page]:
            before, after = folds.advance(recorded, definitions)
            changes.turn(recorded.stream, before, after, recorded.position)
        for fact_id, position in changes.closed:
            [row] = [row for row in rows if row.fact_id == fact_id and row.known_until is None]
            row.known_until = position
        rows += changes.opened
        folds.trim()
    return rows


def said(rows: Sequence[Row], position: int) -> dict[str, Standing]:
    """What the rows known at a position say, by fact id."""
    known = [
        row
        for row in rows
        if row.known_from <= position and (row.known_until is None or position < row.known_until)
    ]
    return {
        row.fact_id: decode_registration(row.payload)
        if row.kind == REGISTRATION
        else decode_item(row.kind, row.payload)
        for row in known
    }


def folded(ledger: MemoryLedger, position: int) -> dict[str, Standing]:
    """What the entries up to a position amount to, by fact id."""
    definitions = definitions_of(ledger)
    streams: dict[str, list[Recorded[Fact]]] = {}
    for recorded in educators_entries(ledger):
        if recorded.position <= position:
            streams.setdefault(recorded.stream, []).append(recorded)
    return {
        fact_id: standing
        for facts in streams.values()
        for fact_id, standing in standings(facts, definitions).items()
    }


@given(histories, STEPS_BETWEEN_PAGES)
def test_at_every_position_the_rows_say_what_the_entries_up_to_it_amount_to(
    history: list[Step], page: int
) -> None:
    ledger = told(history)
    rows = project(ledger, page)
    for position in range(len(ledger.entries) + 1):
        assert said(rows, position) == folded(ledger, position)


@given(histories, STEPS_BETWEEN_PAGES)
def test_the_known_ranges_of_one_fact_never_overlap(history: list[Step], page: int) -> None:
    ranges: dict[str, list[tuple[int, int | None]]] = {}
    for row in project(told(history), page):
        ranges.setdefault(row.fact_id, []).append((row.known_from, row.known_until))
    for of_one_fact in ranges.values():
        for (_, until), (following, _) in pairwise(sorted(of_one_fact, key=lambda each: each[0])):
            assert until is not None
            assert until <= following


@given(histories)
def test_rows_do_not_depend_on_where_pages_end_or_on_what_was_forgotten(
    history: list[Step],
) -> None:
    ledger = told(history)
    assert project(ledger, page=1) == project(ledger, page=1_000, capacity=100)


def test_a_fact_nothing_was_said_about_keeps_its_row() -> None:
    ledger = lakeview()
    educator_id = teacher(ledger)
    enrollment_id, award_id = earn_badge(ledger, educator_id)
    ledger.record(void(educator_id, award_id))
    versions = Counter(row.fact_id for row in project(ledger, page=500))
    assert {fact_id for fact_id, rows in versions.items() if rows > 1} == {enrollment_id, award_id}
    assert (versions[enrollment_id], versions[award_id]) == (2, 2)


def test_an_enrollment_has_a_new_row_when_it_closes_and_when_it_is_open_again() -> None:
    ledger = lakeview()
    educator_id = teacher(ledger)
    enrollment_id, award_id = earn_badge(ledger, educator_id)
    annul(ledger, educator_id, award_id)
    rows = [row for row in project(ledger, page=500) if row.fact_id == enrollment_id]
    items = [decode_item(row.kind, row.payload) for row in rows]
    closings = [None if item.closing is None else item.closing.closed_by for item in items]
    assert closings == [None, award_id, None]


def test_an_employment_is_listed_under_its_district_while_it_counts() -> None:
    ledger = lakeview()
    educator_id = teacher(ledger)
    registered_at = len(ledger.entries) - 1
    annulment = Correction(
        educator_id=educator_id,
        fact_id=educator_id,
        latest_position=registered_at,
        annulment=Annulment(),
    )
    ledger.record(annulment)
    [registration, employed, discounted] = project(ledger, page=500)
    assert (registration.kind, registration.fact_id) == (REGISTRATION, educator_id)
    assert (employed.kind, employed.district_id) == ("employment", "lakeview")
    assert (discounted.fact_id, discounted.district_id) == (employed.fact_id, None)
    assert registration.known_until == employed.known_until == discounted.known_from


def test_definitions_are_numbered_as_they_come() -> None:
    definitions = DefinitionsSoFar()
    assert [definitions.define(credential()), definitions.define(credential(title="B"))] == [1, 2]
    assert definitions["maker-educator", 2].title == "B"
