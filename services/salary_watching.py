"""WatchSalaryEligibility: from a request to its messages."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from functools import partial

from credential_ledger.v1 import salary_service_pb2 as wire
from ledger.domain.answers.salary_changes import SalarySegment
from ledger.domain.refusals.question import CursorInvalid
from ledger.projections.salary_watch import SalaryCursor, SalaryStep, SalaryWatch, Watched
from services.asking import Asking, district_in
from services.messages.writing import fill
from services.requests import WatchSalaryEligibility
from services.tokens import SalaryPlace, Tokens
from services.watching import Progress, Watching


class SalaryWatching:
    """Follows what the educators of districts are due."""

    def __init__(self, asking: Asking, watching: Watching[SalaryWatch], tokens: Tokens) -> None:
        """Takes the ways out."""
        self._asking = asking
        self._watching = watching
        self._tokens = tokens

    async def follow(
        self, asked: WatchSalaryEligibility
    ) -> AsyncGenerator[wire.WatchSalaryEligibilityResponse]:
        """Gives every change behind the cursor; it never ends.

        Raises:
            CursorInvalid, UnknownDistrict, Unavailable
        """
        watched, cursor = await self._start(asked)
        read = partial(self._watching.source.changes, watched)
        async with aclosing(self._watching.follow(read, cursor, cursor.rests_on)) as found:
            async for each in found:
                answer, place = _answer(each), _place(watched, each.cursor)
                answer.cursor = self._tokens.salary_cursor(watched.district_id, place)
                yield answer

    async def _start(self, asked: WatchSalaryEligibility) -> tuple[Watched, SalaryCursor]:
        """Gives where to begin: at the cursor, or with everything as known now."""
        district_id = asked.district_id
        place = self._tokens.salary_place(district_id, asked.cursor) if asked.cursor else None
        if place is not None and asked.effective_on not in (None, place.effective_on):
            raise CursorInvalid
        view = await self._asking.reader.view(districts=[district_id])
        district = district_in(view, district_id)
        if place is None:
            on = self._asking.day(asked.effective_on, district.book)
            return Watched(district_id, on), SalaryCursor(view.position, first=True)
        cursor = SalaryCursor(place.position, place.educator_id, place.first)
        return Watched(district_id, place.effective_on), cursor


def _place(watched: Watched, cursor: SalaryCursor) -> SalaryPlace:
    return SalaryPlace(watched.effective_on, cursor.position, cursor.educator_id, cursor.first)


def _answer(
    found: SalaryStep | Progress[SalaryCursor],
) -> wire.WatchSalaryEligibilityResponse:
    answer = wire.WatchSalaryEligibilityResponse()
    if isinstance(found, Progress):
        answer.progress.position = found.cursor.delivered
        answer.progress.caught_up = found.caught_up
    elif isinstance(found.change, SalarySegment):
        fill(answer.changed, found.change)
    else:
        fill(answer.removed, found.change)
    return answer
