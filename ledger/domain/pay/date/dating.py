"""Stage 5, date: from which day something counts, and for how much."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from ledger.domain.pay.answer import EligibilityState, WaitingFor, WaitingKind
from ledger.domain.pay.days.behind import days_behind, leaves
from ledger.domain.pay.days.bounding import Ending
from ledger.domain.pay.days.resolving import Dates, Unknown
from ledger.domain.pay.days.settled import settled_on
from ledger.domain.pay.days.windows import Dated, Missed, date_fact, windows_for
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Stage
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.select.counting import count
from ledger.domain.pay.select.naming import dates_of
from ledger.domain.pay.terms.accumulate import Together
from ledger.domain.pay.terms.date import Window
from ledger.domain.pay.terms.days import DateName, Named
from ledger.domain.pay.terms.pay import BaseIncrease, ForYears, PerPayPeriod, Yearly
from ledger.domain.pay.terms.quantity import One
from ledger.domain.pay.words.wording import said


def date_effect(entitlement: Entitlement, case: Case) -> None:
    """Find the first day: that of the first window whose deadlines are met; never before hire."""
    dates, earned_on = dates_of(entitlement, case), entitlement.earned.earned_on
    dating, item_id = entitlement.benefit.date, entitlement.item.item_id
    found = date_fact(dating, item_id, dates, earned_on, case.almanac, case.on)
    if isinstance(found, Unknown):
        _open(entitlement, found)
        return
    if isinstance(found, Missed):
        entitlement.step(
            Stage.DATE,
            "windows_missed",
            found.text,
            at="/date/windows",
            result="not due",
            inputs=found.inputs,
        )
        if entitlement.state is not EligibilityState.NOT_DUE:
            entitlement.state = EligibilityState.LAPSED
            entitlement.waiting = ()
        return
    if not entitlement.due:
        return
    entitlement.dated = found
    earliest = max(entitlement.not_before, _released(found, entitlement))
    entitlement.effective_from = max(found.effective_from, earliest)
    entitlement.met_on = max((entitlement.met_on, *_asked_for(found.window, dates)))
    if found.missed:
        entitlement.met_on = _settled_on(entitlement, found, dates, case)
    entitlement.step(
        Stage.DATE,
        "takes_effect",
        _takes_effect(found, earliest),
        at=f"/date/windows/{found.index}",
        result=str(entitlement.effective_from),
        inputs=found.inputs,
    )


def _released(found: Dated, entitlement: Entitlement) -> date:
    """Give the day of release where what was held counts from it, whatever the window says.

    A window whose effective day rests on that day says itself from when it counts.
    """
    named = Named(name=DateName.RELEASED) in leaves(found.window.effective)
    return date.min if named or not entitlement.released_by else entitlement.released_on


def _settled_on(entitlement: Entitlement, found: Dated, dates: Dates, case: Case) -> date:
    """Give the first day on which every earlier window was missed for good."""
    dating, item_id = entitlement.benefit.date, entitlement.item.item_id
    earned_on = entitlement.earned.earned_on

    def dated_as_of(day: date) -> bool:
        then = date_fact(dating, item_id, dates.known_by(day), earned_on, case.almanac, day)
        return isinstance(then, Dated) and (then.index, then.year) == (found.index, found.year)

    if dated_as_of(entitlement.met_on):
        return entitlement.met_on
    return settled_on(entitlement.met_on, case.on, dated_as_of)


def _takes_effect(found: Dated, not_before: date) -> str:
    on = said(found.effective_from)
    if not_before <= found.effective_from:
        return f"It takes effect on {on}: {found.text} {found.missed}".rstrip()
    return (
        f"It would take effect on {on}: {found.text} "
        f"It counts from {said(not_before)} at the earliest, and takes effect then."
    )


def reaches_back(entitlement: Entitlement) -> bool:
    """Whether what is approved late may begin before its approval."""
    named = {
        leaf.name
        for _, window in windows_for(entitlement.benefit.date, entitlement.item.item_id)
        for leaf in leaves(window.effective)
        if isinstance(leaf, Named)
    }
    return named.isdisjoint({DateName.APPROVED, DateName.DECIDED, DateName.CLAIMED})


def end_by_term(entitlements: Sequence[Entitlement], case: Case) -> None:
    """End what lasts so many contract years, or wait for the calendar that names them.

    They are counted from when it first began: approved again, it begins no other term.
    """
    begun: dict[tuple[str, str, str], date] = {}
    for each in entitlements:
        if each.due:
            begun[each.key] = min(begun.get(each.key, date.max), each.effective_from)
    for each in entitlements:
        if each.due:
            _end_by_term(each, begun[each.key], case)


def _end_by_term(entitlement: Entitlement, begun: date, case: Case) -> None:
    pay = entitlement.benefit.pay
    lasts = pay.lasts if isinstance(pay, Yearly | BaseIncrease | PerPayPeriod) else None
    if not isinstance(lasts, ForYears):
        return
    year = case.almanac.year_of(begun)
    for _ in range(lasts.count - 1):
        year = None if year is None else case.almanac.year_of(year.year_until)
    if year is None:
        asked = case.year
        known = asked is not None and asked.year_from <= begun
        if not known:
            text = f"No published calendar says when {lasts.count} contract years are over."
            _open(entitlement, Unknown(kind=WaitingKind.CALENDAR, text=text))
        return
    until = year.year_until
    words = f"it lasts {lasts.count} contract years, until {said(until)}"
    entitlement.term = Ending(until=until, words=words, inputs={}, positions=())


def begin_later(entitlement: Entitlement, day: date, case: Case) -> None:
    """Begin what waited in a later contract year: its term begins then.

    The factor of its first year was for that of the window's day, and is over.
    """
    entitlement.effective_from = max(entitlement.effective_from, day)
    if entitlement.dated is not None:
        entitlement.dated = entitlement.dated.after_first_year()
    entitlement.term = None
    _end_by_term(entitlement, entitlement.effective_from, case)


def measure(entitlement: Entitlement, case: Case) -> None:
    """Find what it counts for, at most what was approved."""
    counts, convert = entitlement.item.counts, entitlement.item.convert
    accumulate = entitlement.benefit.accumulate
    unit = accumulate.unit if isinstance(accumulate, Together) else None
    counted = count(counts, convert, entitlement.earned, _limit(entitlement), case.book, unit)
    entitlement.quantity = counted.quantity
    # That each is one goes without saying.
    if counted.code == "counts" and isinstance(counts, One):
        return
    index = entitlement.benefit.select.items.index(entitlement.item)
    entitlement.step(
        Stage.CONVERT,
        counted.code,
        counted.text,
        at=f"/select/items/{index}/{'counts' if convert is None else 'convert'}",
        result=str(counted.quantity),
        inputs={"amount": str(counted.own)},
        positions=(*entitlement.earned.positions, *counted.positions),
    )
    if not counted.quantity:
        entitlement.refuse()


def _limit(entitlement: Entitlement) -> Decimal | None:
    limit = None if entitlement.run is None else entitlement.run.limit
    same = limit is not None and limit.unit == entitlement.earned.unit
    return limit.amount if limit is not None and same else None


def _open(entitlement: Entitlement, found: Unknown) -> None:
    unpublished = found.kind.value == "calendar"
    entitlement.step(
        Stage.DATE,
        "calendar_missing" if unpublished else "deadline_open",
        f"{found.text} {found.missed}".rstrip(),
        at="/date/windows",
        result="not yet determinable" if unpublished else "pending",
        inputs={},
    )
    if entitlement.due:
        entitlement.wait(found.kind, found.text, found.announced_on, found.by)
    elif found.by is not None:
        entitlement.waiting = tuple(_joined(entitlement.waiting, found.waiting))


def _joined(waiting: tuple[WaitingFor, ...], also: WaitingFor) -> Iterator[WaitingFor]:
    """Add what else is waited for; of a claim there is but one, and it has a deadline then."""
    claimed = also.kind is WaitingKind.CLAIM
    for each in waiting:
        yield replace(each, last_on=also.last_on) if claimed and each.kind is also.kind else each
    if not (claimed and any(each.kind is also.kind for each in waiting)):
        yield also


def _asked_for(window: Window, dates: Dates) -> Iterator[date]:
    """Give the days of everything a window asked for."""
    for day in (window.effective, *(each.date for each in window.deadlines)):
        yield from days_behind(day, dates)
