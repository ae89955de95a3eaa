"""Stage 3, accumulate: what counts together is added up under each version."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ledger.domain.pay.accumulate.begun import places_held
from ledger.domain.pay.accumulate.bringing import brought_by
from ledger.domain.pay.accumulate.certain import (
    ALWAYS,
    Reached,
    came_late,
    known_by,
    reached,
    turns,
)
from ledger.domain.pay.accumulate.handing import periods_around
from ledger.domain.pay.accumulate.hoping import Leveled, hoped_levels
from ledger.domain.pay.accumulate.lots import lot_of
from ledger.domain.pay.days.cycles import period_of
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.levels.lot import Handed, Lot, Period
from ledger.domain.pay.levels.tally import Tally
from ledger.domain.pay.levels.together import Around, levels_of
from ledger.domain.pay.terms.accumulate import SameCredential, Together


class Added:
    """What some lots come to under every version that governs one of them.

    Beside what counts it knows what will once all that is awaited has come. Where each period has a
    version of its own, `before` is that of the one before, which hands something on. What counts
    in sums of other versions is `elsewhere`: of one credential it may have the place.
    """

    def __init__(
        self,
        lots: Mapping[str, Entitlement],
        latest: Entitlement,
        case: Case,
        before: "Added | None",
        elsewhere: Sequence[Entitlement],
    ) -> None:
        """Add up; `latest` governs the latest of the lots, and may be of none."""
        self._lots, self._latest, self._case, self._before = lots, latest, case, before
        self._elsewhere = [
            each
            for each in elsewhere
            if each.earned.key not in lots and period_of(each.benefit, each.earned.earned_on, case)
        ]
        self._governing = {each.version.number: each for each in (latest, *lots.values())}
        self._sure = {each: self._tally(each) for each in self._governing}
        awaits = any(each.due and each.awaited for each in self.behind())
        self._hoped = {each: self._tally(each, hoped=True) for each in self._sure if awaits}
        self._certain: dict[int, list[tuple[date, Reached]]] = {}

    @property
    def versions(self) -> list[int]:
        """The numbers of the versions, in order."""
        return sorted(self._sure)

    def tally(self, number: int) -> Tally:
        """Give what it comes to under a version; to earn is what nothing awaited will bring."""
        sure, hoped = self._sure[number], self._hoped.get(number)
        if hoped is None:
            return sure
        return sure.hoping(hoped)

    def supposing(self, lots: Mapping[str, Entitlement]) -> Tally:
        """Give what other lots in their place come to under the latest version."""
        latest = self._latest
        return Added(lots, latest, self._case, self._before, self._elsewhere).tally(
            latest.version.number
        )

    def levels(self, number: int) -> Iterable[Leveled]:
        """Give the levels under a version, with the days on which each rests on what is awaited."""
        sure, hoped = self._sure[number], self._hoped.get(number)
        if hoped is None:
            return ((level, ()) for level in sure.levels)
        return hoped_levels(hoped, sure, self.named, list(self.behind()))

    def certain(self, number: int) -> Sequence[tuple[date, Reached]]:
        """Give which levels were certain under a version, at first and since each day after."""
        if number not in self._certain:
            self._certain[number] = list(self._turns(number))
        return self._certain[number]

    def _turns(self, number: int) -> Iterator[tuple[date, Reached]]:
        late = came_late(self._lots.values(), self._case.almanac)
        if not late:
            yield ALWAYS, self._reached(self._sure[number])
            return
        days = sorted({ALWAYS, *(each.met_on for several in late.values() for each in several)})
        seen = {days[-1]: self._reached(self._sure[number])}
        summing = self._summing(number)

        def at(day: date) -> Reached:
            if day not in seen:
                lots = [known_by(lot, late.get(lot.fact_id, ()), day) for lot in summing.lots]
                seen[day] = self._reached(replace(summing, lots=lots).tally())
            return seen[day]

        yield from turns(days, at)

    def _reached(self, tally: Tally) -> Reached:
        return reached(tally, lambda level: brought_by(level, self.named(level.cause)))

    def handed(self, *, hoped: bool = False) -> Handed | None:
        """Give what the last period hands on, as far as it is sure or as is hoped."""
        number = self._latest.version.number
        tallies = {**self._sure, **self._hoped} if hoped else self._sure
        return tallies[number].handed

    def named(self, lot: Lot) -> Entitlement:
        """Give what a lot is of; what was carried over is told under the version of its period."""
        if lot.fact_id in self._lots or self._before is None:
            return self._lots[lot.fact_id]
        found, latest = self._before.named(lot), self._latest
        return replace(found, version=latest.version, benefit=latest.benefit, index=latest.index)

    def behind(self) -> Iterator[Entitlement]:
        """Give the lots, and those of the periods before."""
        yield from self._lots.values()
        if self._before is not None:
            yield from self._before.behind()

    def _tally(self, number: int, *, hoped: bool = False) -> Tally:
        return self._summing(number, hoped=hoped).tally()

    def _summing(self, number: int, *, hoped: bool = False) -> "_Summing":
        governing, case = self._governing[number], self._case
        terms = terms_of(governing)
        lots = [lot_of(each, terms, case, hoped=hoped) for each in self._lots.values()]
        lots.extend(places_held(governing, terms, case))
        entering = None if self._before is None else self._before.handed(hoped=hoped)
        periods, around = periods_around(governing, entering, case)
        if terms.same_credential is not SameCredential.EVERY_AWARD:
            others = (lot_of(e, terms_of(e), case, hoped=hoped) for e in self._elsewhere)
            around = replace(around, elsewhere=tuple(others))
        return _Summing(lots, terms, periods, around, case)


@dataclass(frozen=True, slots=True)
class _Summing:
    """What is added up under a version."""

    lots: Sequence[Lot]
    terms: Together
    periods: Sequence[Period]
    around: Around
    case: Case

    def tally(self) -> Tally:
        """Add it up."""
        years, on = self.case.almanac.years, self.case.on
        return levels_of(self.lots, self.terms, self.periods, years, on, self.around)


def terms_of(entitlement: Entitlement) -> Together:
    """Give how the benefit of something that counts together does so."""
    terms = entitlement.benefit.accumulate
    if not isinstance(terms, Together):
        message = "a version of the benefit counts each fact by itself"
        raise TypeError(message)
    return terms
