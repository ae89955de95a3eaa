"""Migrations: once, in order, never backwards."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from psycopg import Connection

from ledger.store.connection import connect
from ledger.store.errors import DatabaseIsNewer, DatabaseIsOlder, MigrationChanged
from ledger.store.migrate import check_version, migrate, migrations
from tests.support.cluster import Database


def test_a_migrated_database_is_at_our_version(service: Connection[Any]) -> None:
    check_version(service)


def test_migrating_again_does_nothing(database: Database) -> None:
    assert migrate(database.owner_dsn) == []


def test_two_at_once_migrate_once(empty_database: Database) -> None:
    with ThreadPoolExecutor() as pool:
        done = list(pool.map(migrate, [empty_database.owner_dsn] * 2))
    assert sorted(done) == [[], [f"applied {each.name}" for each in migrations()]]


def test_a_database_of_a_newer_version_is_refused(database: Database) -> None:
    with connect(database.owner_dsn) as owner:
        owner.execute("INSERT INTO ledger.migrations VALUES (9000, '9000_future.sql', 'x')")
        with pytest.raises(DatabaseIsNewer, match="version 9000") as refusal:
            check_version(owner)
    assert refusal.value.known == migrations()[-1].number
    with pytest.raises(DatabaseIsNewer):
        migrate(database.owner_dsn)


def test_a_database_that_was_never_migrated_is_refused(empty_database: Database) -> None:
    with connect(empty_database.owner_dsn) as owner, pytest.raises(DatabaseIsOlder) as refusal:
        check_version(owner)
    assert refusal.value.found == 0


def test_a_file_changed_after_it_was_applied_is_refused(database: Database) -> None:
    with connect(database.owner_dsn) as owner:
        owner.execute("UPDATE ledger.migrations SET checksum = 'other' WHERE number = 1")
        with pytest.raises(MigrationChanged, match="0001_"):
            check_version(owner)


def test_a_missing_service_role_is_said_not_made(empty_database: Database) -> None:
    assert migrate(empty_database.owner_dsn, "no_such_role")[-1] == (
        "granted nothing: there is no role no_such_role"
    )
