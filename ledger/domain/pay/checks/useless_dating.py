"""Rules of stage 5, and deadlines of stage 1, that can never match or never matter."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ledger.domain.pay.checks.implying import Implying
from ledger.domain.pay.document import Benefit
from ledger.domain.pay.reading.fault import Fault
from ledger.domain.pay.reading.parts import Place
from ledger.domain.pay.terms.conditions import InOrder, NotMet
from ledger.domain.pay.terms.date import Never, Window
from ledger.domain.pay.terms.pay import NotMoney, OneTime
from ledger.domain.pay.terms.recovery import MonthDay


def useless_in_dating(place: Place, begins: tuple[MonthDay, ...]) -> Iterator[Fault]:
    """Give what is useless in a test, or in the windows of a benefit.

    Contract years begin on one of the days `begins`.
    """
    match place.value:
        case InOrder() as test:
            negated = place.within is not None and isinstance(place.within.value, NotMet)
            yield from _tested(place.path, test, Implying(begins, own=True), negated=negated)
        case Benefit() as benefit:
            sure = Implying(begins, own=isinstance(benefit.date.otherwise, Never))
            windows = benefit.date.windows
            for index, window in enumerate(windows):
                at = f"{place.path}/date/windows/{index}"
                yield from _window(at, window, windows[:index], benefit, sure)
                yield from _amounts(at, window, benefit)


def _tested(path: str, test: InOrder, sure: Implying, *, negated: bool) -> Iterator[Fault]:
    never, always = sure.never_met(test), sure.always_met(test)
    if never is not None:
        also = ", so that its denial always holds" if negated else ""
        yield Fault(path, f"can never be met{never}{also}")
    elif always is not None:
        also = ", so that its denial never holds" if negated else ""
        yield Fault(path, f"is met by everything{always}{also}")


def _window(
    path: str, window: Window, before: Sequence[Window], benefit: Benefit, sure: Implying
) -> Iterator[Fault]:
    never = list(_never(path, window, sure))
    yield from never
    if not never:
        yield from _shadowed(path, window, before, benefit, sure)
        for index, deadline in enumerate(window.deadlines):
            always = sure.always_met(deadline)
            if always is not None:
                yield Fault(f"{path}/deadlines/{index}", f"is met by everything{always}")
    if window.payable is not None:
        given = sure.apart([(window.effective, window.payable)], 0)
        if given is not None:
            yield Fault(f"{path}/payable", f"never is after the effective day{given}")


def _never(path: str, window: Window, sure: Implying) -> Iterator[Fault]:
    """Give the first deadline that nothing can meet, or not together with one before it."""
    for index, own in enumerate(window.deadlines):
        at = f"{path}/deadlines/{index}"
        given = sure.never_met(own)
        if given is not None:
            yield Fault(at, f"can never be met{given}")
            return
        for place, other in enumerate(window.deadlines[:index]):
            given = sure.exclude(own, other)
            if given is not None:
                yield Fault(at, f"can never be met together with deadline {place}{given}")
                return


def _shadowed(
    path: str, window: Window, before: Sequence[Window], benefit: Benefit, sure: Implying
) -> Iterator[Fault]:
    """Say so where every fact the window is for meets one of those before it."""
    own = _items(window, benefit)
    taken: set[str] = set()
    met: list[int] = []
    reasons: list[str] = []
    for index, earlier in enumerate(before):
        found, new = sure.meets(window, earlier), own & _items(earlier, benefit) - taken
        if found is not None and new:
            taken |= new
            met.append(index)
            reasons.append(found)
    if own <= taken:
        several = "a window before it" if len(met) > 1 else f"window {met[0]} before it"
        given = next(filter(None, reasons), "")
        yield Fault(path, f"can never match: whoever meets it meets {several}{given}")


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
