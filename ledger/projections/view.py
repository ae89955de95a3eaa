"""What answers are made of: everything known at one position about who was asked for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Generic, Self, TypeVar

from ledger.domain.stacks import Stacks
from ledger.domain.timeline.item import AnyAward
from ledger.domain.views import DistrictView, EducatorView

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

Known = datetime | int
"""As known when: an instant, in UTC, or a position."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What was known at `position` of those asked for; who was not known then is left out.

    `recorded_at` is that of the entry at `position`, None for an empty log. `educators` stand by
    id; `awards` leads from the award ids asked for to their educators. `stacks` are all there were.
    """

    position: int
    recorded_at: datetime | None
    educators: Mapping[str, EducatorView]
    districts: Mapping[str, DistrictView]
    awards: Mapping[str, str]
    stacks: Stacks


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered(Generic[T_co]):
    """A value as known at `position`, whose entry was recorded at `recorded_at`."""

    position: int
    recorded_at: datetime | None
    value: T_co


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[T_co]):
    """Some rows of a listing, and whether there are more behind them."""

    rows: tuple[T_co, ...]
    more: bool

    @classmethod
    def of(cls, rows: Iterable[T_co], limit: int) -> Self:
        """Take the first `limit` of rows in order."""
        found = tuple(islice(rows, limit + 1))
        return cls(rows=found[:limit], more=len(found) > limit)


def award_holders(educators: Mapping[str, EducatorView], awards: Iterable[str]) -> dict[str, str]:
    """Tell whose each of some awards is."""
    wanted = frozenset(awards)
    return {
        item.fact_id: view.educator_id
        for view in (educators.values() if wanted else ())
        for item in view.items
        if item.fact_id in wanted and isinstance(item.value, AnyAward)
    }
