"""Stage 4, decide: of several benefits one is due on a day, whatever brings them."""

from bisect import insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from ledger.domain.pay.days.bounding import Pause
from ledger.domain.pay.decide.rates import rate_on
from ledger.domain.pay.document import Choice, Keep
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.inputs.versions import Version
from ledger.domain.pay.select.carrying import carrying
from ledger.domain.pay.terms.pay import NotMoney
from ledger.domain.pay.words.wording import said

_DAY = timedelta(days=1)
_FAR = date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class _Declared:
    """The choice at an `index` of a version, for the days on which that version speaks."""

    choice: Choice
    index: int
    version: Version
    day_from: date
    day_until: date


def choose(entitlements: Iterable[Entitlement], versions: Sequence[Version], case: Case) -> None:
    """Pause every benefit of a choice on the days on which another one of it is due.

    A choice is the policy's, whichever version governs a benefit: on each day that of the version
    in force then speaks.
    """
    due = [each for each in entitlements if each.due]
    for policy_id in sorted({each.version.policy_id for each in due}):
        own = [each for each in due if each.version.policy_id == policy_id]
        for declared in _declared(policy_id, versions, case.on):
            among = [e for e in own if e.benefit.benefit_id in declared.choice.benefits]
            _among(among, declared, case)


def _declared(policy_id: str, versions: Sequence[Version], on: date) -> Iterator[_Declared]:
    """Give the choices of each version; one announced for later does not speak yet.

    For days before the first version that speaks, as where none has begun, the first one does.
    """
    own = [each for each in versions if each.policy_id == policy_id]
    begun = [each for each in own if each.in_force_from <= on] or own[:1]
    turns = [date.min, *(each.in_force_from for each in begun[1:]), _FAR]
    for version, (day_from, day_until) in zip(begun, pairwise(turns), strict=True):
        for index, choice in enumerate(version.document.choices):
            yield _Declared(
                choice=choice,
                index=index,
                version=version,
                day_from=day_from,
                day_until=day_until,
            )


def _among(among: Iterable[Entitlement], declared: _Declared, case: Case) -> None:
    since, until = declared.day_from, declared.day_until
    sides = [_Side(each, case) for each in sorted(among, key=lambda each: each.order)]
    bounds = {day for each in sides for day in each.turns} | {since}
    contest = _Contest(sides, declared.choice, case)
    for day in sorted(day for day in bounds if since <= day < until):
        contest.go_to(day)
    for side, day_from, day_until, kept in contest.over(until):
        pause = _lost(kept.of, declared, (day_from, day_until), case.on)
        if side.of.version is not declared.version:
            pause = replace(pause, positions=(*pause.positions, declared.version.position))
        side.of.pauses = _with(side.of.pauses, pause)


class _Side:
    """What takes part in a choice; between its turns it may be another from year to year only."""

    def __init__(self, entitlement: Entitlement, case: Case) -> None:
        """See on which days it may begin, end or change."""
        self.of, self._case = entitlement, case
        self._carrying = carrying(entitlement, case)
        self.turns = set(self._bounds())

    @property
    def name(self) -> str:
        """The benefit that it is of: what one fact brings and what another does stand together."""
        return self.of.benefit.benefit_id

    def _bounds(self) -> Iterator[date]:
        entitlement = self.of
        yield entitlement.span[0]
        yield entitlement.span[1] or _FAR
        for pause in entitlement.pauses:
            yield from (pause.day_from, pause.day_until)
        for awaited in entitlement.awaited:
            yield awaited.day_from
            yield awaited.day_until or _FAR
        for stint in self._carrying:
            yield max(stint.day_from, entitlement.span[0])
            if stint.day_until is not None:
                yield stint.day_until
            yield from self._case.bases.changes(stint.assignment_id, date.min, _FAR)

    def rate(self, day: date) -> Fraction | None:
        """Give what it comes to on a day; None where it is not due then.

        What no assignment carries has nothing to lose; what is awaited takes the place of nothing.
        """
        day_from, until = self.of.span
        if not (day_from <= day and (until is None or day < until)):
            return None
        if any(each.day_from <= day < each.day_until for each in self.of.pauses):
            return None
        if self.of.awaited_on(day):
            return None
        carried = any(stint.runs_on(day) for stint in self._carrying)
        if not carried and not isinstance(self.of.benefit.pay, NotMoney):
            return None
        return rate_on(self.of, day, self._case)


