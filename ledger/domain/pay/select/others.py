"""What else was earned that a test asks for, and what of it stands on a day."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace as replace_part

from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.inputs.earned import Earned
from ledger.domain.pay.inputs.matching import matches
from ledger.domain.pay.select.held import spans_of, with_grace, without_later
from ledger.domain.pay.terms.conditions import Holds
from ledger.domain.pay.terms.loss import Grace


class Others:
    """What a test asks for, in order; what was renewed within its grace never ran out."""

    def __init__(self, every: Sequence[Earned], grace: Grace | None) -> None:
        """Take them, whether they stand or not."""
        self.every, self._grace = every, grace
        self.graced = [with_grace(each, grace) for each in every]
        self._known_by: dict[date | None, _Standing] = {}

    def on(self, day: date, by: date | None = None) -> tuple[Earned, ...]:
        """Give those that stand on a day, as if nothing dated after another day ever came."""
        if by not in self._known_by:
            seen = (each if by is None else without_later(each, by) for each in self.every)
            spans = (tuple(spans_of(with_grace(each, self._grace))) for each in seen)
            self._known_by[by] = _Standing(list(zip(self.every, spans, strict=True)))
        return self._known_by[by].on(day)


class _Standing:
    """Several, each with its spans; between the days on which one turns they are looked at once."""

    def __init__(self, of: Sequence[tuple[Earned, tuple[tuple[date, date | None], ...]]]) -> None:
        """See on which days any of them turns."""
        self._spans = of
        bounds = {day for _, spans in self._spans for span in spans for day in span}
        self._turns = sorted(day for day in bounds if day is not None)
        self._standing: dict[int, tuple[Earned, ...]] = {}

    def on(self, day: date) -> tuple[Earned, ...]:
        """Give those that stand on a day."""
        place = bisect_right(self._turns, day)
        if place not in self._standing:
            self._standing[place] = tuple(
                each
                for each, spans in self._spans
                if any(since <= day and (until is None or day < until) for since, until in spans)
            )
        return self._standing[place]


def others_of(about: Earned, test: Holds, among: list[Earned], case: Case) -> Others:
    """Give what else was earned that a test asks for; facts that ask alike share what is known."""
    related = test.facts.where is not None

    def find() -> list[Earned]:
        alike = replace_part(test.facts, where=None) if related else test.facts
        return [each for each in among if matches(alike, each, case.book)]

    may = case.once.found(find, None, others_of, test, among)
    if related:
        may = [each for each in may if matches(test.facts, each, case.book, about)]
    every = [each for each in may if each.key != about.key]
    return case.once.found(lambda: Others(every, test.grace), None, Others, test, *every)
