"""Stage 3, accumulate, second part: the sum of what counts together, and its levels."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

from ledger.domain.pay.amounts import enough
from ledger.domain.pay.answer import Shortfall, WaitingKind
from ledger.domain.pay.begun import places_held
from ledger.domain.pay.carrying import carrying
from ledger.domain.pay.case import Case
from ledger.domain.pay.cycles import periods_of
from ledger.domain.pay.described import Described
from ledger.domain.pay.earned import Earned
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Stage
from ledger.domain.pay.levels.lot import Period
from ledger.domain.pay.levels.outcome import Level, Outcome
from ledger.domain.pay.levels.together import levels_of
from ledger.domain.pay.lots import lot_of
from ledger.domain.pay.sum_words import (
    added,
    ending_of,
    pauses_of,
    progress_told,
    so_far,
    used,
)
from ledger.domain.pay.terms.accumulate import Band, Together
from ledger.domain.pay.terms.decide import Requirement
from ledger.domain.pay.windows import Dated
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
        self.outcomes = {number: self._outcome(each) for number, each in governing.items()}

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
            for level in self.outcomes[number].levels:
                cause = self.lots[level.cause.fact_id]
                new = level.number > reached.get(level.period.key, 0)
                banded = isinstance(_terms(cause).levels, Band)
                if cause.version.number == number and (new or banded):
                    reached[level.period.key] = level.number
                    yield self._entitlement(level, cause)

    def _outcome(self, governing: Entitlement) -> Outcome:
        terms, case = _terms(governing), self.case
        lots = [lot_of(each, terms, case) for each in self.lots.values()]
        lots.extend(places_held(governing, terms, case))
        periods = periods_of(terms.over, case)
        return levels_of(lots, terms, periods, case.almanac.years, case.on)

    def _entitlement(self, level: Level, cause: Entitlement) -> Entitlement:
        held = [(self.lots[lot.fact_id], quantity) for lot, quantity in level.used]
        first, *_ = level.spans
        found = replace(
            cause,
            level=level,
            quantity=level.quantity,
            effective_from=first[0],
            dated=_dated(cause, held),
            # What took the place of something lost since was no condition of the beginning.
            met_on=max(
                [cause.met_on, *(e.met_on for e, _ in held if e.effective_from <= first[0])]
            ),
            ending=ending_of(level, self.terms),
            pauses=tuple(pauses_of(level, self.terms)),
            steps=[used(each, self.terms.unit, quantity) for each, quantity in held],
        )
        found.step(
            Stage.ACCUMULATE,
            "level_reached",
            f"With {cause.earned.described.title} the sum reached "
            f"{unit_words(self.terms.unit, level.at)} on {said(first[0])}: level {level.number}.",
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

    def open(self) -> Entitlement | None:
        """Give what has reached no level yet, and what is to earn for the next; None if nothing."""
        outcome, unit = self.outcome, self.terms.unit
        further = outcome.to_earn is not None or outcome.stopped is not None
        requires = isinstance(self.latest.benefit.decide, Requirement)
        if requires or not further or isinstance(self.terms.levels, Band) or not self._carried():
            return None
        found = self.whole(without_used=True)
        if outcome.progress is not None and outcome.stopped is None:
            found.steps.append(progress_told(outcome.progress, unit, found))
        found.step(
            Stage.ACCUMULATE,
            "level_missing",
            so_far(outcome, unit, self._pending()),
            at="/accumulate/levels",
            result="not due",
            inputs={"unit": unit, "total": plain(outcome.total)},
        )
        found.refuse()
        if outcome.to_earn is not None:
            found.shortfall = Shortfall(amount=enough(outcome.to_earn), unit=unit)
        return found

    def whole(self, *, without_used: bool = False) -> Entitlement:
        """Give the whole sum of the period of the day asked, with every fact that counts in it.

        What levels have used up is told with them, and need not be told again unless there is
        something to be said of it.
        """
        period, outcome, within = self.period, self.outcome, self._within()
        name = "" if period is None else period.key
        earned = Earned(
            kind=self.latest.earned.kind,
            key=f"sum of {name}",
            facts=tuple(dict.fromkeys(each.earned.fact_id for each in within)),
            described=Described(title=name if period and period.bounded else ""),
            earned_on=self.case.on,
            positions=(self.latest.version.position,),
            subjects=(),
        )
        outside = (each for each in self.lots.values() if self._period_of(_day(each)) is None)
        steps = [
            added(each, self.terms.unit, outcome.counted[key], outcome.notes.get(key, ()))
            for each in sorted((*within, *outside), key=lambda each: each.earned.age)
            if (key := each.earned.key) in outcome.counted
            and not (without_used and _used_up(key, outcome))
        ]
        return replace(
            self.latest, earned=earned, steps=steps, quantity=outcome.total, run=None, level=None
        )

    def _carried(self) -> bool:
        """Whether an assignment of the contract year asked about could carry a further level."""
        year, stints = self.case.year, carrying(self.latest, self.case)
        return year is None or any(
            stint.overlaps(year.year_from, year.year_until) for stint in stints
        )

    def _within(self) -> list[Entitlement]:
        """Give what was earned in the period of the day asked, by day."""
        period = self.period
        within = [each for each in self.lots.values() if period and period.contains(_day(each))]
        return sorted(within, key=lambda each: each.earned.age)

    def _pending(self) -> Fraction:
        """Give how many units wait for something before they can count."""
        return sum((each.quantity for each in self._within() if not each.due), Fraction(0))


def _dated(cause: Entitlement, held: list[tuple[Entitlement, Fraction]]) -> Dated | None:
    """Give the window of what reaches a level; nothing is paid before all it rests on may be."""
    of_parts = (each.dated.payable_from for each, _ in held if each.dated is not None)
    payable = max((day for day in of_parts if day is not None), default=None)
    return None if cause.dated is None else replace(cause.dated, payable_from=payable)


def _day(entitlement: Entitlement) -> date:
    return entitlement.earned.earned_on


def _used_up(key: str, outcome: Outcome) -> bool:
    """Whether levels have all of a fact, and nothing else is to be said about it."""
    counted = outcome.counted[key]
    return 0 < counted == outcome.used.get(key) and not outcome.notes.get(key)


def _terms(entitlement: Entitlement) -> Together:
    terms = entitlement.benefit.accumulate
    if not isinstance(terms, Together):
        message = "a version of the benefit counts each fact by itself"
        raise TypeError(message)
    return terms
