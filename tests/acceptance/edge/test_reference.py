"""The catalogue and what districts publish, told and read over gRPC."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import pytest
from google.protobuf.message import Message

from credential_ledger.v1 import basis_pb2
from credential_ledger.v1 import catalog_service_pb2 as catalog
from credential_ledger.v1 import district_service_pb2 as districts
from credential_ledger.v1.issuer_pb2 import IssuerKind as WireIssuerKind
from ledger.domain.facts.catalogue import IssuerKind
from tests.acceptance.edge.calls import Calls, Refused, command
from tests.support.catalogue import group, recognition, retirement, stack, withdrawal
from tests.support.districts import lane, schedule, school
from tests.support.facts import credential, day, district, employment, enrollment, issuer


async def a_catalogue(calls: Calls) -> int:
    """Lakeview and the Maker Educator Badge in a stack; the last position."""
    for fact in (district(), issuer(), credential(), stack("makers", group("maker-educator"))):
        last = await calls.record(fact)
    return int(last.receipt.position)


async def pages(calls: Calls, method: str, request: Message) -> AsyncIterator[Any]:
    while True:
        page = await calls.call(method, request)
        yield page
        if not page.next_page_token:
            return
        request.page_token = page.next_page_token  # type: ignore[attr-defined]  # every listing has one


async def test_issuers_are_listed_by_kind_in_pages_and_as_known_then(calls: Calls) -> None:
    first = await calls.record(issuer())
    for name in ("bitworks", "bytes"):
        await calls.record(issuer(issuer_id=name, kind=IssuerKind.COMPANY))
    last = await calls.record(issuer(name="CraftED International"))
    request = catalog.ListIssuersRequest(page_size=2, at_least_position=last.receipt.position)
    found = [
        [row.issuer_id for row in page.issuers]
        async for page in pages(calls, "ListIssuers", request)
    ]
    assert found == [["bitworks", "bytes"], ["crafted"]]
    companies = catalog.ListIssuersRequest(kind=WireIssuerKind.ISSUER_KIND_COMPANY)
    answer = await calls.call("ListIssuers", companies)
    assert [row.issuer_id for row in answer.issuers] == ["bitworks", "bytes"]
    known = basis_pb2.Known(position=first.receipt.position)
    before = await calls.call("ListIssuers", catalog.ListIssuersRequest(known=known))
    assert [row.name for row in before.issuers] == ["CraftED"]
    assert before.basis.position == first.receipt.position


async def test_stacks_are_listed_by_issuer_with_their_versions(calls: Calls) -> None:
    await a_catalogue(calls)
    await calls.record(issuer(issuer_id="bitworks"))
    await calls.record(
        stack("android", group("maker-educator", stack_ids=("makers",)), issuer_id="bitworks")
    )
    again = await calls.record(stack("makers", group("maker-educator"), title="Makers"))
    assert again.version == 2
    request = catalog.ListStacksRequest(page_size=1, at_least_position=again.receipt.position)
    found = [page.stacks[0] async for page in pages(calls, "ListStacks", request)]
    assert [(row.stack.stack_id, row.version) for row in found] == [("android", 1), ("makers", 2)]
    assert found[1].position == again.receipt.position
    assert list(found[0].stack.groups[0].stack_ids) == ["makers"]
    crafted = await calls.call("ListStacks", catalog.ListStacksRequest(issuer_id="crafted"))
    assert [row.stack.stack_id for row in crafted.stacks] == ["makers"]


async def test_a_retired_version_says_since_when_and_nobody_enrolls_in_it(calls: Calls) -> None:
    before = await a_catalogue(calls)
    retired = await calls.record(retirement("2026-03-01"))
    request = catalog.GetCredentialRequest(
        credential_id="maker-educator", at_least_position=retired.receipt.position
    )
    found = (await calls.call("GetCredential", request)).credential
    assert (found.version, found.retired_on.year, found.retired_on.month) == (1, 2026, 3)
    request.known.position = before
    assert not (await calls.call("GetCredential", request)).credential.HasField("retired_on")
    listed = await calls.call("ListCredentials", catalog.ListCredentialsRequest())
    assert listed.credentials[0].HasField("retired_on")
    educator_id = await calls.register_educator()
    await calls.record(employment(educator_id))
    with pytest.raises(Refused, match="VERSION_RETIRED") as refused:
        await calls.record(enrollment(educator_id, "2026-03-01"))
    assert refused.value.metadata["retired_on"] == "2026-03-01"
    second = await calls.record(credential(title="Second edition"))
    assert second.version == 2


async def test_a_circle_is_refused_with_its_way(calls: Calls) -> None:
    await a_catalogue(calls)
    await calls.record(stack("all", group("maker-educator", stack_ids=("makers",))))
    with pytest.raises(Refused, match="STACK_CIRCULAR") as circle:
        await calls.record(stack("makers", group("maker-educator", stack_ids=("all",))))
    assert circle.value.metadata["path"] == "makers, all, makers"


async def test_recognitions_are_listed_with_the_days_they_hold(calls: Calls) -> None:
    await a_catalogue(calls)
    first = await calls.record(recognition("2026-01-01"))
    await calls.record(recognition("2026-01-01", credential_id=None, stack_id="makers"))
    ended = await calls.record(withdrawal("2026-06-01"))
    last = await calls.record(recognition("2026-09-01"))
    request = catalog.ListRecognitionsRequest(
        district_id="lakeview", page_size=2, at_least_position=last.receipt.position
    )
    found = [
        row async for page in pages(calls, "ListRecognitions", request) for row in page.recognitions
    ]
    subjects = [row.recognition.credential_id or row.recognition.stack_id for row in found]
    assert subjects == ["maker-educator", "maker-educator", "makers"]
    assert (found[0].until.month, found[1].HasField("until")) == (6, False)
    assert list(found[0].positions) == [first.receipt.position, ended.receipt.position]
    assert found[0].recognition.terms.credits[0].amount.value == "3"
    known = basis_pb2.Known(position=first.receipt.position)
    before = await calls.call(
        "ListRecognitions", catalog.ListRecognitionsRequest(district_id="lakeview", known=known)
    )
    assert [row.HasField("until") for row in before.recognitions] == [False]


async def test_the_recognitions_of_a_district_nobody_knows_are_refused(calls: Calls) -> None:
    await a_catalogue(calls)
    with pytest.raises(Refused, match="UNKNOWN_DISTRICT"):
        await calls.call("ListRecognitions", catalog.ListRecognitionsRequest(district_id="nowhere"))
    with pytest.raises(Refused, match="NOT_RECOGNIZED") as refused:
        await calls.record(withdrawal("2026-06-01"))
    assert refused.value.metadata["subject"] == "credential/maker-educator"


async def test_a_district_answers_its_schools_and_salary_schedules(calls: Calls) -> None:
    await calls.record(district())
    await calls.record(school(school_id="south"))
    await calls.record(school())
    before = await calls.record(schedule(effective_from=day("2026-07-01")))
    last = await calls.record(schedule())
    request = districts.GetDistrictRequest(
        district_id="lakeview", at_least_position=last.receipt.position
    )
    found = await calls.call("GetDistrict", request)
    assert [row.school_id for row in found.schools] == ["north", "south"]
    assert found.schools[0].measures[0].value.value == "0.41"
    assert [row.effective_from.year for row in found.schedules] == [2025, 2026]
    assert found.schedules[0].lanes[1].cells[0].amount.value == "45000"
    request.known.position = before.receipt.position
    assert len((await calls.call("GetDistrict", request)).schedules) == 1


async def test_a_hole_in_a_schedule_is_told_with_its_place_in_the_request(calls: Calls) -> None:
    await calls.record(district())
    holed = schedule(lanes=(lane("ba", s1="1", s3="2"),))
    with pytest.raises(Refused, match="FIELD_INVALID") as refused:
        await calls.record(holed)
    assert refused.value.fields == ["schedule.lanes[0].cells"]


async def test_a_decision_on_nothing_or_on_two_things_is_refused(calls: Calls) -> None:
    await a_catalogue(calls)
    with pytest.raises(Refused, match="FIELD_INVALID") as refused:
        await calls.record(recognition(credential_id=None))
    assert refused.value.fields == ["recognition.subject"]


async def test_a_recognition_sent_again_is_recorded_once(calls: Calls) -> None:
    await a_catalogue(calls)
    method, request = command(recognition(), str(uuid4()))
    first = await calls.call(method, request)
    again = await calls.call(method, request)
    assert (again.receipt.position, again.receipt.replayed) == (first.receipt.position, True)
