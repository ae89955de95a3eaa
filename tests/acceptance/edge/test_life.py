"""A service from its start to its end, whatever ends it."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

import grpc
import psycopg
import pytest

from credential_ledger.v1 import audit_service_pb2 as audit
from ledger.projections import schema
from ledger.store.log import read_entries
from tests.acceptance.edge.calls import Calls, Refused
from tests.acceptance.edge.calls import command as say
from tests.acceptance.edge.conftest import Serve
from tests.acceptance.edge.process import command, service
from tests.support.cluster import Database
from tests.support.facts import issuer

BUF = Path(sys.executable).with_name("buf")


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    return tmp_path / "data of a service"


async def test_what_was_acknowledged_is_there_after_a_kill(data_dir: Path) -> None:
    request_id = str(uuid4())
    with service("--data-dir", data_dir) as killed:
        first = await killed.ask().record(issuer(), request_id)
        killed.end(signal.SIGKILL)
    with service("--data-dir", data_dir) as again:
        answer = await again.ask().record(issuer(), request_id)
    assert answer.receipt.replayed
    assert answer.receipt.position == first.receipt.position


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_told_to_stop_it_ends_in_order_and_leaves_nobody_behind(
    data_dir: Path, number: signal.Signals
) -> None:
    with service("--data-dir", data_dir) as running:
        await running.ask().record(issuer())
        assert running.end(number) == 0
    assert processes_on(data_dir) == []


@pytest.mark.parametrize("patient", [True, False])
async def test_told_to_stop_under_load_it_ends_every_call_by_name_and_keeps_what_it_answered(
    database: Database, patient: bool
) -> None:
    schema.prepare(database.owner_dsn)
    with service("--dsn", database.service_dsn) as running:
        load = Load(running.ask(), patient=patient)
        async with asyncio.TaskGroup() as group:
            for _ in range(100):
                group.create_task(load.work())
            await load.under_way.wait()
            running.process.send_signal(signal.SIGTERM)
    assert {reason for _, reason in load.endings} <= {"SHUTTING_DOWN", ""}
    assert {code for code, _ in load.endings} == {grpc.StatusCode.UNAVAILABLE}
    with psycopg.connect(database.service_dsn) as connection:
        entries = read_entries(connection, 0, 10_000, 10_000)
    assert load.answered <= {entry.header.request_id for entry in entries}


class Load:
    """Commands one after the other by each who works; the patient leave at the first refusal."""

    def __init__(self, calls: Calls, *, patient: bool) -> None:
        self._calls = calls
        self._patient = patient
        self.answered: set[str] = set()
        self.endings: set[tuple[grpc.StatusCode, str]] = set()
        self.under_way = asyncio.Event()

    async def work(self) -> None:
        reason = "none yet"
        while reason and not (self._patient and self.endings):
            request_id = str(uuid4())
            try:
                await self._calls.record(issuer(), request_id)
                self.answered.add(request_id)
            except Refused as refused:
                reason = refused.reason
                self.endings.add((refused.code, reason))
            if len(self.answered) > 300:
                self.under_way.set()


def processes_on(data_dir: Path) -> list[str]:
    """The command lines, of whatever process, that name a data directory."""
    found = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):  # it ended meanwhile
            found.append(file.read_text().replace("\0", " "))
    return [line for line in found if str(data_dir) in line]


async def test_a_killed_postgresql_comes_back_and_nothing_is_recorded_twice(
    data_dir: Path,
) -> None:
    with service("--data-dir", data_dir) as running:
        calls = running.ask()
        await calls.record(issuer())
        request_id = str(uuid4())
        os.kill(postmaster(data_dir), signal.SIGKILL)
        answer = await until_answered(calls, request_id)
        stream = calls.stream("ReplayEvents", audit.ReplayEventsRequest())
        entries = [entry async for message in stream for entry in message.entries]
    assert answer == 2
    assert len(entries) == 2


def postmaster(data_dir: Path) -> int:
    """The process id of the private PostgreSQL."""
    return int((data_dir / "pgdata/postmaster.pid").read_text().split()[0])


async def until_answered(calls: Calls, request_id: str) -> int:
    """Sends one request until it has an answer; every other outcome must be an honest one."""
    while True:
        try:
            answer = await calls.record(issuer(name="Renamed"), request_id)
            return int(answer.receipt.position)
        except Refused as refused:
            if refused.reason != "UNAVAILABLE":
                raise


def test_a_second_service_on_a_data_directory_says_so(data_dir: Path) -> None:
    with service("--data-dir", data_dir):
        second = command("serve", "--data-dir", data_dir, "--port", 0)
    assert second.returncode == 1
    assert str(data_dir) in second.stderr


def test_a_port_that_is_taken_is_told(database: Database) -> None:
    schema.prepare(database.owner_dsn)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        second = command("serve", "--dsn", database.service_dsn, "--port", port)
    assert second.returncode == 1
    assert f"cannot listen on 127.0.0.1:{port}" in second.stderr


def test_an_address_others_can_reach_is_refused() -> None:
    refused = command("serve", CREDENTIAL_LEDGER_HOST="0.0.0.0")  # noqa: S104 -- it is refused
    assert refused.returncode == 2
    assert "CREDENTIAL_LEDGER_HOST" in refused.stderr
    assert "loopback" in refused.stderr


def test_a_database_nobody_migrated_is_not_served(empty_database: Database) -> None:
    refused = command("serve", CREDENTIAL_LEDGER_DSN=empty_database.service_dsn)
    assert refused.returncode == 1
    assert "credential-ledger migrate" in refused.stderr


def test_a_database_of_a_newer_version_is_not_served(database: Database) -> None:
    with psycopg.connect(database.owner_dsn) as connection:
        connection.execute("INSERT INTO ledger.migrations VALUES (9999, 'later', 'x')")
    refused = command("serve", CREDENTIAL_LEDGER_DSN=database.service_dsn)
    assert refused.returncode == 1
    assert "9999" in refused.stderr


def test_a_server_that_is_not_there_is_told_without_a_trace() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    refused = command("serve", CREDENTIAL_LEDGER_DSN=f"postgresql://u@127.0.0.1:{port}/d")
    assert refused.returncode == 1
    assert "doctor" in refused.stderr
    assert "Traceback" not in refused.stderr


async def test_a_command_is_recorded_though_its_caller_gave_up(serve: Serve) -> None:
    request_id = str(uuid4())
    async with serve(deadline_s=0.000_001) as hasty:
        with pytest.raises(Refused) as gave_up:
            await hasty.record(issuer(), request_id)
    assert gave_up.value.code == grpc.StatusCode.DEADLINE_EXCEEDED
    async with serve() as calls:
        assert (await calls.record(issuer(), request_id)).receipt.replayed


async def test_two_services_on_one_database_share_one_log(serve: Serve) -> None:
    async with serve() as one, serve() as other:
        first = await one.record(issuer())
        second = await other.record(issuer(name="Renamed"))
        assert [first.receipt.position, second.receipt.position] == [1, 2]
        with pytest.raises(Refused, match="REQUEST_ID_REUSED"):
            await same_id_elsewhere(one, other)


async def same_id_elsewhere(one: Calls, other: Calls) -> None:
    method, request = say(issuer(name="Third"))
    await one.call(method, request)
    request.issuer.name = "Fourth"  # type: ignore[attr-defined]  # it registers an issuer
    await other.call(method, request)


def test_a_client_in_another_language_needs_nothing_but_reflection(database: Database) -> None:
    schema.prepare(database.owner_dsn)
    with service("--dsn", database.service_dsn) as running:
        asked = subprocess.run(
            [
                *(BUF, "curl", "--protocol", "grpc", "--http2-prior-knowledge"),
                *("-H", "principal: hr-1", "-H", "role: hr"),
                *("-d", f'{{"request_id": "{uuid4()}"}}'),
                f"http://{running.address}/credential_ledger.v1.EducatorService/RegisterEducator",
            ],
            capture_output=True,
            text=True,
            check=False,
        )
    assert asked.returncode == 0, asked.stderr
    assert '"educatorId"' in asked.stdout
