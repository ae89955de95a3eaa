"""The doctor says what is there, what is wrong, and what to do; and changes nothing."""

import os
from pathlib import Path

import psycopg
import pytest

from services.postgres.binaries import BINDIR_VARIABLE
from services.postgres.cluster import Cluster
from services.postgres.doctor import Finding, examine, examine_server
from tests.support.cluster import Database


def by_subject(findings: list[Finding]) -> dict[str, Finding]:
    return {finding.subject: finding for finding in findings}


def test_a_running_cluster_is_well_and_described(cluster: Cluster) -> None:
    found = by_subject(examine(cluster.data_dir))
    assert all(finding.ok for finding in found.values())
    assert cluster.version in found["PostgreSQL programs"].detail
    assert cluster.identity.how in found["user"].detail
    assert f"127.0.0.1:{cluster.port}" in found["port"].detail
    assert found["server"].detail == f"PostgreSQL {cluster.version} answers"
    assert "no TLS" in found["purpose"].detail
    assert "DSN" in found["purpose"].remedy


def test_the_holder_of_the_directory_is_named(cluster: Cluster) -> None:
    found = by_subject(examine(cluster.data_dir))
    assert found["service"].detail == f"process {os.getpid()} runs it"


def test_before_the_first_start_nothing_is_wrong_and_nothing_is_made(tmp_path: Path) -> None:
    findings = examine(tmp_path / "state")
    assert [finding.subject for finding in findings if not finding.ok] == []
    assert list(tmp_path.iterdir()) == []


def test_missing_programs_are_the_only_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(BINDIR_VARIABLE, str(tmp_path))
    (finding,) = examine(tmp_path)
    assert not finding.ok
    assert "pip install" in finding.detail


def test_data_of_another_version_are_told(tmp_path: Path) -> None:
    (tmp_path / "pgdata").mkdir()
    (tmp_path / "pgdata" / "PG_VERSION").write_text("12\n")
    found = by_subject(examine(tmp_path))
    assert not found["data directory"].ok
    assert "Install PostgreSQL 12" in found["data directory"].detail


def test_a_server_that_does_not_answer_is_told() -> None:
    (finding,) = examine_server("host=127.0.0.1 port=1 dbname=none user=nobody")
    assert (finding.subject, finding.ok) == ("server", False)
    assert "Check the DSN" in finding.remedy


def test_a_server_that_may_lose_facts_is_told(cluster: Cluster, empty_database: Database) -> None:
    with psycopg.connect(cluster.owner_dsn("postgres"), autocommit=True) as connection:
        name = empty_database.name
        connection.execute(f"ALTER DATABASE {name} SET synchronous_commit = off".encode())
    found = by_subject(examine_server(empty_database.service_dsn))
    assert found["server"].ok
    assert not found["durability"].ok
    assert "power failure" in found["durability"].remedy
