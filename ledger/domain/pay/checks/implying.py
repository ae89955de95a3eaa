"""What meeting a deadline implies, whatever the facts: that it can never be met, or always is.

Everything here gives on what it rests that something is sure, as words that end a sentence; empty
where it rests on nothing, None where it is not sure.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ledger.domain.pay.checks.apart import Year, always_known, known_with, least_apart
from ledger.domain.pay.terms.conditions import Deadline, Order
from ledger.domain.pay.terms.date import Window
from ledger.domain.pay.terms.days import Day
from ledger.domain.pay.terms.recovery import MonthDay
from ledger.domain.pay.words.months import NAMES

_EARLIER = (Order.BEFORE, Order.NOT_AFTER)
_STRICT = (Order.BEFORE, Order.AFTER)

_Pairs = Sequence[tuple[Day, Day]]
"""Days of which each first one is to be the later."""


@dataclass(frozen=True, slots=True)
class Implying:
    """What is sure in the contract year in which something was earned, if `own`, or a later one.

    Contract years begin on one of the days `begins`: several where calendars differ.
    """

    begins: tuple[MonthDay, ...]
    own: bool

    def never_met(self, one: Deadline) -> str | None:
        """Say whether a deadline can never be met."""
        return self.apart(*_missing(one))

    def always_met(self, one: Deadline) -> str | None:
        """Say whether a deadline is met by everything."""
        if not (always_known(one.date) and always_known(one.limit)):
            return None
        (day, limit), strict = (one.date, one.limit), one.order in _STRICT
        pair = (limit, day) if one.order in _EARLIER else (day, limit)
        return self.apart([pair], 1 if strict else 0)

    def exclude(self, one: Deadline, other: Deadline) -> str | None:
        """Say whether two deadlines can never both be met."""
        if (one.order in _EARLIER) is (other.order in _EARLIER):
            return None
        by, since = (one, other) if one.order in _EARLIER else (other, one)
        strict = sum(each.order in _STRICT for each in (one, other))
        return self.apart([(by.date, since.date), (since.limit, by.limit)], 1 - strict)

    def implies(self, own: Deadline, other: Deadline) -> str | None:
        """Say whether meeting one deadline means meeting another."""
        if (own.order in _EARLIER) is not (other.order in _EARLIER):
            return None
        if not (known_with(other.date, own.date) and known_with(other.limit, own.limit)):
            return None
        need = (other.order in _STRICT) - (own.order in _STRICT)
        pairs = [(own.date, other.date), (other.limit, own.limit)]
        if own.order not in _EARLIER:
            pairs = [(late, early) for early, late in pairs]
        return self.apart(pairs, need)

    def meets(self, later: Window, earlier: Window) -> str | None:
        """Say whether whoever meets one window meets another."""
        given = ""
        for deadline in earlier.deadlines:
            implied = [self.implies(own, deadline) for own in later.deadlines]
            sure = [each for each in (*implied, self.always_met(deadline)) if each is not None]
            if not sure:
                return None
            given = given or min(sure, key=len)
        return given

    def apart(self, pairs: _Pairs, need: int) -> str | None:
        """Say whether some days are surely apart by so many days in all."""
        if self._are_apart(pairs, need, Year(None, self.own)):
            return ""
        if all(self._are_apart(pairs, need, Year(each, self.own)) for each in self.begins):
            days = " or ".join(f"{each.day} {NAMES[each.month - 1]}" for each in self.begins)
            return f", where contract years begin on {days}"
        return None

    def _are_apart(self, pairs: _Pairs, need: int, year: Year) -> bool:
        found = [least_apart(late, early, year) for late, early in pairs]
        known = [each for each in found if each is not None]
        return len(known) == len(found) and sum(known) >= need


def _missing(one: Deadline) -> tuple[_Pairs, int]:
    late, early = (one.date, one.limit) if one.order in _EARLIER else (one.limit, one.date)
    return [(late, early)], 0 if one.order in _STRICT else 1
