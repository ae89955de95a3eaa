"""A payroll run is recorded as it was stated, once for a pay date, and knows those before it."""

from collections.abc import Callable, Iterator
from dataclasses import replace as replace_fields
from decimal import Decimal
from itertools import combinations
from typing import Any

import pytest
from msgspec.structs import replace

from ledger.domain.facts.payroll import PayrollRun
from ledger.domain.refusals.payroll import BasisBeforePayrollRun, PayDateStated
from ledger.domain.refusals.refusal import Refusal
from ledger.domain.refusals.unknown import UnknownPayDate
from ledger.domain.stream import district_stream
from tests.support.facts import calendar, day, district
from tests.support.granting import lakeview
from tests.support.memory import MemoryLedger
from tests.support.payroll import payroll_run, totals, version
from tests.support.policies import pay_policy
from tests.unit.domain.test_precedence import declared

POLICY_AT, SECOND_AT, SEPTEMBER_AT, OCTOBER_AT = 6, 7, 10, 11


def case() -> MemoryLedger:
    """Lakeview, its calendar and two versions of its policy; a second district with one of its own.

    A run of September stands on the position of the first version, and one of October, recorded
    last, on that of the run of September.
    """
    ledger = lakeview()
    ledger.record(calendar(2025))
    assert ledger.record(pay_policy()).position == POLICY_AT
    assert ledger.record(pay_policy(effective_from=day("2026-01-01"))).position == SECOND_AT
    ledger.record(district(district_id="northfield", currency="CAD"))
    ledger.record(pay_policy(policy_id="northern", district_id="northfield"))
    assert ledger.record(payroll_run()).position == SEPTEMBER_AT
    assert ledger.record(payroll_run("2025-10-26", SEPTEMBER_AT)).position == OCTOBER_AT
    return ledger


def test_the_pay_dates_of_the_case_are_those_of_its_calendar() -> None:
    paid = {period.payable_on for period in calendar(2025).pay_periods}
    assert {day("2025-09-26"), day("2025-10-26"), day("2025-11-26")} <= paid


def refused(ledger: MemoryLedger, run: PayrollRun) -> Refusal:
    before = len(ledger.entries)
    with pytest.raises(Refusal) as refusal:
        ledger.record(run)
    assert len(ledger.entries) == before
    return refusal.value


Changes = dict[str, Any]
NOVEMBER = payroll_run("2025-11-26", OCTOBER_AT)
FAULTS: list[tuple[str, Changes]] = [
    ("FIELD_INVALID", {"totals": totals(educators=4)}),
    ("POSITION_BEYOND_HEAD", {"basis_position": 1000}),
    ("UNKNOWN_PAY_POLICY", {"policies": (version(), version("nothing"))}),
    ("UNKNOWN_PAY_POLICY_VERSION", {"policies": (version("base-increase", 3),)}),
    ("UNKNOWN_DISTRICT", {"district_id": "nowhere"}),
    ("UNKNOWN_PAY_DATE", {"pay_date": day("2025-11-27")}),
    ("POLICY_OF_ANOTHER_DISTRICT", {"policies": (version(), version("northern"))}),
    (
        "POLICY_VERSION_AFTER_BASIS",
        {"basis_position": POLICY_AT, "policies": (version("base-increase", 2),)},
    ),
    ("CURRENCY_DIFFERS", {"totals": totals(currency="CAD")}),
    ("PAY_DATE_STATED", {"pay_date": day("2025-09-26"), "supplementary": False}),
    ("NOTHING_TO_SUPPLEMENT", {"supplementary": True}),
    ("BASIS_BEFORE_PAYROLL_RUN", {"basis_position": POLICY_AT}),
]


def pairs() -> Iterator[tuple[str, Changes]]:
    for (first, one), (_, other) in combinations(FAULTS, 2):
        if not one.keys() & other.keys():
            yield first, one | other


def test_a_run_that_moves_forward_is_recorded() -> None:
    ledger = case()
    recorded = ledger.record(NOVEMBER)
    assert recorded.stream == "district/lakeview"
    assert recorded.fact == NOVEMBER


@pytest.mark.parametrize(("reason", "changes"), FAULTS, ids=[reason for reason, _ in FAULTS])
def test_it_is_refused_for_this_reason_and_nothing_is_recorded(
    reason: str, changes: Changes
) -> None:
    assert refused(case(), replace(NOVEMBER, **changes)).reason() == reason


@pytest.mark.parametrize(("first", "changes"), list(pairs()))
def test_of_two_refusals_the_first_declared_is_given(first: str, changes: Changes) -> None:
    assert refused(case(), replace(NOVEMBER, **changes)).reason() == first


def test_the_faults_stand_in_the_order_the_method_declares() -> None:
    reasons = [reason for reason, _ in FAULTS]
    assert reasons == [each for each in declared("RecordPayrollRun") if each in reasons]


