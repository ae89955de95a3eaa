"""The first window whose deadlines a fact meets, and what it dates the fact to."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from ledger.domain.facts.calendar import CalendarYear
from ledger.domain.pay.answer import WaitingKind
from ledger.domain.pay.days.deadlines import Deadlines, Verdict, missed_for_good, open_or_never
from ledger.domain.pay.days.each_year import in_year
from ledger.domain.pay.days.resolving import Dates, Unknown, first_of, resolve
from ledger.domain.pay.inputs.almanac import Almanac
from ledger.domain.pay.terms.date import Dating, Never, NextYear, Window
from ledger.domain.pay.words.day_words import words
from ledger.domain.pay.words.wording import said


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A window was met: from `effective_from` on the fact counts.

    `year` is the contract year in which it was met, None where no calendar names it. `text` goes on
    where a sentence said the effective day; `missed` says which windows were tried in vain before.
    """

    window: Window
    index: int
    year: CalendarYear | None
    effective_from: date
    payable_from: date | None
    factor: Decimal | None
    text: str
    inputs: dict[str, str]
    missed: str = ""

    def after_first_year(self) -> "Dated":
        """Give it for years that its factor is not for."""
        return replace(self, factor=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """No window can be met any more."""

    text: str
    inputs: dict[str, str]


def date_fact(
    dating: Dating, item_id: str, dates: Dates, earned_on: date, almanac: Almanac, on: date
) -> Dated | Missed | Unknown:
    """Date a fact by the first window for its item that it does not miss, as it looks on a day.

    While that window is open, the later ones are not asked: it would come before them.
    """
    windows = windows_for(dating, item_id)
    year = almanac.year_of(earned_on)
    if year is None and isinstance(dating.otherwise, NextYear):
        year = _first_named(windows, dates, earned_on, almanac, on)
    before: list[str] = []
    while True:
        deadlines = Deadlines(dates=dates, year=year, almanac=almanac, on=on)
        missing: list[_Missing] = []
        for index, window in windows:
            found = _try(window, index, deadlines)
            if not isinstance(found, _Missing):
                missed = _told(before, _reasons(windows, missing, year))
                return replace(found, missed=missed) if missed else found
            missing.append(found)
        for_good = all(each.for_good for each in missing)
        if for_good or isinstance(dating.otherwise, Never):
            return _missed(windows, missing, year)
        if year is None:
            return _unnamed(f"a contract year that contains {said(earned_on)}")
        following = almanac.year_after(year)
        before = _reasons(windows, missing, year)
        if following is None:
            unnamed = _unnamed(f"the contract year after {year.name}")
            return replace(unnamed, missed=_told(before, []))
        year = following


def _first_named(
    windows: list[tuple[int, Window]], dates: Dates, earned_on: date, almanac: Almanac, on: date
) -> CalendarYear | None:
    """Give the first contract year that calendars name, where all before it are surely missed.

    What was earned long ago and shown only now asks for no calendar of that time.
    """
    first = next(iter(almanac.years), None)
    if first is None or earned_on >= first.year_from:
        return None
    unnamed = Deadlines(dates=dates, year=None, almanac=almanac, on=on)
    missed = all(
        any(unnamed.missed_before(each, first.year_from) for each in window.deadlines)
        or isinstance(_try(window, index, unnamed), _Missing)
        for index, window in windows
    )
    return first if missed else None


def windows_for(dating: Dating, item_id: str) -> list[tuple[int, Window]]:
    """Give the windows for the facts of an item, each with its place in the document."""
    return [
        (index, window)
        for index, window in enumerate(dating.windows)
        if window.items is None or item_id in window.items
    ]


@dataclass(frozen=True, slots=True)
class _Missing:
    """A window that is missed, by which deadline, and whether in all later years too."""

    verdict: Verdict
    for_good: bool


def _try(window: Window, index: int, deadlines: Deadlines) -> Dated | Unknown | _Missing:
    verdicts = [(each, deadlines.judge(each)) for each in window.deadlines]
    missed = [(test, each) for test, each in verdicts if each.open is None and not each.met]
    if missed:
        for_good = any(each.never or missed_for_good(test) for test, each in missed)
        return _Missing(missed[0][1], for_good)
    still_open = [each.open for _, each in verdicts if each.open is not None]
    if still_open:
        return first_of(still_open)
    dates, year, almanac = deadlines.dates, deadlines.year, deadlines.almanac
    effective = resolve(window.effective, dates, year, almanac)
    if isinstance(effective, Unknown):
        return _open_or_missing(effective)
    payable = None if window.payable is None else resolve(window.payable, dates, year, almanac)
    if isinstance(payable, Unknown):
        return _open_or_missing(payable)
    met = [each for _, each in verdicts]
    return Dated(
        window=window,
        index=index,
        year=year,
        effective_from=effective,
        payable_from=payable,
        factor=window.first_year_factor,
        text=f"{words(window.effective, dates.earned)} ({_named(window, year)}).",
        inputs=dict(_inputs(window, year, met, payable)),
    )


def _open_or_missing(day: Unknown) -> Unknown | _Missing:
    verdict = open_or_never(day)
    return day if verdict.open is not None else _Missing(verdict, for_good=True)


def _named(window: Window, year: CalendarYear | None) -> str:
    days = [window.effective, *(each.limit for each in window.deadlines)]
    if year is None or not any(in_year(day) for day in days):
        return window.title
    return f"{window.title}, {year.name}"


def _inputs(
    window: Window, year: CalendarYear | None, met: list[Verdict], payable: date | None
) -> Iterator[tuple[str, str]]:
    yield "window", window.title
    if year is not None:
        yield "contract_year", year.name
    for index, verdict in enumerate(met):
        yield from verdict.inputs(f"deadline_{index}").items()
    if payable is not None:
        yield "payable_from", str(payable)
    if window.first_year_factor is not None:
        yield "first_year_factor", str(window.first_year_factor)


def _missed(
    windows: list[tuple[int, Window]], missing: list[_Missing], year: CalendarYear | None
) -> Missed:
    """Say of each window of the last year that was tried which deadline is missed."""
    inputs = {
        f"window_{at}_{key}": value
        for (at, _), each in zip(windows, missing, strict=True)
        for key, value in each.verdict.inputs("deadline_0").items()
    }
    if year is not None:
        inputs["contract_year"] = year.name
    reasons = "; ".join(_reasons(windows, missing, year))
    return Missed(text=f"No window can be met any more. {reasons}.", inputs=inputs)


def _reasons(
    windows: list[tuple[int, Window]], missing: list[_Missing], year: CalendarYear | None
) -> list[str]:
    return [
        f"{_named(window, year)}: {each.verdict.text}"
        for (_, window), each in zip(windows, missing, strict=False)
    ]


def _told(before: list[str], now: list[str]) -> str:
    """Say what was tried in vain in the year before and in this one; nothing where nothing was."""
    reasons = dict.fromkeys((*before, *now))
    return f"Missed before: {'; '.join(reasons)}." if reasons else ""


def _unnamed(what: str) -> Unknown:
    return Unknown(kind=WaitingKind.CALENDAR, text=f"No published calendar names {what}.")
