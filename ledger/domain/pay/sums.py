"""Stage 3, accumulate, second part: the sum of what counts together, and its levels."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ledger.domain.pay.amounts import as_decimal
from ledger.domain.pay.answer import Shortfall
from ledger.domain.pay.case import Case
from ledger.domain.pay.counting import plain
from ledger.domain.pay.cycles import periods_of
from ledger.domain.pay.described import Described
from ledger.domain.pay.earned import Earned
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Stage
from ledger.domain.pay.levels.lot import Lot, Period
from ledger.domain.pay.levels.outcome import Level, Outcome
from ledger.domain.pay.levels.together import levels_of
from ledger.domain.pay.naming import dates_of
from ledger.domain.pay.resolving import Unknown, resolve
from ledger.domain.pay.sum_words import ending_of, in_units, part, pauses_of
from ledger.domain.pay.terms.accumulate import Band, Together, UnitLimit
from ledger.domain.pay.terms.days import Day
from ledger.domain.pay.terms.decide import Requirement
from ledger.domain.pay.wording import said


class Sum:
    """Everything one benefit counts together, under the version that governs the latest of it."""

    def __init__(self, lots: list[Entitlement], latest: Entitlement, case: Case) -> None:
        """Takes what is due and what is pending, which holds its place; `latest` may be of none."""
        self.lots = {each.earned.key: each for each in lots}
        self.case = case
        self.latest = latest
        self.outcomes = {each.version.number: self._outcome(each) for each in (latest, *lots)}

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
        found = periods_of(self.terms.over, self.case)
        return next((each for each in found if each.contains(self.case.on)), None)

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
        lots = [_lot(each, terms, case) for each in self.lots.values()]
        periods = periods_of(terms.over, case)
        return levels_of(lots, terms, periods, case.almanac.years, case.on)

    def _entitlement(self, level: Level, cause: Entitlement) -> Entitlement:
        used = [(self.lots[lot.fact_id], quantity) for lot, quantity in level.used]
        first, *_ = level.spans
        found = replace(
            cause,
            level=level,
            quantity=level.quantity,
            effective_from=first[0],
            met_on=max((each.met_on for each, _ in used), default=cause.met_on),
            ending=ending_of(level, self.terms),
            pauses=tuple(pauses_of(level, self.terms)),
            steps=[part(each, quantity) for each, quantity in used],
        )
        found.step(
            Stage.ACCUMULATE,
            "level_reached",
            f"With {cause.earned.described.title} the sum reached "
            f"{in_units(level.at, self.terms.unit)} on {said(first[0])}: level {level.number}.",
            at="/accumulate/levels",
            result=str(level.number),
            inputs={"at": plain(level.at), "unit": self.terms.unit, "period": level.period.key},
        )
        return found

    def open(self) -> Entitlement | None:
        """Give what has reached no level yet, and what is missing to the next; None if nothing."""
        outcome = self.outcome
        requires = isinstance(self.latest.benefit.decide, Requirement)
        if requires or outcome.missing is None or isinstance(self.terms.levels, Band):
            return None
        found = self.whole()
        found.step(
            Stage.ACCUMULATE,
            "level_missing",
            f"{in_units(outcome.total, self.terms.unit)} "
            f"{'counts' if outcome.total == 1 else 'count'}{_beyond(outcome)}; "
            f"the next level takes {plain(outcome.missing)} more.",
            at="/accumulate/levels",
            result="not due",
            inputs={"unit": self.terms.unit, "total": plain(outcome.total)},
        )
        found.refuse()
        found.shortfall = Shortfall(amount=as_decimal(outcome.missing), unit=self.terms.unit)
        return found

    def whole(self) -> Entitlement:
        """Give the whole sum of the period of the day asked, with every fact that counts in it."""
        period, outcome = self.period, self.outcome
        within = [each for each in self.lots.values() if period and period.contains(_day(each))]
        within.sort(key=lambda each: (_day(each), each.earned.key))
        name = "" if period is None else period.key
        earned = Earned(
            kind=self.latest.earned.kind,
            key=f"sum of {name}",
            facts=tuple(dict.fromkeys(each.earned.fact_id for each in within)),
            described=Described(title=name),
            earned_on=self.case.on,
            positions=(self.latest.version.position,),
            subjects=(),
        )
        steps = [
            part(each, outcome.counted[key], outcome.notes.get(key, ()))
            for each in within
            if (key := each.earned.key) in outcome.counted
        ]
        return replace(
            self.latest, earned=earned, steps=steps, quantity=outcome.total, run=None, level=None
        )


def _day(entitlement: Entitlement) -> date:
    return entitlement.earned.earned_on


def _beyond(outcome: Outcome) -> str:
    """Say what levels have left of a sum, where they have some of it."""
    some = 0 < outcome.unused < outcome.total
    return f", {plain(outcome.unused)} of them beyond the last level" if some else ""


def _terms(entitlement: Entitlement) -> Together:
    terms = entitlement.benefit.accumulate
    if not isinstance(terms, Together):
        message = "a version of the benefit counts each fact by itself"
        raise TypeError(message)
    return terms


def _lot(entitlement: Entitlement, terms: Together, case: Case) -> Lot:
    progress_on: date | None = None
    if terms.progress is not None:
        progress_on = _resolved(terms.progress.of, entitlement, case)
    return Lot(
        fact_id=entitlement.earned.key,
        item_id=entitlement.item.item_id,
        same=entitlement.same,
        quantity=entitlement.quantity,
        earned_on=entitlement.earned.earned_on,
        spans=tuple(_spans(entitlement)) if entitlement.due else (),
        progress_on=progress_on,
        limited_on=tuple(_limited_on(entitlement, terms, case)),
    )


def _limited_on(entitlement: Entitlement, terms: Together, case: Case) -> Iterator[date | None]:
    """Give the day that places a fact in a contract year, limit by limit."""
    for limit in terms.limits:
        of = limit.of if isinstance(limit, UnitLimit) else None
        yield entitlement.earned.earned_on if of is None else _resolved(of, entitlement, case)


def _resolved(day: Day, entitlement: Entitlement, case: Case) -> date | None:
    year = case.almanac.year_of(entitlement.earned.earned_on)
    found = resolve(day, dates_of(entitlement, case), year, case.almanac)
    return None if isinstance(found, Unknown) else found


def _spans(entitlement: Entitlement) -> Iterator[tuple[date, date | None]]:
    """Give the days on which a fact counts: between its first and last, without its pauses."""
    day_from, until = entitlement.span
    for pause in entitlement.pauses:
        if until is not None and pause.day_from >= until:
            break
        if day_from < pause.day_from:
            yield day_from, pause.day_from
        day_from = max(day_from, pause.day_until)
    if until is None or day_from < until:
        yield day_from, until