def test_a_supplementary_run_adds_to_a_pay_date_again_and_again() -> None:
    ledger = case()
    more = payroll_run("2025-09-26", OCTOBER_AT, supplementary=True)
    first = ledger.record(more)
    ledger.record(replace(more, basis_position=first.position))
    again = refused(ledger, more)
    assert isinstance(again, BasisBeforePayrollRun)
    assert again.fact_id == first.fact_id


def test_of_two_runs_made_side_by_side_the_second_is_refused() -> None:
    ledger = case()
    december = payroll_run("2025-12-26", NOVEMBER.basis_position)
    november = ledger.record(NOVEMBER)
    refusal = refused(ledger, december)
    assert isinstance(refusal, BasisBeforePayrollRun)
    assert (refusal.basis_position, refusal.fact_id) == (OCTOBER_AT, november.fact_id)
    ledger.record(replace(december, basis_position=november.position))


def test_a_run_that_waits_to_be_recorded_is_known_to_no_basis() -> None:
    ledger = case()
    stream = ledger.streams[district_stream("lakeview")]
    waiting = replace_fields(ledger.record(NOVEMBER), position=0)
    ledger.streams[stream.name] = stream.followed_by(waiting)
    december = payroll_run("2025-12-26", len(ledger.entries))
    assert refused(ledger, december).reason() == "BASIS_BEFORE_PAYROLL_RUN"


def test_the_run_that_stated_a_pay_date_is_named() -> None:
    ledger = case()
    september = next(each for each in ledger.entries if isinstance(each.fact, PayrollRun))
    refusal = refused(ledger, payroll_run("2025-09-26", OCTOBER_AT))
    assert isinstance(refusal, PayDateStated)
    assert refusal.fact_id == september.fact_id


def test_a_run_of_an_earlier_pay_date_is_recorded_late_but_not_on_less_than_was_known() -> None:
    ledger = case()
    refusal = refused(ledger, payroll_run("2025-08-26", SEPTEMBER_AT))
    assert refusal.reason() == "BASIS_BEFORE_PAYROLL_RUN"
    ledger.record(payroll_run("2025-08-26", OCTOBER_AT))


def test_the_pay_date_is_judged_by_what_was_published_at_the_basis() -> None:
    ledger = case()
    moved = tuple(
        replace(each, payable_on=each.payable_on.replace(day=20))
        for each in calendar(2025).pay_periods
    )
    at = ledger.record(calendar(2025, pay_periods=moved)).position
    assert isinstance(refused(ledger, payroll_run("2025-11-20", OCTOBER_AT)), UnknownPayDate)
    assert isinstance(refused(ledger, payroll_run("2025-11-26", at)), UnknownPayDate)
    november = ledger.record(NOVEMBER).position
    ledger.record(payroll_run("2025-12-20", november))


def test_a_pay_date_of_one_employee_group_is_one_of_the_district() -> None:
    ledger = case()
    aides = tuple(
        replace(each, payable_on=each.payable_on.replace(day=12))
        for each in calendar(2025).pay_periods
    )
    at = ledger.record(
        calendar(2025, calendar_id="aides", employee_groups=("aides",), pay_periods=aides)
    ).position
    ledger.record(payroll_run("2025-11-12", at))


def test_before_a_district_was_registered_it_had_no_pay_dates() -> None:
    ledger = MemoryLedger()
    ledger.record(district(district_id="northfield"))
    ledger.record(district())
    ledger.record(calendar(2025))
    nothing = totals(lines=0, educators=0, regular=Decimal(0), retro=Decimal(0))
    run = payroll_run(basis=1, policies=(), totals=nothing)
    assert refused(ledger, run).reason() == "UNKNOWN_PAY_DATE"
    ledger.record(replace(run, basis_position=3))


Faulty = Callable[[], PayrollRun]
EMPTY = {"lines": 0, "educators": 0, "regular": Decimal(0), "retro": Decimal(0)}
FIELDS: list[tuple[str, Faulty]] = [
    ("totals.educators", lambda: payroll_run(totals=totals(lines=1))),
    ("totals.educators", lambda: payroll_run(totals=totals(educators=0))),
    ("totals.educators", lambda: payroll_run(totals=totals(**EMPTY | {"educators": 1}))),
    ("totals.regular", lambda: payroll_run(totals=totals(**EMPTY | {"regular": Decimal(1)}))),
    ("totals.retro", lambda: payroll_run(totals=totals(**EMPTY | {"retro": Decimal(-1)}))),
    ("policies", lambda: payroll_run(policies=())),
    ("policies", lambda: payroll_run(policies=(version(), version()))),
]


@pytest.mark.parametrize(("field", "faulty"), FIELDS)
def test_a_run_that_contradicts_itself_names_the_field(field: str, faulty: Faulty) -> None:
    refusal = refused(case(), faulty())
    assert refusal.reason() == "FIELD_INVALID"
    assert str(refusal).startswith(f"The request is out of form: {field}: ")


def test_an_empty_run_may_name_the_policies_that_were_in_force() -> None:
    case().record(replace(NOVEMBER, totals=totals(**EMPTY)))
