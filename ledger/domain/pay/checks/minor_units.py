"""Rounding to places that the money of a district does not have."""

from collections.abc import Iterator

from ledger.domain.currencies import MINOR_UNITS
from ledger.domain.pay.document import PolicyDocument
from ledger.domain.pay.reading.fault import Fault
from ledger.domain.pay.reading.parts import parts_of
from ledger.domain.pay.terms.pay import Rounding
from ledger.domain.pay.terms.recovery import Recovery


def finer_than_money(document: PolicyDocument, currency: str) -> Iterator[Fault]:
    """Give where amounts are rounded to more places than the smallest money of a currency has."""
    parts = parts_of(document)
    has = MINOR_UNITS.get(currency)
    told = [(path, each.places) for path, each in parts.of(Rounding)]
    told += [(path, each.places) for path, each in parts.of(Recovery)]
    for path, places in told:
        if has is not None and places > has:
            problem = f"is more than the {has} decimal places of money in {currency}"
            yield Fault(f"{path}/places", problem)
