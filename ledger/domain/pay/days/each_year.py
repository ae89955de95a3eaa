"""Which days are other ones in other contract years."""

from functools import lru_cache

from ledger.domain.pay.terms.days import (
    Aligned,
    Day,
    EarlierOf,
    InYear,
    Issued,
    LaterOf,
    Moved,
    Named,
    NthDay,
    Received,
    YearBound,
)


@lru_cache(maxsize=4096)
def in_year(day: Day) -> bool:
    """Whether a day is another one in another contract year."""
    match day:
        case InYear() | NthDay() | YearBound():
            return True
        case Moved(start=start) | Aligned(start=start):
            return in_year(start)
        case LaterOf(days=days) | EarlierOf(days=days):
            return any(in_year(each) for each in days)
        case Named() | Received() | Issued():
            return False
