"""Learning of a head that moves: one listening connection for a whole process."""

import selectors
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, LiteralString, NamedTuple

import psycopg

from ledger.store import log
from ledger.store.connection import connect

_CHANNEL: LiteralString = "ledger_head"
_POLL_S = 1.0
_BREATH_S = 0.005
"""Between looks while notices pour in; the first look after a rest is not delayed."""
_WAKES = 4096
_FIRST_PAUSE_S = 0.05
_LONGEST_PAUSE_S = 1.0

Look = Callable[[psycopg.Connection[Any]], int]


def _log_head(connection: psycopg.Connection[Any]) -> int:
    return log.head(connection).position


class Head:
    """A position that only moves forward, and those who wait for it to move."""

    def __init__(self) -> None:
        """Starts at 0."""
        self._position = 0
        self._closed = False
        self._moved = threading.Condition()
        self._listeners: dict[object, Callable[[int], None]] = {}

    @property
    def head(self) -> int:
        """The last position heard of: never beyond the real one, perhaps a moment behind."""
        return self._position

    @property
    def closed(self) -> bool:
        """Whether nobody watches any more; the position will not move again."""
        return self._closed

    def wait_for(self, position: int, timeout_s: float) -> int:
        """Waits until this position is reached; answers the one then known.

        After the timeout, or once closed, the answer is below `position`.
        """
        with self._moved:
            self._moved.wait_for(lambda: self._position >= position or self._closed, timeout_s)
            return self._position

    def add_listener(self, listener: Callable[[int], None]) -> Callable[[], None]:
        """Has each new position told to `listener`, in the watch's thread; answers how to stop it.

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

    def publish(self, position: int) -> None:
        """Moves to a position, if it is ahead, and tells everybody."""
        with self._moved:
            if position <= self._position:
                return
            self._position = position
            self._moved.notify_all()
        self._tell()

    def end(self) -> None:
        """Wakes everybody who waits and tells the listeners a last time."""
        with self._moved:
            self._closed = True
            self._moved.notify_all()
        self._tell()

    def _tell(self) -> None:
        with self._moved:
            listeners = tuple(self._listeners.items())
        for key, listener in listeners:
            try:
                listener(self._position)
            except Exception:  # noqa: BLE001 - the others must still be told
                with self._moved:
                    self._listeners.pop(key, None)


class _Followed(NamedTuple):
    """A head, the channel on which it is told, and how it is looked up."""

    channel: LiteralString
    look: Look
    head: Head


class HeadWatch(Head):
    """The head of the log, watched over one listening connection for a whole process.

    It listens before it looks, so nothing falls in between; looks each second even when nothing
    was heard; and connects again when the connection is lost. What is made from the log has a
    head of its own, which is followed over the same connection.
    """

    def __init__(self, dsn: str) -> None:
        """Starts watching at once, in a thread of its own."""
        super().__init__()
        self._dsn = dsn
        self._followed: tuple[_Followed, ...] = (_Followed(_CHANNEL, _log_head, self),)
        self._waker, self._wakened = socket.socketpair()
        self._wakened.settimeout(0)
        self._thread = threading.Thread(target=self._run, name="head-watch", daemon=True)
        self._thread.start()

    def follow(self, channel: LiteralString, look: Look) -> Head:
        """Watches another head too: `channel` is where it is told, `look` reads where it is."""
        head = Head()
        self._followed = (*self._followed, _Followed(channel, look, head))
        self._waker.send(b"x")
        return head

    def close(self) -> None:
        """Stops watching, and ends every head it followed."""
        self._closed = True
        self._waker.send(b"x")
        self._thread.join()
        for followed in self._followed:
            followed.head.end()
        self._waker.close()
        self._wakened.close()

    def _run(self) -> None:
        pause_s = _FIRST_PAUSE_S
        while not self._closed:
            try:
                with connect(self._dsn) as connection:
                    followed = self._listen(connection)
                    pause_s = _FIRST_PAUSE_S
                    self._watch(connection, followed)
            except psycopg.Error:
                _wait(pause_s, self._wakened)
                pause_s = min(2 * pause_s, _LONGEST_PAUSE_S)

    def _listen(self, connection: psycopg.Connection[Any]) -> tuple[_Followed, ...]:
        with suppress(BlockingIOError):
            self._wakened.recv(_WAKES)
        followed = self._followed
        for each in followed:
            connection.execute(f"LISTEN {each.channel}")
        return followed

    def _watch(self, connection: psycopg.Connection[Any], followed: tuple[_Followed, ...]) -> None:
        """Hears until closed, or until another head is to be followed."""
        look_at = time.monotonic()
        while not self._closed and followed is self._followed:
            # A notice is a hint to look: anybody who may connect can send one, saying anything.
            heard = {notice.channel for notice in connection.notifies(timeout=0)}
            due = time.monotonic() >= look_at
            for each in followed:
                if due or each.channel in heard:
                    each.head.publish(each.look(connection))
            if due:
                look_at = time.monotonic() + _POLL_S
            if heard:
                _wait(_BREATH_S, self._wakened)
            else:
                _wait(look_at - time.monotonic(), connection, self._wakened)


def _wait(timeout_s: float, *sources: socket.socket | psycopg.Connection[Any]) -> None:
    """Until one of them can be read or the time is over. A selector has no limit of descriptors."""
    with selectors.DefaultSelector() as selector:
        for source in sources:
            selector.register(source, selectors.EVENT_READ)
        selector.select(max(0.0, timeout_s))
