"""A log in PostgreSQL, told to the read model and read from it."""

from collections.abc import Iterator
from typing import Any

import pytest
from psycopg import Connection

from ledger.projections.projector import Projector, follow_projection
from ledger.projections.reader import Reader
from ledger.projections.salary_watch import SalaryWatch
from ledger.projections.schema import in_schema
from ledger.projections.watch import TranscriptWatch
from ledger.store.connection import connect
from ledger.store.subscription import Head, HeadWatch
from tests.support.cluster import Database


@pytest.fixture
def log_watch(database: Database) -> Iterator[HeadWatch]:
    watch = HeadWatch(database.service_dsn)
    yield watch
    watch.close()


@pytest.fixture
def projected(log_watch: HeadWatch) -> Head:
    return follow_projection(log_watch)


@pytest.fixture
def projector(database: Database, log_watch: HeadWatch) -> Iterator[Projector]:
    running = Projector(database.service_dsn, log_watch)
    yield running
    running.close()


@pytest.fixture
def reader(database: Database, projected: Head) -> Iterator[Reader]:
    running = Reader(database.service_dsn, projected)
    yield running
    running.close()


@pytest.fixture
def transcripts(database: Database, projected: Head) -> Iterator[TranscriptWatch]:
    watch = TranscriptWatch(database.service_dsn, projected)
    yield watch
    watch.close()


@pytest.fixture
def salaries(database: Database) -> Iterator[SalaryWatch]:
    watch = SalaryWatch(database.service_dsn)
    yield watch
    watch.close()


@pytest.fixture
def tables(database: Database) -> Iterator[Connection[Any]]:
    """A connection of the service that finds the tables of the read model."""
    with connect(in_schema(database.service_dsn)) as connection:
        yield connection
