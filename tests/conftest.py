"""The fixtures that tests of every folder share."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from services.postgres.cluster import Cluster
from tests.support.cluster import (
    Database,
    create_database,
    drop_database,
    migrated_template,
    start_shared_cluster,
)

# How long an example takes says how busy the machine is, and nothing about the code.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


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
