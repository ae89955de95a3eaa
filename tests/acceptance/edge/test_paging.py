"""Listings come in pages that fit together, all on the basis of the first."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from google.protobuf.message import Message

from credential_ledger.v1 import catalog_service_pb2 as catalog
from credential_ledger.v1 import educator_service_pb2 as educators
from credential_ledger.v1.credential_pb2 import CredentialKind
from ledger.domain.facts.catalogue import Component, DeliveryMode
from tests.acceptance.edge.calls import Calls, Refused
from tests.acceptance.edge.conftest import Serve
from tests.support.facts import (
    component,
    credential,
    district,
    employment,
    issuer,
    simple_credential,
)


async def pages(calls: Calls, method: str, request: Message) -> AsyncIterator[Any]:
    while True:
        page = await calls.call(method, request)
        yield page
        if not page.next_page_token:
            return
        request.page_token = page.next_page_token  # type: ignore[attr-defined]  # every listing has one


async def ids(calls: Calls, request: catalog.ListCredentialsRequest) -> list[list[str]]:
    listing = pages(calls, "ListCredentials", request)
    return [[row.credential.credential_id for row in page.credentials] async for page in listing]


async def a_catalogue(calls: Calls, count: int) -> int:
    """Credentials c-0, c-1 ...; the position of the last."""
    defined = await calls.record(issuer())
    for number in range(count):
        defined = await calls.record(simple_credential(f"c-{number}"))
    return int(defined.receipt.position)


async def test_pages_hold_what_is_asked_and_nothing_twice(calls: Calls) -> None:
    position = await a_catalogue(calls, 5)
    request = catalog.ListCredentialsRequest(page_size=2, at_least_position=position)
    assert await ids(calls, request) == [["c-0", "c-1"], ["c-2", "c-3"], ["c-4"]]


async def test_a_listing_that_ends_with_a_full_page_has_no_empty_one_behind_it(
    calls: Calls,
) -> None:
    position = await a_catalogue(calls, 4)
    request = catalog.ListCredentialsRequest(page_size=2, at_least_position=position)
    assert await ids(calls, request) == [
        ["c-0", "c-1"],
        ["c-2", "c-3"],
    ]


async def test_what_comes_between_two_pages_does_not_move_the_second(calls: Calls) -> None:
    position = await a_catalogue(calls, 3)
    request = catalog.ListCredentialsRequest(page_size=2, at_least_position=position)
    listing = pages(calls, "ListCredentials", request)
    first = await anext(listing)
    late = await calls.record(simple_credential("c-1-and-a-half"))
    await calls.record(simple_credential("c-2", subject="late"))
    request.at_least_position = late.receipt.position
    second = await anext(listing)
    assert [row.credential.credential_id for row in second.credentials] == ["c-2"]
    assert second.credentials[0].version == 1
    assert second.basis == first.basis


async def test_definitions_are_listed_by_issuer_and_kind(calls: Calls) -> None:
    await a_catalogue(calls, 1)
    await calls.record(issuer(issuer_id="bitworks", name="Bitworks"))
    last = await calls.record(simple_credential("android", issuer_id="bitworks"))
    bitworks = catalog.ListCredentialsRequest(
        issuer_id="bitworks", at_least_position=last.receipt.position
    )
    assert await ids(calls, bitworks) == [["android"]]
    course = catalog.ListCredentialsRequest(kind=CredentialKind.CREDENTIAL_KIND_COURSE)
    assert await ids(calls, course) == [[]]


async def test_educators_are_listed_by_id(calls: Calls) -> None:
    await calls.record(district())
    teachers = sorted([await calls.register_educator() for _ in range(3)])
    for educator_id in teachers:
        last = await calls.record(employment(educator_id))
    await calls.register_educator()
    request = educators.ListEducatorsRequest(
        district_id="lakeview", page_size=2, at_least_position=last.receipt.position
    )
    listing = pages(calls, "ListEducators", request)
    found = [[row.educator_id for row in page.educators] async for page in listing]
    assert found == [teachers[:2], teachers[2:]]


def large(number: int) -> tuple[Component, ...]:
    """Components that make a definition of about 50 KiB."""
    return tuple(
        component(f"{'p' * 50}-{number}-{part}", DeliveryMode.ONLINE, title="é" * 200)
        for part in range(90)
    )


async def test_a_page_of_large_rows_ends_early_and_nothing_is_lost(calls: Calls) -> None:
    await calls.record(issuer())
    for number in range(30):
        definition = credential(
            credential_id=f"c-{number:02}", components=large(number), minimum_hours=None
        )
        defined = await calls.record(definition)
    request = catalog.ListCredentialsRequest(
        page_size=1000, at_least_position=defined.receipt.position
    )
    found = await ids(calls, request)
    assert len(found) > 1
    assert [one for page in found for one in page] == [f"c-{number:02}" for number in range(30)]


async def test_a_page_token_of_another_listing_is_refused(calls: Calls) -> None:
    position = await a_catalogue(calls, 3)
    request = catalog.ListCredentialsRequest(page_size=1, at_least_position=position)
    request.page_token = (await anext(pages(calls, "ListCredentials", request))).next_page_token
    request.issuer_id = "crafted"
    with pytest.raises(Refused, match="PAGE_TOKEN_INVALID"):
        await calls.call("ListCredentials", request)


async def test_a_page_token_is_good_at_another_server_of_the_same_database(
    serve: Serve,
) -> None:
    async with serve() as one, serve() as other:
        position = await a_catalogue(one, 3)
        request = catalog.ListCredentialsRequest(page_size=2, at_least_position=position)
        first = await one.call("ListCredentials", request)
        request.page_token = first.next_page_token
        second = await other.call("ListCredentials", request)
        assert [row.credential.credential_id for row in second.credentials] == ["c-2"]
