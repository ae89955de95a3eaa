"""What lies before the first day of a policy, and so never counts under it."""

from collections.abc import Collection, Iterator
from datetime import date

from ledger.domain.pay.document import Benefit, PolicyDocument
from ledger.domain.pay.reading.fault import Fault
from ledger.domain.pay.terms.date import GovernedBy

_BEFORE = {
    GovernedBy.VERSION_ON_AWARD: "what was earned",
    GovernedBy.VERSION_ON_START: "what was begun",
    GovernedBy.VERSION_ON_PERIOD: "what was earned in a year or cycle that began",
}
"""What no version governs, as its day lies before the first; each day's own needs no such day."""


_UNLESS = ", unless an earlier version of the policy was in force then"


def never_governed(
    document: PolicyDocument, begins_on: date, governed: Collection[str] | None
) -> Iterator[Fault]:
    """Say, once for each way of governing, which benefits leave out what was there before.

    `governed` are the benefits that an earlier version has from a day before; None: nobody knows.
    """
    for governed_by, what in _BEFORE.items():
        names = [
            each.benefit_id
            for each in document.benefits
            if each.date.governed_by is governed_by and _may_be_before(each, begins_on)
            if each.benefit_id not in (governed or ())
        ]
        if names:
            unless = _UNLESS if governed is None else ""
            yield Fault(
                "/benefits",
                f"{what} before {begins_on} never counts{unless}: date.governed_by is "
                f"{governed_by} in {', '.join(names)}",
            )


def _may_be_before(benefit: Benefit, begins_on: date) -> bool:
    """Whether an item may select what was earned before a day; one that is over by then is told."""
    return any(
        (each.facts.earned_from is None or each.facts.earned_from < begins_on)
        and (each.facts.earned_until is None or each.facts.earned_until > begins_on)
        for each in benefit.select.items
    )
