"""The reader: answers of the read model, as known at any position, for many callers at once."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

from psycopg import Connection

from ledger.domain.refusals.question import PositionBeyondHead
from ledger.domain.stream import Stream
from ledger.projections.between import recorded_between
from ledger.projections.looks import Look, Seen, look
from ledger.projections.reference import Reference
from ledger.projections.reference_questions import ReferenceQuestion
from ledger.projections.roster import JobNames, educators_of, jobs_in
from ledger.projections.schema import in_schema
from ledger.projections.view import Answered, Known, Page, View, award_holders
from ledger.store import log
from ledger.store.batcher import Batcher, Limits
from ledger.store.connection import Link
from ledger.store.errors import Unavailable, UnknownPosition
from ledger.store.streams import streams_at
from ledger.store.subscription import Head

T = TypeVar("T")

Question = Look | Callable[[Connection[Any]], Any]
"""Looks go together in one statement; anything else is asked for itself."""


class Reader:
    """Reads for any number of coroutines over one connection.

    Every question that queued while the last round trip was in flight goes with the next. All
    methods may raise QueueFull, ShuttingDown and Unavailable, and where they take `known`
    UnknownPosition, KnownInFuture and KnownBeforeFirst; None means now.
    """

    def __init__(
        self,
        dsn: str,
        projected: Head,
        *,
        patience_s: float = 10.0,
        limits: Limits | None = None,
    ) -> None:
        """`projected` tells how far the read model is, `patience_s` how long to wait for it."""
        self._link = Link(in_schema(dsn))
        self._projected = projected
        self._patience_s = patience_s
        self._reference = Reference()
        self._batcher = Batcher[Question, Any](self._handle, limits=limits, name="reader")

    def close(self) -> None:
        """Answers what was asked, then stops."""
        self._batcher.close()
        self._link.close()

    async def view(
        self,
        educators: Sequence[str] = (),
        districts: Sequence[str] = (),
        awards: Sequence[str] = (),
        known: Known | None = None,
    ) -> View:
        """Gives what was known of educators, districts and the educators of awards."""
        read = partial(_view, districts, awards)
        return await self._look(read, known, educators=educators, awards=awards)

    async def resolve(self, known: Known | None) -> int:
        """Gives the position that was known then; what is known now at it, will always be."""
        return await self._look(lambda seen: seen.position, known)

    async def wait_for(self, position: int) -> None:
        """Waits until answers rest on this position at least; woken, not polled.

        Raises:
            PositionBeyondHead: the log has no such position yet.
        """
        if position > self._projected.head:
            head = (await self._ask(log.head)).position
            if position > head:
                raise PositionBeyondHead(position, head)
            await self._until(position)

    async def refer(
        self, question: ReferenceQuestion[T], known: Known | None = None
    ) -> Answered[T]:
        """Gives what the reference answers, and raises what it raises."""
        return await self._look(
            lambda seen: _answered(seen, question(seen.reference, seen.position)), known
        )

    async def educator_ids(
        self, district_id: str, known: Known | None, after_id: str, limit: int
    ) -> Answered[Page[str]]:
        """Lists whom a district employs, has employed or will employ, by id."""
        basis = await self._look(lambda seen: _answered(seen, None), known)
        at = basis.position
        found = partial(
            educators_of, district_id=district_id, at=at, after_id=after_id, most=limit + 1
        )
        page = Page.of(await self._ask(found), limit)
        return Answered(position=at, recorded_at=basis.recorded_at, value=page)

    async def jobs_in(self, district_id: str, position: int) -> JobNames:
        """Gives what jobs in a district are called, as known at a position it has come to."""
        found: JobNames = await self._ask(partial(jobs_in, district_id=district_id, at=position))
        return found

    async def streams(self, names: Collection[str], position: int) -> dict[str, Stream]:
        """Gives streams of the log by name, as known at a position it has."""
        found: dict[str, Stream] = await self._ask(
            partial(streams_at, names=names, position=position)
        )
        return found

    async def recorded_between(
        self, above: int, upto: int, streams: Collection[str]
    ) -> dict[str, dict[int, str | None]]:
        """Gives what was recorded in some streams above one position up to another, by stream.

        With each position stands the fact that its entry corrects, if it is a correction.
        """
        asked = partial(recorded_between, above=above, upto=upto, streams=streams)
        found: dict[str, dict[int, str | None]] = await self._ask(asked)
        return found

    async def entry(self, position: int) -> bytes:
        """Gives the bytes of one entry of the log, or refuses with UnknownPosition."""
        entry: bytes = await self._ask(partial(_entry, position=position))
        return entry

    async def _look(
        self, read: Callable[[Seen], T], known: Known | None, **who: Sequence[str]
    ) -> T:
        at = None if known is None else await self._position(known)
        answer: T = await self._ask(Look(read=read, at=at, least=self._projected.head, **who))
        return answer

    async def _position(self, known: Known) -> int:
        """Gives the position of what is known, once the read model has come so far."""
        if isinstance(known, datetime):
            position: int = await self._ask(partial(log.position_at, known_at=known))
        else:
            position = known
        if not 1 <= position <= self._projected.head:
            head = (await self._ask(log.head)).position
            if not 1 <= position <= head:
                raise UnknownPosition(position, head)
            await self._until(position)
        return position

    async def _until(self, position: int) -> None:
        """Waits for the read model; the watch wakes the loop this runs in."""
        loop, reached = asyncio.get_running_loop(), asyncio.Event()

        def tell(head: int) -> None:
            if head >= position:
                with suppress(RuntimeError):  # that loop has closed: nobody waits any more
                    loop.call_soon_threadsafe(reached.set)

        remove = self._projected.add_listener(tell)
        try:
            tell(self._projected.head)
            await asyncio.wait_for(reached.wait(), self._patience_s)
        except TimeoutError:
            stands = self._projected.head
            cause = f"the read model stands at position {stands}, {position} is asked for"
            raise Unavailable(cause) from None
        finally:
            remove()

    def _ask(self, question: Question) -> Awaitable[Any]:
        return self._batcher.submit_async(question)

    def _handle(self, questions: Sequence[Question]) -> Sequence[Any | Exception]:
        looks = [each for each in questions if isinstance(each, Look)]
        found = iter(
            self._link.run(partial(look, looks=looks, reference=self._reference)) if looks else ()
        )
        return [next(found) if isinstance(each, Look) else self._alone(each) for each in questions]

    def _alone(self, question: Callable[[Connection[Any]], Any]) -> object:
        try:
            return self._link.run(question)
        except Exception as error:  # noqa: BLE001 - it is the answer to this question alone
            return error


def _view(districts: Sequence[str], awards: Sequence[str], seen: Seen) -> View:
    educators = seen.educators()
    named = {name: seen.reference.district(name, seen.position) for name in districts}
    return View(
        position=seen.position,
        recorded_at=seen.recorded_at,
        educators=educators,
        districts={name: each for name, each in named.items() if each is not None},
        awards=award_holders(educators, awards),
        stacks=seen.reference.stacks_known(seen.position),
    )


def _answered(seen: Seen, value: T) -> Answered[T]:
    return Answered(position=seen.position, recorded_at=seen.recorded_at, value=value)


def _entry(connection: Connection[Any], position: int) -> bytes:
    log.check_position(connection, position)
    return log.read_raw(connection, after=position - 1, until=position, limit=1)[0]
