"""What a worker reads to compare a district: nothing of whom it does not compare."""

from collections.abc import Collection

import msgspec
import pytest

from ledger.projections.snapshot import Snapshot
from ledger.store.subscription import Head
from services.workers.comparison import ComparisonTask, compare
from tests.store.projections.logs import PATIENCE_S, store
from tests.support.cluster import Database
from tests.support.facts import calendar, day
from tests.support.granting import earn_simply, lakeview, teacher
from tests.support.memory import MemoryLedger
from tests.support.policies import pay_policy


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[set[str]]:
    """The streams of which what was recorded in between is read, page by page."""
    asked: list[set[str]] = []
    whole = Snapshot.recorded_between

    def noted(
        snapshot: Snapshot, above: int, upto: int, streams: Collection[str]
    ) -> dict[str, dict[int, str | None]]:
        asked.append(set(streams))
        return whole(snapshot, above, upto, streams)

    monkeypatch.setattr(Snapshot, "recorded_between", noted)
    return asked


def districts() -> tuple[MemoryLedger, set[str]]:
    """A district with two teachers, and somebody who works in none; the streams of the two."""
    ledger = lakeview()
    ledger.record(calendar(2025))
    ledger.record(pay_policy(approved=False))
    teachers = [teacher(ledger) for _ in range(2)]
    for each in teachers:
        earn_simply(ledger, each)
    ledger.educator()
    return ledger, {f"educator/{each}" for each in teachers}


@pytest.mark.usefixtures("projector")
@pytest.mark.parametrize("since", [0, 3, -1])
def test_what_was_recorded_is_read_of_the_district_alone(
    database: Database, projected: Head, read: list[set[str]], since: int
) -> None:
    ledger, streams = districts()
    head = projected.wait_for(store(database, ledger), PATIENCE_S)
    task = ComparisonTask(
        dsn=database.service_dsn,
        district_id="lakeview",
        before=since if since >= 0 else head + since,
        after=head,
        effective_on=day("2026-06-30"),
    )
    told = list(compare(msgspec.json.encode(task)))
    assert told[-1].HasField("summary")
    assert read == [streams]
