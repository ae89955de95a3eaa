"""Whoever is killed: no orphan stays, nothing acknowledged is lost, the next start works."""

import os
import signal
import subprocess
import threading
from pathlib import Path

import psycopg
import pytest

from services.postgres.cluster import Cluster
from tests.acceptance.postgres.conftest import Services, wait_for_end


def note(dsn: str) -> None:
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS acknowledged (n serial)")
        connection.execute("INSERT INTO acknowledged DEFAULT VALUES")


def noted(dsn: str) -> int:
    with psycopg.connect(dsn) as connection:
        row = connection.execute("SELECT count(*) FROM acknowledged").fetchone()
    assert row is not None
    return int(row[0])


def wait_until_active(observer: psycopg.Connection, backend: int) -> None:
    question = "SELECT pg_stat_clear_snapshot(), state FROM pg_stat_activity WHERE pid = %s"
    while (observer.execute(question, (backend,)).fetchone() or ("", ""))[1] != "active":
        continue


def test_a_killed_postgresql_is_started_again_at_the_same_address(tmp_path: Path) -> None:
    runs_again = threading.Event()
    with Cluster(tmp_path) as cluster:
        cluster.supervise(lambda said: runs_again.set() if "runs again" in said else None)
        dsn, killed = cluster.owner_dsn(), cluster.pid
        for deaths in range(1, 4):
            note(dsn)
            runs_again.clear()
            os.kill(cluster.pid, signal.SIGKILL)
            assert runs_again.wait(60)
            assert noted(dsn) == deaths
        assert cluster.pid != killed


def test_a_killed_postgresql_with_busy_connections_is_started_again(tmp_path: Path) -> None:
    runs_again = threading.Event()
    with Cluster(tmp_path) as cluster:
        cluster.supervise(lambda said: runs_again.set() if "runs again" in said else None)
        note(cluster.owner_dsn())
        waiting = psycopg.connect(cluster.owner_dsn())
        waiting.execute("INSERT INTO acknowledged DEFAULT VALUES")
        computing = psycopg.connect(cluster.owner_dsn(), autocommit=True)
        computing.pgconn.send_query(b"DO $$ BEGIN LOOP END LOOP; END $$")
        wait_until_active(waiting, computing.info.backend_pid)
        os.kill(cluster.pid, signal.SIGKILL)
        assert runs_again.wait(60)
        with pytest.raises(psycopg.OperationalError):
            waiting.commit()
        computing.close()
        assert noted(cluster.owner_dsn()) == 1


def test_without_supervision_a_killed_postgresql_stays_down_until_restart(tmp_path: Path) -> None:
    with Cluster(tmp_path) as cluster:
        note(cluster.owner_dsn())
        ended = os.pidfd_open(cluster.pid)
        os.kill(cluster.pid, signal.SIGKILL)
        assert wait_for_end(ended)
        assert not cluster.alive()
        cluster.restart()
        assert noted(cluster.owner_dsn()) == 1


def test_a_killed_service_leaves_no_orphan_and_loses_nothing(
    tmp_path: Path, services: Services
) -> None:
    service = services.start(tmp_path)
    note(service.said["owner_dsn"])
    postmaster = os.pidfd_open(service.said["postmaster"])
    service.process.kill()
    assert wait_for_end(postmaster)
    with Cluster(tmp_path) as next_one:
        assert noted(next_one.owner_dsn()) == 1


def test_a_start_at_once_after_a_kill_waits_for_the_old_postgresql(
    tmp_path: Path, services: Services
) -> None:
    service = services.start(tmp_path)
    note(service.said["owner_dsn"])
    service.process.kill()
    service.process.wait()
    with Cluster(tmp_path) as next_one:
        assert noted(next_one.owner_dsn()) == 1


def test_service_and_postgresql_killed_together_lose_nothing(
    tmp_path: Path, services: Services
) -> None:
    service = services.start(tmp_path)
    note(service.said["owner_dsn"])
    service.process.kill()
    os.kill(service.said["postmaster"], signal.SIGKILL)
    service.process.wait()
    with Cluster(tmp_path) as next_one:
        assert noted(next_one.owner_dsn()) == 1


def test_an_orphan_without_a_service_is_ended_first(tmp_path: Path) -> None:
    with Cluster(tmp_path) as cluster:
        note(cluster.owner_dsn())
        program, who = cluster.binaries.postgres, cluster.identity
    command = [
        *who.prefix,
        program,
        "-D",
        str(tmp_path / "pgdata"),
        "-c",
        "unix_socket_directories=",
    ]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as orphan:
        assert orphan.stderr is not None
        next(line for line in orphan.stderr if "ready to accept" in line)
        with Cluster(tmp_path) as next_one:
            assert orphan.wait() == 0
            assert noted(next_one.owner_dsn()) == 1


def test_a_second_service_names_the_first_and_stops(tmp_path: Path, services: Services) -> None:
    first = services.start(tmp_path)
    second = services.start(tmp_path)
    assert second.said["error"] == "DataDirectoryInUse"
    assert f"process {first.process.pid} already runs" in second.said["sentence"]
    assert str(tmp_path) in second.said["sentence"]
    assert second.process.wait() == 0
    note(first.said["owner_dsn"])


def test_ctrl_c_in_the_terminal_reaches_the_service_only(tmp_path: Path) -> None:
    with Cluster(tmp_path) as cluster:
        assert os.getpgid(cluster.pid) != os.getpgid(0)
