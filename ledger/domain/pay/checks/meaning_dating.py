"""Faults of meaning in windows and days."""

from collections.abc import Iterator

from ledger.domain.pay.days.behind import leaves
from ledger.domain.pay.days.each_year import in_year
from ledger.domain.pay.days.windows import windows_for
from ledger.domain.pay.document import Benefit
from ledger.domain.pay.reading.fault import Fault
from ledger.domain.pay.reading.parts import Parts, Place, benefit_of
from ledger.domain.pay.terms.accumulate import Progress
from ledger.domain.pay.terms.conditions import ApprovalNotRequired, ClaimNotRequired, NotDenied
from ledger.domain.pay.terms.date import Window
from ledger.domain.pay.terms.days import DateName, InYear, Named
from ledger.domain.pay.terms.facts import AwardFacts, MetFacts, RenewalFacts
from ledger.domain.pay.terms.recovery import MonthDay
from ledger.domain.pay.terms.select import Item

_LAST_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def dating_faults(place: Place, parts: Parts) -> Iterator[Fault]:
    """Give what contradicts itself in a day or in the windows of a benefit."""
    path = place.path
    match place.value:
        case Named(name=DateName.EXPIRES):
            yield from _without_expiry(place, parts)
        case Named(name=name):
            yield from _never_there(path, name, parts)
        case InYear(month=month, day_of_month=day) | MonthDay(month=month, day=day):
            if day > _LAST_DAYS[month - 1]:
                yield Fault(path, f"month {month} has no day {day}")
        case Progress() as progress:
            yield from _progress(path, progress)
        case Benefit() as benefit:
            yield from _undated(path, benefit)


def _never_there(path: str, name: DateName, parts: Parts) -> Iterator[Fault]:
    """Say of which approval or claim a date is that the benefit does not ask for.

    A condition may ask for the day of an approval that nothing else requires.
    """
    select = f"{benefit_of(path)}/select"
    if name is DateName.APPROVED and path.startswith(f"{select}/conditions/"):
        return
    missing = missing_date(name, parts.at(f"{select}/approval"), parts.at(f"{select}/claim"))
    if missing is not None:
        yield Fault(path, f"names {missing} that the benefit does not require")


def _without_expiry(place: Place, parts: Parts) -> Iterator[Fault]:
    """Say so where none of the facts that a day is asked of has an expiry."""
    select = f"{benefit_of(place.path)}/select/items"
    window = place.around(Window)
    of = None if window is None else window.items
    items = [each for at, each in parts.of(Item) if at.startswith(f"{select}/")]
    asked = (each.facts for each in items if of is None or each.item_id in of)
    there = any(isinstance(each, AwardFacts | RenewalFacts | MetFacts) for each in asked)
    if parts.is_readable(select) and not there:
        yield Fault(
            place.path, "names an expiry, and only awards, renewals and requirements have one"
        )


def missing_date(name: DateName, approval: object, claim: object) -> str | None:
    """Say of what a date is where a benefit with such rules does not ask for it."""
    if name is DateName.APPROVED and isinstance(approval, ApprovalNotRequired | NotDenied):
        return "an approval"
    if name in (DateName.CLAIMED, DateName.DECIDED) and isinstance(claim, ClaimNotRequired):
        return "a claim"
    return None


def _progress(path: str, progress: Progress) -> Iterator[Fault]:
    earned = (each for each in leaves(progress.of) if isinstance(each, Named))
    if progress.begun is not None and DateName.EARNED in {each.name for each in earned}:
        yield Fault(f"{path}/of", "is a day that what has only begun has not")
    if progress.by is not None and not in_year(progress.by):
        yield Fault(f"{path}/by", "is no day of a contract year")


def _undated(path: str, benefit: Benefit) -> Iterator[Fault]:
    for index, item in enumerate(benefit.select.items):
        if not windows_for(benefit.date, item.item_id):
            problem = f"no window dates the item {item.item_id}: it would never count"
            yield Fault(f"{path}/select/items/{index}/item_id", problem)
