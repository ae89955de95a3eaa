"""Stage 3, accumulate, second part: the sum of what counts together, and its levels."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date

from ledger.domain.pay.answer import WaitingKind
from ledger.domain.pay.begun import places_held
from ledger.domain.pay.bounding import Awaited
from ledger.domain.pay.case import Case
from ledger.domain.pay.cycles import periods_of
from ledger.domain.pay.described import Described
from ledger.domain.pay.earned import Earned, EarnedKind
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Stage
from ledger.domain.pay.hoping import Leveled, hoped_levels
from ledger.domain.pay.levels.lot import Period
from ledger.domain.pay.levels.notes import later
from ledger.domain.pay.levels.outcome import Level, Outcome
from ledger.domain.pay.levels.together import levels_of
from ledger.domain.pay.lots import dated_by, lot_of
from ledger.domain.pay.sum_words import (
    added,
    ending_of,
    pauses_of,
    used,
)
from ledger.domain.pay.terms.accumulate import Together
from ledger.domain.pay.terms.decide import PerUnit, Requirement, Tiers
from ledger.domain.pay.tiers import cuts_of, pieces
from ledger.domain.pay.wording import plain, said, unit_words


class Sum:
    """Everything one benefit counts together, under the version that governs the latest of it."""

    def __init__(self, lots: list[Entitlement], latest: Entitlement, case: Case) -> None:
        """Takes what is due and what is pending, which holds its place; `latest` may be of none."""
        self.lots = {each.earned.key: each for each in lots}
        self.case = case
        self.latest = latest
        self._periods = periods_of(_terms(latest).over, case)
        governing = {each.version.number: each for each in (latest, *lots)}
        self._hoped: dict[int, list[Leveled]] = {}
        self.outcomes = {number: self._with_hopes(each) for number, each in governing.items()}

    @property
    def outcome(self) -> Outcome:
        """What the sum comes to under the latest version."""
        return self.outcomes[self.latest.version.number]

    @property
    def terms(self) -> Together:
        """How the latest version counts together."""
        return _terms(self.latest)

    @property
    def period(self) -> Period | None:
        """The period that contains the day asked, if one does."""
        return self._period_of(self.case.on)

    def _period_of(self, day: date) -> Period | None:
        return next((each for each in self._periods if each.contains(day)), None)

    def levels(self) -> Iterator[Entitlement]:
        """Give an entitlement for every level, each under the version of what caused it.

        A level reached under an earlier version stays; a later version goes on from the next.
        """
        reached: dict[str, int] = {}
        for number in sorted(self.outcomes):
            for level, awaited in self._leveled(number):
                cause = self.lots[level.cause.fact_id]
                new = level.number > reached.get(level.period.key, 0)
                wanted = _brings(level, cause) if level.of_fact else new
                if cause.version.number == number and wanted:
                    reached[level.period.key] = level.number
                    yield self._entitlement(level, cause, awaited)

    def _with_hopes(self, governing: Entitlement) -> Outcome:
        """Add up what counts, and beside it what will once all that is awaited has come."""
        sure = self._outcome(governing)
        if not any(each.due and each.awaited for each in self.lots.values()):
            return sure
        hoped = self._outcome(governing, hoped=True)
        self._hoped[governing.version.number] = hoped_levels(hoped, sure, self.lots)
        return replace(sure, to_earn=hoped.to_earn, coming=hoped.coming)

    def _leveled(self, number: int) -> Iterable[Leveled]:
        """Give the levels under a version, with the days on which each rests on what is awaited."""
        sure = ((level, ()) for level in self.outcomes[number].levels)
        return self._hoped.get(number, sure)

    def _outcome(self, governing: Entitlement, *, hoped: bool = False) -> Outcome:
        terms, case = _terms(governing), self.case
        lots = [lot_of(each, terms, case, hoped=hoped) for each in self.lots.values()]
        lots.extend(places_held(governing, terms, case))
        periods = periods_of(terms.over, case)
        cuts = cuts_of(governing.benefit)
        return levels_of(lots, terms, periods, case.almanac.years, case.on, cuts)

    def _entitlement(
        self, level: Level, cause: Entitlement, awaited: tuple[Awaited, ...]
    ) -> Entitlement:
        held = [(self.lots[lot.fact_id], quantity) for lot, quantity in level.used]
        parts, (first, *_) = [each for each, _ in held], level.spans
        found = replace(
            cause,
            level=level,
            quantity=level.quantity,
            effective_from=first[0],
            dated=dated_by(cause, held),
            # What took the place of something lost since was no condition of the beginning.
            met_on=max(
                [cause.met_on, *(e.met_on for e, _ in held if e.effective_from <= first[0])]
            ),
            ending=ending_of(level, self.terms, parts),
            pauses=tuple(pauses_of(level, self.terms, parts)),
            awaited=awaited,
            met_later=tuple(later for each in parts for later in each.met_later),
            steps=[used(each, self.terms.unit, quantity) for each, quantity in held],
        )
        if level.of_fact:
            notes = self.outcomes[cause.version.number].notes.get(cause.earned.key, ())
            # What limits leave of it on the day asked says nothing of a later one.
            notes = notes if first[0] <= self.case.on else (later(first[0]),)
            found.steps = [added(cause, self.terms.unit, level.quantity, notes)]
        else:
            found.step(
                Stage.ACCUMULATE,
                "level_reached",
                f"With {cause.earned.title} the sum reached "
                f"{unit_words(self.terms.unit, level.at)} on {said(first[0])}: "
                f"level {level.number}.",
                at="/accumulate/levels",
                result=str(level.number),
                inputs={"at": plain(level.at), "unit": self.terms.unit, "period": level.period.key},
            )
        self._await_calendars(found)
        return found

    def _await_calendars(self, found: Entitlement) -> None:
        """Stop a level for which years had to bring something of which no calendar tells."""
        outcome, until = self.outcomes[found.version.number], found.effective_from
        since = outcome.progress_since
        unnamed = None if since is None else self.case.almanac.unnamed(since, until)
        if unnamed is not None:
            text = (
                f"No published calendar names a contract year that contains {said(unnamed)}: "
                "nobody can say whether enough was earned in it."
            )
            found.step(
                Stage.ACCUMULATE,
                "progress_unknown",
                text,
                at="/accumulate/progress",
                result="not yet determinable",
                inputs={"day": str(unnamed)},
            )
            found.wait(WaitingKind.CALENDAR, text)

    def whole(self, *, without: Collection[str] = ()) -> Entitlement:
        """Give the whole sum of the period of the day asked, with every fact that counts in it.

        What is told elsewhere need not be told again: the facts `without`, by their keys.
        """
        period, outcome, within = self.period, self.outcome, self.within()
        name = "" if period is None else period.key
        # How a requirement stands says itself in which period.
        title = "" if period is None or not period.bounded or self.requires else name
        earned = Earned(
            kind=EarnedKind.CREDIT,
            key=f"sum of {name}",
            facts=tuple(dict.fromkeys(each.earned.fact_id for each in within)),
            described=Described(title=title),
            earned_on=self.case.on,
            positions=(self.latest.version.position,),
            subjects=(),
        )
        outside = (each for each in self.lots.values() if self._period_of(_day(each)) is None)
        steps = [
            added(each, self.terms.unit, outcome.counted[key], outcome.notes.get(key, ()))
            for each in sorted((*within, *outside), key=lambda each: each.earned.age)
            if (key := each.earned.key) in outcome.counted and key not in without
        ]
        return replace(
            self.latest, earned=earned, steps=steps, quantity=outcome.total, run=None, level=None
        )

    def brings(self, level: Level) -> bool:
        """Whether a fact brings anything by its place in the sum."""
        return _brings(level, self.lots[level.cause.fact_id])

    def of_other_period(self, entitlement: Entitlement) -> bool:
        """Whether a fact is of a period that does not contain the day asked."""
        period = self._period_of(_day(entitlement))
        return period is not None and period != self.period

    def used_up(self) -> list[str]:
        """Name the facts of which levels have all, where nothing else is to be said about them."""
        return [key for key in self.lots if _used_up(key, self.outcome)]

    @property
    def requires(self) -> bool:
        """Whether it brings no money, but says what is still required."""
        return isinstance(self.latest.benefit.decide, Requirement)

    def within(self) -> list[Entitlement]:
        """Give what was earned in the period of the day asked, by day."""
        period = self.period
        within = [each for each in self.lots.values() if period and period.contains(_day(each))]
        return sorted(within, key=lambda each: each.earned.age)


def _day(entitlement: Entitlement) -> date:
    return entitlement.earned.earned_on


def _used_up(key: str, outcome: Outcome) -> bool:
    """Whether levels have all of a fact, and nothing else is to be said about it."""
    counted = outcome.counted.get(key, 0)
    return 0 < counted == outcome.used.get(key) and not outcome.notes.get(key)


def _brings(level: Level, cause: Entitlement) -> bool:
    """Whether a fact brings anything by its place; what brings the same for all counts once."""
    match cause.benefit.decide:
        case Tiers(tiers=tiers):
            parts = pieces(tiers, cause.item.item_id, level.at, level.quantity)
            return any(each.each for each in parts)
        case PerUnit():
            return True
        case _:
            return level.number == 1


def _terms(entitlement: Entitlement) -> Together:
    terms = entitlement.benefit.accumulate
    if not isinstance(terms, Together):
        message = "a version of the benefit counts each fact by itself"
        raise TypeError(message)
    return terms
