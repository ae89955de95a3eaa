"""What salary answers say otherwise on another basis, segment by segment and line by line."""

from decimal import Decimal
from typing import Any

import grpc
import pytest

from credential_ledger.v1 import salary_comparison_pb2 as told
from credential_ledger.v1.salary_eligibility_pb2 import EligibilityState
from tests.acceptance.edge.calls import Calls, Refused
from tests.acceptance.edge.comparisons import amount, asked, compared, day, pay_dates
from tests.acceptance.edge.drafts import a_district_that_pays
from tests.acceptance.edge.lakeview import a_teacher, earn_badge, head
from tests.support.granting import approval, void
from tests.support.payroll import payroll_run

YEAR = ("2025-07-01", "2026-07-01")


async def a_badge_that_is_found_void(calls: Calls) -> tuple[str, int, int]:
    """Who held it, the last position before that was known, and the position of the revocation."""
    await a_district_that_pays(calls)
    holder = await a_teacher(calls)
    _, award_id = await earn_badge(calls, holder)
    await calls.record(approval(holder, award_id))
    before = await head(calls)
    found = await calls.record(void(holder, award_id))
    return holder, before, found.receipt.position


async def test_a_change_names_its_segment_its_difference_and_the_entry_that_made_it(
    calls: Calls,
) -> None:
    holder, before, found = await a_badge_that_is_found_void(calls)
    (changed,), summary = await compared(calls, before=before)
    assert changed.educator_id == holder
    (benefit,) = [each for each in changed.benefits if each.assignment_id]
    (segment,) = benefit.segments
    assert segment.kind == told.SEGMENT_CHANGE_KIND_REMOVED
    assert segment.before.state == EligibilityState.ELIGIBILITY_STATE_DUE
    assert amount(segment.difference) == amount(changed.difference) == Decimal("-99.73")
    assert sum(amount(each.difference) for each in benefit.periods) == Decimal("-99.73")
    assert segment.cause.source == told.CHANGE_CAUSE_SOURCE_EXPLANATION
    assert list(segment.cause.positions) == [found]
    assert (summary.educators, summary.educators_affected) == (3, 1)
    assert (summary.losses.educators, summary.gains.educators) == (1, 0)
    assert amount(summary.losses.amount) == amount(summary.difference) == Decimal("-99.73")


@pytest.mark.parametrize("about", [{}, {"pay_dates": pay_dates(*YEAR)}])
async def test_one_educator_is_told_what_the_whole_district_is_told(
    calls: Calls, about: dict[str, Any]
) -> None:
    holder, before, _ = await a_badge_that_is_found_void(calls)
    everybody, _ = await compared(calls, before=before, **about)
    alone, summary = await compared(calls, before=before, educator_id=holder, **about)
    assert alone == everybody
    assert summary.educators == summary.educators_affected == 1
    assert amount(summary.difference) == Decimal("-99.73")


async def test_what_a_pay_date_pays_is_what_has_changed_since_nothing_was_known(
    calls: Calls,
) -> None:
    holder = await a_district_that_pays(calls)
    (paid,), summary = await compared(calls, pay_dates=pay_dates("2026-05-26", "2026-05-27"))
    assert paid.educator_id == holder
    (line,) = paid.lines
    assert (line.payable_on, line.pay_period) == (day("2026-05-26"), "2026-05")
    assert list(line.before) == []
    (part,) = line.after
    assert amount(part.amount) == amount(line.difference) == amount(summary.gains.amount)
    assert (part.policy_version, line.policy_id) == (1, "base-increase")
    assert line.cause.source == told.CHANGE_CAUSE_SOURCE_EXPLANATION


async def test_a_closed_pay_date_that_paid_too_much_says_how_much_and_why(calls: Calls) -> None:
    holder, before, found = await a_badge_that_is_found_void(calls)
    (changed,), _ = await compared(calls, before=before, pay_dates=pay_dates(*YEAR))
    assert changed.educator_id == holder
    assert sum(amount(line.difference) for line in changed.lines) == Decimal("-99.73")
    for line in changed.lines:
        assert [amount(part.amount) for part in line.before] == [-amount(line.difference)]
        assert list(line.after) == []
        assert list(line.cause.positions) == [found]


@pytest.mark.parametrize(("of_educator", "found_on"), [(False, None), (True, "2029-06-27")])
async def test_what_was_paid_too_much_is_told_with_the_limits_of_recovery(
    calls: Calls, *, of_educator: bool, found_on: str | None
) -> None:
    holder, before, _ = await a_badge_that_is_found_void(calls)
    about: dict[str, Any] = {"educator_id": holder} if of_educator else {}
    if found_on is not None:
        about["found_on"] = day(found_on)
    (changed,), _ = await compared(calls, before=before, pay_dates=pay_dates(*YEAR), **about)
    (limits,) = changed.recoveries
    assert amount(limits.overpaid) == Decimal("99.73")
    beyond = Decimal(0) if found_on is None else Decimal("99.73")
    assert amount(limits.beyond_look_back) == beyond
    assert amount(limits.recoverable) == Decimal("99.73") - beyond
    assert limits.meet_by.year == (2026 if found_on is None else 2029)
    assert not limits.HasField("monthly_base")


