"""Faults of meaning in units: amounts that are added up and are of different ones."""

from collections.abc import Iterator

from msgspec.structs import replace

from ledger.domain.facts.credit import CreditUnit
from ledger.domain.pay.checks.constant import always
from ledger.domain.pay.document import Benefit
from ledger.domain.pay.reading.fault import Fault
from ledger.domain.pay.reading.parts import Place
from ledger.domain.pay.terms.accumulate import FactLimit, Together, Total, carry_over_of
from ledger.domain.pay.terms.decide import PerUnit, Requirement
from ledger.domain.pay.terms.facts import AwardFacts, CreditFacts, ServiceFacts, YearsWorked
from ledger.domain.pay.terms.quantity import OwnAmount
from ledger.domain.pay.terms.select import Item

_YEAR = "year"


def unit_faults(place: Place) -> Iterator[Fault]:
    """Give the amounts of a benefit that nobody can add up."""
    if not isinstance(place.value, Benefit):
        return
    benefit, path = place.value, place.path
    counting = benefit.accumulate
    if isinstance(counting, Together) or isinstance(benefit.decide, PerUnit):
        for index, item in enumerate(benefit.select.items):
            units = own_units(item)
            if len(units) > 1:
                told = ", ".join(sorted(units))
                problem = f"is of several units, {told}: name one under facts/units"
                yield Fault(f"{path}/select/items/{index}/counts/by", problem)
    if isinstance(counting, Together):
        yield from _added_up(path, benefit, counting)
    if isinstance(benefit.decide, Requirement) and isinstance(counting, Together):
        yield from _needs(path, benefit, benefit.decide, counting)


def own_units(item: Item) -> frozenset[str]:
    """Give the units that an item's own amounts may be of; none where it counts otherwise."""
    if not isinstance(item.counts, OwnAmount):
        return frozenset()
    match item.facts:
        case CreditFacts() as facts:
            return frozenset(map(str, _units_of(facts)))
        case AwardFacts():
            return frozenset({str(CreditUnit.CLOCK_HOUR)})
        case ServiceFacts() | YearsWorked():
            return frozenset({_YEAR})
        case _:
            # Those of an opening balance have the name of its category alone.
            return frozenset()


def _units_of(facts: CreditFacts) -> Iterator[CreditUnit]:
    for unit in facts.units or CreditUnit:
        of_unit = replace(facts, units=(unit,))
        if facts.where is None or always(facts.where, [of_unit]) is not False:
            yield unit


def _added_up(path: str, benefit: Benefit, counting: Together) -> Iterator[Fault]:
    """Give the items whose amounts are added to those of another unit, unless it is converted."""
    told: set[str] = set()
    for names in _sums(benefit, counting):
        first: tuple[str, str] | None = None
        for index, item in enumerate(benefit.select.items):
            units = own_units(item)
            if item.item_id not in names or item.convert is not None or len(units) != 1:
                continue
            (unit,) = units
            if first is None:
                first = (item.item_id, unit)
            elif unit != first[1] and item.item_id not in told:
                told.add(item.item_id)
                problem = f"counts in {unit}, and {first[0]} in {first[1]}: needs convert"
                yield Fault(f"{path}/select/items/{index}", problem)


def _sums(benefit: Benefit, counting: Together) -> Iterator[frozenset[str]]:
    """Give the items that are added up: for the levels, or a need; under a limit; carried over."""
    every = frozenset(item.item_id for item in benefit.select.items)
    requirement = benefit.decide
    if isinstance(requirement, Requirement) and isinstance(counting.levels, Total):
        for alternative in requirement.alternatives:
            yield from (frozenset(need.items or every) for need in alternative.needs)
    else:
        yield every
    for limit in counting.limits:
        if not isinstance(limit, FactLimit):
            yield frozenset(limit.items or every)
    carried = carry_over_of(counting.over)
    if carried is not None and carried.at_most is not None:
        yield frozenset(carried.items or every)


def _needs(
    path: str, benefit: Benefit, requirement: Requirement, counting: Together
) -> Iterator[Fault]:
    """Give the needs that name another unit than their items count in."""
    converted = {each.item_id for each in benefit.select.items if each.convert is not None}
    own = {each.item_id for each in benefit.select.items if own_units(each)} - converted
    every = [each.item_id for each in benefit.select.items]
    said: dict[str, str] = {}
    for index, alternative in enumerate(requirement.alternatives):
        for place, need in enumerate(alternative.needs):
            at = f"{path}/decide/alternatives/{index}/needs/{place}/unit"
            unit = need.unit or counting.unit
            for name in need.items or every:
                if unit != counting.unit and name in converted:
                    yield Fault(at, f"{name} is converted into {counting.unit}, not into {unit}")
                elif name in own and said.setdefault(name, unit) != unit:
                    yield Fault(at, f"{name} counts in {said[name]} for another need")
