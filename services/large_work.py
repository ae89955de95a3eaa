"""Answers made of much: made beside the event loop, so that other calls go on."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

T = TypeVar("T")

_ITEMS_MAX = 200
"""Items of timelines; an answer made of so many takes the event loop about 5 ms."""

_Asked = tuple[asyncio.Future[Any], Callable[[], Any]]


class LargeWork:
    """Does what is little at once and what is large in a thread, one after the other.

    One thread, because each that runs takes the interpreter from the event loop for a while. What
    nobody waits for any more is left out; what is under way at the end of the process ends with it.
    """

    def __init__(self, items_max: int = _ITEMS_MAX) -> None:
        """`items_max`: what is made of more items is large."""
        self.items_max = items_max
        self._asked: SimpleQueue[_Asked] = SimpleQueue()
        self._thread: Thread | None = None

    async def do(self, items: int, work: Callable[[], T]) -> T:
        """Gives what `work` gives, which is made of so many items."""
        if items <= self.items_max:
            return work()
        if self._thread is None:
            # A thread of an executor is waited for, however long it takes, when the process ends.
            self._thread = Thread(target=_work, args=(self._asked,), name="large-work", daemon=True)
            self._thread.start()
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._asked.put((done, work))
        return await done


def _work(asked: "SimpleQueue[_Asked]") -> None:
    while True:
        done, work = asked.get()
        if done.cancelled():
            continue
        try:
            found = work()
        except BaseException as error:  # noqa: BLE001 -- whoever asked is told
            _tell(done, done.set_exception, error)
        else:
            _tell(done, done.set_result, found)


def _tell(done: asyncio.Future[Any], tell: Callable[[Any], None], what: object) -> None:
    def told() -> None:
        if not done.done():
            tell(what)

    # Where the loop has ended nobody waits any more.
    with suppress(RuntimeError):
        done.get_loop().call_soon_threadsafe(told)
