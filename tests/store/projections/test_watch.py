"""Following the transcripts of a district: nothing missed, nothing twice, from any cursor."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from psycopg import Connection

from ledger.domain.answers.transcript import transcript_items
from ledger.domain.answers.transcript_shape import TranscriptItem, TranscriptStatus
from ledger.projections import watch
from ledger.projections.replay import Replayed
from ledger.projections.watch import BEGINNING, Change, Cursor, TranscriptWatch
from ledger.store.subscription import Head
from tests.store.projections.logs import (
    PATIENCE_S,
    educators,
    eventful,
    record,
    replayed,
    store,
)
from tests.support.cluster import Database
from tests.support.correcting import annul
from tests.support.facts import activity, employment, enrollment
from tests.support.granting import approval, earn_simply, lakeview, revocation, teacher
from tests.support.memory import ADMINISTRATOR, START

pytestmark = pytest.mark.usefixtures("projector")


def everything(
    transcripts: TranscriptWatch,
    after: Cursor = BEGINNING,
    limit: int = 100,
    district_id: str = "lakeview",
) -> list[Change]:
    """All changes behind a cursor, page by page."""
    found: list[Change] = []
    while True:
        page = transcripts.changes(district_id, after, limit)
        assert len(page.changes) <= limit
        assert page.cursor > after or page.caught_up
        found += page.changes
        after = page.cursor
        if page.caught_up:
            return found


def apply(held: dict[str, TranscriptItem], change: Change) -> None:
    if change.changed is not None:
        held[change.changed.fact_id] = change.changed
    if change.removed is not None:
        del held[change.removed.fact_id]


def employed_items(offline: Replayed, ids: list[str], at: int) -> dict[str, TranscriptItem]:
    """The items of the transcripts of everybody Lakeview employs, as known at a position."""
    views = offline.view(educators=ids, known=at).educators.values()
    return {
        item.fact_id: item
        for view in views
        if view.employed_in("lakeview")
        for item in transcript_items(view.items, view.definitions, START.date())
    }


@pytest.mark.parametrize("seed", [3, 5])
def test_who_takes_every_change_holds_the_transcripts_of_the_district_at_every_position(
    database: Database,
    service: Connection[Any],
    projected: Head,
    transcripts: TranscriptWatch,
    seed: int,
) -> None:
    ledger = eventful(seed)
    head = projected.wait_for(store(database, ledger), PATIENCE_S)
    offline, ids = replayed(service), educators(ledger)
    changes = everything(transcripts)
    held: dict[str, TranscriptItem] = {}
    assert changes
    for position in range(1, head + 1):
        for change in changes:
            if change.cursor.position == position:
                apply(held, change)
        assert held == employed_items(offline, ids, position)


def test_any_cursor_resumes_exactly_behind_what_was_taken(
    database: Database, projected: Head, transcripts: TranscriptWatch
) -> None:
    projected.wait_for(store(database, eventful(seed=5)), PATIENCE_S)
    changes = everything(transcripts)
    for taken, change in enumerate(changes, 1):
        assert everything(transcripts, change.cursor) == changes[taken:]


@pytest.mark.parametrize("limit", [1, 2, 7])
def test_pages_of_any_size_give_the_same_changes(
    database: Database, projected: Head, transcripts: TranscriptWatch, limit: int
) -> None:
    projected.wait_for(store(database, eventful(seed=3)), PATIENCE_S)
    assert everything(transcripts, limit=limit) == everything(transcripts, limit=1_000)


def test_long_stretches_that_do_not_concern_the_district_are_passed_in_steps(
    database: Database,
    projected: Head,
    transcripts: TranscriptWatch,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    head = projected.wait_for(store(database, eventful(seed=3)), PATIENCE_S)
    whole = everything(transcripts)
    monkeypatch.setattr(watch, "_WINDOW", 3)
    assert everything(transcripts) == whole
    page = transcripts.changes("elsewhere", BEGINNING, 10)
    assert (page.changes, page.cursor, page.caught_up) == ((), Cursor(4, 0), False)
    assert page.position == 3
    assert everything(transcripts, district_id="elsewhere") == []
    last = transcripts.changes("elsewhere", Cursor(head, 0), 10)
    assert (last.cursor, last.position, last.caught_up) == (Cursor(head + 1, 0), head, True)


def test_employment_delivers_everything_and_its_annulment_takes_everything_back(
    service: Connection[Any], projected: Head, transcripts: TranscriptWatch
) -> None:
    ledger = lakeview()
    educator_id = ledger.educator()
    earned = earn_simply(ledger, educator_id)
    employed = ledger.record(employment(educator_id))
    annulled_at = annul(ledger, educator_id, employed.fact_id).position
    projected.wait_for(record(service, ledger), PATIENCE_S)
    changes = everything(transcripts)
    delivered = [change.changed.fact_id for change in changes if change.changed]
    removed = [change.removed.fact_id for change in changes if change.removed]
    assert [delivered, removed] == [list(earned), list(earned)]
    assert [change.cursor for change in changes] == [
        Cursor(employed.position, 1),
        Cursor(employed.position, 2),
        Cursor(annulled_at, 1),
        Cursor(annulled_at, 2),
    ]


def test_an_item_comes_again_when_a_fact_about_it_changes_what_it_shows(
    service: Connection[Any], projected: Head, transcripts: TranscriptWatch
) -> None:
    ledger = lakeview()
    educator_id = teacher(ledger)
    enrollment_id, award_id = earn_simply(ledger, educator_id)
    badge_id = ledger.record(enrollment(educator_id)).fact_id
    told = len(ledger.entries)
    ledger.record(approval(educator_id, award_id), actor=ADMINISTRATOR)
    ledger.record(revocation(educator_id, award_id, "2026-05-01"))
    ledger.record(activity(educator_id, badge_id, "tool-safety"))
    ledger.record(employment(educator_id, assignment_id="coach-1", primary=False))
    projected.wait_for(record(service, ledger), PATIENCE_S)
    first = everything(transcripts)[:4]
    assert [
        (change.changed.fact_id, change.changed.status) for change in first if change.changed
    ] == [
        (enrollment_id, TranscriptStatus.IN_PROGRESS),
        (enrollment_id, TranscriptStatus.CLOSED),
        (award_id, TranscriptStatus.HELD),
        (badge_id, TranscriptStatus.IN_PROGRESS),
    ]
    approved, ended, further = (
        change.changed for change in everything(transcripts, Cursor(told + 1, 0))
    )
    assert approved
    assert approved.approvals
    assert ended
    assert (ended.status, ended.approvals) == (TranscriptStatus.ENDED, approved.approvals)
    assert further
    assert further.enrollment
    assert [each.component_id for each in further.enrollment.components] == ["tool-safety"]


def test_who_waits_is_woken_by_the_next_entry_and_else_told_that_the_time_is_up(
    service: Connection[Any], projected: Head, transcripts: TranscriptWatch
) -> None:
    ledger = lakeview()
    projected.wait_for(record(service, ledger), PATIENCE_S)
    idle = transcripts.changes("lakeview", BEGINNING, 10)
    assert (idle.changes, idle.caught_up) == ((), True)
    assert not transcripts.wait(idle.cursor, timeout_s=0)
    with ThreadPoolExecutor(1) as pool:
        woken = pool.submit(transcripts.wait, idle.cursor, PATIENCE_S)
        teacher(ledger)
        record(service, ledger, after=4)
        assert woken.result()
