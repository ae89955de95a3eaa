"""What checks of form share."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from ledger.domain.facts.credit import CreditUnit
from ledger.domain.refusals.form import Violation
from ledger.domain.spans import Span, overlapping

Faults = Callable[[Any], Iterator[Violation]]
"""Gives every fault of a fact's fields."""

Violations = Iterator[Violation]

YEARS_MAX = 100
"""Nobody serves longer."""


def distinct(path: str, names: Iterable[str]) -> Violations:
    """Find a name that stands in a list more than once."""
    again = repeated(names)
    if again is not None:
        yield Violation(path, f"{again} stands there more than once")


def repeated(names: Iterable[str]) -> str | None:
    """Give the first name that stands in a list more than once."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            return name
        seen.add(name)
    return None


def span(path: str, begins: date, ends: date | None) -> Violations:
    """Find a span that ends before it begins."""
    if ends is not None and ends <= begins:
        yield Violation(path, "must lie after its first day")


def apart(spans: Iterable[Span]) -> Violations:
    """Find spans that share a day with an earlier one of their sort."""
    for later, earlier in overlapping(spans):
        yield Violation(later.path, f"{later.name} overlaps {earlier.name}")


def one_of(path: str, *given: object) -> Violations:
    """Find that not exactly one of some fields is set."""
    if sum(value is not None for value in given) != 1:
        yield Violation(path, "exactly one must be given")


def scheme(path: str, unit: CreditUnit, given: str | None) -> Violations:
    """Find points of no scheme, or the scheme of what is no points."""
    if (unit is CreditUnit.POINT) != (given is not None):
        yield Violation(path, "must be given for points, and for them alone")
