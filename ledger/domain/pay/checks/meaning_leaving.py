"""Faults of meaning in what who leaves the district keeps."""

from collections.abc import Iterator
from functools import reduce

from ledger.domain.pay.checks.meaning_dating import missing_date
from ledger.domain.pay.days.behind import leaves
from ledger.domain.pay.document import Benefit
from ledger.domain.pay.payment.keeping import rules_of_leaving
from ledger.domain.pay.reading.fault import Fault
from ledger.domain.pay.reading.parts import Place
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


def leaving_faults(place: Place) -> Iterator[Fault]:
    """Give what contradicts itself in what a benefit says of a separation."""
    if not isinstance(place.value, Benefit):
        return
    benefit = place.value
    for index, rule in enumerate(rules_of_leaving(benefit.pay)):
        if rule.before is None:
            continue
        named = frozenset().union(*(_dated(leaf) for leaf in leaves(rule.before)))
        if not named <= _there(benefit) | _never(benefit):
            problem = "rests on a date that may be missing when something is due already"
            at = f"{place.path}/pay/separation/{index}/before"
            yield Fault(at, f"{problem}: every window has to ask for it")


def _never(benefit: Benefit) -> Dated:
    """Give the dates that a benefit has not and that are told as such."""
    select = benefit.select
    return frozenset(
        (Named, name) for name in DateName if missing_date(name, select.approval, select.claim)
    )


def _there(benefit: Benefit) -> Dated:
    """Give the dates that are surely there once something is due."""
    by_window = (_asked(window) for window in benefit.date.windows)
    asked = reduce(frozenset.intersection, by_window)
    return asked | frozenset((Named, name) for name in _always(benefit))


def _always(benefit: Benefit) -> Iterator[str]:
    yield from (DateName.EARNED, DateName.HIRED, DateName.RELEASED)
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
