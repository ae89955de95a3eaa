"""Faults of meaning in days of release, of what nothing holds."""

from collections.abc import Iterator

from ledger.domain.pay.reading.fault import Fault
from ledger.domain.pay.reading.parts import Parts, Place, benefit_of
from ledger.domain.pay.terms.conditions import Condition, HeldUntil
from ledger.domain.pay.terms.days import DateName, Named
from ledger.domain.pay.terms.select import Select

_RELEASED = Named(name=DateName.RELEASED)


def released_faults(place: Place, parts: Parts) -> Iterator[Fault]:
    """Give a day of release where no condition holds anything, or none that is judged before."""
    if not isinstance(place.value, Named) or place.value != _RELEASED:
        return
    select = parts.at(f"{benefit_of(place.path)}/select")
    if not isinstance(select, Select):
        return
    own = place.around(Condition)
    before = select.conditions if own is None else select.conditions[: _index(own, select)]
    if not any(isinstance(each.unmet, HeldUntil) for each in before):
        where = "" if own is None else " before this one"
        problem = f"names a release, and no condition{where} holds anything until another fact"
        yield Fault(place.path, problem)


def _index(own: Condition, select: Select) -> int:
    return next(at for at, each in enumerate(select.conditions) if each is own)