@pytest.mark.parametrize("of_educator", [False, True])
async def test_what_no_run_on_record_had_stated_was_not_paid_too_much(
    calls: Calls, *, of_educator: bool
) -> None:
    await a_district_that_pays(calls)
    holder = await a_teacher(calls)
    _, award_id = await earn_badge(calls, holder)
    await calls.record(approval(holder, award_id))
    may = await calls.record(payroll_run("2026-05-26", before := await head(calls)))
    await calls.record(void(holder, award_id))
    about: dict[str, Any] = {"educator_id": holder} if of_educator else {}
    about["pay_dates"] = pay_dates(*YEAR)
    (changed,), _ = await compared(calls, before=before, **about)
    stated = [each for each in changed.lines if each.payable_on.month < 6]
    assert 0 < len(stated) < len(changed.lines)
    (limits,) = changed.recoveries
    assert amount(limits.overpaid) == -sum(amount(each.difference) for each in stated)
    # The run stands behind its basis; nothing came between.
    assert await compared(calls, before=may.receipt.position, **about) == (
        [changed],
        (await compared(calls, before=before, **about))[1],
    )


@pytest.mark.parametrize("of_educator", [False, True])
async def test_what_became_due_and_was_lost_between_two_runs_was_not_paid_too_much(
    calls: Calls, *, of_educator: bool
) -> None:
    await a_district_that_pays(calls)
    holder = await a_teacher(calls)
    _, award_id = await earn_badge(calls, holder)
    await calls.record(payroll_run("2026-06-26", await head(calls)))
    approved = await calls.record(approval(holder, award_id))
    await calls.record(void(holder, award_id))
    about: dict[str, Any] = {"educator_id": holder} if of_educator else {}
    about["pay_dates"] = pay_dates(*YEAR)
    (changed,), _ = await compared(calls, before=approved.receipt.position, **about)
    assert amount(changed.difference) == Decimal("-99.73")
    assert list(changed.recoveries) == []


async def test_a_segment_that_takes_the_place_of_another_names_it(calls: Calls) -> None:
    await a_district_that_pays(calls)
    pending = await a_teacher(calls)
    _, award_id = await earn_badge(calls, pending)
    before = await head(calls)
    approved = await calls.record(approval(pending, award_id))
    (changed,), summary = await compared(calls, before=before)
    changes = {change.kind: change for benefit in changed.benefits for change in benefit.segments}
    removed, added = (
        changes[told.SEGMENT_CHANGE_KIND_REMOVED],
        changes[told.SEGMENT_CHANGE_KIND_ADDED],
    )
    assert removed.before.state == EligibilityState.ELIGIBILITY_STATE_PENDING
    assert list(added.after.supersedes) == [removed.before.segment_id]
    assert list(added.cause.positions) == [approved.receipt.position]
    assert summary.gains.educators == 1


async def test_a_basis_compared_with_itself_says_nothing_and_a_later_one_is_never_the_first(
    calls: Calls,
) -> None:
    holder, before, found = await a_badge_that_is_found_void(calls)
    nobody, summary = await compared(calls, before=found, after=found)
    assert (nobody, summary.educators, summary.educators_affected) == ([], 3, 0)
    for about in ({}, {"educator_id": holder}):
        with pytest.raises(Refused) as refused:
            await compared(calls, before=found, after=before, at_least_position=0, **about)
        assert refused.value.fields == ["before"]


async def test_how_far_it_has_come_is_told_first_and_the_same_question_has_the_same_answer(
    calls: Calls,
) -> None:
    _, before, found = await a_badge_that_is_found_void(calls)
    request = await asked(calls, before=before, after=found)

    async def answered() -> list[Any]:
        return [each async for each in calls.stream("CompareSalaryEligibility", request)]

    first = await answered()
    assert [each.WhichOneof("told") for each in first] == [
        *("progress", "educator", "progress", "summary")
    ]
    assert (first[0].progress.educators_done, first[0].progress.educators) == (2, 3)
    assert {(each.before.position, each.after.position) for each in first} == {(before, found)}
    await a_teacher(calls)
    assert await answered() == first


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"district_id": "nowhere"}, "UNKNOWN_DISTRICT"),
        ({"educator_id": "00000000-0000-0000-0000-000000000000"}, "UNKNOWN_EDUCATOR"),
        ({"before": 9_999}, "UNKNOWN_POSITION"),
        ({"at_least_position": 9_999}, "POSITION_BEYOND_HEAD"),
    ],
)
async def test_what_is_not_there_is_refused_by_name(
    calls: Calls, said: dict[str, Any], reason: str
) -> None:
    await a_district_that_pays(calls)
    with pytest.raises(Refused, match=reason):
        await compared(calls, **said)


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        ({"district_id": ""}, ["district_id"]),
        ({"educator_id": "ada"}, ["educator_id"]),
        ({"pay_dates": told.PayDateRange()}, ["pay_dates.payable_from", "pay_dates.payable_until"]),
        ({"pay_dates": pay_dates("2026-01-02", "2026-01-02")}, ["pay_dates.payable_until"]),
        (
            {"pay_dates": pay_dates("2026-01-01", "2026-02-01"), "effective_on": day("2026-01-01")},
            ["effective_on"],
        ),
        ({"found_on": day("2026-01-01")}, ["found_on"]),
    ],
)
async def test_a_question_out_of_form_is_refused_with_its_fields(
    calls: Calls, said: dict[str, Any], fields: list[str]
) -> None:
    await a_district_that_pays(calls)
    with pytest.raises(Refused) as refused:
        await compared(calls, **said)
    assert refused.value.code is grpc.StatusCode.INVALID_ARGUMENT
    assert refused.value.fields == fields
