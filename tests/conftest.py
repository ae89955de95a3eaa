"""The fixtures that tests of every folder share."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from services.postgres.cluster import Cluster
from tests.support.cluster import (
    Database,
    create_database,
    drop_database,
    migrated_template,
    start_shared_cluster,
)

settings.register_profile("untimed")
settings.load_profile("untimed")  # how long an example takes is no property: machines differ


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """One PostgreSQL for each test process."""
    with start_shared_cluster() as running:
        yield running


@pytest.fixture(scope="session")
def template(cluster: Cluster) -> str:
    """The database, all migrations applied, that `database` copies."""
    return migrated_template(cluster)


@pytest.fixture
def database(cluster: Cluster, template: str) -> Iterator[Database]:
    """A database with our tables, for one test."""
    created = create_database(cluster, template)
    yield created
    drop_database(cluster, created)


@pytest.fixture
def empty_database(cluster: Cluster) -> Iterator[Database]:
    """A database without our tables, for one test."""
    created = create_database(cluster)
    yield created
    drop_database(cluster, created)
