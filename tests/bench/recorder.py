"""Our recorder beside the library's own: one durable event a call, from many threads."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from uuid import uuid4

from eventsourcing.persistence import ApplicationRecorder, InfrastructureFactory, StoredEvent
from psycopg.conninfo import conninfo_to_dict

from tests.bench.measurement import Measurement
from tests.support.cluster import Database

CALLERS = (1, 32, 128)
STATE = b'{"note":"' + b"x" * 245 + b'"}'
LIBRARY = "eventsourcing.postgres"
OURS = "ledger.store.factory"


def recorder_vs_stock(database: Database, seconds: float = 3.0) -> list[Measurement]:
    """Events a second at 1, 32 and 128 callers, `seconds` each; the baseline is the library's."""
    measurements = []
    with (
        recorder(LIBRARY, database.owner_dsn) as stock,
        recorder(OURS, database.service_dsn) as own,
    ):
        for callers in CALLERS:
            baseline, _ = rate(stock, callers, seconds)
            value, latencies_ms = rate(own, callers, seconds)
            measurements.append(
                Measurement(
                    name=f"recorder_vs_stock at {callers}",
                    value=value,
                    unit="events/s",
                    baseline=baseline,
                    ratio=value / baseline,
                    p50_ms=latencies_ms[len(latencies_ms) // 2],
                    p99_ms=latencies_ms[len(latencies_ms) * 99 // 100],
                )
            )
    return measurements


@contextmanager
def recorder(module: str, dsn: str) -> Iterator[ApplicationRecorder]:
    """A recorder made as the library's users make one."""
    at = {name: str(value) for name, value in conninfo_to_dict(dsn).items()}
    factory: InfrastructureFactory = InfrastructureFactory.construct(
        {
            "PERSISTENCE_MODULE": module,
            "POSTGRES_DBNAME": at["dbname"],
            "POSTGRES_HOST": at["host"],
            "POSTGRES_PORT": at["port"],
            "POSTGRES_USER": at["user"],
            "POSTGRES_PASSWORD": at.get("password", ""),
            "POSTGRES_POOL_SIZE": "32",
            "POSTGRES_MAX_OVERFLOW": "0",
        }
    )
    try:
        yield factory.application_recorder()
    finally:
        factory.close()


def rate(one: ApplicationRecorder, callers: int, seconds: float) -> tuple[float, list[float]]:
    """Events a second over all callers, and each call's milliseconds in rising order."""
    insert(one)
    stop_at = time.perf_counter() + seconds

    def call_until_the_end(_: int) -> list[float]:
        taken = []
        while time.perf_counter() < stop_at:
            started = time.perf_counter()
            insert(one)
            taken.append((time.perf_counter() - started) * 1000)
        return taken

    with ThreadPoolExecutor(callers) as pool:
        taken_ms = sorted(
            ms for each in pool.map(call_until_the_end, range(callers)) for ms in each
        )
    return len(taken_ms) / seconds, taken_ms


def insert(one: ApplicationRecorder) -> None:
    """One event of a new stream."""
    one.insert_events([StoredEvent(uuid4(), 1, "bench.v1", STATE)])
