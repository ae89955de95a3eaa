"""Faults of meaning in what who leaves the district keeps."""

from collections.abc import Iterator
from decimal import Decimal
from functools import reduce

from ledger.domain.pay.behind import leaves
from ledger.domain.pay.document import Benefit
from ledger.domain.pay.fault import Fault
from ledger.domain.pay.keeping import rules_of_leaving
from ledger.domain.pay.meaning_dating import day_faults
from ledger.domain.pay.terms.conditions import ApprovalRequired, ClaimRequired
from ledger.domain.pay.terms.date import Window
from ledger.domain.pay.terms.days import (
    Aligned,
    DateName,
    Day,
    EarlierOf,
    Issued,
    LaterOf,
    Moved,
    Named,
    Received,
)

Dated = frozenset[tuple[type, str]]
"""Dates of a fact, each with what it is of: a name, or a document that was received or issued."""

_ALL = Decimal(100)


def leaving_faults(path: str, benefit: Benefit) -> Iterator[Fault]:
    """Give what contradicts itself in what a benefit says of a separation."""
    for index, rule in enumerate(rules_of_leaving(benefit.pay)):
        at = f"{path}/pay/separation/{index}"
        if rule.keeps_percent > _ALL:
            yield Fault(f"{at}/keeps_percent", "is above 100: nobody keeps more than was due")
        if rule.before is not None:
            found = list(day_faults(f"{at}/before", rule.before, benefit))
            yield from found
            named = frozenset().union(*(_dated(leaf) for leaf in leaves(rule.before)))
            if not found and not named <= _there(benefit):
                problem = "rests on a date that may be missing when something is due already"
                yield Fault(f"{at}/before", f"{problem}: every window has to ask for it")


def _there(benefit: Benefit) -> Dated:
    """Give the dates that are surely there once something is due."""
    by_window = (_asked(window) for window in benefit.date.windows)
    asked = reduce(frozenset.intersection, by_window)
    return asked | frozenset((Named, name) for name in _always(benefit))


def _always(benefit: Benefit) -> Iterator[str]:
    yield from (DateName.EARNED, DateName.HIRED)
    approval, claim = benefit.select.approval, benefit.select.claim
    if isinstance(approval, ApprovalRequired) and approval.items is None:
        yield DateName.APPROVED
    if isinstance(claim, ClaimRequired) and claim.items is None:
        yield DateName.CLAIMED
        if claim.decision_required:
            yield DateName.DECIDED


def _asked(window: Window) -> Dated:
    days = [window.effective, *(each.date for each in window.deadlines)]
    return frozenset().union(*(_surely(each) for each in days))


def _surely(day: Day) -> Dated:
    """Give the dates without which a day is not known."""
    match day:
        case Moved(start=start) | Aligned(start=start):
            return _surely(start)
        case LaterOf(days=days):
            return frozenset().union(*map(_surely, days))
        case EarlierOf(days=days):
            return reduce(frozenset.intersection, map(_surely, days))
        case _:
            return _dated(day)


def _dated(day: Day) -> Dated:
    match day:
        case Named(name=name):
            return frozenset({(Named, name)})
        case Received(documents=documents) | Issued(documents=documents):
            return frozenset((type(day), kind) for kind in documents)
        case _:
            return frozenset()
