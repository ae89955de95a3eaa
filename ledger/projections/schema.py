"""The tables of the read model: made, found, and told from those of another program."""

import hashlib
from importlib import resources
from typing import Any

import msgspec
import psycopg
from psycopg import Connection
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.sql import SQL, Identifier

from ledger.projections.errors import ProjectionIsOther
from ledger.store.migrate import SERVICE_ROLE

SCHEMA = "projection"

_FOLD = 2
"""Raised when the same entries come to other rows, so that the rows are made anew."""
_LOCK = 0x70726F6A  # "proj"
_SQL = resources.files("ledger.projections").joinpath("sql", "facts.sql").read_text("utf-8")
_GRANTS = """
GRANT USAGE ON SCHEMA {schema} TO {role};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {role}
"""

SHAPE = hashlib.sha256(f"{_FOLD}\n{_SQL}".encode()).hexdigest()
"""What this program's read model looks like; rows of another shape are of no use to it."""


class Tracking(msgspec.Struct, frozen=True):
    """How far the read model has come, and the failure that keeps it from going on."""

    position: int
    reference_position: int
    failure: str | None


def in_schema(dsn: str, schema: str = SCHEMA) -> str:
    """Gives the DSN of connections that find the tables of `schema` by their bare names."""
    asked = str(conninfo_to_dict(dsn).get("options", ""))
    return make_conninfo(dsn, options=f"{asked} -c search_path={schema}")


def prepare(owner_dsn: str, service_role: str = SERVICE_ROLE) -> list[str]:
    """Makes the tables where they are missing or of another shape; says what it did.

    Tables of another shape are dropped: the projector fills the new ones from the log. Run by the
    owner after the log's own migrations.
    """
    with psycopg.connect(owner_dsn, options="-c client_min_messages=warning") as connection:
        connection.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        if shape(connection) == SHAPE:
            return []
        create(connection, SCHEMA, service_role)
        return [f"made the read model {SHAPE[:8]}; the projector will fill it from the log"]


def create(connection: Connection[Any], schema: str, service_role: str = SERVICE_ROLE) -> None:
    """Makes empty tables in a schema, which is dropped first, in the caller's transaction."""
    name = Identifier(schema)
    connection.execute(SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(name))
    connection.execute(SQL("CREATE SCHEMA {}").format(name))
    connection.execute(SQL("SET LOCAL search_path = {}").format(name))
    connection.execute(_SQL.encode())
    connection.execute("INSERT INTO tracking (shape) VALUES (%s)", [SHAPE])
    known = connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [service_role])
    if known.fetchone() is not None:
        grants = SQL(_GRANTS).format(schema=name, role=Identifier(service_role))
        connection.execute(grants)


def check(connection: Connection[Any]) -> None:
    """Refuses a read model that is missing or was made by another program.

    Raises:
        ProjectionIsOther: `credential-ledger migrate` makes it anew.
    """
    found = shape(connection)
    if found != SHAPE:
        raise ProjectionIsOther(found or "none", SHAPE)


def shape(connection: Connection[Any]) -> str | None:
    """Gives the shape of the read model in the database, or None where there is none."""
    if connection.execute("SELECT to_regclass('projection.tracking')").fetchone() == (None,):
        return None
    row = connection.execute("SELECT shape FROM projection.tracking").fetchone()
    return None if row is None else row[0]


def tracking(connection: Connection[Any]) -> Tracking:
    """Tells how far the read model on the connection's search path has come.

    Raises:
        ProjectionIsOther: its tables are of another shape.
    """
    row = connection.execute(
        "SELECT shape, position, reference_position, failure FROM tracking"
    ).fetchone()
    if row is None or row[0] != SHAPE:
        raise ProjectionIsOther("none" if row is None else row[0], SHAPE)
    return Tracking(*row[1:])
