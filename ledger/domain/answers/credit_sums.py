"""What the credits of an educator come to."""

from collections.abc import Iterable
from decimal import Decimal

from ledger.domain.answers.claim_shape import CreditSum
from ledger.domain.decimals import canonical
from ledger.domain.facts.credit import Credit, CreditUnit
from ledger.domain.timeline.item import Item, TimelineFact


def credit_sums(items: Iterable[Item[TimelineFact]]) -> tuple[CreditSum, ...]:
    """Sum the supported credits, as recorded, by unit, scheme and category, in the order of these.

    What of them is approved and counts towards a requirement or in pay is another matter.
    """
    sums: dict[tuple[CreditUnit, str | None, str | None], Decimal] = {}
    for item in items:
        fact = item.value
        if isinstance(fact, Credit) and item.supported:
            key = (fact.unit, fact.scheme, fact.category)
            sums[key] = sums.get(key, Decimal(0)) + fact.amount
    units = list(CreditUnit)
    in_order = sorted(sums, key=lambda key: (units.index(key[0]), key[1] or "", key[2] or ""))
    return tuple(
        CreditSum(unit=unit, scheme=scheme, category=category, amount=canonical(sums[key]))
        for key in in_order
        for unit, scheme, category in [key]
    )
