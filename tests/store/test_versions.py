"""The version a definition is told to be counts definitions, whatever else its stream holds."""

from collections.abc import Iterator
from uuid import uuid4

import pytest

from ledger.domain.command import Command
from ledger.domain.values import Fact
from ledger.store.command_batch import Receipt
from ledger.store.pipeline import Pipeline
from tests.support.catalogue import retirement
from tests.support.cluster import Database
from tests.support.facts import credential, issuer
from tests.support.memory import ANY_KIND, ISSUER


@pytest.fixture
def pipeline(database: Database) -> Iterator[Pipeline]:
    """A pipeline on a database with the Maker Educator Badge, retired."""
    running = Pipeline(database.service_dsn)
    for fact in (issuer(), credential(), retirement()):
        record(running, fact)
    yield running
    running.close()


def record(pipeline: Pipeline, fact: Fact, request_id: str | None = None) -> Receipt:
    command = Command(fact, ISSUER, request_id or str(uuid4()), ANY_KIND)
    return pipeline.submit(command).result(timeout=30)


def test_a_retirement_is_no_version_of_the_definition(pipeline: Pipeline) -> None:
    assert record(pipeline, credential(title="Second edition")).version == 2


def test_a_repeated_request_is_told_the_version_it_was(
    pipeline: Pipeline, database: Database
) -> None:
    request_id, second = str(uuid4()), credential(title="Second edition")
    record(pipeline, second, request_id)
    record(pipeline, credential(title="Third edition"))
    fresh = Pipeline(database.service_dsn)
    for each in (pipeline, fresh):
        again = record(each, second, request_id)
        assert (again.version, again.replayed) == (2, True)
    fresh.close()
