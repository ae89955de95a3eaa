"""Brings a database to this program's version: numbered SQL files, each applied once."""

import hashlib
from importlib import resources
from typing import Any

import msgspec
import psycopg
from psycopg import Connection
from psycopg.sql import SQL, Identifier

from ledger.store.errors import DatabaseIsNewer, DatabaseIsOlder, MigrationChanged

SERVICE_ROLE = "ledger_service"

_LOCK = 0x6C656467  # "ledg": one migrator at a time in a database
_RECORD = """
CREATE SCHEMA IF NOT EXISTS ledger;
CREATE TABLE IF NOT EXISTS ledger.migrations (
    number     integer     PRIMARY KEY,
    name       text        NOT NULL,
    checksum   text        NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
)
"""
_GRANTS = """
GRANT USAGE ON SCHEMA ledger TO {role};
GRANT SELECT ON ALL TABLES IN SCHEMA ledger TO {role};
GRANT EXECUTE ON FUNCTION ledger.append, ledger.seal, ledger.position_at TO {role}
"""


class Migration(msgspec.Struct, frozen=True):
    """One numbered SQL file; `checksum` is the SHA-256 of its text, in hex."""

    number: int
    name: str
    sql: str
    checksum: str


def migrations() -> list[Migration]:
    """All migrations this program knows, in their order."""
    found = []
    for file in resources.files("ledger.store").joinpath("sql").iterdir():
        number, _, rest = file.name.partition("_")
        if rest.endswith(".sql"):
            sql = file.read_text(encoding="utf-8")
            checksum = hashlib.sha256(sql.encode()).hexdigest()
            found.append(Migration(int(number), file.name, sql, checksum))
    return sorted(found, key=lambda migration: migration.number)


def migrate(owner_dsn: str, service_role: str = SERVICE_ROLE) -> list[str]:
    """Applies what is missing, in one transaction, and says what it did, one line each.

    The role that runs this owns the log. `service_role` may read, append and seal, no more. Where
    it does not exist nothing is granted and a line says so: the migrator's role then serves too,
    and triggers alone keep the log append-only.

    Raises:
        DatabaseIsNewer: a newer program migrated this database.
        MigrationChanged: a file differs from what was applied.
    """
    with psycopg.connect(owner_dsn, options="-c client_min_messages=warning") as connection:
        connection.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        connection.execute(_RECORD)
        known = migrations()
        applied = _applied(connection)
        _refuse_strangers(applied, known)
        done = []
        for migration in known:
            if migration.number not in applied:
                _apply(connection, migration)
                done.append(f"applied {migration.name}")
        return [*done, *_grant(connection, service_role)]


def check_version(connection: Connection[Any]) -> None:
    """Refuses a database that is not at exactly this program's version.

    Raises:
        DatabaseIsNewer, DatabaseIsOlder, MigrationChanged
    """
    known = migrations()
    row = connection.execute("SELECT to_regclass('ledger.migrations') IS NULL").fetchone()
    applied = {} if row == (True,) else _applied(connection)
    _refuse_strangers(applied, known)
    if len(applied) < len(known):
        raise DatabaseIsOlder(max(applied, default=0), known[-1].number)


def _applied(connection: Connection[Any]) -> dict[int, str]:
    rows = connection.execute("SELECT number, checksum FROM ledger.migrations").fetchall()
    return dict(rows)


def _refuse_strangers(applied: dict[int, str], known: list[Migration]) -> None:
    newest = known[-1].number
    if applied and max(applied) > newest:
        raise DatabaseIsNewer(max(applied), newest)
    for migration in known:
        if applied.get(migration.number, migration.checksum) != migration.checksum:
            raise MigrationChanged(migration.name)


def _apply(connection: Connection[Any], migration: Migration) -> None:
    connection.execute(migration.sql.encode())
    connection.execute(
        "INSERT INTO ledger.migrations (number, name, checksum) VALUES (%s, %s, %s)",
        [migration.number, migration.name, migration.checksum],
    )


def _grant(connection: Connection[Any], role: str) -> list[str]:
    row = connection.execute(
        "SELECT rolname = current_user FROM pg_roles WHERE rolname = %s", [role]
    ).fetchone()
    if row is None:
        return [f"granted nothing: there is no role {role}"]
    if row == (True,):
        return [f"granted nothing: {role} itself is the owner"]
    connection.execute(SQL(_GRANTS).format(role=Identifier(role)))
    return []
