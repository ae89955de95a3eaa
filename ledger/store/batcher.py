"""Group commit: what queued while one batch was in flight is the next batch.

Nobody waits for a batch to fill. But after a batch for many callers of one event loop, the loop
gets the time to answer them and hear their next requests, which then go together: it is slower to
hear than a batch is done, and a batch has its price whatever its size.
"""

import asyncio
import math
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from typing import Generic, TypeVar

import msgspec

from ledger.store.errors import QueueFull, ShuttingDown, Unavailable

Request = TypeVar("Request")
Answer = TypeVar("Answer")

_LOOP_S = 0.0004
"""What an event loop takes, about, to answer one caller and to hear its next request."""
_LONGEST_BREATH_S = 0.005


_PACE_WEIGHT = 0.25
"""How much the last batch counts in what a request takes, about."""
_EVIDENCE = 32
"""How many requests tell what one takes; of fewer, most of the time is the round trip's."""


class Limits(msgspec.Struct, frozen=True):
    """How much may wait, and how much one batch may take.

    In seconds as in numbers and bytes, judged by what requests took lately: who would wait too
    long is told at once, and a batch of dear requests answers its first ones early.
    """

    queue_count: int = 4_096
    queue_bytes: int = 32 * 2**20
    queue_s: float = 10.0
    batch_count: int = 512
    batch_bytes: int = 4 * 2**20
    batch_s: float = 0.5


class _Waiting(Generic[Request, Answer]):
    """A request with its size in bytes and the place where its answer is awaited."""

    __slots__ = ("future", "loop", "request", "size")

    def __init__(
        self,
        request: Request,
        size: int,
        future: Future[Answer] | asyncio.Future[Answer],
        loop: asyncio.AbstractEventLoop | None,
    ) -> None:
        self.request = request
        self.size = size
        self.future = future
        self.loop = loop


class Batcher(Generic[Request, Answer]):
    """Collects requests from many callers and has one thread handle them, many at a time.

    `handle` gets the requests in the order they came and returns for each an answer, or an
    exception to raise at its caller. If it raises, each request is handled once more alone, so
    that one bad request cannot fail its neighbours; `Unavailable` meets all of them.
    """

    def __init__(
        self,
        handle: Callable[[Sequence[Request]], Sequence[Answer | Exception]],
        *,
        size: Callable[[Request], int] = lambda _: 0,
        limits: Limits | None = None,
        name: str = "batcher",
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`size` tells how many bytes a request holds, for the limits; `clock` gives seconds."""
        self._handle = handle
        self._size = size
        self._limits = limits or Limits()
        self._queue: deque[_Waiting[Request, Answer]] = deque()
        self._queued_bytes = 0
        self._changed = threading.Condition()
        self._closed = False
        self._batch_s = 0.05
        self._each_s = 0.0
        self._clock = clock
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def submit(self, request: Request) -> Future[Answer]:
        """Queues a request; the future is settled in the batcher's thread.

        Raises:
            QueueFull, ShuttingDown
        """
        future: Future[Answer] = Future()
        future.set_running_or_notify_cancel()  # what was accepted is done, so: too late to cancel
        self._put(_Waiting(request, self._size(request), future, None))
        return future

    def submit_async(self, request: Request) -> asyncio.Future[Answer]:
        """The same for the running event loop, which is woken once for a whole batch.

        Raises:
            QueueFull, ShuttingDown
        """
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Answer] = loop.create_future()
        self._put(_Waiting(request, self._size(request), future, loop))
        return future

    def close(self) -> None:
        """Takes no more requests, answers all that were accepted, and stops."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        self._thread.join()

    def _put(self, waiting: _Waiting[Request, Answer]) -> None:
        limits = self._limits
        with self._changed:
            if self._closed:
                raise ShuttingDown
            count = len(self._queue)
            full = count >= limits.queue_count or count * self._each_s > limits.queue_s
            if full or self._queued_bytes + waiting.size > limits.queue_bytes:
                raise QueueFull(count * self._each_s or self._batch_s)
            self._queue.append(waiting)
            self._queued_bytes += waiting.size
            if len(self._queue) == 1:
                self._changed.notify()

    def _take(self) -> list[_Waiting[Request, Answer]]:
        """The next batch; empty once closed and drained."""
        with self._changed:
            while not (self._queue or self._closed):
                self._changed.wait()
            batch: list[_Waiting[Request, Answer]] = []
            size = 0
            affordable = self._limits.batch_s / self._each_s if self._each_s else math.inf
            while self._queue and len(batch) < self._limits.batch_count:
                size += self._queue[0].size
                if batch and (size > self._limits.batch_bytes or len(batch) >= affordable):
                    break
                batch.append(self._queue.popleft())
                self._queued_bytes -= batch[-1].size
            return batch

    def _work(self) -> None:
        while batch := self._take():
            started = self._clock()
            outcomes = self._outcomes([waiting.request for waiting in batch])
            self._measure(outcomes, self._clock() - started)
            _settle(batch, outcomes)
            time.sleep(_breath_s(batch))

    def _measure(self, outcomes: Sequence[Answer | Exception], took_s: float) -> None:
        """Note what requests take; waiting for a server that is gone says nothing of that."""
        self._batch_s = took_s
        if any(isinstance(outcome, Unavailable) for outcome in outcomes):
            return
        each_s = took_s / len(outcomes)
        if len(outcomes) < _EVIDENCE:
            self._each_s = min(self._each_s, each_s)
        else:
            weight = _PACE_WEIGHT if self._each_s else 1.0
            self._each_s += weight * (each_s - self._each_s)

    def _outcomes(self, requests: Sequence[Request]) -> Sequence[Answer | Exception]:
        try:
            return self._handle(requests)
        except Exception as error:  # noqa: BLE001 - whatever it is, a caller waits for it
            if len(requests) == 1 or isinstance(error, Unavailable):
                return [error] * len(requests)
        return [self._outcomes([request])[0] for request in requests]


def _breath_s(batch: Sequence[_Waiting[Request, Answer]]) -> float:
    """How long to let the event loops of a batch work; a caller who is alone loses nothing."""
    callers = sum(waiting.loop is not None for waiting in batch)
    return min(callers * _LOOP_S, _LONGEST_BREATH_S) if callers > 1 else 0.0


def _settle(
    batch: Sequence[_Waiting[Request, Answer]], outcomes: Sequence[Answer | Exception]
) -> None:
    by_loop: dict[asyncio.AbstractEventLoop | None, list[Callable[[], None]]] = {}
    for waiting, outcome in zip(batch, outcomes, strict=True):
        by_loop.setdefault(waiting.loop, []).append(partial(_resolve, waiting.future, outcome))
    for loop, settlings in by_loop.items():
        if loop is None:
            _run_all(settlings)
        else:
            with suppress(RuntimeError):  # that loop has closed: nobody waits any more
                loop.call_soon_threadsafe(_run_all, settlings)


def _run_all(calls: Sequence[Callable[[], None]]) -> None:
    for call in calls:
        call()


def _resolve(future: Future[Answer] | asyncio.Future[Answer], outcome: Answer | Exception) -> None:
    if future.done():  # a caller gone away; what it asked for is done all the same
        return
    if isinstance(outcome, Exception):
        future.set_exception(outcome)
    else:
        future.set_result(outcome)
