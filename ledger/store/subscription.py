"""Learning of a head that moves: one listening connection for a whole process."""

import selectors
import socket
import threading
import time
from collections.abc import Callable
from typing import Any, LiteralString

import psycopg

from ledger.store import log
from ledger.store.connection import connect

_CHANNEL: LiteralString = "ledger_head"
_POLL_S = 1.0
_FIRST_PAUSE_S = 0.05
_LONGEST_PAUSE_S = 1.0


def _log_head(connection: psycopg.Connection[Any]) -> int:
    return log.head(connection).position


class HeadWatch:
    """Knows the head of the log, and wakes whoever waits for it to move.

    It listens before it looks, so nothing falls in between; looks each second even when nothing
    was heard; and connects again when the connection is lost. What is made from the log has a
    head of its own, which is watched the same way.
    """

    def __init__(
        self,
        dsn: str,
        *,
        channel: LiteralString = _CHANNEL,
        look: Callable[[psycopg.Connection[Any]], int] = _log_head,
    ) -> None:
        """Starts watching at once, in a thread of its own.

        `channel` is where each new head is told; `look` reads the head there is.
        """
        self._dsn = dsn
        self._channel = channel
        self._look = look
        self._head = 0
        self._moved = threading.Condition()
        self._listeners: dict[object, Callable[[int], None]] = {}
        self._closed = False
        self._waker, self._wakened = socket.socketpair()
        self._thread = threading.Thread(target=self._run, name="head-watch", daemon=True)
        self._thread.start()

    @property
    def head(self) -> int:
        """The last position heard of: never beyond the log's head, perhaps a moment behind."""
        return self._head

    @property
    def closed(self) -> bool:
        """Whether the watch has ended; its head will not move again."""
        return self._closed

    def wait_for(self, position: int, timeout_s: float) -> int:
        """Waits until the log has this position; answers the head then known.

        After the timeout, or once closed, the answer is below `position`.
        """
        with self._moved:
            self._moved.wait_for(lambda: self._head >= position or self._closed, timeout_s)
            return self._head

    def add_listener(self, listener: Callable[[int], None]) -> Callable[[], None]:
        """Has each new head told to `listener`, in the watch's thread; answers how to stop it.

        It must return at once; an event loop passes something that calls call_soon_threadsafe.
        One that raises, because its loop has closed say, is not told again.
        """
        key = object()
        with self._moved:
            self._listeners[key] = listener

        def remove() -> None:
            with self._moved:
                self._listeners.pop(key, None)

        return remove

    def close(self) -> None:
        """Stops watching, wakes everybody who waits and tells the listeners a last time."""
        with self._moved:
            self._closed = True
            self._moved.notify_all()
        self._waker.send(b"x")
        self._thread.join()
        self._tell()
        self._waker.close()
        self._wakened.close()

    def _run(self) -> None:
        pause_s = _FIRST_PAUSE_S
        while not self._closed:
            try:
                with connect(self._dsn) as connection:
                    connection.execute(f"LISTEN {self._channel}")
                    pause_s = _FIRST_PAUSE_S
                    self._watch(connection)
            except psycopg.Error:
                _wait(pause_s, self._wakened)
                pause_s = min(2 * pause_s, _LONGEST_PAUSE_S)

    def _watch(self, connection: psycopg.Connection[Any]) -> None:
        look_at = time.monotonic()
        while not self._closed:
            if time.monotonic() >= look_at:
                self._publish(self._look(connection))
                look_at = time.monotonic() + _POLL_S
            heard = [int(notice.payload) for notice in connection.notifies(timeout=0)]
            self._publish(max(heard, default=0))
            if not heard:
                _wait(look_at - time.monotonic(), connection, self._wakened)

    def _publish(self, position: int) -> None:
        with self._moved:
            if position <= self._head:
                return
            self._head = position
            self._moved.notify_all()
        self._tell()

    def _tell(self) -> None:
        with self._moved:
            listeners = tuple(self._listeners.items())
        for key, listener in listeners:
            try:
                listener(self._head)
            except Exception:  # noqa: BLE001 - the others must still be told
                with self._moved:
                    self._listeners.pop(key, None)


def _wait(timeout_s: float, *sources: socket.socket | psycopg.Connection[Any]) -> None:
    """Until one of them can be read or the time is over. A selector has no limit of descriptors."""
    with selectors.DefaultSelector() as selector:
        for source in sources:
            selector.register(source, selectors.EVENT_READ)
        selector.select(max(0.0, timeout_s))
