"""How stage 4, decide, puts into words what a requirement is short of."""

from collections.abc import Iterable
from fractions import Fraction

from ledger.domain.pay.needs import Short
from ledger.domain.pay.wording import unit_words


def missing_words(shorts: Iterable[Short]) -> str:
    """Say the least that meets all needs: 157 more hours; 3 more points and 1 more year."""
    return " and ".join(_least(each) for each in shorts)


def _least(short: Short) -> str:
    more = unit_words(short.unit, Fraction(short.least), more=True)
    return more if short.exact else f"at least {more}"
