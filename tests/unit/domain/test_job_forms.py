"""What a fact about jobs may not say within itself: every fault, by the path of its field."""

from decimal import Decimal

import pytest

from ledger.domain.facts.credit import CreditAmount, CreditUnit
from ledger.domain.facts.placement import RewardTaken, ServiceBalance, UnitsBalance
from ledger.domain.forms.check import check_form
from ledger.domain.refusals.form import FieldInvalid
from ledger.domain.values import Fact
from tests.support.facts import day, employment
from tests.support.jobs import (
    cell,
    leave,
    opening_balance,
    placement,
    service_credit,
    units,
)

WHO = "00000000-0000-0000-0000-000000000001"
HOURS = CreditAmount(amount=Decimal(1), unit=CreditUnit.CLOCK_HOUR)
CREDITS = CreditAmount(amount=Decimal(1), unit=CreditUnit.SEMESTER_CREDIT)
POINTS = {"unit": CreditUnit.POINT}

FAULTY: list[tuple[Fact, list[str]]] = [
    (employment(WHO, fte=Decimal(0)), ["fte"]),
    (employment(WHO, fte=Decimal("1.01")), ["fte"]),
    (employment(WHO, share_of_time=Decimal(0)), ["share_of_time"]),
    (employment(WHO, share_of_time=Decimal(2), fte=Decimal(2)), ["fte", "share_of_time"]),
    (employment(WHO, effective_until=day("2020-07-01")), ["effective_until"]),
    (leave(WHO, effective_until=day("2025-09-01")), ["effective_until"]),
    (service_credit(WHO, years=Decimal(0)), ["years"]),
    (service_credit(WHO, years=Decimal("100.5")), ["years"]),
    (placement(WHO, stated_base=None), ["base"]),
    (placement(WHO, stated_base=Decimal(1), cell=cell()), ["base"]),
    (placement(WHO, stated_base=Decimal(0)), ["stated_base"]),
    (opening_balance(WHO, units=(units(used="-1"),)), ["units[0].used.amount"]),
    (opening_balance(WHO, units=(units(remaining="-1"),)), ["units[0].remaining.amount"]),
    (opening_balance(WHO, units=(units(), units())), ["units"]),
    (
        opening_balance(WHO, units=(units(**POINTS),)),
        ["units[0].used.scheme", "units[0].remaining.scheme"],
    ),
    (
        opening_balance(WHO, units=(units(scheme="state"),)),
        ["units[0].used.scheme", "units[0].remaining.scheme"],
    ),
    (
        opening_balance(WHO, units=(UnitsBalance(category="pd", used=HOURS, remaining=CREDITS),)),
        ["units[0].remaining"],
    ),
    (
        opening_balance(WHO, supplements=opening_balance(WHO).supplements * 2),
        ["supplements"],
    ),
    (
        opening_balance(
            WHO, rewards=(RewardTaken(benefit_id="reward", taken_on=day("2025-07-02")),)
        ),
        ["rewards[0].taken_on"],
    ),
    (
        opening_balance(
            WHO, service=(ServiceBalance(kind="in-district", years=Decimal("-0.5")),) * 2
        ),
        ["service", "service[0].years", "service[1].years"],
    ),
]


@pytest.mark.parametrize(("fact", "paths"), FAULTY)
def test_every_fault_is_named_by_its_path(fact: Fact, paths: list[str]) -> None:
    with pytest.raises(FieldInvalid) as refusal:
        check_form(fact)

    assert [fault.field for fault in refusal.value.violations] == paths


@pytest.mark.parametrize(
    "fact",
    [
        employment(WHO, share_of_time=Decimal(1)),
        leave(WHO, effective_until=None),
        service_credit(WHO, years=Decimal(100)),
        placement(WHO, cell=cell()),
        opening_balance(WHO, units=(units(), units(category="other"), units(unit=HOURS.unit))),
        opening_balance(
            WHO, units=tuple(units(scheme=each, **POINTS) for each in ("state", "board"))
        ),
    ],
)
def test_what_contradicts_nothing_has_form(fact: Fact) -> None:
    check_form(fact)
