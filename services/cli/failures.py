"""How a command ends that cannot do what it was asked: one sentence to act on, and exit code 1."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import rich_click as click

from ledger.store.errors import StoreError, Unavailable
from services.postgres.errors import PostgresError
from services.server import AddressTaken

_REMEDIES: dict[str, str] = {
    "DatabaseIsOlder": "Run: credential-ledger migrate",
    "DatabaseIsNewer": "Install the newer version of credential-ledger that migrated it.",
    "MigrationChanged": "Install the version of credential-ledger that migrated it.",
    "ProjectionIsOther": "Run: credential-ledger migrate",
    "LogNotEmpty": "Choose another database, or another --data-dir.",
    "Unavailable": "Check the DSN, and that the server runs: credential-ledger doctor",
}


def remedy(error: Exception) -> str:
    """Gives what to do about a failure; empty where nobody knows."""
    return _REMEDIES.get(type(error).__name__, "")


@contextmanager
def failures() -> Iterator[None]:
    """Turns what was foreseen into a message for a person."""
    try:
        yield
    except (AddressTaken, PostgresError, StoreError, Unavailable) as error:
        raise click.ClickException(f"{error} {remedy(error)}".strip()) from error
    except psycopg.Error as error:
        said = " ".join(str(error).split())
        raise click.ClickException(
            f"The database refused: {said} Migrating, rebuilding and loading need the role that "
            "owns the tables: give it with --owner-dsn."
        ) from error
