"""What would be due if facts were recorded: "if I finish this by then"."""

from typing import Any

import grpc
import pytest
from google.type.date_pb2 import Date

from credential_ledger.v1 import salary_service_pb2 as salary
from credential_ledger.v1.hypothetical_fact_pb2 import HypotheticalFact
from ledger.domain.decide.supposing import hypothetical_id
from ledger.domain.values import Fact
from services.messages.writing import fill
from tests.acceptance.edge.calls import Calls, Refused
from tests.acceptance.edge.lakeview import a_district, a_teacher, adopt, earn_badge, head
from tests.support.awards import external_award, licence
from tests.support.facts import employment
from tests.support.granting import approval
from tests.support.jobs import placement

JUNE = Date(year=2027, month=6, day=30)
FUTURE = "2027-02-01"


def supposing(**facts: Fact) -> list[HypotheticalFact]:
    """Each under the name of its kind."""
    told = []
    for kind, fact in facts.items():
        told.append(HypotheticalFact())
        fill(getattr(told[-1], kind), fact)
    return told


async def asked(
    calls: Calls, educator_id: str, *facts: HypotheticalFact, **said: Any
) -> salary.GetSalaryEligibilityResponse:
    """What would be due on the last day of June."""
    question = salary.GetSalaryEligibilityRequest(
        educator_id=educator_id,
        district_id="lakeview",
        hypotheticals=facts,
        at_least_position=await head(calls),
        **({"effective_on": JUNE} | said),
    )
    answer: salary.GetSalaryEligibilityResponse = await calls.call("GetSalaryEligibility", question)
    return answer


async def a_holder(calls: Calls) -> tuple[str, str]:
    """Somebody with the badge, which nobody has approved; and the award."""
    await a_district(calls)
    await adopt(calls)
    educator_id = await a_teacher(calls)
    _, award_id = await earn_badge(calls, educator_id)
    return educator_id, award_id


async def test_an_approval_that_is_still_to_come_is_supposed_and_not_recorded(
    calls: Calls,
) -> None:
    educator_id, award_id = await a_holder(calls)
    facts = supposing(approval=approval(educator_id, award_id, FUTURE))
    answer = await asked(calls, educator_id, *facts)
    assert answer.hypothetical
    assert list(answer.hypothetical_fact_ids) == [hypothetical_id(0)]
    (segment,) = answer.eligibility.segments
    assert segment.effective_from == Date(year=2027, month=2, day=1)
    assert answer.eligibility.annual_rate.units == 400
    known = await asked(calls, educator_id)
    assert not known.hypothetical
    assert known.eligibility.annual_rate.units == 0
    assert known.basis.position == answer.basis.position + 1


async def test_the_same_facts_on_the_same_basis_have_the_same_answer(calls: Calls) -> None:
    educator_id, award_id = await a_holder(calls)
    facts = supposing(approval=approval(educator_id, award_id, FUTURE))
    first = await asked(calls, educator_id, *facts)
    again = await asked(calls, educator_id, *facts, known={"position": first.basis.position})
    assert again.SerializeToString() == first.SerializeToString()


async def test_what_is_supposed_does_not_shape_the_next_answer(calls: Calls) -> None:
    educator_id, award_id = await a_holder(calls)
    known = await asked(calls, educator_id)
    at = {"known": {"position": known.basis.position}}
    await asked(calls, educator_id, *supposing(approval=approval(educator_id, award_id)), **at)
    assert await asked(calls, educator_id, **at) == known


async def test_a_job_and_an_award_from_elsewhere_may_be_supposed(calls: Calls) -> None:
    educator_id, award_id = await a_holder(calls)
    await calls.record(licence())
    second = employment(educator_id, assignment_id="coach-1", role="coach", primary=False)
    facts = supposing(
        external_award=external_award(educator_id, on=FUTURE),
        employment=second,
        placement=placement(educator_id, assignment_id="coach-1"),
        approval=approval(educator_id, award_id, FUTURE),
    )
    answer = await asked(calls, educator_id, *facts)
    due = {each.assignment_id for each in answer.eligibility.assignments}
    assert due == {"coach-1", "teacher-1"}


async def test_a_fact_that_would_be_refused_is_named_by_its_place(calls: Calls) -> None:
    educator_id, award_id = await a_holder(calls)
    facts = supposing(approval=approval(educator_id, award_id, FUTURE))
    facts += supposing(approval=approval(educator_id, hypothetical_id(9), FUTURE))
    with pytest.raises(Refused) as told:
        await asked(calls, educator_id, *facts)
    assert told.value.code is grpc.StatusCode.FAILED_PRECONDITION
    assert told.value.reason == "HYPOTHETICAL_REFUSED"
    assert told.value.metadata["index"] == "1"
    assert told.value.metadata["refusal"] == "UNKNOWN_SUBJECT"


async def test_hypothetical_facts_need_a_day_and_are_about_who_is_asked_about(
    calls: Calls,
) -> None:
    educator_id, award_id = await a_holder(calls)
    other = await calls.register_educator()
    facts = supposing(approval=approval(other, award_id, FUTURE))
    with pytest.raises(Refused, match="FIELD_INVALID") as told:
        await asked(calls, educator_id, *facts, effective_on=None)
    assert told.value.fields == ["hypotheticals[0].approval.educator_id", "effective_on"]


async def test_a_fact_out_of_form_is_told_with_its_path(calls: Calls) -> None:
    educator_id, award_id = await a_holder(calls)
    facts = supposing(approval=approval(educator_id, award_id, FUTURE))
    facts[0].approval.decided_on.month = 13
    with pytest.raises(Refused, match="FIELD_INVALID") as told:
        await asked(calls, educator_id, *facts, HypotheticalFact())
    assert told.value.fields == ["hypotheticals[0].approval.decided_on", "hypotheticals[1].fact"]
    backwards = approval(educator_id, award_id, FUTURE, panel=("twice", "twice"))
    with pytest.raises(Refused, match="FIELD_INVALID") as told:
        await asked(calls, educator_id, *supposing(approval=backwards))
    assert told.value.fields[0].startswith("hypotheticals[0].approval.panel")
