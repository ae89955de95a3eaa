"""A district's amounts without their reasons."""

import pytest
from google.type.date_pb2 import Date

from credential_ledger.v1 import salary_service_pb2 as salary
from credential_ledger.v1.salary_eligibility_pb2 import EligibilityView
from tests.acceptance.edge.calls import Calls, Refused
from tests.acceptance.edge.lakeview import a_district, a_teacher, adopt, earn_badge, head

JUNE = Date(year=2026, month=6, day=1)


async def test_amounts_alone_come_without_any_explanation(calls: Calls) -> None:
    await a_district(calls)
    await adopt(calls)
    await earn_badge(calls, await a_teacher(calls))
    asked = salary.ListSalaryEligibilityRequest(
        district_id="lakeview", effective_on=JUNE, at_least_position=await head(calls)
    )
    (explained,) = [answer async for answer in calls.stream("ListSalaryEligibility", asked)]
    asked.view = EligibilityView.ELIGIBILITY_VIEW_AMOUNTS
    (amounts,) = [answer async for answer in calls.stream("ListSalaryEligibility", asked)]
    for each in (explained.eligibility, *explained.eligibility.segments):
        assert each.HasField("explanation")
        each.ClearField("explanation")
    assert amounts == explained
    asked.view = 9  # type: ignore[assignment]  # no value of the enum
    with pytest.raises(Refused) as refused:
        await anext(calls.stream("ListSalaryEligibility", asked))
    assert refused.value.reason == "FIELD_INVALID"
