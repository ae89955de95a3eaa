"""What was paid too much: of what runs stated, by policy and pay date, each told once."""

from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ledger.domain.retro.cause import Cause, CauseSource
from ledger.domain.retro.overpaid import LastStated, Overpaid, last_stated, overpaid
from ledger.domain.retro.retro import LineChange
from tests.support.facts import day
from tests.support.payroll import payroll_run
from tests.unit.retro.answers import NOVEMBER, OCTOBER, usd

SEPTEMBER_RUN, OCTOBER_RUN = payroll_run("2025-09-26", 10), payroll_run("2025-10-26", 20)


def changed(on: str, amount: str, assignment: str = "grade-5", policy: str = "base") -> LineChange:
    return LineChange(
        payable_on=day(on),
        pay_period=on[:7],
        assignment_id=assignment,
        policy_id=policy,
        benefit_id="increase",
        brought_by="maker",
        before=(),
        after=(),
        difference=usd(amount),
        cause=Cause(source=CauseSource.NONE, positions=()),
    )


def told(found: dict[str, list[Overpaid]]) -> dict[str, list[tuple[str, str]]]:
    return {
        policy: [(str(each.paid_on), str(each.amount)) for each in some]
        for policy, some in found.items()
    }


def test_what_one_job_lost_and_another_gained_on_a_pay_date_is_not_overpaid() -> None:
    lines = [changed(OCTOBER, "-83.70", "a1"), changed(OCTOBER, "83.70", "a2")]
    assert overpaid(lines) == {}
    assert told(overpaid([*lines, changed(OCTOBER, "-0.30", "a3")])) == {
        "base": [(OCTOBER, "0.30")]
    }


def test_another_pay_date_or_policy_makes_up_for_nothing() -> None:
    lines = [
        changed(OCTOBER, "-10.00"),
        changed(NOVEMBER, "10.00"),
        changed(OCTOBER, "10.00", policy="stipends"),
        changed(NOVEMBER, "-4.00", policy="stipends"),
    ]
    assert told(overpaid(lines)) == {"base": [(OCTOBER, "10.00")], "stipends": [(NOVEMBER, "4.00")]}


def test_what_was_owed_since_the_pay_date_was_stated_was_never_paid() -> None:
    lines = [changed(OCTOBER, "-10.00")]
    assert overpaid(lines, [changed(OCTOBER, "10.00")]) == {}
    assert told(overpaid(lines, [changed(OCTOBER, "4.00")])) == {"base": [(OCTOBER, "6.00")]}


def test_what_was_known_to_be_overpaid_already_is_not_told_again() -> None:
    found = overpaid([changed(OCTOBER, "-10.00")], [changed(OCTOBER, "-5.00")])
    assert told(found) == {"base": [(OCTOBER, "10.00")]}


@given(st.lists(st.decimals(0, 100, places=2), min_size=2, max_size=6))
def test_one_comparison_after_the_other_tells_no_less_than_what_is_overpaid_in_the_end(
    known: list[Decimal],
) -> None:
    stated, last = known[0], known[-1]
    steps = [
        overpaid([changed(OCTOBER, str(after - before))], [changed(OCTOBER, str(before - stated))])
        for before, after in pairwise(known)
    ]
    amounts = [each.amount for step in steps for some in step.values() for each in some]
    told, owed = sum(amounts, Decimal(0)), max(stated - last, Decimal(0))
    assert told >= owed
    assert told == owed or known != sorted(known, reverse=True)


def test_a_pay_date_is_stated_by_the_last_run_of_it_or_of_a_later_one() -> None:
    runs = [SEPTEMBER_RUN, OCTOBER_RUN]
    by_september, by_october = (
        LastStated(basis=run.basis_position, asked_on=run.pay_date) for run in runs
    )
    assert last_stated(runs, day("2025-08-26"), 99) == by_october
    assert last_stated(runs, day("2025-09-26"), 20) == by_october
    assert last_stated(runs, day("2025-09-26"), 19) == by_september
    assert last_stated(runs, day("2025-10-26"), 19) is None
    assert last_stated(runs, day("2025-10-27"), 99) is None
    assert last_stated(runs, day("2025-09-26"), 9) is None
    assert last_stated([], day("2025-09-26"), 9) is None


def test_a_run_of_an_earlier_pay_date_made_late_does_not_turn_the_day_back() -> None:
    late = payroll_run("2025-09-26", 30)
    runs = [SEPTEMBER_RUN, OCTOBER_RUN, late]
    october = day("2025-10-26")
    assert last_stated(runs, day("2025-09-26"), 30) == LastStated(basis=30, asked_on=october)
    assert last_stated(runs, october, 30) == LastStated(basis=20, asked_on=october)
