"""One connection to the database that survives the loss of it."""

import time
from collections.abc import Callable
from typing import Any, TypeVar

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from ledger.store.errors import Unavailable

Answer = TypeVar("Answer")

_FIRST_PAUSE_S = 0.05
_LONGEST_PAUSE_S = 1.0
_SETTINGS = {
    "timezone": "UTC",
    # Plans are prepared while the log is small and kept; a sequential scan chosen then would stay.
    "enable_seqscan": "off",
    "jit": "off",
    # A client that hangs must not keep others from the log.
    "idle_in_transaction_session_timeout": "10s",
}
_LIVENESS = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
}


def connect(dsn: str, *, statement_timeout_s: float = 10.0) -> psycopg.Connection[Any]:
    """Opens a connection in autocommit, in UTC, that notices a dead server.

    Raises:
        psycopg.OperationalError: the server cannot be reached.
    """
    settings = _SETTINGS | {"statement_timeout": f"{int(statement_timeout_s * 1000)}ms"}
    asked = str(conninfo_to_dict(dsn).get("options", ""))
    options = [asked, *(f"-c {name}={value}" for name, value in settings.items())]
    conninfo = make_conninfo(dsn, options=" ".join(options), **_LIVENESS)
    return psycopg.connect(conninfo, autocommit=True)


class Link:
    """A connection, made when it is first needed and made again when it is lost.

    One thread at a time may use it.
    """

    def __init__(
        self, dsn: str, *, patience_s: float = 10.0, statement_timeout_s: float = 10.0
    ) -> None:
        """`patience_s`: how long a lost connection is tried again before giving up."""
        self._dsn = dsn
        self._patience_s = patience_s
        self._statement_timeout_s = statement_timeout_s
        self._connection: psycopg.Connection[Any] | None = None

    def run(self, work: Callable[[psycopg.Connection[Any]], Answer]) -> Answer:
        """Does the work, again from its start if the connection is lost meanwhile.

        Work must therefore be harmless to repeat: a read, or `append`, whose request ids tell
        what a lost call had done.

        Raises:
            Unavailable: the server could not be reached in time, or gave up on a statement.
        """
        give_up_at = time.monotonic() + self._patience_s
        pause_s = _FIRST_PAUSE_S
        while True:
            try:
                return work(self._connected())
            except psycopg.Error as error:
                if not self._is_lost(error):
                    if isinstance(error, psycopg.OperationalError):
                        raise Unavailable(_one_line(error)) from error
                    raise
                if time.monotonic() + pause_s > give_up_at:
                    raise Unavailable(_one_line(error)) from error
            self.close()
            time.sleep(pause_s)
            pause_s = min(2 * pause_s, _LONGEST_PAUSE_S)

    def close(self) -> None:
        """Closes the connection; the next work opens another."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _is_lost(self, error: psycopg.Error) -> bool:
        # A server that has become read-only is not the primary any more: look for that one.
        moved = isinstance(error, psycopg.errors.ReadOnlySqlTransaction)
        return moved or self._connection is None or self._connection.closed

    def _connected(self) -> psycopg.Connection[Any]:
        if self._connection is None:
            self._connection = connect(self._dsn, statement_timeout_s=self._statement_timeout_s)
        return self._connection


def _one_line(error: psycopg.Error) -> str:
    return " ".join(str(error).split()) or type(error).__name__
