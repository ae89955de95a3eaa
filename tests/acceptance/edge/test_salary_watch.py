"""Payroll follows what educators are due: every change, with its reason, before its day comes."""

from contextlib import aclosing

from google.type.date_pb2 import Date

from credential_ledger.v1 import salary_service_pb2 as salary
from credential_ledger.v1.salary_eligibility_pb2 import EligibilityState
from ledger.domain.facts.correction import Correction
from tests.acceptance.edge.calls import Calls
from tests.acceptance.edge.lakeview import a_teacher, earn_badge, head
from tests.acceptance.edge.salary_watching import (
    a_holder,
    a_paying_district,
    adopt,
    apply,
    changed,
    removed,
    told,
    until_caught_up,
    watch,
)
from tests.support.districts import school
from tests.support.facts import calendar, day, employment, enrollment
from tests.support.granting import award, revocation, void
from tests.support.policies import pay_policy

DUE = EligibilityState.ELIGIBILITY_STATE_DUE


async def test_everything_known_comes_first_for_every_year_that_is_not_over(calls: Calls) -> None:
    await a_paying_district(calls)
    educator_id, award_id = await a_holder(calls)
    messages = await told(calls)
    basis = messages[-1].progress.position
    first, second = changed(messages)
    assert {each.educator_id for each in (first, second)} == {educator_id}
    assert {each.segment.award_id for each in (first, second)} == {award_id}
    assert [each.contract_year.name for each in (first, second)] == ["2025-26", "2026-27"]
    assert first.effective_on == Date(year=2026, month=6, day=30)
    assert first.segment.effective_from == Date(year=2026, month=4, day=1)
    assert second.segment.effective_from == Date(year=2026, month=7, day=1)
    assert first.position == second.position
    assert first.position <= basis


async def test_each_segment_is_that_of_the_answer_about_the_last_day_of_its_year(
    calls: Calls,
) -> None:
    await a_paying_district(calls)
    await a_holder(calls)
    for each in changed(await told(calls)):
        request = salary.GetSalaryEligibilityRequest(
            educator_id=each.educator_id, district_id="lakeview", effective_on=each.effective_on
        )
        answer = await calls.call("GetSalaryEligibility", request)
        assert list(answer.eligibility.segments) == [each.segment]


async def test_a_change_comes_while_one_watches_with_its_cause(calls: Calls) -> None:
    await a_paying_district(calls)
    educator_id = await a_teacher(calls)
    async with aclosing(watch(calls)) as stream:
        assert len(await until_caught_up(stream)) == 1
        await earn_badge(calls, educator_id)
        came = changed(await until_caught_up(stream, await head(calls)))
    assert {each.educator_id for each in came} == {educator_id}
    assert len({each.position for each in came}) == 1
    assert {each.segment.state for each in came} == {DUE}


async def test_a_void_award_leaves_tombstones_and_what_takes_their_place(calls: Calls) -> None:
    await a_paying_district(calls)
    educator_id, award_id = await a_holder(calls)
    before = await told(calls)
    voided = (await calls.record(void(educator_id, award_id))).receipt.position
    after = await told(calls, before[-1].cursor)
    gone = {each.segment_id for each in removed(after)}
    assert gone == {each.segment.segment_id for each in changed(before)}
    assert {each.position for each in (*removed(after), *changed(after))} == {voided}
    assert DUE not in {each.segment.state for each in changed(after)}
    assert {name for each in changed(after) for name in each.segment.supersedes} == gone
    assert apply(apply({}, before), after) == apply({}, await told(calls))


async def test_a_correction_of_the_day_moves_a_segment_which_says_what_it_supersedes(
    calls: Calls,
) -> None:
    await a_paying_district(calls)
    educator_id = await a_teacher(calls)
    begun = enrollment(educator_id, credential_id="machine-learning")
    enrollment_id = await calls.fact(begun)
    granted = await calls.record(award(educator_id, enrollment_id, "2026-03-15"))
    before = await told(calls)
    correction = Correction(
        educator_id=educator_id,
        fact_id=granted.fact_id,
        latest_position=granted.receipt.position,
        award=award(educator_id, enrollment_id, "2026-01-20"),
    )
    await calls.record(correction)
    after = await told(calls, before[-1].cursor)
    (gone,) = removed(after)
    moved, next_year = changed(after)
    assert moved.segment.effective_from == Date(year=2026, month=2, day=1)
    assert list(moved.segment.supersedes) == [gone.segment_id]
    assert not next_year.segment.supersedes  # it stays, with other reasons
    assert gone.effective_on == moved.effective_on
    assert apply(apply({}, before), after) == apply({}, await told(calls))


async def test_ends_that_come_by_time_alone_are_told_when_they_are_known(calls: Calls) -> None:
    await a_paying_district(calls)
    educator_id, award_id = await a_holder(calls)
    before = await told(calls)
    announced = revocation(educator_id, award_id, "2027-02-01")
    await calls.record(announced)
    after = changed(await told(calls, before[-1].cursor))
    (bounded,) = (each for each in after if each.contract_year.name == "2026-27")
    assert bounded.segment.state == DUE
    assert bounded.segment.effective_until == Date(year=2027, month=2, day=1)


async def test_a_calendar_brings_the_segments_of_its_year_before_it_begins(calls: Calls) -> None:
    await a_paying_district(calls)
    await a_holder(calls)
    before = await told(calls)
    published = (await calls.record(calendar(2027))).receipt.position
    (following,) = changed(await told(calls, before[-1].cursor))
    assert following.contract_year.name == "2027-28"
    assert following.segment.effective_from == Date(year=2027, month=7, day=1)
    assert following.position == published


async def test_an_assignment_to_come_is_told_with_its_days(calls: Calls) -> None:
    await a_paying_district(calls)
    educator_id, _ = await a_holder(calls)
    before = await told(calls)
    half = employment(
        educator_id,
        assignment_id="coach-1",
        role="coach",
        primary=False,
        effective_from=day("2027-01-01"),
    )
    await calls.record(half)
    came = changed(await told(calls, before[-1].cursor))
    on_both = {each.segment.assignment_id: each.segment for each in came}
    assert on_both["coach-1"].state == DUE
    assert on_both["coach-1"].effective_from == Date(year=2027, month=1, day=1)


async def test_what_changes_no_answer_is_not_told(calls: Calls) -> None:
    await a_paying_district(calls)
    educator_id, _ = await a_holder(calls)
    before = await told(calls)
    await calls.record(enrollment(educator_id, credential_id="machine-learning"))
    await calls.record(school())
    after = await told(calls, before[-1].cursor)
    assert changed(after) == removed(after) == []


async def test_a_later_version_of_a_policy_moves_everybody(calls: Calls) -> None:
    await a_paying_district(calls)
    holders = sorted([(await a_holder(calls))[0] for _ in range(3)])
    before = await told(calls)
    adopted = await adopt(calls, pay_policy(approved=False, amount="500.00"))
    after = await told(calls, before[-1].cursor)
    assert [each.educator_id for each in changed(after)] == [
        educator_id for educator_id in holders for _ in range(2)
    ]
    assert {each.segment.outcome.annual_rate.units for each in changed(after)} == {500}
    assert {each.position for each in changed(after)} == {adopted}
