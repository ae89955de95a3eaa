"""The new lists: read page by page, shown as tables, given to machines whole."""

import json
from typing import Any, NamedTuple

import pytest
from google.protobuf.message import Message

from credential_ledger import plain
from credential_ledger.client import LedgerClient
from credential_ledger.v1.catalog_service_pb2 import (
    ListIssuersResponse,
    ListRecognitionsResponse,
    ListStacksResponse,
)
from credential_ledger.v1.credential_service_pb2 import ListPendingResponse
from credential_ledger.v1.issuer_pb2 import IssuerKind
from credential_ledger.v1.pending_pb2 import PendingKind
from tests.acceptance.client.answers import BASIS
from tests.acceptance.client.conftest import Run
from tests.support.fake_service import FakeService

AS_OF = "as of position 41, recorded 2026-11-24T10:00:00Z"
ISSUER = {
    "issuer_id": "crafted",
    "name": "CraftED",
    "kind": "ISSUER_KIND_NON_PROFIT",
    "home_uri": "https://crafted.example",
}
STACK = {
    "version": 2,
    "position": 9,
    "stack": {
        "stack_id": "pathway",
        "issuer_id": "crafted",
        "title": "Maker Pathway",
        "groups": [
            {
                "group_id": "base",
                "title": "Foundational",
                "minimum": 1,
                "credential_ids": ["maker"],
                "stack_ids": ["other"],
            }
        ],
    },
}
RECOGNITION = {
    "recognition": {
        "district_id": "lakeview",
        "stack_id": "pathway",
        "effective_from": "2025-07-01",
        "terms": {
            "approval_required": True,
            "credits": [
                {"amount": "10", "unit": "CREDIT_UNIT_CLOCK_HOUR"},
                {"amount": "5", "unit": "CREDIT_UNIT_POINT", "scheme": "lane"},
            ],
            "categories": ["making"],
            "rewards": ["stipend", "lane"],
            "clock_hours": "15",
        },
    },
    "until": "2026-07-01",
    "positions": [12, 30],
}
PENDING = {
    "kind": "PENDING_KIND_APPROVAL",
    "educator_id": "ada",
    "fact_id": "f-1",
    "day": "2026-01-15",
    "role": "principal",
    "text": "Maker Educator awaits a decision.",
    "positions": [12],
}


class Listed(NamedTuple):
    """A command that lists, what it asks, and one item of the answer."""

    command: str
    method: str
    answer: type[Message]
    name: str
    item: dict[str, Any]


LISTS = [
    Listed("issuer", "ListIssuers", ListIssuersResponse, "issuers", ISSUER),
    Listed("stack", "ListStacks", ListStacksResponse, "stacks", STACK),
    Listed(
        "recognition", "ListRecognitions", ListRecognitionsResponse, "recognitions", RECOGNITION
    ),
    Listed("pending", "ListPending", ListPendingResponse, "items", PENDING),
]
TABLES = {
    "issuer": """
        crafted                     non profit
        CraftED
        https://crafted.example
    """,
    "stack": """
        pathway                                         2
        Maker Pathway, of crafted
        Foundational, at least 1 of: maker, other
    """,
    "recognition": """
        stack pathway     2025-07-01   2026-06-30
        counts once approved
        worth 10 clock hours, 5 points of lane
        at most 15 clock hours
        counts in making
        rewards to choose from: stipend, lane
    """,
    "pending": """
        2026-01-15   approval   ada      principal
        Maker Educator awaits a decision.
        fact f-1
    """,
}


def page(answer: type[Message], name: str, *items: Any, more: str = "") -> Message:
    told = {name: list(items), "next_page_token": more, "basis": BASIS}
    return plain.decode(told, answer())


@pytest.mark.parametrize("listed", LISTS, ids=TABLES)
def test_a_list_for_a_machine_has_the_items_of_all_its_pages(
    service: FakeService, run: Run, listed: Listed
) -> None:
    command, method, answer, name, item = listed
    service.answers(method, page(answer, name, item, more="next"), page(answer, name, item))
    said = run(command, "list", "--known", "41", "--json")
    assert said.exit_code == 0, said.output
    assert json.loads(said.stdout)[name] == [item, item]
    first, second = service.requests(method)
    assert (first.page_token, second.page_token) == ("", "next")
    assert first.known.position == second.known.position == 41


@pytest.mark.parametrize("listed", LISTS, ids=TABLES)
def test_a_list_for_a_person_is_a_table_with_its_basis(
    service: FakeService, run: Run, listed: Listed
) -> None:
    command, method, answer, name, item = listed
    service.answers(method, page(answer, name, item))
    said = run(command, "list")
    assert said.exit_code == 0, said.output
    shown = said.stdout.partition("─\n")[2]
    assert shown.split() == [*TABLES[command].split(), *AS_OF.split()]


def test_what_a_list_is_asked_goes_with_every_page(
    service: FakeService, client: LedgerClient
) -> None:
    pages = [
        page(ListIssuersResponse, "issuers", ISSUER, more="next"),
        page(ListIssuersResponse, "issuers", ISSUER),
    ]
    service.answers("ListIssuers", *pages)
    kind = IssuerKind.ISSUER_KIND_PEER_GROUP
    listed = client.catalog.list_issuers(kind=kind, page_size=1)
    assert [each.issuer_id for each in listed] == ["crafted", "crafted"]
    first, second = service.requests("ListIssuers")
    assert (first.kind, second.kind) == (kind, kind)
    assert first.page_size == second.page_size == 1


def test_pending_items_are_asked_for_by_kind_day_and_reach(service: FakeService, run: Run) -> None:
    service.answers("ListPending", *[page(ListPendingResponse, "items")] * 2)
    told = ("--kind", "approval", "--kind", "reward", "--on", "2026-01-15", "--within", "30")
    run("pending", "list", "northfield", *told)
    run("pending", "list")
    asked, bare = service.requests("ListPending")
    assert (asked.district_id, bare.district_id) == ("northfield", "lakeview")
    assert list(asked.kinds) == [
        PendingKind.PENDING_KIND_APPROVAL,
        PendingKind.PENDING_KIND_REWARD,
    ]
    assert (asked.effective_on.day, asked.within_days) == (15, 30)
    assert (bare.HasField("effective_on"), bare.within_days, list(bare.kinds)) == (False, 90, [])
