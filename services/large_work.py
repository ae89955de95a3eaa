"""Answers made of much: made beside the event loop, so that other calls go on."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")

_ITEMS_MAX = 200
"""Items of timelines; an answer made of so many takes the event loop about 5 ms."""


class LargeWork:
    """Does what is little at once and what is large in a thread, one after the other.

    One thread, because each that runs takes the interpreter from the event loop for a while.
    """

    def __init__(self, items_max: int = _ITEMS_MAX) -> None:
        """`items_max`: what is made of more items is large."""
        self._items_max = items_max
        self._thread = ThreadPoolExecutor(1, "large-work")

    async def do(self, items: int, work: Callable[[], T]) -> T:
        """Gives what `work` gives, which is made of so many items."""
        if items <= self._items_max:
            return work()
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)
