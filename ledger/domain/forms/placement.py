"""The form of placements and opening balances."""

from ledger.domain.facts.credit import CreditAmount
from ledger.domain.facts.placement import OpeningBalance, Placement, UnitsBalance
from ledger.domain.forms.faults import YEARS_MAX, Faults, Violations, distinct, one_of, scheme
from ledger.domain.refusals.form import Violation
from ledger.domain.values import Fact


def placement(fact: Placement) -> Violations:
    """Find that not exactly one base is given, or one that is no pay."""
    yield from one_of("base", fact.cell, fact.stated_base)
    if fact.stated_base is not None and fact.stated_base <= 0:
        yield Violation("stated_base", "must be above 0")


def opening_balance(fact: OpeningBalance) -> Violations:
    """Find something that is said twice, less than nothing, or of a day yet to come."""
    for index, units in enumerate(fact.units):
        yield from _units(f"units[{index}]", units)
    yield from distinct("units", [_bucket(units) for units in fact.units])
    yield from distinct("supplements", [paid.benefit_id for paid in fact.supplements])
    yield from distinct("service", [served.kind for served in fact.service])
    for index, taken in enumerate(fact.rewards):
        if taken.taken_on > fact.as_of:
            yield Violation(f"rewards[{index}].taken_on", "must not lie after as_of")
    for index, served in enumerate(fact.service):
        if not 0 <= served.years <= YEARS_MAX:
            yield Violation(f"service[{index}].years", f"must be 0 to {YEARS_MAX}")


def _units(path: str, units: UnitsBalance) -> Violations:
    yield from _amount(f"{path}.used", units.used)
    yield from _amount(f"{path}.remaining", units.remaining)
    used, remaining = units.used, units.remaining
    if (used.unit, used.scheme) != (remaining.unit, remaining.scheme):
        yield Violation(f"{path}.remaining", "must be of the same unit and scheme as used")


def _amount(path: str, amount: CreditAmount) -> Violations:
    if amount.amount < 0:
        yield Violation(f"{path}.amount", "must not be negative")
    yield from scheme(f"{path}.scheme", amount.unit, amount.scheme)


def _bucket(units: UnitsBalance) -> str:
    scheme = "" if units.used.scheme is None else f" of {units.used.scheme}"
    return f"{units.category} in {units.used.unit}{scheme}"


FAULTS: dict[type[Fact], Faults] = {Placement: placement, OpeningBalance: opening_balance}
