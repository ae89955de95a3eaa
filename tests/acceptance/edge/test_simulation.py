"""What a draft of a pay policy would cost, against the district's real history."""

import json
from decimal import Decimal
from typing import Any
from uuid import uuid4

import grpc
import pytest
from google.type.money_pb2 import Money

from credential_ledger.v1 import salary_service_pb2 as salary
from credential_ledger.v1.salary_eligibility_pb2 import EligibilityState, WaitingKind
from tests.acceptance.edge.calls import Calls, Refused
from tests.acceptance.edge.drafts import JULY, a_district_that_pays, document, draft, simulated
from tests.acceptance.edge.lakeview import a_teacher, earn_badge, head
from tests.support.facts import credential, district, issuer


def amount(money: Money) -> Decimal:
    return money.units + Decimal(money.nanos) / 1_000_000_000


async def test_each_contract_year_is_told_before_and_after_and_who_gains(calls: Calls) -> None:
    holder = await a_district_that_pays(calls)
    first, second = await simulated(calls, await draft(calls))
    assert (first.contract_year, second.contract_year) == ("2025-26", "2026-27")
    assert [amount(first.before.amount), amount(first.after.amount)] == [
        Decimal("99.73"),
        Decimal("124.66"),
    ]
    assert [amount(second.before.amount), amount(second.after.amount)] == [400, 500]
    assert amount(second.difference) == 100
    assert (second.before.educators_due, second.after.educators_due) == (1, 1)
    assert (second.educators, second.educators_unchanged) == (2, 1)
    (gain,) = second.gains.listed
    assert gain.educator_id == holder
    assert [amount(gain.before), amount(gain.after)] == [400, 500]
    assert second.gains.educators == 1
    assert amount(second.gains.amount) == 100
    assert second.losses.educators == 0
    assert [amount(second.differences.median)] == [100]
    assert sum(bucket.educators for bucket in second.differences.buckets) == 1


async def test_progress_comes_first_and_nothing_is_recorded(calls: Calls) -> None:
    await a_district_that_pays(calls)
    asked = await draft(calls)
    answers = [answer async for answer in calls.stream("SimulatePayPolicy", asked)]
    done = [
        (answer.progress.educators_done, answer.progress.educators)
        for answer in answers
        if answer.HasField("progress")
    ]
    assert done == [(0, 2), (1, 2), (2, 2)]
    assert [answer.WhichOneof("told") for answer in answers[3:]] == ["year", "year"]
    assert {answer.basis.position for answer in answers} == {asked.at_least_position}
    assert await head(calls) == asked.at_least_position + 1


async def test_the_same_draft_on_the_same_basis_has_the_same_answer_to_the_byte(
    calls: Calls,
) -> None:
    holder = await a_district_that_pays(calls)
    asked = await draft(calls)
    asked.known.position = asked.at_least_position

    async def answered() -> list[bytes]:
        answers = calls.stream("SimulatePayPolicy", asked)
        return [answer.SerializeToString() async for answer in answers]

    before = await answered()
    await calls.record(district(name="Lakeview Schools"))
    assert holder in str(before)
    assert await answered() == before


async def test_what_waits_for_an_approval_is_counted_and_in_no_sum(calls: Calls) -> None:
    await a_district_that_pays(calls)
    await earn_badge(calls, await a_teacher(calls))
    _, year = await simulated(calls, await draft(calls))
    assert amount(year.after.amount) == 500
    (waiting,) = year.after.waiting
    assert waiting.state == EligibilityState.ELIGIBILITY_STATE_PENDING
    assert waiting.kind == WaitingKind.WAITING_KIND_APPROVAL
    assert (waiting.educators, waiting.segments) == (1, 1)


async def test_a_new_policy_beside_the_old_adds_and_one_that_replaces_it_does_not(
    calls: Calls,
) -> None:
    await a_district_that_pays(calls)
    beside = await draft(calls, policy_id="another", contract_years=["2026-27"])
    (year,) = await simulated(calls, beside)
    assert [amount(year.before.amount), amount(year.after.amount)] == [400, 900]
    beside.replaces.append("base-increase")
    (year,) = await simulated(calls, beside)
    assert [amount(year.before.amount), amount(year.after.amount)] == [400, 500]


async def test_who_loses_is_told(calls: Calls) -> None:
    holder = await a_district_that_pays(calls)
    _, year = await simulated(calls, await draft(calls, document=document("150.00")))
    (loss,) = year.losses.listed
    assert loss.educator_id == holder
    assert amount(loss.difference) == -250
    assert amount(year.difference) == amount(year.losses.amount) == -250
    assert year.gains.educators == 0


