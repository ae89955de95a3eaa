"""Salary answers as messages, kept while nothing they rest on has changed."""

from collections import OrderedDict
from collections.abc import AsyncIterable, AsyncIterator
from dataclasses import dataclass
from datetime import date

from credential_ledger.v1.salary_eligibility_pb2 import SalaryEligibility
from ledger.domain.pay.document import Benefit
from ledger.domain.pay.terms.accumulate import Blocks, Together
from ledger.domain.timeline.item import Item, TimelineFact
from ledger.domain.views import DistrictView, EducatorView
from services.large_work import LargeWork
from services.messages.writing import write

_BYTES = 128 * 2**20
"""What the answers kept may come to: some thousand of educators with twenty facts each."""
_MEMORY = 4
"""So many bytes of memory an answer takes for each of its bytes on the wire, as measured."""
_FACT = 1000
"""So many bytes a kept fact takes in memory, at the least."""
_FEW = 10
"""So many benefits, of all versions, make an answer no larger than one."""
_MANY = 500

Key = tuple[str, str, date, bool]


@dataclass(frozen=True, slots=True)
class _KeptAnswer:
    """An answer, and the facts and rules it was made of."""

    items: tuple[Item[TimelineFact], ...]
    district: DistrictView
    answer: SalaryEligibility
    size: int


def size_of(educator: EducatorView, district: DistrictView) -> int:
    """Gives of how many items an answer is made: of more where there are many benefits.

    Where a sum may reach hundreds of levels, it is made of many by one fact alone.
    """
    benefits = [one for each in district.policies for one in each.policy.document.benefits]
    if any(_endless(each) for each in benefits):
        return len(educator.items) * _MANY
    return len(educator.items) * max(1, len(benefits) // _FEW)


def _endless(benefit: Benefit) -> bool:
    counting = benefit.accumulate
    levels = counting.levels if isinstance(counting, Together) else None
    return isinstance(levels, Blocks) and levels.at_most is None


class SalaryAnswers:
    """Evaluates what educators are due; for one event loop.

    An answer is kept with what it was made of, and given again only for the very same: the same
    items, the same calendars and policies, the same day. A definition never changes. Unless it is
    to be `explained` it has no explanation, and none is put into a message.
    """

    def __init__(self, large: LargeWork, most: int = _BYTES) -> None:
        """Keeps answers of so many bytes; those used longest ago are forgotten first."""
        self._large = large
        self._most = most
        self._size = 0
        self._kept: OrderedDict[Key, _KeptAnswer] = OrderedDict()

    async def one(
        self, educator: EducatorView, district: DistrictView, on: date, *, explained: bool = True
    ) -> SalaryEligibility:
        """Gives what an educator is due in a district, for the contract year of a day."""
        key = (educator.educator_id, district.book.district.district_id, on, explained)
        kept = self._kept.get(key)
        if kept is None or kept.district is not district or kept.items != educator.items:
            answer = await self.made(educator, district, on, explained=explained)
            size = _MEMORY * answer.ByteSize() + _FACT * (1 + len(educator.items))
            self._keep(key, _KeptAnswer(educator.items, district, answer, size))
            return answer
        self._kept.move_to_end(key)
        return kept.answer

    def _keep(self, key: Key, new: _KeptAnswer) -> None:
        """Keeps an answer in the place of the last one, and forgets as many as are too much."""
        before = self._kept.pop(key, None)
        self._kept[key] = new
        self._size += new.size - (0 if before is None else before.size)
        while self._size > self._most:
            _, forgotten = self._kept.popitem(last=False)
            self._size -= forgotten.size

    async def made(
        self, educator: EducatorView, district: DistrictView, on: date, *, explained: bool = True
    ) -> SalaryEligibility:
        """Gives the same, and neither looks for an answer that is kept nor keeps it."""
        without = None if explained else "explanation"
        return await self._large.do(
            size_of(educator, district),
            lambda: write(educator.eligibility(district, on), SalaryEligibility, without),
        )

    async def all(
        self,
        educators: AsyncIterable[EducatorView],
        district: DistrictView,
        on: date,
        *,
        explained: bool = True,
    ) -> AsyncIterator[SalaryEligibility]:
        """Gives it for some educators of a district, in their order."""
        async for educator in educators:
            yield await self.one(educator, district, on, explained=explained)
