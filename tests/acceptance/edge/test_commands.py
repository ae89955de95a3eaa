"""The commands of `credential-ledger` do what their help says, and tell what they could not."""

import subprocess
from pathlib import Path
from typing import Any

import grpc
import pytest
from grpc_health.v1 import health_pb2, health_pb2_grpc
from msgspec import structs

from credential_ledger.v1 import audit_service_pb2 as audit
from ledger.projections import schema
from ledger.store.append import append
from ledger.store.connection import connect
from tests.acceptance.edge.calls import Calls
from tests.acceptance.edge.process import command, service
from tests.store.requests import request
from tests.support.cluster import Database
from tests.support.facts import district, issuer


async def exported(calls: Calls) -> bytes:
    """The log as `ledgerctl audit export` writes it."""
    stream = calls.stream("ReplayEvents", audit.ReplayEventsRequest())
    entries = [entry async for message in stream for entry in message.entries]
    return b"".join(len(entry).to_bytes(4, "big") + entry for entry in entries)


def load(log: bytes, folder: Path, database: Database) -> subprocess.CompletedProcess[str]:
    """Loads a log from a file into a database."""
    (folder / "log").write_bytes(log)
    return command("load", folder / "log", "--dsn", database.owner_dsn)


async def test_an_exported_log_is_loaded_byte_for_byte(
    calls: Calls, tmp_path: Path, empty_database: Database
) -> None:
    await calls.record(issuer())
    await calls.record(district())
    log = await exported(calls)
    loaded = load(log, tmp_path, empty_database)
    assert (loaded.returncode, loaded.stdout) == (0, "Loaded 2 entries.\n")
    with service("--dsn", empty_database.service_dsn) as running:
        assert await exported(running.ask()) == log
    again = load(log, tmp_path, empty_database)
    assert again.returncode == 1
    assert "empty database" in again.stderr


async def test_a_log_that_is_cut_is_not_loaded_at_all(
    calls: Calls, tmp_path: Path, empty_database: Database
) -> None:
    await calls.record(issuer())
    await calls.record(district())
    log = await exported(calls)
    refused = load(log[:-1], tmp_path, empty_database)
    assert refused.returncode == 1
    assert "position 2" in refused.stderr
    assert load(log, tmp_path, empty_database).returncode == 0


def test_migrate_says_what_it_did_and_then_that_nothing_is_left(
    empty_database: Database,
) -> None:
    first = command("migrate", "--dsn", empty_database.owner_dsn)
    assert first.returncode == 0
    assert "applied 0001_log.sql" in first.stdout
    second = command("migrate", "--dsn", empty_database.owner_dsn)
    assert second.stdout == "The database is at this program's version already.\n"


def test_migrating_with_a_role_that_owns_nothing_says_which_is_needed(
    empty_database: Database,
) -> None:
    refused = command("migrate", "--dsn", empty_database.service_dsn)
    assert refused.returncode == 1
    assert "--owner-dsn" in refused.stderr


async def test_rebuild_makes_the_read_model_anew(calls: Calls, database: Database) -> None:
    await calls.record(issuer())
    rebuilt = command("rebuild", "--dsn", database.service_dsn, "--owner-dsn", database.owner_dsn)
    assert rebuilt.stdout == "The read model was made anew from 1 entries.\n"


def test_doctor_finds_a_served_database_well(database: Database) -> None:
    schema.prepare(database.owner_dsn)
    found = command("doctor", "--dsn", database.service_dsn)
    assert found.returncode == 0, found.stdout
    assert "ok    tables" in found.stdout
    assert "ok    read model: it stands at position 0" in found.stdout


def test_doctor_looks_into_the_private_database_of_a_running_service(tmp_path: Path) -> None:
    with service("--data-dir", tmp_path / "data"):
        found = command("doctor", "--data-dir", tmp_path / "data")
    assert found.returncode == 0, found.stdout
    assert "ok    read model" in found.stdout


def test_doctor_says_why_the_read_model_stopped(database: Database) -> None:
    schema.prepare(database.owner_dsn)
    with connect(database.service_dsn) as connection:
        append(connection, [structs.replace(request("issuer/x"), type="mystery.v1")])
    with service("--dsn", database.service_dsn) as running:
        until_not_serving(running.address)
        found = command("doctor", "--dsn", database.service_dsn)
    assert found.returncode == 1
    assert "WRONG read model: it stopped at position 0: The entry at position 1" in found.stdout
    assert "mystery.v1" in found.stdout


def until_not_serving(address: str) -> None:
    """Asks for the health of a service until it is ill."""
    with grpc.insecure_channel(address) as channel:
        stub: Any = health_pb2_grpc.HealthStub(channel)
        watched = stub.Watch(health_pb2.HealthCheckRequest())
        while next(watched).status == health_pb2.HealthCheckResponse.SERVING:
            pass
        watched.cancel()


def test_doctor_has_a_newer_program_installed_for_a_newer_database(database: Database) -> None:
    schema.prepare(database.owner_dsn)
    with connect(database.owner_dsn) as connection:
        connection.execute("INSERT INTO ledger.migrations VALUES (9999, 'later', 'x')")
    found = command("doctor", "--dsn", database.service_dsn)
    assert found.returncode == 1
    assert "WRONG tables" in found.stdout
    assert "Install the newer version" in found.stdout
    assert "credential-ledger migrate" not in found.stdout


def test_doctor_says_what_is_wrong_and_what_to_do(empty_database: Database) -> None:
    found = command("doctor", "--dsn", empty_database.service_dsn)
    assert found.returncode == 1
    assert "WRONG tables" in found.stdout
    assert "credential-ledger migrate" in found.stdout


def test_doctor_starts_nothing_and_makes_nothing(tmp_path: Path) -> None:
    found = command("doctor", "--data-dir", tmp_path / "none")
    assert found.returncode == 0
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("name", ["serve", "migrate", "rebuild", "load", "doctor"])
def test_every_command_is_in_the_help_and_has_one(name: str) -> None:
    assert name in command("--help").stdout
    assert command(name, "--help").returncode == 0


def test_the_help_names_every_environment_variable() -> None:
    told = command("--help").stdout
    for name in ("DSN", "DATA_DIR", "HOST", "PORT", "GRACE_S"):
        assert f"CREDENTIAL_LEDGER_{name}" in told


def test_an_owner_without_a_service_starts_no_private_database() -> None:
    refused = command("migrate", CREDENTIAL_LEDGER_OWNER_DSN="postgresql://owner@127.0.0.1/d")
    assert refused.returncode == 2
    assert "needs the DSN of the service" in refused.stderr


def test_a_command_called_wrongly_exits_with_2() -> None:
    assert command("serve", "--port", "high").returncode == 2
    assert command("load", "no-such-file").returncode == 2
