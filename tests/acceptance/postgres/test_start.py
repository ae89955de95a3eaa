"""A private PostgreSQL comes up, keeps its data, and is reachable only as it should be."""

import psycopg

from services.postgres.cluster import Cluster
from tests.support.cluster import Database


def test_the_service_role_reaches_its_database_and_is_no_superuser(
    cluster: Cluster,
) -> None:
    with psycopg.connect(cluster.service_dsn()) as connection:
        row = connection.execute(
            "SELECT current_user, current_database(), usesuper FROM pg_user "
            "WHERE usename = current_user"
        ).fetchone()
    assert row == ("ledger_service", "credential_ledger", False)


def test_each_test_database_is_its_own(empty_database: Database) -> None:
    with psycopg.connect(empty_database.owner_dsn) as connection:
        row = connection.execute("SELECT current_database(), current_user").fetchone()
    assert row == (empty_database.name, "ledger_owner")
