"""Connections to a test's database, as the service and as the owner."""

import socket
from collections.abc import Iterator
from typing import Any

import pytest
from psycopg import Connection

from ledger.store.connection import connect
from tests.support.cluster import Database


@pytest.fixture
def service(database: Database) -> Iterator[Connection[Any]]:
    with connect(database.service_dsn) as connection:
        yield connection


@pytest.fixture
def owner(database: Database) -> Iterator[Connection[Any]]:
    with connect(database.owner_dsn) as connection:
        yield connection


@pytest.fixture
def unused_port() -> int:
    """A port nobody listens on, just now."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
    return port
