"""Faults of meaning in names: those that stand twice, and those that nothing stands under."""

from collections.abc import Iterator

from ledger.domain.pay.reading.fault import Fault
from ledger.domain.pay.reading.parts import Parts, Place, benefit_of
from ledger.domain.pay.terms.names import DECLARES, NAMES, NameOf

_Scope = tuple[NameOf, str]
"""Of what a name is, and the benefit within which it is one, if it is not one everywhere."""

_OF_BENEFIT = (NameOf.ITEM, NameOf.CONDITION)
_DECLARED_IN = {
    NameOf.BENEFIT: ("/benefits", "benefit_id"),
    NameOf.POOL: ("/pools", "pool_id"),
    NameOf.ITEM: ("/select/items", "item_id"),
}
"""In which list names that others use are declared, and by which key; that of a benefit in it."""
_MISSING = {
    NameOf.BENEFIT: "no benefit {} stands under /benefits",
    NameOf.POOL: "no pool {} stands under /pools",
    NameOf.ITEM: "no item {} is selected",
}


def faults_of_names(parts: Parts) -> Iterator[Fault]:
    """Give the names that are declared more than once, and those that nothing declares.

    While the name of a benefit, pool or item cannot be read, nobody knows which names are missing.
    """
    declared: dict[_Scope, set[str]] = {}
    for place in parts:
        if DECLARES in place.extra:
            known = declared.setdefault(_scope(place, DECLARES), set())
            if str(place.value) in known:
                yield Fault(place.path, f"{place.value} stands more than once")
            known.add(str(place.value))
    readable: dict[_Scope, bool] = {}
    for place in parts:
        if place.extra.get(NAMES) not in _MISSING:
            continue
        scope = _scope(place, NAMES)
        if scope not in readable:
            readable[scope] = _all_readable(scope, parts)
        if readable[scope] and place.value not in declared.get(scope, ()):
            yield Fault(place.path, _MISSING[scope[0]].format(place.value))


def _scope(place: Place, key: str) -> _Scope:
    of = NameOf(place.extra[key])
    return of, benefit_of(place.path) if of in _OF_BENEFIT else ""


def _all_readable(scope: _Scope, parts: Parts) -> bool:
    """Whether every name that is declared in a scope is readable."""
    of, benefit = scope
    under, key = _DECLARED_IN[of]
    listed = f"{benefit}{under}"
    if not parts.is_readable(listed):
        return False
    for path in parts.unreadable:
        _, found, rest = path.partition(f"{listed}/")
        if found and rest.partition("/")[2] in ("", key):
            return False
    return True
