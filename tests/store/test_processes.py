"""Several server processes on one database."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from threading import Barrier
from typing import Any

from psycopg import Connection

from ledger.store.append import Append, Conflict, Recorded, Verdict, append
from ledger.store.connection import connect
from ledger.store.subscription import HeadWatch
from tests.store.requests import request
from tests.support.cluster import Database

THREADS = 8
ROUNDS = 50


def start_writer(database: Database, name: str, each: int) -> subprocess.Popen[str]:
    arguments = [database.service_dsn, name, str(THREADS), str(each)]
    return subprocess.Popen(
        [sys.executable, "-m", "tests.store.writer", *arguments],
        stdout=subprocess.PIPE,
        text=True,
    )


def outcome(writer: subprocess.Popen[str]) -> list[str]:
    return writer.communicate()[0].splitlines(keepends=True)


def acknowledged(lines: list[str]) -> list[tuple[int, str]]:
    """Positions and streams; a line that a killed process could not finish is left out."""
    pairs = [line.split() for line in lines if line.endswith("\n")]
    return [(int(position), stream) for position, stream in pairs]


def stored(service: Connection[Any]) -> list[tuple[int, str]]:
    return service.execute("SELECT position, stream FROM ledger.events ORDER BY 1").fetchall()


def test_a_tail_misses_nothing_while_three_processes_append(
    database: Database, service: Connection[Any]
) -> None:
    each = 100
    total = 3 * THREADS * each
    watch = HeadWatch(database.service_dsn)
    writers = [start_writer(database, f"writer-{n}", each) for n in range(3)]
    seen: list[tuple[int, str]] = []
    while len(seen) < total:
        assert watch.wait_for(len(seen) + 1, timeout_s=60) > len(seen)
        seen += service.execute(
            "SELECT position, stream FROM ledger.events WHERE position > %s ORDER BY position",
            [seen[-1][0] if seen else 0],
        ).fetchall()
    watch.close()
    said = [
        pair
        for writer in writers
        for pair in acknowledged(writer.communicate()[0].splitlines(keepends=True))
    ]
    assert [position for position, _ in seen] == list(range(1, total + 1))
    assert sorted(said) == seen


def test_killed_writers_leave_no_gap_and_lose_nothing_acknowledged(
    database: Database, service: Connection[Any]
) -> None:
    heard: list[str] = []
    for round_ in range(3):
        writer = start_writer(database, f"writer-{round_}", each=100_000)
        assert writer.stdout
        heard += islice(writer.stdout, 150)
        writer.kill()
        heard += writer.stdout.readlines()
        writer.communicate()
    survivors = [v for v in append(service, [request("last")]) if isinstance(v, Recorded)]
    log_now = stored(service)
    assert [position for position, _ in log_now] == list(range(1, survivors[0].position + 1))
    said = acknowledged(heard)
    assert len(said) >= 450
    assert set(said) <= set(log_now)


def race(database: Database, *courses: list[Append]) -> list[list[Verdict]]:
    """Runs each course on its own connection, all in step; answers their verdicts."""
    line = Barrier(len(courses))

    def run(course: list[Append]) -> list[Verdict]:
        verdicts = []
        with connect(database.service_dsn) as connection:
            for single in course:
                line.wait()
                verdicts += append(connection, [single])
        return verdicts

    with ThreadPoolExecutor(len(courses)) as pool:
        return list(pool.map(run, courses))


def test_of_two_that_race_on_one_version_exactly_one_wins(database: Database) -> None:
    courses = [[request("educator/1", version) for version in range(ROUNDS)] for _ in range(2)]
    for pair in zip(*race(database, *courses), strict=True):
        assert {type(verdict) for verdict in pair} == {Recorded, Conflict}


def test_nobody_wins_against_a_change_of_what_was_consulted(database: Database) -> None:
    changes = [request("credential/c", version) for version in range(ROUNDS)]
    awards = [
        request(f"educator/{version}", consulted=(("credential/c", version),))
        for version in range(ROUNDS)
    ]
    changed, awarded = race(database, changes, awards)
    for change, award in zip(changed, awarded, strict=True):
        assert isinstance(change, Recorded)
        assert isinstance(award, Conflict) or award.position < change.position
