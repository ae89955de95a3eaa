"""A private PostgreSQL comes up, keeps its data, and is reachable only as it should be."""

import socket
from pathlib import Path

import psycopg
import pytest

from services.postgres.cluster import Cluster
from services.postgres.errors import (
    DataDirectoryInUse,
    DataDirectoryUnusable,
    DataDirectoryVersion,
    PasswordMissing,
    StartFailed,
)
from services.postgres.postmaster import free_port
from tests.support.cluster import Database


def ask(dsn: str, question: str) -> tuple[object, ...] | None:
    with psycopg.connect(dsn) as connection:
        return connection.execute(question.encode()).fetchone()


def write(dsn: str, statement: str) -> None:
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute(statement.encode())


def test_the_service_role_reaches_its_database_and_is_no_superuser(cluster: Cluster) -> None:
    question = "SELECT current_user, current_database(), usesuper FROM pg_user WHERE usename = user"
    assert ask(cluster.service_dsn(), question) == ("ledger_service", "credential_ledger", False)


def test_each_test_database_is_its_own(empty_database: Database) -> None:
    question = "SELECT current_database(), current_user"
    assert ask(empty_database.owner_dsn, question) == (empty_database.name, "ledger_owner")


def test_what_is_acknowledged_is_on_disk(cluster: Cluster) -> None:
    question = "SELECT current_setting('fsync'), current_setting('synchronous_commit')"
    assert ask(cluster.owner_dsn(), question) == ("on", "on")


def test_text_is_utf8_and_sorts_alike_on_every_machine(cluster: Cluster) -> None:
    question = "SELECT pg_encoding_to_char(encoding), datcollate FROM pg_database WHERE datname = "
    question += "'credential_ledger'"
    assert ask(cluster.owner_dsn(), question) == ("UTF8", "C")


def test_every_way_in_asks_for_a_scram_password(cluster: Cluster) -> None:
    question = "SELECT array_agg(DISTINCT auth_method) FROM pg_hba_file_rules"
    assert ask(cluster.owner_dsn(), question) == (["scram-sha-256"],)


def test_a_wrong_password_is_refused(cluster: Cluster) -> None:
    address = f"host=127.0.0.1 port={cluster.port} dbname=credential_ledger user=ledger_owner"
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(f"{address} password=guess")


def test_no_other_address_of_this_machine_answers(cluster: Cluster) -> None:
    with pytest.raises(psycopg.OperationalError, match="refused"):
        psycopg.connect(f"host=127.0.0.2 port={cluster.port} user=ledger_owner")


def test_passwords_are_for_their_owner_alone(cluster: Cluster) -> None:
    files = sorted(cluster.data_dir.glob("*.password"))
    assert [file.name for file in files] == ["ledger_owner.password", "ledger_service.password"]
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}


@pytest.mark.parametrize("name", ["with spaces  and 'quotes'", "ü" * 100, "long/" * 100])
def test_any_path_will_do(tmp_path: Path, name: str) -> None:
    with Cluster(tmp_path / name) as started:
        assert ask(started.service_dsn(), "SELECT 1") == (1,)


def test_a_second_start_finds_what_the_first_one_wrote(tmp_path: Path) -> None:
    with Cluster(tmp_path) as first:
        write(first.owner_dsn(), "CREATE TABLE kept AS SELECT 42 AS answer")
    with Cluster(tmp_path) as second:
        assert ask(second.owner_dsn(), "SELECT answer FROM kept") == (42,)


def test_a_restart_keeps_address_and_rows(tmp_path: Path) -> None:
    with Cluster(tmp_path) as started:
        dsn = started.owner_dsn()
        write(dsn, "CREATE TABLE kept AS SELECT 42 AS answer")
        before = started.pid
        started.restart()
        assert started.pid != before
        assert ask(dsn, "SELECT answer FROM kept") == (42,)


def test_a_stopped_cluster_is_not_alive_and_can_start_again(tmp_path: Path) -> None:
    cluster = Cluster(tmp_path)
    with cluster:
        assert cluster.alive()
    assert not cluster.alive()
    with cluster:
        assert ask(cluster.service_dsn(), "SELECT 1") == (1,)


def test_a_cluster_that_was_not_started_has_no_address(tmp_path: Path) -> None:
    with pytest.raises(StartFailed, match="not started"):
        _ = Cluster(tmp_path).port


def test_one_process_starts_a_data_directory_once(cluster: Cluster) -> None:
    with pytest.raises(DataDirectoryInUse, match="already runs"):
        Cluster(cluster.data_dir).start()
    assert ask(cluster.service_dsn(), "SELECT 1") == (1,)


def test_starting_twice_leaves_the_first_start_alone(tmp_path: Path) -> None:
    with Cluster(tmp_path) as started:
        with pytest.raises(DataDirectoryInUse):
            started.start()
        assert ask(started.service_dsn(), "SELECT 1") == (1,)


def test_a_port_that_somebody_took_meanwhile_is_exchanged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as somebody:
        ports = [free_port(), somebody.getsockname()[1]]
        monkeypatch.setattr("services.postgres.cluster.free_port", ports.pop)
        with Cluster(tmp_path) as started:
            assert ports == []
            assert ask(started.service_dsn(), "SELECT 1") == (1,)


def test_data_of_another_major_version_is_left_alone(tmp_path: Path) -> None:
    pgdata = tmp_path / "pgdata"
    pgdata.mkdir()
    (pgdata / "PG_VERSION").write_text("12\n")
    with pytest.raises(DataDirectoryVersion) as refused:
        Cluster(tmp_path).start()
    assert refused.value.made_by == 12
    assert [path.name for path in pgdata.iterdir()] == ["PG_VERSION"]


def test_a_lost_password_is_named(tmp_path: Path) -> None:
    with Cluster(tmp_path):
        pass
    (tmp_path / "ledger_service.password").unlink()
    with pytest.raises(PasswordMissing, match=r"ledger_service\.password"):
        Cluster(tmp_path).start()


def test_a_file_in_the_place_of_the_data_directory_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DataDirectoryUnusable, match="file"):
        Cluster(tmp_path / "file").start()


def test_a_damaged_data_directory_says_what_postgresql_said(tmp_path: Path) -> None:
    with Cluster(tmp_path):
        pass
    (tmp_path / "pgdata" / "global" / "pg_control").unlink()
    with pytest.raises(StartFailed, match="pg_control"):
        Cluster(tmp_path).start()


def test_what_a_killed_creation_left_does_not_disturb_the_next(tmp_path: Path) -> None:
    left = tmp_path / "creating-left"
    left.mkdir()
    (left / "PG_VERSION").write_text("18\n")
    (tmp_path / "ledger_owner.password").write_text("half")
    with Cluster(tmp_path) as started:
        assert ask(started.owner_dsn(), "SELECT 1") == (1,)
    assert not left.exists()


def test_a_note_whose_number_another_process_has_now_is_forgotten(tmp_path: Path) -> None:
    with Cluster(tmp_path):
        pass
    # As after a reboot: process 1 runs, and is no PostgreSQL.
    (tmp_path / "pgdata" / "postmaster.pid").write_text("1\n")
    with Cluster(tmp_path) as started:
        assert ask(started.owner_dsn(), "SELECT 1") == (1,)
