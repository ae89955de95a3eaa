"""What a district recognizes and for how long (`recognition.proto`)."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby, zip_longest

from ledger.domain.facts.recognition import Recognition, RecognitionWithdrawal
from ledger.domain.values import Part

Said = tuple[Recognition | RecognitionWithdrawal, int]
"""A decision or a withdrawal, and the position of its entry."""


class RecognitionSpan(Part, frozen=True, kw_only=True):
    """A decision and the first day without, after later decisions and withdrawals.

    `positions` are the entries it rests on: its own, and that of what ended it before its time.
    """

    recognition: Recognition
    positions: tuple[int, ...]
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it holds on a day."""
        return self.recognition.effective_from <= day and (self.until is None or day < self.until)


def recognition_spans(said: Iterable[Said]) -> tuple[RecognitionSpan, ...]:
    """Give the decisions that hold some day, by what is recognized and day.

    What is said of a day holds until something is said of a later one, in whatever order it was
    recorded; of two things said of one day the later entry replaces the earlier.
    """
    latest = {(fact.subject, _day(fact)): (fact, position) for fact, position in said}
    in_order = (latest[key] for key in sorted(latest))
    return tuple(
        span
        for _, of_subject in groupby(in_order, key=lambda each: each[0].subject)
        for span in _spans(list(of_subject))
    )


def _spans(said: list[Said]) -> Iterator[RecognitionSpan]:
    for (fact, position), following in zip_longest(said, said[1:]):
        if isinstance(fact, RecognitionWithdrawal):
            continue
        positions: tuple[int, ...] = (position,)
        until = fact.effective_until
        if following is not None and (until is None or _day(following[0]) < until):
            until, positions = _day(following[0]), (position, following[1])
        yield RecognitionSpan(recognition=fact, positions=positions, until=until)


def _day(fact: Recognition | RecognitionWithdrawal) -> date:
    return fact.effective_from if isinstance(fact, Recognition) else fact.effective_on
