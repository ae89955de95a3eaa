"""Whether a day stands to another as a policy asks, or may still come to."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from ledger.domain.facts.calendar import CalendarYear
from ledger.domain.pay.answer import WaitingKind
from ledger.domain.pay.days.each_year import in_year
from ledger.domain.pay.days.resolving import Dates, Unknown, resolve
from ledger.domain.pay.inputs.almanac import Almanac
from ledger.domain.pay.terms.conditions import Deadline, Order
from ledger.domain.pay.terms.days import Day, InYear, Moved, Named, NthDay, Received, YearBound
from ledger.domain.pay.words.day_words import words
from ledger.domain.pay.words.wording import said
from ledger.domain.values import LAST_DAY

_EARLIER = (Order.BEFORE, Order.NOT_AFTER)
_DAY = timedelta(days=1)
_SILENCE = 400
"""So many days are looked back for one that calendars have something to say of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What became of a deadline: met, missed, or still `open`. `text` says why it is missed.

    `day` and `limit` are the two days, as far as they are known; `never` where one of them is no
    day, whatever happens.
    """

    met: bool = False
    open: Unknown | None = None
    text: str = ""
    day: date | None = None
    limit: date | None = None
    never: bool = False

    def inputs(self, name: str) -> dict[str, str]:
        """Give the two days under a name, as far as they are known."""
        known = {"day": self.day, "limit": self.limit}
        return {f"{name}_{key}": str(day) for key, day in known.items() if day is not None}


def in_order(day: date, order: Order, limit: date) -> bool:
    """Whether a day stands so to a limit."""
    match order:
        case Order.BEFORE:
            return day < limit
        case Order.NOT_AFTER:
            return day <= limit
        case Order.NOT_BEFORE:
            return day >= limit
        case Order.AFTER:
            return day > limit


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadlines:
    """The deadlines of one fact in one contract year, on the day asked."""

    dates: Dates
    year: CalendarYear | None
    almanac: Almanac
    on: date

    def judge(self, test: Deadline) -> Verdict:
        """Say whether a deadline is met.

        A date that is not there can only be that of the day asked or of a later one, but for one on
        a document; where even the day asked is too late, the deadline is missed.
        """
        limit = resolve(test.limit, self.dates, self.year, self.almanac)
        if isinstance(limit, Unknown):
            return open_or_never(limit)
        day = resolve(test.date, self.dates, self.year, self.almanac)
        if not isinstance(day, Unknown):
            met = in_order(day, test.order, limit)
            text = "" if met else _missed(test, day, limit, self.dates.earned)
            return Verdict(met=met, text=text, day=day, limit=limit)
        return self._absent(test, day, limit)

    def missed_before(self, test: Deadline, day: date) -> bool:
        """Whether a deadline was missed in every contract year that was over by a day.

        Its limit lies within its year, and what had to come first came no earlier than that day.
        """
        if test.order not in _EARLIER or not isinstance(test.limit, InYear | NthDay | YearBound):
            return False
        came = self._absent_on(test, self.on)
        return not isinstance(came, Unknown) and came >= day

    def _absent(self, test: Deadline, day: Unknown, limit: date) -> Verdict:
        if day.never:
            return open_or_never(day)
        if day.kind is WaitingKind.CALENDAR or day.past:
            return Verdict(open=day, limit=limit)
        if test.order not in _EARLIER:
            since = limit if test.order is Order.NOT_BEFORE else limit + _DAY
            text = f"{day.text[:-1]}; it counts from {said(since)}."
            return Verdict(open=replace(day, text=text), limit=limit)
        by = self._last_day(test, limit)
        if isinstance(by, Unknown):
            return Verdict(open=by, limit=limit)
        if by is None:
            return Verdict(text=f"{day.text[:-1]}, too late for {said(limit)}", limit=limit)
        text = f"{day.text[:-1]}; that has to happen by {said(by)}."
        return Verdict(open=replace(day, text=text, by=by), limit=limit)

    def _last_day(self, test: Deadline, limit: date) -> date | Unknown | None:
        """Give the last day on which what is absent may come; None where it is over.

        What a day comes to never falls as its dates rise, so the last one is found by halving.
        """
        if isinstance(test.date, Named | Received):
            last = limit - _DAY if test.order is Order.BEFORE else limit
            return last if self.on <= last else None
        best = self._absent_on(test, self.on)
        if isinstance(best, Unknown):
            return None if self._over_before(test, limit) else best
        if not in_order(best, test.order, limit):
            return None
        good, step = self.on, 1
        while good + step * _DAY <= LAST_DAY and self._in_time(test, good + step * _DAY, limit):
            good, step = good + step * _DAY, step * 2
        while step > 1:
            step //= 2
            if self._in_time(test, good + step * _DAY, limit):
                good += step * _DAY
        return good

    def _over_before(self, test: Deadline, limit: date) -> bool:
        """Whether it was too late before calendars fell silent, as they do between two terms."""
        days = (self._absent_on(test, self.on - back * _DAY) for back in range(1, _SILENCE))
        last = next((day for day in days if not isinstance(day, Unknown)), None)
        return last is not None and not in_order(last, test.order, limit)

    def _in_time(self, test: Deadline, absent: date, limit: date) -> bool:
        found = self._absent_on(test, absent)
        return not isinstance(found, Unknown) and in_order(found, test.order, limit)

    def _absent_on(self, test: Deadline, day: date) -> date | Unknown:
        return resolve(test.date, self.dates.were_absent(day), self.year, self.almanac)


def open_or_never(unknown: Unknown) -> Verdict:
    """Leave open what may become a day; with what is never one, nothing is met."""
    if not unknown.never:
        return Verdict(open=unknown)
    text = unknown.text.rstrip(".")
    return Verdict(text=f"{text[0].lower()}{text[1:]}", never=True)


def missed_for_good(test: Deadline) -> bool:
    """Whether a deadline that is missed in one contract year is missed in all later ones.

    What a contract year makes of a day rises from year to year: a limit that does not rise cannot
    be met later, nor can a date that does not.
    """
    return not in_year(test.limit if test.order in _EARLIER else test.date)


def _missed(test: Deadline, day: date, limit: date, earned: str) -> str:
    stands = {
        Order.BEFORE: "not before",
        Order.NOT_AFTER: "after",
        Order.NOT_BEFORE: "before",
        Order.AFTER: "not after",
    }[test.order]
    own, other = _told(test.date, day, earned), _told(test.limit, limit, earned)
    if isinstance(test.limit, Moved):
        other = f"{said(limit)}, {words(test.limit, earned)}"
    return f"{own} is {stands} {other.rstrip(',')}"


def _told(day: Day, on: date, earned: str) -> str:
    return said(on) if isinstance(day, InYear) else f"{words(day, earned)}, {said(on)},"
