"""Faults of meaning in windows and days."""

from collections.abc import Iterator, Sequence

from ledger.domain.pay.behind import leaves
from ledger.domain.pay.document import Benefit
from ledger.domain.pay.each_year import in_year
from ledger.domain.pay.fault import Fault
from ledger.domain.pay.meaning_selecting import unknown_items
from ledger.domain.pay.terms.accumulate import Together
from ledger.domain.pay.terms.conditions import (
    ApprovalRequired,
    ClaimNotRequired,
    Deadline,
    Order,
)
from ledger.domain.pay.terms.date import Window
from ledger.domain.pay.terms.days import (
    Aligned,
    DateName,
    Day,
    EarlierOf,
    InYear,
    LaterOf,
    Moved,
    Named,
)
from ledger.domain.pay.windows import windows_for

_LAST_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def dating_faults(path: str, benefit: Benefit) -> Iterator[Fault]:
    """Give what contradicts itself in the windows of a benefit."""
    windows = benefit.date.windows
    for index, window in enumerate(windows):
        at = f"{path}/date/windows/{index}"
        for place, day in _days(window):
            yield from day_faults(f"{at}/{place}", day, benefit)
        yield from unknown_items(at, window.items, benefit)
        yield from _never_met(at, window, windows[:index])
    yield from _progress(f"{path}/accumulate/progress", benefit)
    for index, item in enumerate(benefit.select.items):
        if not windows_for(benefit.date, item.item_id):
            problem = f"no window dates the item {item.item_id}: it would never count"
            yield Fault(f"{path}/select/items/{index}/item_id", problem)


def _progress(path: str, benefit: Benefit) -> Iterator[Fault]:
    counting = benefit.accumulate
    progress = counting.progress if isinstance(counting, Together) else None
    if progress is not None:
        yield from day_faults(f"{path}/of", progress.of, benefit)
        earned = (each for each in leaves(progress.of) if isinstance(each, Named))
        if progress.begun is not None and DateName.EARNED in {each.name for each in earned}:
            yield Fault(f"{path}/of", "is a day that what has only begun has not")
        if progress.by is not None and not in_year(progress.by):
            yield Fault(f"{path}/by", "is no day of a contract year")


def _days(window: Window) -> Iterator[tuple[str, Day]]:
    yield "effective", window.effective
    if window.payable is not None:
        yield "payable", window.payable
    for index, deadline in enumerate(window.deadlines):
        yield f"deadlines/{index}/date", deadline.date
        yield f"deadlines/{index}/limit", deadline.limit


def day_faults(path: str, day: Day, benefit: Benefit) -> Iterator[Fault]:
    """Give what contradicts itself in a day, and the dates that the benefit's facts never have."""
    match day:
        case Named(name=DateName.APPROVED):
            if not isinstance(benefit.select.approval, ApprovalRequired):
                yield Fault(path, "names an approval that the benefit does not require")
        case Named(name=DateName.CLAIMED | DateName.DECIDED):
            if isinstance(benefit.select.claim, ClaimNotRequired):
                yield Fault(path, "names a claim that the benefit does not require")
        case InYear(month=month, day_of_month=day_of_month):
            if day_of_month > _LAST_DAYS[month - 1]:
                yield Fault(path, f"month {month} has no day {day_of_month}")
        case Moved(start=start) | Aligned(start=start):
            yield from day_faults(f"{path}/start", start, benefit)
        case LaterOf(days=days) | EarlierOf(days=days):
            for index, each in enumerate(days):
                yield from day_faults(f"{path}/days/{index}", each, benefit)


def _never_met(path: str, window: Window, before: Sequence[Window]) -> Iterator[Fault]:
    """Give the first window before one that leaves nothing for it."""
    for index, earlier in enumerate(before):
        if not _for_all_of(earlier, window):
            continue
        if not earlier.deadlines:
            yield Fault(path, f"is never tried: window {index} before it has no deadline")
            return
        if _covers(earlier, window):
            yield Fault(path, f"can never match: whoever meets it meets window {index} before")
            return


def _for_all_of(earlier: Window, later: Window) -> bool:
    """Whether the earlier window is for every item that the later one is for."""
    if earlier.items is None or later.items is None:
        return earlier.items is None
    return set(later.items) <= set(earlier.items)


def _covers(earlier: Window, later: Window) -> bool:
    """Whether every deadline of the earlier window is one of the later, in the same or looser."""
    return bool(earlier.deadlines) and all(
        any(_implies(own, deadline) for own in later.deadlines) for deadline in earlier.deadlines
    )


def _implies(own: Deadline, other: Deadline) -> bool:
    """Whether meeting one deadline means meeting the other, as far as their words tell."""
    if own.date != other.date:
        return False
    if own.limit == other.limit:
        return own.order is other.order or (own.order, other.order) in (
            (Order.BEFORE, Order.NOT_AFTER),
            (Order.AFTER, Order.NOT_BEFORE),
        )
    return False
