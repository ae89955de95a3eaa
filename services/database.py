"""The database a service stands on: a server that others run, or a private one of its own."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psycopg

from ledger.projections import schema
from ledger.store.connection import connect
from ledger.store.errors import Unavailable
from ledger.store.migrate import check_version, migrate
from ledger.store.token_key import token_key
from services.postgres.cluster import Cluster
from services.settings import Settings

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Database:
    """How the service reaches its database, and how the role that owns the tables does."""

    dsn: str
    owner_dsn: str

    def check(self) -> bytes:
        """Refuses a database this program cannot serve; gives the key of its tokens.

        Raises:
            DatabaseIsNewer, DatabaseIsOlder, MigrationChanged, ProjectionIsOther, Unavailable
        """
        try:
            with connect(self.dsn) as connection:
                check_version(connection)
                schema.check(connection)
                return token_key(connection)
        except psycopg.OperationalError as error:
            raise Unavailable(cause=" ".join(str(error).split())) from error


@contextmanager
def open_database(settings: Settings, tell: Tell) -> Iterator[Database]:
    """Gives the database the settings name; a private one is started, watched and ended.

    Raises:
        PostgresError: the private one does not start.
    """
    if settings.dsn is not None:
        dsn = settings.dsn.get_secret_value()
        owner = settings.owner_dsn or settings.dsn
        yield Database(dsn, owner.get_secret_value())
        return
    with Cluster(settings.data_dir) as cluster:
        cluster.supervise(tell)
        yield Database(cluster.service_dsn(), cluster.owner_dsn())


def prepare(database: Database, settings: Settings, tell: Tell) -> None:
    """Migrates a private database; one that others run is migrated by them."""
    if settings.dsn is None:
        migrate_all(database, tell)


def migrate_all(database: Database, tell: Tell) -> None:
    """Brings the log and the read model to this program's version, as the role that owns them.

    Raises:
        DatabaseIsNewer, MigrationChanged
    """
    for line in (*migrate(database.owner_dsn), *schema.prepare(database.owner_dsn)):
        tell(line)
