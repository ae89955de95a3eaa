"""The library's subscription to the log, woken by the process's one head watch."""

from collections import deque
from collections.abc import Sequence
from threading import Event

from eventsourcing.persistence import ApplicationRecorder, Notification, Subscription

from ledger.store.subscription import Head

_PAGE = 500


class LogSubscription(Subscription[ApplicationRecorder]):
    """Yields what is recorded behind a position, then waits for more, until it is stopped.

    It looks before it waits and is told of every new head, so nothing is passed over; what a
    filter by topic left out is not read twice.
    """

    def __init__(
        self,
        recorder: ApplicationRecorder,
        watch: Head,
        *,
        gt: int | None = None,
        topics: Sequence[str] = (),
    ) -> None:
        """Starts behind position `gt`, or at the first entry."""
        super().__init__(recorder, gt=gt, topics=topics)
        self._page: deque[Notification] = deque()
        self._woken = Event()
        self._watch = watch
        self._remove = watch.add_listener(lambda _: self._woken.set())
        self._read_until = gt or 0

    def stop(self) -> None:
        """Ends the iteration, also one that waits in another thread."""
        super().stop()
        self._remove()
        self._woken.set()

    def __next__(self) -> Notification:
        """Waits for the next notification.

        Raises:
            StopIteration: once stopped, or once the recorder is closed.
        """
        while not (self._has_been_stopped or self._watch.closed):
            if self._page:
                return self._page.popleft()
            if not self._pull():
                self._woken.wait()
                self._woken.clear()
        raise StopIteration

    def _pull(self) -> bool:
        """Reads a page; whether there may be more behind it."""
        head = self._watch.head
        page = self._recorder.select_notifications(
            self._read_until, _PAGE, stop=head, topics=self._topics, inclusive_of_start=False
        )
        self._page.extend(page)
        self._read_until = page[-1].id if len(page) == _PAGE else max(head, self._read_until)
        return self._read_until < head or bool(page)
