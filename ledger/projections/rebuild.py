"""The read model made anew beside the one in use, then put in its place."""

from collections.abc import Callable
from typing import Any

from psycopg import Connection
from psycopg.sql import SQL, Identifier

from ledger.projections.projection import CHANNEL, Projection
from ledger.projections.schema import SCHEMA, create, in_schema
from ledger.store import log
from ledger.store.connection import connect
from ledger.store.migrate import SERVICE_ROLE

_BESIDE = "projection_rebuilt"
_LOCK = 0x70726F6C
"""One rebuild at a time in a database."""


def rebuild(
    owner_dsn: str,
    progress: Callable[[int, int], None] = lambda _position, _head: None,
    service_role: str = SERVICE_ROLE,
) -> int:
    """Makes the read model anew from the log and answers its position.

    Readers go on meanwhile; they and the projector wait only while the last entries are told and
    the tables change places. `progress` is told position and head after each page. Run by the
    owner.

    Raises:
        PoisonEntry: the read model in use stays.
    """
    with connect(in_schema(owner_dsn, _BESIDE), statement_timeout_s=0) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
        with connection.transaction():
            create(connection, _BESIDE, service_role)
        projection = Projection(connection, announced=False)
        _follow(connection, projection, progress)
        with connection.transaction():
            # In the order in which projector and readers take them.
            connection.execute("LOCK TABLE projection.tracking, projection.facts")
            _follow(connection, projection, progress)
            connection.execute(SQL("DROP SCHEMA {} CASCADE").format(Identifier(SCHEMA)))
            connection.execute(
                SQL("ALTER SCHEMA {} RENAME TO {}").format(Identifier(_BESIDE), Identifier(SCHEMA))
            )
            connection.execute("SELECT pg_notify(%s, %s)", [CHANNEL, str(projection.position)])
        return projection.position


def _follow(
    connection: Connection[Any], projection: Projection, progress: Callable[[int, int], None]
) -> None:
    while projection.position < (head := log.head(connection).position):
        projection.advance(head)
        progress(projection.position, head)
