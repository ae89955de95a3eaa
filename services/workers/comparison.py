"""The worker of CompareSalaryEligibility about a whole district: every educator, at two bases."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date
from functools import cache, partial

import msgspec
from msgspec import Struct

from credential_ledger.v1.salary_service_pb2 import CompareSalaryEligibilityResponse
from ledger.domain.refusals.unknown import UnknownDistrict
from ledger.domain.retro.changed_facts import Recorded
from ledger.domain.retro.comparison_shape import EducatorComparison
from ledger.domain.retro.pay_dates import PayDates
from ledger.domain.retro.stating import KnownAt
from ledger.domain.retro.totals import Totals
from ledger.domain.retro.two_bases import Comparing
from ledger.domain.stream import educator_stream
from ledger.domain.views import DistrictView, EducatorView
from ledger.projections.snapshot import Snapshot
from services.comparison_messages import educator, progress, summary
from services.workers.working import work

_AT_ONCE = 50


class ComparisonTask(Struct, frozen=True, kw_only=True):
    """What is to be compared, on positions that can be read; 0 is where nothing was known.

    Either a day or pay dates are set.
    """

    dsn: str
    district_id: str
    before: int
    after: int
    effective_on: date | None = None
    payable_from: date | None = None
    payable_until: date | None = None
    found_on: date | None = None

    @property
    def about(self) -> date | PayDates:
        """What it is about."""
        if self.effective_on is not None:
            return self.effective_on
        if self.payable_from is None or self.payable_until is None:
            raise ValueError("a comparison is about a day or about pay dates")
        return PayDates(self.payable_from, self.payable_until)


def compare(data: bytes) -> Iterator[CompareSalaryEligibilityResponse]:
    """Gives how far it has come, who changed, and the summary."""
    task = msgspec.json.decode(data, type=ComparisonTask)
    with ExitStack() as closing:

        def snapshot(position: int) -> Snapshot:
            found = Snapshot(task.dsn, position)
            closing.callback(found.close)
            return found

        yield from _Work(task, cache(snapshot)).told()


class _Work:
    def __init__(self, task: ComparisonTask, snapshot: Callable[[int], Snapshot]) -> None:
        self._district_id, self._snapshot = task.district_id, snapshot
        self._before = before = snapshot(task.before) if task.before else None
        self._after = after = snapshot(task.after)
        self._comparing = Comparing(
            before=None if before is None else _district(before, task.district_id),
            after=after.district(task.district_id),
            positions=(task.before, task.after),
            about=task.about,
            found_on=task.found_on,
            runs=after.payroll_runs(task.district_id),
        )
        self._rules = after.rules(task.district_id)

    def told(self) -> Iterator[CompareSalaryEligibilityResponse]:
        roster = self._roster()
        moved = self._moved(roster)
        totals = Totals(self._comparing.currency)
        totals.skip(len(roster) - len(moved))
        yield progress(len(roster) - len(moved), len(roster))
        for first in range(0, len(moved), _AT_ONCE):
            for compared in self._compared(moved[first : first + _AT_ONCE]):
                totals.add(compared)
                if compared.says_anything:
                    yield educator(compared)
            left = len(moved[first + _AT_ONCE :])
            yield progress(len(roster) - left, len(roster))
        yield summary(totals.summary())

    def _compared(self, some: Sequence[str]) -> Iterator[EducatorComparison]:
        before, after = _views(self._before, some), _views(self._after, some)
        about = self._recorded(some)
        for each in some:
            recorded = Recorded(about.get(educator_stream(each), {}), self._rules)
            yield self._comparing.educator(
                each, before.get(each), after.get(each), recorded, partial(self._known_at, each)
            )

    def _known_at(self, educator_id: str, basis: int) -> KnownAt:
        """Gives what is known at a basis that is neither of the two; few are asked about."""
        snapshot = self._snapshot(basis)
        views = _views(snapshot, [educator_id])
        return _district(snapshot, self._district_id), views.get(educator_id)

    def _roster(self) -> list[str]:
        snapshots = [each for each in (self._before, self._after) if each is not None]
        return sorted({name for each in snapshots for name in each.educator_ids(self._district_id)})

    def _moved(self, roster: list[str]) -> list[str]:
        """Gives of whom anything an answer is made of was recorded in between, or time may tell."""
        if self._comparing.rules_changed or self._comparing.days_differ:
            return roster
        about = self._recorded(roster)
        return [each for each in roster if educator_stream(each) in about]

    def _recorded(self, some: Sequence[str]) -> dict[str, dict[int, str | None]]:
        """Gives what was recorded of some in between, by stream, and reads nothing of others."""
        streams = [educator_stream(each) for each in some]
        return self._after.recorded_between(*self._comparing.positions, streams)


def _district(snapshot: Snapshot, district_id: str) -> DistrictView | None:
    try:
        return snapshot.district(district_id)
    except UnknownDistrict:
        return None


def _views(snapshot: Snapshot | None, some: Sequence[str]) -> dict[str, EducatorView]:
    found = [] if snapshot is None else snapshot.educators(some)
    return {each.educator_id: each for each in found}


if __name__ == "__main__":
    work(compare)
