"""Stage 3, accumulate: the sum of what counts together, and its levels."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from ledger.domain.pay.accumulate.adding import Added, terms_of
from ledger.domain.pay.accumulate.bringing import brought_by
from ledger.domain.pay.accumulate.certain import certain_since, dated
from ledger.domain.pay.accumulate.lots import window_of_level
from ledger.domain.pay.accumulate.sum_words import (
    added,
    carried,
    carried_told,
    ending_of,
    pauses_of,
    used,
)
from ledger.domain.pay.answer import EligibilityState, WaitingKind
from ledger.domain.pay.days.bounding import Awaited
from ledger.domain.pay.days.cycles import periods_of
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Explanation, Stage
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.inputs.described import Described
from ledger.domain.pay.inputs.earned import Earned, EarnedKind
from ledger.domain.pay.levels.lot import Period
from ledger.domain.pay.levels.notes import later
from ledger.domain.pay.levels.tally import Level
from ledger.domain.pay.terms.accumulate import MOST_LEVELS, Together
from ledger.domain.pay.terms.decide import Requirement
from ledger.domain.pay.words.wording import plain, said, unit_words


class Sum:
    """Everything one benefit counts together, under the version that governs the latest of it."""

    def __init__(
        self,
        lots: list[Entitlement],
        latest: Entitlement,
        case: Case,
        before: "Sum | None" = None,
        elsewhere: Sequence[Entitlement] = (),
    ) -> None:
        """Takes what is due and what is pending, which holds its place; `latest` may be of none.

        Where each period has a version of its own, the sum `before` is that of the one before.
        What counts in sums of other versions is `elsewhere`.
        """
        self.lots = {each.earned.key: each for each in lots}
        self.case = case
        self.latest = latest
        self._periods = periods_of(terms_of(latest).over, case)
        handing = None if before is None else before.added
        self.added: Added = Added(self.lots, latest, case, handing, elsewhere)
        self.tally = self.added.tally(latest.version.number)
        """What the sum comes to under the latest version."""

    @property
    def terms(self) -> Together:
        """How the latest version counts together."""
        return terms_of(self.latest)

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
        for number in self.added.versions:
            for level, awaited in self.added.levels(number):
                cause = self.added.named(level.cause)
                new = level.number > reached.get(level.period.key, 0)
                wanted = self.brings(level) if level.of_fact else new
                if cause.version.number == number and wanted:
                    reached[level.period.key] = level.number
                    since = certain_since(level, self.added.certain(number))
                    yield dated(self._entitlement(level, cause, awaited), since)

    def _entitlement(
        self, level: Level, cause: Entitlement, awaited: tuple[Awaited, ...]
    ) -> Entitlement:
        held = [(lot, self.added.named(lot), quantity) for lot, quantity in level.used]
        parts, (first, *_) = [each for _, each, _ in held], level.spans
        found = replace(
            cause,
            level=level,
            quantity=level.quantity,
            effective_from=first[0],
            dated=window_of_level(level, cause, parts),
            # What took the place of something lost since was no condition of the beginning.
            met_on=max([cause.met_on, *(e.met_on for e in parts if e.effective_from <= first[0])]),
            loss=ending_of(level, self.terms, parts),
            pauses=tuple(pauses_of(level, self.terms, parts)),
            awaited=awaited,
            met_later=tuple(later for each in parts for later in each.met_later),
            steps=[used(of, self.terms.unit, each, carried(lot)) for lot, of, each in held],
        )
        if level.of_fact:
            notes = self.added.tally(cause.version.number).notes.get(cause.earned.key, ())
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
            if level.beyond:
                _beyond(found)
        self._await_calendars(found)
        return found

    def _await_calendars(self, found: Entitlement) -> None:
        """Stop a level for which years had to bring something of which no calendar tells."""
        tally, until = self.added.tally(found.version.number), found.effective_from
        since = tally.progress_since
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

    def whole(self, *, without_used: bool = False) -> Entitlement:
        """Give the whole sum of the period of the day asked, with every fact that counts in it.

        What levels have used up is told with them, and need not be told again unless there is
        something to be said of it.
        """
        period, tally, within = self.period, self.tally, self.within()
        name = "" if period is None else period.key
        # How a requirement stands says itself in which period.
        title = "" if period is None or not period.bounded or self.requires else name
        entered = [self.added.named(lot) for lot in tally.counting_over()]
        facts = (each.earned.fact_id for each in (*entered, *within))
        earned = Earned(
            kind=EarnedKind.CREDIT,
            key=f"sum of {name}",
            facts=tuple(dict.fromkeys(facts)),
            described=Described(title=title),
            earned_on=self.case.on,
            positions=(self.latest.version.position,),
            subjects=(),
        )
        steps = [
            *carried_told(tally.entered, self.terms.unit, entered, self.latest),
            *self._parts(without_used=without_used),
        ]
        return replace(
            self.latest, earned=earned, steps=steps, quantity=tally.total, run=None, level=None
        )

    def brings(self, level: Level) -> bool:
        """Whether a fact brings anything by its place in the sum."""
        return brought_by(level, self.added.named(level.cause)) > 0

    def of_other_period(self, entitlement: Entitlement) -> bool:
        """Whether a fact is of a period that does not contain the day asked."""
        period = self._period_of(_day(entitlement))
        return period is not None and period != self.period

    @property
    def requires(self) -> bool:
        """Whether it brings no money, but says what is still required."""
        return isinstance(self.latest.benefit.decide, Requirement)

    def _parts(self, *, without_used: bool) -> Iterator[Explanation]:
        """Say what each fact adds, what was carried over first, then by day."""
        tally, unit = self.tally, self.terms.unit
        for lot in tally.counting_over():
            units = tally.carried[lot.fact_id]
            if not (without_used and units.used_up):
                every = (*carried(lot), *units.notes)
                yield added(self.added.named(lot), unit, units.counted, every)
        outside = (each for each in self.lots.values() if self._period_of(_day(each)) is None)
        for each in sorted((*self.within(), *outside), key=lambda each: each.earned.age):
            if each.earned.key in tally.counted:
                units = tally.own(each.earned.key)
                if not (without_used and units.used_up):
                    yield added(each, unit, units.counted, units.notes)

    def within(self) -> list[Entitlement]:
        """Give what was earned in the period of the day asked, by day."""
        period = self.period
        within = [each for each in self.lots.values() if period and period.contains(_day(each))]
        return sorted(within, key=lambda each: each.earned.age)


def _beyond(found: Entitlement) -> None:
    """Stop the level that stands for all further ones."""
    text = (
        f"The sum reaches more than {MOST_LEVELS} levels, and so many are told and paid at the "
        "most. What the further ones would bring cannot be determined: either an amount on record "
        "is too high, or the policy counts in too small blocks."
    )
    found.step(
        Stage.ACCUMULATE,
        "levels_beyond",
        text,
        at="/accumulate/levels",
        result="not yet determinable",
        inputs={"most": str(MOST_LEVELS)},
    )
    found.wait(WaitingKind.FACT, text)
    found.state = EligibilityState.NOT_YET_DETERMINABLE


def _day(entitlement: Entitlement) -> date:
    return entitlement.earned.earned_on
