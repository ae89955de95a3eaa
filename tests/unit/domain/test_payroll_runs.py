"""A payroll run is recorded as it was stated, once for a pay date, and knowing every run before."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import combinations
from typing import Any

import pytest
from msgspec.structs import replace

from ledger.domain.facts.payroll import PayrollRun
from ledger.domain.recorded import Recorded
from ledger.domain.refusals.payroll import PayDateStated, PayrollRunPassedOver
from ledger.domain.refusals.refusal import Refusal
from ledger.domain.refusals.unknown import UnknownPayDate
from tests.support.facts import calendar, day, district
from tests.support.granting import lakeview
from tests.support.memory import ISSUER, MemoryLedger
from tests.support.payroll import payroll_run, totals, version
from tests.support.policies import pay_policy
from tests.unit.domain.contract import declared

POLICY_AT, SECOND_AT = 6, 7
SEPTEMBER_AT, OCTOBER_AT = 10, 11


def case() -> MemoryLedger:
    """Lakeview, its calendar and two versions of its policy; a second district with one of its own.

    A run of September stands on the position of the first version, one of October on that run.
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
    ("PAYROLL_RUN_PASSED_OVER", {"basis_position": SEPTEMBER_AT}),
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
    again = refused(ledger, more)
    assert isinstance(again, PayrollRunPassedOver)
    assert (again.fact_id, again.pay_date) == (first.fact_id, "2025-09-26")
    ledger.record(replace(more, basis_position=first.position))


def test_the_run_that_stated_a_pay_date_is_named() -> None:
    ledger = case()
    september = next(each for each in ledger.entries if isinstance(each.fact, PayrollRun))
    refusal = refused(ledger, payroll_run("2025-09-26", OCTOBER_AT))
    assert isinstance(refusal, PayDateStated)
    assert refusal.fact_id == september.fact_id


@pytest.mark.parametrize("pay_date", ["2025-08-26", "2025-11-26"])
def test_of_runs_made_side_by_side_one_is_recorded_and_the_other_made_again(pay_date: str) -> None:
    ledger = case()
    other = payroll_run("2025-12-26", OCTOBER_AT)
    december = ledger.record(other)
    run = payroll_run(pay_date, OCTOBER_AT)
    refusal = refused(ledger, run)
    assert isinstance(refusal, PayrollRunPassedOver)
    assert refusal.metadata == {
        "field": "basis_position",
        "fact_id": december.fact_id,
        "pay_date": "2025-12-26",
    }
    ledger.record(replace(run, basis_position=december.position))


def test_what_is_decided_in_one_batch_passes_over_nothing_that_is_recorded_with_it() -> None:
    ledger = case()
    name = "district/lakeview"
    unwritten = Recorded(
        fact=payroll_run("2025-12-26", OCTOBER_AT),
        fact_id="december",
        stream=name,
        version=ledger.streams[name].version + 1,
        position=0,
        recorded_at=ledger.now,
        actor=ISSUER,
    )
    ledger.streams[name] = ledger.streams[name].followed_by(unwritten)
    refusal = refused(ledger, NOVEMBER)
    assert isinstance(refusal, PayrollRunPassedOver)
    assert refusal.fact_id == "december"


def test_a_run_of_another_district_need_not_be_known() -> None:
    ledger = case()
    ledger.record(calendar(2025, district_id="northfield", calendar_id="north"))
    northern = payroll_run(
        "2025-11-26",
        len(ledger.entries),
        district_id="northfield",
        policies=(version("northern"),),
        totals=totals(currency="CAD"),
    )
    ledger.record(northern)
    ledger.record(NOVEMBER)


def test_the_first_run_alone_may_be_compared_with_a_position() -> None:
    ledger = case()
    refusal = refused(ledger, replace(NOVEMBER, since_basis=SECOND_AT))
    assert isinstance(refusal, PayrollRunPassedOver)
    assert (refusal.field, refusal.pay_date) == ("since_basis", "2025-10-26")
    first = lakeview()
    first.record(calendar(2025))
    at = first.record(pay_policy()).position
    first.record(payroll_run(basis=at, since_basis=1))


def test_the_pay_date_is_judged_by_what_was_published_at_the_basis() -> None:
    ledger = case()
    moved = tuple(
        replace(each, payable_on=each.payable_on.replace(day=20))
        for each in calendar(2025).pay_periods
    )
    at = ledger.record(calendar(2025, pay_periods=moved)).position
    assert isinstance(refused(ledger, payroll_run("2025-11-20", OCTOBER_AT)), UnknownPayDate)
    assert isinstance(refused(ledger, payroll_run("2025-11-26", at)), UnknownPayDate)
    november = ledger.record(NOVEMBER)
    ledger.record(payroll_run("2025-12-20", november.position))


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
    ("since_basis", lambda: payroll_run(since_basis=7)),
]


@pytest.mark.parametrize(("field", "faulty"), FIELDS)
def test_a_run_that_contradicts_itself_names_the_field(field: str, faulty: Faulty) -> None:
    refusal = refused(case(), faulty())
    assert refusal.reason() == "FIELD_INVALID"
    assert str(refusal).startswith(f"The request is out of form: {field}: ")


def test_an_empty_run_may_name_the_policies_that_were_in_force() -> None:
    case().record(replace(NOVEMBER, totals=totals(**EMPTY)))
