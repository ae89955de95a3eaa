"""Faults of meaning in what late renewals do."""

from collections.abc import Iterator

from ledger.domain.pay.reading.fault import Fault
from ledger.domain.pay.reading.parts import Place
from ledger.domain.pay.terms.days import DateName, Named
from ledger.domain.pay.terms.loss import LateRenewal


def renewing_faults(place: Place) -> Iterator[Fault]:
    """Give the dates that a renewal has not."""
    named = isinstance(place.value, Named) and place.value.name is not DateName.EARNED
    if named and place.around(LateRenewal) is not None:
        yield Fault(place.path, "names a date that a renewal has not: its own day is earned")
