"""What is there for a private PostgreSQL, what is wrong with it, and what to do about it."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg

from services.postgres.binaries import SUPPORTED, Binaries, find_binaries
from services.postgres.bootstrap import DATABASE, OWNER_ROLE
from services.postgres.directory import DataDirectory, existing, lock_holder, refused
from services.postgres.errors import (
    DataDirectoryForeign,
    DataDirectoryVersion,
    PostgresError,
)
from services.postgres.orphan import read_note, works_in
from services.postgres.unprivileged import NOBODY, find_identity

_CONNECT_SECONDS = 5
_SETTINGS = (
    "SELECT split_part(current_setting('server_version'), ' ', 1), current_setting('fsync'), "
    "current_setting('synchronous_commit'), current_setting('server_encoding')"
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: whether it is well, what was seen, and what to do (empty: nothing)."""

    subject: str
    ok: bool
    detail: str
    remedy: str = ""


def examine(data_dir: Path) -> list[Finding]:
    """The private PostgreSQL of `data_dir`; changes nothing and starts nothing."""
    directory = DataDirectory(data_dir.absolute())
    try:
        made_by = directory.major
        binaries = find_binaries(made_by)
    except PostgresError as error:
        return [_ill("PostgreSQL programs", str(error))]
    except OSError as error:
        return [_ill("data directory", str(refused(directory.root, error)))]
    return [
        _programs(binaries),
        _user(binaries, directory),
        *_data(directory, made_by, binaries),
        Finding(
            subject="purpose",
            ok=True,
            detail="a private PostgreSQL is for trying and testing: it has no TLS, and its "
            "programs come without a promise of minor releases",
            remedy="For production give the DSN of a server that your database people run.",
        ),
    ]


def examine_server(dsn: str) -> list[Finding]:
    """The server behind `dsn`: reachable, of a supported version, and safe on power failure."""
    try:
        with psycopg.connect(dsn, connect_timeout=_CONNECT_SECONDS) as connection:
            major = connection.info.server_version // 10000
            version, fsync, commit, encoding = connection.execute(_SETTINGS).fetchall()[0]
    except psycopg.OperationalError as error:
        remedy = "Check the DSN, and that the server runs and lets this user in."
        return [_ill("server", str(error).strip(), remedy)]
    durability = f"fsync {fsync}, synchronous_commit {commit}"
    return [
        _well("server", f"PostgreSQL {version} answers")
        if major in SUPPORTED
        else _ill("server", f"PostgreSQL {version} is not supported", "Use PostgreSQL 15 to 18."),
        _well("durability", durability)
        if fsync == "on" and commit != "off"
        else _ill("durability", durability, "Set both to on, or a power failure loses facts."),
        _well("encoding", encoding)
        if encoding == "UTF8"
        else _ill("encoding", encoding, "Create the database with ENCODING 'UTF8'."),
    ]


def running_dsn(data_dir: Path) -> str | None:
    """How the owner reaches the PostgreSQL that runs on `data_dir`; None where it cannot be."""
    directory = DataDirectory(data_dir.absolute())
    note = read_note(directory.pgdata)
    if note is None or note.port is None or not works_in(note.pid, directory.pgdata):
        return None
    try:
        return _owner_dsn(directory, note.port)
    except PostgresError:
        return None


def _owner_dsn(directory: DataDirectory, port: int | None) -> str:
    password = directory.password(OWNER_ROLE)
    return f"host=127.0.0.1 port={port} dbname={DATABASE} user={OWNER_ROLE} password={password}"


def _well(subject: str, detail: str) -> Finding:
    return Finding(subject, ok=True, detail=detail)


def _ill(subject: str, detail: str, remedy: str = "") -> Finding:
    return Finding(subject, ok=False, detail=detail, remedy=remedy)


def _programs(binaries: Binaries) -> Finding:
    detail = f"{binaries.version} in {binaries.bindir} ({binaries.source})"
    return _well("PostgreSQL programs", detail)


def _user(binaries: Binaries, directory: DataDirectory) -> Finding:
    try:
        who = find_identity(binaries.postgres, existing(directory.root))
    except PostgresError as error:
        return _ill("user", str(error))
    return _well("user", f"we are user id {os.geteuid()}; PostgreSQL starts {who.how}")


def _data(directory: DataDirectory, made_by: int | None, binaries: Binaries) -> Iterator[Finding]:
    subject = "data directory"
    if made_by is None:
        yield _well(subject, f"{directory.root} holds no data yet; serve creates them")
        return
    owner = directory.pgdata.stat().st_uid
    if owner != os.geteuid() and not (os.geteuid() == 0 and owner == NOBODY):
        yield _ill(subject, str(DataDirectoryForeign(directory.root, owner)))
    elif made_by != binaries.major:
        yield _ill(subject, str(DataDirectoryVersion(directory.root, made_by, binaries.major)))
    else:
        detail = f"{directory.root}, made by PostgreSQL {made_by}, owned by user id {owner}"
        yield _well(subject, detail)
    yield from _running(directory)


def _running(directory: DataDirectory) -> Iterator[Finding]:
    holder, note = lock_holder(directory.root), read_note(directory.pgdata)
    yield _well("service", f"process {holder} runs it" if holder else "nobody runs it now")
    if note is None or not works_in(note.pid, directory.pgdata):
        return
    if holder is None:
        detail = f"PostgreSQL (process {note.pid}) runs without its service"
        yield _ill("orphan", detail, "Run serve, which ends it first.")
    yield _well("port", f"127.0.0.1:{note.port}")
    try:
        dsn = _owner_dsn(directory, note.port)
    except PostgresError as error:
        yield _ill("password", str(error))
        return
    yield from examine_server(dsn)
