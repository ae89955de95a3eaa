"""What awaits whom in a district, page by page; never is the whole district in memory."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import NamedTuple

from ledger.domain.answers.pending_shape import PendingItem, PendingKind
from ledger.domain.stacks import Stacks
from ledger.domain.views import DistrictView
from ledger.projections.view import Page, View
from services.asking import Asking
from services.pages import Key

_EDUCATORS_AT_ONCE = 50
_ROUNDS_MAX = 20
"""Then a page ends, with however little was found: a call has its deadline."""


_TIMES = 4
"""As long as other answers made of as many items takes what awaits somebody: it asks several."""


class Place(NamedTuple):
    """Behind the first `told` items of an educator; all of one listing are of the same day."""

    on: date
    educator_id: str
    told: int

    @property
    def key(self) -> Key:
        """The same as the token of a page holds it."""
        return self.on.isoformat(), self.educator_id, self.told

    @classmethod
    def of_key(cls, key: Key) -> "Place":
        """Reads it again."""
        on, educator_id, told = key
        return cls(date.fromisoformat(str(on)), str(educator_id), int(told))


class Row(NamedTuple):
    """An item, and where it stands."""

    item: PendingItem
    place: Place


class Found(NamedTuple):
    """The rows of a page; `stopped` is set where more may follow though no row told so."""

    page: Page[Row]
    stopped: Place | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Worklist:
    """What awaits whom in a district, as known at a position."""

    asking: Asking
    district: DistrictView
    position: int
    stacks: Stacks
    within_days: int
    kinds: frozenset[PendingKind]

    async def page(self, behind: Place, limit: int) -> Found:
        """Walks the educators from a place on, some at once, until there is enough."""
        district_id = self.district.book.district.district_id
        names = (behind.educator_id,) if behind.educator_id else ()
        last, rows = behind, list[Row]()
        for _ in range(_ROUNDS_MAX):
            following = await self.asking.reader.educator_ids(
                district_id, self.position, last.educator_id, _EDUCATORS_AT_ONCE
            )
            rows += await self._rows((*names, *following.value.rows), behind)
            if len(rows) > limit or not following.value.more:
                return Found(Page.of(rows, limit), None)
            last, names = Place(behind.on, following.value.rows[-1], 0), ()
        if rows and rows[-1].place.educator_id == last.educator_id:
            last = rows[-1].place
        return Found(Page.of(rows, limit), last)

    async def _rows(self, names: tuple[str, ...], behind: Place) -> list[Row]:
        view = await self.asking.reader.view(educators=names, known=self.position)
        items = sum(len(educator.items) for educator in view.educators.values())
        return await self.asking.large.do(_TIMES * items, partial(self._tell, view, names, behind))

    def _tell(self, view: View, names: tuple[str, ...], behind: Place) -> list[Row]:
        return [
            Row(item, Place(behind.on, name, told))
            for name in names
            for told, item in enumerate(
                view.educators[name].pending(
                    self.district, self.stacks, behind.on, self.within_days, self.kinds
                ),
                start=1,
            )
            if (name, told) > (behind.educator_id, behind.told)
        ]