async def test_years_that_end_before_the_draft_are_asked_for_by_name_alone(calls: Calls) -> None:
    await a_district_that_pays(calls)
    later = {"effective_from": {"year": 2026, "month": 7, "day": 1}}
    years = await simulated(calls, await draft(calls, **later))
    assert [year.contract_year for year in years] == ["2026-27"]
    years = await simulated(calls, await draft(calls, contract_years=["2025-26"], **later))
    assert [year.contract_year for year in years] == ["2025-26"]


async def test_without_a_calendar_there_is_no_year_and_no_error(calls: Calls) -> None:
    await _a_catalogue(calls)
    await calls.record(district())
    assert await simulated(calls, await draft(calls)) == []


async def _a_catalogue(calls: Calls) -> None:
    for fact in (issuer(), credential(), credential(credential_id="machine-learning")):
        await calls.record(fact)


@pytest.mark.parametrize(
    ("said", "reason", "metadata"),
    [
        ({"district_id": "nowhere"}, "UNKNOWN_DISTRICT", {"district_id": "nowhere"}),
        ({"contract_years": ["1999"]}, "UNKNOWN_CONTRACT_YEAR", {"name": "1999"}),
        ({"replaces": ["unheard-of"]}, "UNKNOWN_PAY_POLICY", {"policy_id": "unheard-of"}),
        ({"policy_id": "of-north"}, "POLICY_OF_ANOTHER_DISTRICT", {"district_id": "north"}),
        ({"replaces": ["of-north"]}, "POLICY_OF_ANOTHER_DISTRICT", {"district_id": "north"}),
    ],
)
async def test_what_is_not_there_is_refused_by_name(
    calls: Calls, said: dict[str, Any], reason: str, metadata: dict[str, str]
) -> None:
    await a_district_that_pays(calls)
    await calls.record(district(district_id="north"))
    await _adopt_in_north(calls)
    with pytest.raises(Refused) as told:
        await simulated(calls, await draft(calls, **said))
    assert told.value.reason == reason
    assert metadata.items() <= told.value.metadata.items()


async def _adopt_in_north(calls: Calls) -> None:
    await calls.call("AdoptPayPolicy", _adoption("of-north", "north", document()))


def _adoption(policy_id: str, district_id: str, text: str) -> salary.AdoptPayPolicyRequest:
    return salary.AdoptPayPolicyRequest(
        request_id=str(uuid4()),
        policy_id=policy_id,
        district_id=district_id,
        effective_from=JULY,
        document=text,
    )


async def test_a_draft_meets_every_check_of_adoption_with_every_path(calls: Calls) -> None:
    await a_district_that_pays(calls)
    told = json.loads(document())
    del told["title"]
    faulty = json.dumps(told | {"titel": "A draft"})
    with pytest.raises(Refused) as simulating:
        await simulated(calls, await draft(calls, document=faulty))
    with pytest.raises(Refused) as adopted:
        await calls.call("AdoptPayPolicy", _adoption("base-increase", "lakeview", faulty))
    assert simulating.value.code is grpc.StatusCode.INVALID_ARGUMENT
    assert simulating.value.reason == adopted.value.reason == "POLICY_DOCUMENT_INVALID"
    assert len(simulating.value.fields) == 2
    assert simulating.value.fields == adopted.value.fields


async def test_a_draft_on_a_credential_nobody_defined_is_refused(calls: Calls) -> None:
    await calls.record(district())
    with pytest.raises(Refused, match="POLICY_DOCUMENT_INVALID") as simulating:
        await simulated(calls, await draft(calls))
    adoption = _adoption("base-increase", "lakeview", document())
    with pytest.raises(Refused, match="POLICY_DOCUMENT_INVALID") as adopting:
        await calls.call("AdoptPayPolicy", adoption)
    prices = "document/benefits/0/decide/prices"
    names = [f"{prices}/machine-learning", f"{prices}/maker-educator"]
    assert sorted(simulating.value.fields) == sorted(adopting.value.fields) == names


async def test_who_may_not_read_salaries_may_not_simulate_them(calls: Calls) -> None:
    await a_district_that_pays(calls)
    asked = await draft(calls)
    with pytest.raises(Refused, match="PERMISSION_MISSING"):
        await simulated(calls.acting(role="sis"), asked)
