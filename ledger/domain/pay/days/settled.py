"""From which day on it was certain what becomes of something that may still have come."""

from collections.abc import Callable
from datetime import date, timedelta

_DAY = timedelta(days=1)


def settled_on(since: date, on: date, settled: Callable[[date], bool]) -> date:
    """Give the first day on which something was settled that is on the day `on`.

    What is settled stays so, so that the day is found by halving.
    """
    low, high = since, on
    while low < high:
        day = low + (high - low) // 2
        if settled(day):
            high = day
        else:
            low = day + _DAY
    return low
