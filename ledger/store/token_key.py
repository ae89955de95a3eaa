"""The secret of a database: what it hands out signed is its own, and no other's."""

from typing import Any

from psycopg import Connection


def token_key(connection: Connection[Any]) -> bytes:
    """Gives the 32 bytes a database has signed its page tokens and cursors with since it began."""
    row = connection.execute("SELECT key FROM ledger.token_key").fetchone()
    if row is None:
        message = "ledger.token_key is empty, which no migration leaves it"
        raise LookupError(message)
    key: bytes = row[0]
    return key
