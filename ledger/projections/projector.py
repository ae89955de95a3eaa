"""The projector: keeps the read model up to the head of the log, one process at a time."""

import threading
from typing import Any

import psycopg
from psycopg import Connection

from ledger.projections.errors import Superseded
from ledger.projections.projection import CHANNEL, Projection
from ledger.projections.schema import in_schema
from ledger.store.connection import connect
from ledger.store.subscription import Head, HeadWatch

_LOCK = 0x70726F6B
"""Held by the session of the one projector that works; the others stand by."""
_STANDBY_S = 0.5
_BREATH_S = 0.01
"""Between pages, so that under load a page is worth its transaction; the first is not delayed."""
_FIRST_PAUSE_S = 0.05
_LONGEST_PAUSE_S = 1.0


def follow_projection(log_watch: HeadWatch) -> Head:
    """Follows how far the read model has come, whichever process moves it."""
    return log_watch.follow(CHANNEL, _position)


class Projector:
    """Tells the log's entries to the read model as they come, in a thread of its own.

    Woken by the watch of the log. Where another process already does it, this one stands by and
    takes over when that one is gone. An entry that cannot be read stops it: `failure` says why,
    and so does the read model to whoever asks.
    """

    def __init__(self, dsn: str, log_watch: Head, *, standby_s: float = _STANDBY_S) -> None:
        """Starts at once. `standby_s`: how often to look whether the other is gone."""
        self._dsn = in_schema(dsn)
        self._watch = log_watch
        self._standby_s = standby_s
        self._failure: Exception | None = None
        self._leads = False
        self._closing = threading.Event()
        self._woken = threading.Event()
        self._remove = log_watch.add_listener(lambda _: self._woken.set())
        self._thread = threading.Thread(target=self._run, name="projector", daemon=True)
        self._thread.start()

    @property
    def failure(self) -> Exception | None:
        """Why it stopped, or None while it works or stands by."""
        return self._failure

    @property
    def leads(self) -> bool:
        """Whether it is this one that works, and none that stands by."""
        return self._leads

    def close(self) -> None:
        """Stops after the page under way."""
        self._closing.set()
        self._woken.set()
        self._remove()
        self._thread.join()

    def _run(self) -> None:
        pause_s = _FIRST_PAUSE_S
        while not self._closing.is_set():
            try:
                with connect(self._dsn) as connection:
                    self._stand_by(connection)
                    pause_s = _FIRST_PAUSE_S
                    self._work(connection)
            except Superseded:
                continue
            except (psycopg.OperationalError, psycopg.InterfaceError):
                self._closing.wait(pause_s)
                pause_s = min(2 * pause_s, _LONGEST_PAUSE_S)
            except Exception as error:  # noqa: BLE001 - whatever it is, it is told, not retried
                self._stop(error)
                return
            finally:
                self._leads = False

    def _stand_by(self, connection: Connection[Any]) -> None:
        """Waits until this is the only projector, or closes."""
        while not self._closing.is_set():
            row = connection.execute("SELECT pg_try_advisory_lock(%s)", [_LOCK]).fetchone()
            if row == (True,):
                self._leads = True
                return
            self._closing.wait(self._standby_s)

    def _work(self, connection: Connection[Any]) -> None:
        if self._closing.is_set():
            return
        # What a crash of the server loses of the read model is told again from the log.
        connection.execute("SET synchronous_commit = off")
        projection = Projection(connection, announced=True)
        while True:
            # Cleared before `close` is looked for, so that no call of it can fall in between.
            self._woken.clear()
            if self._closing.is_set():
                return
            while projection.position < self._watch.head and not self._closing.is_set():
                projection.advance(self._watch.head)
                self._closing.wait(_BREATH_S)
            self._woken.wait()

    def _stop(self, error: Exception) -> None:
        self._failure = error
        try:
            with connect(self._dsn) as connection:
                connection.execute("UPDATE tracking SET failure = %s", [str(error)])
        except psycopg.Error:
            return  # the failure is known here; the database cannot be told just now


def _position(connection: Connection[Any]) -> int:
    row = connection.execute("SELECT position FROM projection.tracking").fetchone()
    return 0 if row is None else row[0]
