"""How amounts are spread: the least, the middle, the greatest, and round spans between."""

from collections import Counter
from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Decimal

from ledger.domain.answers.simulation_shape import Distribution, DistributionBucket
from ledger.domain.pay.answer import Money

_SPANS = 12
"""Into how many spans the range is cut at least as wide; a round beginning may add one."""
_CENT = Decimal("0.01")
_ROUND = (Decimal(1), Decimal(2), Decimal(5))


def distribution(amounts: Sequence[Decimal], currency: str) -> Distribution:
    """Tell how amounts of one currency are spread, in spans of equal width."""
    if not amounts:
        return Distribution(educators=0)
    ordered = sorted(amounts)
    width = _width(ordered[-1] - ordered[0])
    counted = Counter(int((each / width).to_integral_value("ROUND_FLOOR")) for each in ordered)

    def money(amount: Decimal) -> Money:
        return Money(currency_code=currency, amount=amount)

    return Distribution(
        educators=len(ordered),
        minimum=money(ordered[0]),
        median=money(_median(ordered)),
        maximum=money(ordered[-1]),
        buckets=tuple(
            DistributionBucket(
                amount_from=money(index * width),
                amount_until=money((index + 1) * width),
                educators=counted[index],
            )
            for index in range(min(counted), max(counted) + 1)
        ),
    )


def _width(spread: Decimal) -> Decimal:
    """Give the least of 1, 2, 5, 10, 20 … of which twelve cover a spread."""
    power = Decimal(1)
    while True:
        for step in _ROUND:
            if step * power * _SPANS >= spread:
                return step * power
        power *= 10


def _median(ordered: Sequence[Decimal]) -> Decimal:
    half, odd = divmod(len(ordered), 2)
    if odd:
        return ordered[half]
    between = ordered[half - 1] + ordered[half]
    # No more places than the amounts have: half a cent is no sum of money.
    step = min(_CENT, Decimal(1).scaleb(int(between.as_tuple().exponent)))
    return (between / 2).quantize(step, ROUND_HALF_EVEN)
