"""What the command pipeline promises its callers."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from uuid import uuid4

import psycopg
import pytest

from ledger.domain.command import Command
from ledger.domain.facts.catalogue import Credential
from ledger.domain.facts.educator import Educator
from ledger.domain.refusals.learning import EnrollmentOpen, HoursAboveMaximum
from ledger.domain.refusals.request import RequestIdReused
from ledger.domain.refusals.unknown import UnknownCredentialVersion, UnknownEducator
from ledger.domain.values import Fact
from ledger.store.command_batch import Receipt
from ledger.store.errors import EntryTooLarge
from ledger.store.log import head, read_entries
from ledger.store.pipeline import Pipeline
from tests.support.cluster import Database
from tests.support.facts import activity, credential, district, employment, enrollment, issuer
from tests.support.memory import ANY_KIND, ISSUER


@pytest.fixture
def pipeline(database: Database) -> Iterator[Pipeline]:
    """A pipeline on a database with Lakeview and the Maker Educator Badge."""
    running = Pipeline(database.service_dsn)
    for fact in (district(), issuer(), credential()):
        record(running, fact)
    yield running
    running.close()


def command(fact: Fact, request_id: str | None = None) -> Command:
    """Say a fact."""
    return Command(fact, ISSUER, request_id or str(uuid4()), ANY_KIND)


def record(pipeline: Pipeline, fact: Fact, request_id: str | None = None) -> Receipt:
    """Record a fact and wait for its receipt."""
    return pipeline.submit(command(fact, request_id)).result(timeout=30)


def test_a_recorded_fact_stands_at_its_position(pipeline: Pipeline, database: Database) -> None:
    receipt = record(pipeline, Educator())

    with psycopg.connect(database.service_dsn) as connection:
        [entry] = read_entries(connection, receipt.position - 1, receipt.position, 1)
    assert entry.header.stream == f"educator/{receipt.fact_id}" == receipt.stream
    assert (entry.header.type, entry.data) == ("educator.v1", b"{}")
    assert entry.recorded_at == receipt.recorded_at


def test_the_same_request_gets_its_first_answer(pipeline: Pipeline) -> None:
    request_id = str(uuid4())
    first = record(pipeline, Educator(), request_id)

    again = record(pipeline, Educator(), request_id)

    assert again.replayed
    assert not first.replayed
    assert (again.position, again.fact_id) == (first.position, first.fact_id)


def test_a_repeated_request_is_not_refused_for_what_it_did_itself(pipeline: Pipeline) -> None:
    educator_id = record(pipeline, Educator()).fact_id
    request_id = str(uuid4())
    first = record(pipeline, enrollment(educator_id), request_id)

    again = record(pipeline, enrollment(educator_id), request_id)

    assert (again.position, again.replayed) == (first.position, True)


def test_a_request_id_with_other_content_is_refused(pipeline: Pipeline) -> None:
    educator_id = record(pipeline, Educator()).fact_id
    request_id = str(uuid4())
    first = record(pipeline, enrollment(educator_id), request_id)

    with pytest.raises(RequestIdReused) as refusal:
        record(pipeline, enrollment(educator_id, "2026-01-11"), request_id)

    assert refusal.value.position == first.position


def test_a_refused_command_is_not_remembered(pipeline: Pipeline) -> None:
    educator_id, request_id = record(pipeline, Educator()).fact_id, str(uuid4())
    enrollment_id = record(pipeline, enrollment(educator_id)).fact_id
    with pytest.raises(HoursAboveMaximum):
        record(
            pipeline,
            activity(educator_id, enrollment_id, "lab-class", hours=Decimal(9)),
            request_id,
        )

    accepted = record(pipeline, activity(educator_id, enrollment_id, "lab-class"), request_id)

    assert not accepted.replayed


def test_an_unknown_educator_is_refused(pipeline: Pipeline) -> None:
    with pytest.raises(UnknownEducator):
        record(pipeline, employment(str(uuid4())))


def test_of_many_at_once_each_gets_its_own_outcome(pipeline: Pipeline, database: Database) -> None:
    educators = [record(pipeline, Educator()).fact_id for _ in range(20)]
    commands = [command(enrollment(educator_id)) for educator_id in educators for _ in range(3)]

    async def together() -> list[Receipt | BaseException]:
        waiting = [pipeline.record(each) for each in commands]
        return await asyncio.gather(*waiting, return_exceptions=True)

    outcomes = asyncio.run(together())

    recorded = [one for one in outcomes if isinstance(one, Receipt)]
    refused = [one for one in outcomes if isinstance(one, EnrollmentOpen)]
    assert (len(recorded), len(refused)) == (20, 40)
    with psycopg.connect(database.service_dsn) as connection:
        assert head(connection).position == max(one.position for one in recorded)


def test_two_processes_on_one_educator_never_both_enroll(
    pipeline: Pipeline, database: Database
) -> None:
    other = Pipeline(database.service_dsn)
    educators = [record(pipeline, Educator()).fact_id for _ in range(25)]

    def enroll(which: Pipeline, educator_id: str) -> bool:
        try:
            record(which, enrollment(educator_id))
        except EnrollmentOpen:
            return False
        return True

    with ThreadPoolExecutor(16) as threads:
        won = [
            [threads.submit(enroll, which, educator_id) for which in (pipeline, other)]
            for educator_id in educators
        ]
        wins = [[one.result() for one in pair] for pair in won]
    other.close()

    assert all(sorted(pair) == [False, True] for pair in wins)


def test_a_version_defined_elsewhere_is_seen_at_once(
    pipeline: Pipeline, database: Database
) -> None:
    educator_id = record(pipeline, Educator()).fact_id
    second = enrollment(educator_id, credential_version=2)
    with pytest.raises(UnknownCredentialVersion):
        record(pipeline, second)
    other = Pipeline(database.service_dsn)
    assert record(other, credential(title="Second")).version == 2
    other.close()

    assert record(pipeline, second).stream == f"educator/{educator_id}"


def test_an_entry_that_is_too_large_is_refused_alone(pipeline: Pipeline) -> None:
    with pytest.raises(EntryTooLarge):
        record(pipeline, _huge())

    assert not record(pipeline, Educator()).replayed


def _huge() -> Credential:
    part = credential().components[0]
    titled = [
        type(part)(
            component_id=f"part-{n}",
            title="x" * 200,
            mode=part.mode,
            nominal_hours=Decimal(1),
            maximum_hours=Decimal(1),
            required=False,
        )
        for n in range(300)
    ]
    return credential(credential_id="huge", components=tuple(titled))


def test_a_fact_on_a_version_defined_elsewhere_is_understood_here(
    pipeline: Pipeline, database: Database
) -> None:
    educator_id = record(pipeline, Educator()).fact_id
    record(pipeline, enrollment(educator_id, credential_id="maker-educator"))
    second = record(pipeline, Educator()).fact_id
    other = Pipeline(database.service_dsn)
    record(other, credential(title="Second"))
    begun = record(other, enrollment(second, credential_version=2)).fact_id
    other.close()

    assert record(pipeline, activity(second, begun, "lab-class")).position


def test_a_command_is_not_refused_for_one_before_it_that_was_not_recorded(
    pipeline: Pipeline,
) -> None:
    educator_id = record(pipeline, Educator()).fact_id
    used = str(uuid4())
    record(pipeline, Educator(), used)
    reused = command(enrollment(educator_id), used)
    sound = command(enrollment(educator_id))

    async def together() -> list[Receipt | BaseException]:
        waiting = [pipeline.record(each) for each in (reused, sound)]
        return await asyncio.gather(*waiting, return_exceptions=True)

    first, second = asyncio.run(together())

    assert isinstance(first, RequestIdReused)
    assert isinstance(second, Receipt)
