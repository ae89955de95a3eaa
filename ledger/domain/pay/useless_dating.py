"""Rules of stage 5, and deadlines of stage 1, that can never match or never matter."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from ledger.domain.pay.apart import known_with, least_apart
from ledger.domain.pay.document import Benefit
from ledger.domain.pay.fault import Fault
from ledger.domain.pay.months import NAMES
from ledger.domain.pay.terms.conditions import (
    AnyOf,
    Deadline,
    InOrder,
    NotMet,
    Order,
    Test,
)
from ledger.domain.pay.terms.date import Window
from ledger.domain.pay.terms.days import Day
from ledger.domain.pay.terms.pay import NotMoney, OneTime
from ledger.domain.pay.terms.recovery import MonthDay

_EARLIER = (Order.BEFORE, Order.NOT_AFTER)
_STRICT = (Order.BEFORE, Order.AFTER)


class UselessDates:
    """What is useless in the days of a benefit, where contract years begin on a day."""

    def __init__(self, begins: MonthDay) -> None:
        self._begins = begins
        self._given = f", where contract years begin on {begins.day} {NAMES[begins.month - 1]}"

    def of(self, path: str, benefit: Benefit) -> Iterator[Fault]:
        """Give it all."""
        for index, condition in enumerate(benefit.select.conditions):
            at = f"{path}/select/conditions/{index}/test"
            yield from self._tested(at, condition.test)
        windows = benefit.date.windows
        for index, window in enumerate(windows):
            at = f"{path}/date/windows/{index}"
            yield from self._window(at, window, windows[:index], benefit)
            yield from _amounts(at, window, benefit)

    def _tested(self, path: str, test: Test) -> Iterator[Fault]:
        match test:
            case InOrder():
                yield from self._never(path, [test])
            case AnyOf(tests=tests):
                for index, each in enumerate(tests):
                    yield from self._tested(f"{path}/tests/{index}", each)
            case NotMet(of=of):
                yield from self._tested(f"{path}/of", of)

    def _window(
        self, path: str, window: Window, before: Sequence[Window], benefit: Benefit
    ) -> Iterator[Fault]:
        never = list(self._never(path, window.deadlines))
        yield from never
        if not never:
            yield from self._shadowed(path, window, before, benefit)
        if window.payable is not None and self._apart(window.effective, window.payable, 0)[0]:
            given = self._apart(window.effective, window.payable, 0)[1]
            yield Fault(f"{path}/payable", f"never is after the effective day{given}")

    def _never(self, path: str, deadlines: Sequence[Deadline]) -> Iterator[Fault]:
        """Give the first deadline that nothing can meet, or not together with one before it."""
        for index, own in enumerate(deadlines):
            at = path if isinstance(own, InOrder) else f"{path}/deadlines/{index}"
            missed, given = self._misses(own)
            if missed:
                yield Fault(at, f"can never be met{given}")
                return
            for place, other in enumerate(deadlines[:index]):
                apart, given = self._contradict(own, other)
                if apart:
                    yield Fault(at, f"can never be met together with deadline {place}{given}")
                    return

    def _misses(self, own: Deadline) -> tuple[bool, str]:
        late, early = (own.date, own.limit) if own.order in _EARLIER else (own.limit, own.date)
        return self._apart(late, early, 0 if own.order in _STRICT else 1)

    def _contradict(self, one: Deadline, other: Deadline) -> tuple[bool, str]:
        if (one.order in _EARLIER) is (other.order in _EARLIER):
            return False, ""
        by, since = (one, other) if one.order in _EARLIER else (other, one)
        strict = sum(each.order in _STRICT for each in (one, other))
        pairs = [(by.date, since.date), (since.limit, by.limit)]
        return self._sum(pairs, 1 - strict)

    def _shadowed(
        self, path: str, window: Window, before: Sequence[Window], benefit: Benefit
    ) -> Iterator[Fault]:
        """Say so where every fact the window is for meets one of those before it."""
        own = _items(window, benefit)
        taken: set[str] = set()
        reasons: list[str] = []
        for earlier in before:
            found = self._met_by_all(earlier, window)
            if found is not None:
                taken |= own & _items(earlier, benefit)
                reasons.append(found)
        if own <= taken:
            given = next((each for each in reasons if each), "")
            problem = f"can never match: whoever meets it meets a window before it{given}"
            yield Fault(path, problem)

    def _met_by_all(self, earlier: Window, later: Window) -> str | None:
        """Give on what it rests that whoever meets one window meets another; None: it is not so."""
        given = ""
        for deadline in earlier.deadlines:
            implied = [self._implies(own, deadline) for own in later.deadlines]
            sure = [text for true, text in implied if true]
            if not sure:
                return None
            given = given or min(sure, key=len)
        return given

    def _implies(self, own: Deadline, other: Deadline) -> tuple[bool, str]:
        """Whether meeting one deadline means meeting another."""
        if (own.order in _EARLIER) is not (other.order in _EARLIER):
            return False, ""
        if not (known_with(other.date, own.date) and known_with(other.limit, own.limit)):
            return False, ""
        need = (other.order in _STRICT) - (own.order in _STRICT)
        pairs = [(own.date, other.date), (other.limit, own.limit)]
        if own.order not in _EARLIER:
            pairs = [(late, early) for early, late in pairs]
        return self._sum(pairs, need)

    def _sum(self, pairs: Iterable[tuple[Day, Day]], need: int) -> tuple[bool, str]:
        """Whether some days are surely apart by so many days in all, and where that is so."""
        pairs = list(pairs)
        for begins, given in ((None, ""), (self._begins, self._given)):
            found = [least_apart(late, early, begins) for late, early in pairs]
            known = [each for each in found if each is not None]
            if len(known) == len(found) and sum(known) >= need:
                return True, given
        return False, ""

    def _apart(self, late: Day, early: Day, need: int) -> tuple[bool, str]:
        return self._sum([(late, early)], need)


def _items(window: Window, benefit: Benefit) -> set[str]:
    every = {item.item_id for item in benefit.select.items}
    return every if window.items is None else set(window.items)


def _amounts(path: str, window: Window, benefit: Benefit) -> Iterator[Fault]:
    factor, pay = window.first_year_factor, benefit.pay
    if isinstance(pay, NotMoney):
        if window.payable is not None:
            yield Fault(f"{path}/payable", "is for what is paid, and the benefit brings no money")
        if factor is not None:
            yield Fault(f"{path}/first_year_factor", "the benefit brings no money")
    elif factor == Decimal(1):
        yield Fault(f"{path}/first_year_factor", "changes nothing: it is 1")
    elif factor is not None and isinstance(pay, OneTime) and _only(factor, benefit):
        problem = "is of every amount there is: what is paid once has no other year"
        yield Fault(f"{path}/first_year_factor", problem)


def _only(factor: Decimal, benefit: Benefit) -> bool:
    return {each.first_year_factor for each in benefit.date.windows} == {factor}