class _Contest:
    """Which sides are due on a day, what each benefit comes to, and which are lost to which.

    Sides are named by their places; the first is the first in order.
    """

    def __init__(self, sides: Sequence[_Side], choice: Choice, case: Case) -> None:
        """Begin before every day."""
        self._sides, self._choice, self._case = sides, choice, case
        self._turning: dict[date, list[int]] = {}
        for place, side in enumerate(sides):
            for day in side.turns:
                self._turning.setdefault(day, []).append(place)
        self._year: date | None = date.min
        self._rates: dict[int, Fraction] = {}
        self._running: dict[str, list[int]] = {}
        self._sums: dict[str, Fraction] = {}
        self._kept: int | None = None
        self._losing: dict[int, tuple[date, int]] = {}
        self._lost: list[tuple[int, date, date, int]] = []

    def go_to(self, day: date) -> None:
        """Go on to the next day on which something may change."""
        year = self._case.almanac.year_of(day)
        begun = None if year is None else year.year_from
        turned = range(len(self._sides)) if begun != self._year else self._turning.get(day, ())
        self._year = begun
        for place in turned:
            self._look(place, day)
        name = self._highest() if len(self._running) > 1 else None
        kept = None if name is None else self._running[name][0]
        for place in turned if kept == self._kept else range(len(self._sides)):
            loses = name is not None and self._sides[place].name != name and place in self._rates
            self._set(place, kept if loses else None, day)
        self._kept = kept

    def over(self, until: date) -> Iterator[tuple[_Side, date, date, _Side]]:
        """Give what each side lost, from when until when, and to which."""
        for place in range(len(self._sides)):
            self._set(place, None, until)
        for place, day_from, day_until, kept in sorted(self._lost):
            yield self._sides[place], day_from, day_until, self._sides[kept]

    def _look(self, place: int, day: date) -> None:
        side = self._sides[place]
        before, after = self._rates.pop(place, None), side.rate(day)
        running = self._running.setdefault(side.name, [])
        if before is None and after is not None:
            insort(running, place)
        elif before is not None and after is None:
            running.remove(place)
        if after is not None:
            self._rates[place] = after
        more = (after or Fraction(0)) - (before or Fraction(0))
        self._sums[side.name] = self._sums.get(side.name, Fraction(0)) + more
        if not running:
            del self._running[side.name]

    def _highest(self) -> str:
        """Give the benefit that is due: the highest of all it brings, then the first.

        Where the first is kept, one that brings nothing gives way all the same.
        """

        def place(benefit_id: str) -> tuple[object, ...]:
            index, rate = self._choice.benefits.index(benefit_id), self._sums[benefit_id]
            return (rate > 0, -index) if self._choice.keep is Keep.FIRST else (rate, -index)

        return max(self._running, key=place)

    def _set(self, place: int, kept: int | None, day: date) -> None:
        """Have a side lost to another from a day on, or to none."""
        since, before = self._losing.get(place, (day, None))
        if before == kept:
            return
        if before is not None:
            self._lost.append((place, since, day, before))
            del self._losing[place]
        if kept is not None:
            self._losing[place] = day, kept


def _lost(kept: Entitlement, declared: _Declared, span: tuple[date, date], on: date) -> Pause:
    day_from, day_until = span
    is_was = "was" if day_until <= on else "is"
    title = kept.earned.title
    named = kept.benefit.title + (f" ({title})" if title else "")
    return Pause(
        day_from=day_from,
        day_until=day_until,
        words=f"{named} is due instead from {said(day_from)}",
        regained_on=day_from,
        regained=f"until {said(day_until - _DAY)} {named} {is_was} due instead",
        inputs={"benefit_id": kept.benefit.benefit_id},
        positions=kept.earned.positions,
        choice=declared.index,
    )


def _with(pauses: tuple[Pause, ...], pause: Pause) -> tuple[Pause, ...]:
    return tuple(sorted((*pauses, pause), key=lambda each: each.day_from))
