"""Logs for these tests: told in memory, recorded in PostgreSQL, replayed from its bytes."""

import random
from typing import Any

from psycopg import Connection

from ledger.projections.replay import Replayed, replay
from ledger.store import log
from ledger.store.append import append
from ledger.store.load import load
from tests.support.cluster import Database
from tests.support.entries import appends, raw_entries
from tests.support.histories import told
from tests.support.memory import MemoryLedger

PATIENCE_S = 60


def eventful(seed: int, steps: int = 800, educators: int = 6) -> MemoryLedger:
    """A ledger with late facts, corrections and revocations, always the same for a seed."""
    chance = random.Random(seed)  # noqa: S311 - chance for a test, not a secret
    history = [
        (
            chance.randint(0, 11),
            chance.randint(0, 40),
            chance.randint(0, 250),
            chance.randint(0, 5),
        )
        for _ in range(steps)
    ]
    return told(history, educators)


def store(database: Database, ledger: MemoryLedger) -> int:
    """Loads a whole ledger as it is; gives its head."""
    return load(database.owner_dsn, enumerate(raw_entries(ledger), 1))


def record(service: Connection[Any], ledger: MemoryLedger, after: int = 0) -> int:
    """Records the entries of a ledger behind a position; gives the head."""
    append(service, appends(ledger, after))
    return log.head(service).position


def replayed(service: Connection[Any]) -> Replayed:
    """Replays what the log holds."""
    return replay(log.read_raw(service, 0, log.head(service).position, 1_000_000))


def educators(ledger: MemoryLedger) -> list[str]:
    """The ids of all educators of a ledger."""
    return sorted(name.partition("/")[2] for name in ledger.streams if name.startswith("educator/"))
