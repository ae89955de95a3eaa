"""What questions have in common: waiting for a position, the basis, and what today is."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from credential_ledger.v1.basis_pb2 import Basis
from ledger.domain.book import DistrictBook
from ledger.domain.refusals.unknown import UnknownDistrict, UnknownEducator
from ledger.domain.views import DistrictView, EducatorView
from ledger.domain.zones import zone
from ledger.projections.reader import Reader
from ledger.projections.view import Answered, Known, View
from services.large_work import LargeWork
from services.messages.google_types import write_instant
from services.requests import Question

_EDUCATORS_A_PAGE = 100


@dataclass(frozen=True, slots=True)
class Asking:
    """Asks the read model what requests ask; what is to be made of much goes to `large`."""

    reader: Reader
    large: LargeWork = field(default_factory=LargeWork)
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def known(self, asked: Question) -> Known | None:
        """Waits for what the answer must not be older than; gives what is wanted known.

        Raises:
            PositionBeyondHead, Unavailable
        """
        if asked.at_least_position:
            await self.reader.wait_for(asked.at_least_position)
        if asked.known is None:
            return None
        return asked.known.at or asked.known.position

    async def view(
        self,
        asked: Question,
        *,
        educators: Sequence[str] = (),
        districts: Sequence[str] = (),
        awards: Sequence[str] = (),
    ) -> View:
        """Gives what is known about these, as the request wants it known.

        Raises:
            PositionBeyondHead, UnknownPosition, KnownInFuture, KnownBeforeFirst, Unavailable
        """
        return await self.reader.view(educators, districts, awards, await self.known(asked))

    async def everybody(self, district_id: str, position: int) -> AsyncIterator[EducatorView]:
        """Gives every educator of a district, by id, all as known at one position.

        All listings together come to one educator a turn of the event loop, so that other calls go
        on.
        """
        after, more = "", True
        while more:
            ids = await self.reader.educator_ids(district_id, position, after, _EDUCATORS_A_PAGE)
            view = await self.reader.view(educators=ids.value.rows, known=position)
            for after in ids.value.rows:
                async with self.turn:
                    await asyncio.sleep(0)
                yield view.educators[after]
            more = ids.value.more

    def day(self, effective_on: date | None, book: DistrictBook | None = None) -> date:
        """Gives the day asked about; unless told, today in the district, or in UTC."""
        if effective_on is not None:
            return effective_on
        there = UTC if book is None else zone(book.district.time_zone)
        return self.clock().astimezone(there).date()


def educator_in(view: View, educator_id: str) -> EducatorView:
    """Gives what a view holds of an educator, or refuses with UnknownEducator."""
    found = view.educators.get(educator_id)
    if found is None:
        raise UnknownEducator(educator_id=educator_id)
    return found


def district_in(view: View, district_id: str) -> DistrictView:
    """Gives what a view holds of a district, or refuses with UnknownDistrict."""
    found = view.districts.get(district_id)
    if found is None:
        raise UnknownDistrict(district_id=district_id)
    return found


def basis_of(answer: View | Answered[Any]) -> Basis:
    """Gives the basis of an answer."""
    basis = Basis(position=answer.position)
    if answer.recorded_at is not None:
        write_instant(basis.recorded_at, answer.recorded_at)
    return basis
