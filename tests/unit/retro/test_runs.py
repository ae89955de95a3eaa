"""Payroll runs over random histories: all that they state adds up to what is known in the end."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.domain.pay.answer import SalaryEligibility, Segment
from ledger.domain.retro.cause import CauseSource
from ledger.domain.retro.comparison_shape import ChangeKind
from ledger.domain.retro.pay_dates import PayDates
from tests.support.facts import day
from tests.support.histories import Step
from tests.unit.retro.desk import Act, Desk, days
from tests.unit.retro.histories import PAY_DATES, Log, paying_log, stories

JUNE = day("2026-06-30")
FEW = settings(max_examples=20, deadline=None)


def paid(log: Log, pay_date: date, position: int, asked_on: date) -> Decimal:
    found = log.lines(pay_date, position, asked_on)
    return sum((line.amount.amount for line in found), Decimal(0))


def segments_of(answer: SalaryEligibility | None) -> dict[str, Segment]:
    return {} if answer is None else {each.segment_id: each for each in answer.segments}


def due_of(segments: Iterable[Segment]) -> Decimal:
    return sum((each.amount.amount for each in segments if each.amount), Decimal(0))


@settings(max_examples=60, deadline=None)
@given(stories, stories, days)
def test_all_runs_on_record_state_of_each_pay_date_what_the_last_of_them_says_of_the_last_day(
    history: list[Step], later: list[Step], worked: list[list[Act]]
) -> None:
    desk = Desk(worked)
    log = paying_log(history, later, desk.work)
    runs = [made.run for made in desk.on_record]
    sums = desk.stated(log)
    for pay_date in PAY_DATES:
        covering = [run for run in runs if run.pay_date >= pay_date]
        if not covering:
            assert pay_date not in sums
            continue
        # What came before the first run was paid from elsewhere.
        elsewhere = Decimal(0)
        if pay_date < runs[0].pay_date:
            since, on = runs[0].since_basis, runs[0].pay_date
            first = (runs[0].basis_position, on) if since is None else (since, pay_date)
            elsewhere = paid(log, pay_date, *first)
        last_day = max(run.pay_date for run in covering)
        said = paid(log, pay_date, covering[-1].basis_position, last_day)
        assert sums[pay_date] == said - elsewhere


@FEW
@given(stories, stories, st.data())
def test_a_comparison_names_an_entry_between_its_bases_for_every_change(
    history: list[Step], later: list[Step], data: st.DataObject
) -> None:
    log = paying_log(history, later)
    before, after = sorted(data.draw(st.integers(log.first, log.last)) for _ in range(2))
    year = PayDates(PAY_DATES[0], PAY_DATES[-1])
    by_day = log.compared(before, after, JUNE)
    causes = [change.cause for each in by_day.benefits for change in each.segments]
    causes += [line.cause for line in log.compared(before, after, year).lines]
    assert all(cause.source is not CauseSource.NONE for cause in causes)
    in_time = [cause for cause in causes if cause.source is CauseSource.TIME]
    assert all(at <= before for cause in in_time for at in cause.positions)
    recorded = [cause for cause in causes if cause.source is not CauseSource.TIME]
    assert all(before < at <= after for cause in recorded for at in cause.positions)
    assert all(cause.positions for cause in recorded)


@FEW
@given(stories, stories, st.data())
def test_an_old_answer_with_its_changes_made_is_the_new_answer(
    history: list[Step], later: list[Step], data: st.DataObject
) -> None:
    log = paying_log(history, later)
    before, after = (data.draw(st.integers(log.first, log.last)) for _ in range(2))
    then, new = log.answer(before, JUNE), log.answer(after, JUNE)
    old = segments_of(then)
    segments = dict(old)
    compared = log.compared(before, after, JUNE)
    for change in (change for each in compared.benefits for change in each.segments):
        if change.after is None:
            assert change.kind is ChangeKind.REMOVED
            assert change.before is not None
            del segments[change.before.segment_id]
        else:
            assert (change.after.segment_id in segments) == (change.kind is ChangeKind.CHANGED)
            assert set(change.after.supersedes) <= old.keys()
            segments[change.after.segment_id] = change.after
    assert segments.keys() == segments_of(new).keys()
    assert due_of(segments.values()) == due_of(segments_of(new).values())
    assert compared.difference.amount == due_of(segments.values()) - due_of(old.values())
