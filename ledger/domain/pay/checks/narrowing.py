"""How two filters of facts stand to each other, as far as their words tell."""

from collections.abc import Collection
from datetime import date
from decimal import Decimal

from ledger.domain.pay.terms.facts import Facts, YearsWorked

_SEVERAL = ("tags", "categories")
"""Of these an award may have several: two filters with nothing in common may both select it."""
_SPECIAL = ("earned_from", "earned_until", "where", "minimum_share")


def covers(wide: Facts, narrow: Facts) -> bool:
    """Whether everything that one filter selects is surely selected by another."""
    if type(wide) is not type(narrow):
        return False
    return (
        (wide.where is None or wide.where == narrow.where)
        and _first(wide) <= _first(narrow)
        and _until(narrow) <= _until(wide)
        and _share(wide) <= _share(narrow)
        and all(_wider(getattr(wide, name), getattr(narrow, name)) for name in _listed(wide))
    )


def apart(one: Facts, other: Facts) -> bool:
    """Whether nothing can be selected by both filters."""
    if type(one) is not type(other):
        return True
    if _until(one) <= _first(other) or _until(other) <= _first(one):
        return True
    return any(
        _nothing_in_common(getattr(one, name), getattr(other, name))
        for name in _listed(one)
        if name not in _SEVERAL
    )


def _listed(facts: Facts) -> list[str]:
    return [name for name in facts.__struct_fields__ if name not in _SPECIAL]


def _first(facts: Facts) -> date:
    return facts.earned_from or date.min


def _until(facts: Facts) -> date:
    return facts.earned_until or date.max


def _share(facts: Facts) -> Decimal:
    return facts.minimum_share if isinstance(facts, YearsWorked) else Decimal(0)


def _wider(wide: object, narrow: object) -> bool:
    if wide is None or wide == narrow:
        return True
    several = isinstance(wide, Collection) and isinstance(narrow, Collection)
    return several and set(narrow) <= set(wide)  # type: ignore[call-overload]  # told apart above


def _nothing_in_common(one: object, other: object) -> bool:
    if one is None or other is None or one == other:
        return False
    if isinstance(one, Collection) and isinstance(other, Collection):
        return set(one).isdisjoint(other)
    return True
