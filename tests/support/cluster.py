"""One PostgreSQL a test process, and a database a test."""

import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from ledger.projections.schema import prepare
from ledger.store.migrate import migrate
from services.postgres.cluster import Cluster

EMPTY = "template0"
"""The template without our tables."""

MIGRATED = "migrated"
"""The template with every migration applied; `migrated_template` makes it."""


@dataclass(frozen=True, slots=True)
class Database:
    """A database of its own for one test."""

    name: str
    owner_dsn: str
    service_dsn: str


@contextmanager
def start_shared_cluster() -> Iterator[Cluster]:
    """A fresh PostgreSQL in a temporary folder, gone with the block."""
    with (
        tempfile.TemporaryDirectory(prefix="ledger-tests-") as folder,
        Cluster(Path(folder) / "postgres") as cluster,
    ):
        yield cluster


def migrated_template(cluster: Cluster) -> str:
    """Makes the template that `database` copies, once for each cluster."""
    _administer(cluster, f"CREATE DATABASE {MIGRATED} TEMPLATE {EMPTY}")
    migrate(cluster.owner_dsn(MIGRATED))
    prepare(cluster.owner_dsn(MIGRATED))
    return MIGRATED


def create_database(cluster: Cluster, template: str = EMPTY) -> Database:
    """A copy of `template` under a name nobody else has."""
    name = f"test_{uuid.uuid4().hex}"
    _administer(cluster, f"CREATE DATABASE {name} TEMPLATE {template}")
    return Database(name, cluster.owner_dsn(name), cluster.service_dsn(name))


def drop_database(cluster: Cluster, database: Database) -> None:
    """Drops `database`, whoever is still connected."""
    _administer(cluster, f"DROP DATABASE {database.name} WITH (FORCE)")


def _administer(cluster: Cluster, statement: str) -> None:
    with psycopg.connect(cluster.owner_dsn("postgres"), autocommit=True) as connection:
        connection.execute(statement.encode())
