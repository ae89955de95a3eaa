"""A handler of batches that waits until it may."""

from collections.abc import Callable, Sequence
from threading import Event


class Gate:
    """A handler that waits until it is opened, and keeps what it was given."""

    def __init__(self, answer: Callable[[int], int | Exception] = lambda number: number) -> None:
        self.entered = Event()
        self.opened = Event()
        self.batches: list[list[int]] = []
        self._answer = answer

    def handle(self, batch: Sequence[int]) -> list[int | Exception]:
        self.entered.set()
        assert self.opened.wait(10)
        self.batches.append(list(batch))
        return [self._answer(number) for number in batch]
