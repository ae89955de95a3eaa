"""What may be asked about what awaits somebody, and how a person sees the answer."""

import asyncio
import json
from typing import Any

import grpc
import pytest
from click.testing import CliRunner
from google.type.date_pb2 import Date

from credential_ledger import plain
from credential_ledger.cli.ledgerctl import ledgerctl
from credential_ledger.v1 import credential_service_pb2 as credentials
from credential_ledger.v1.pending_pb2 import PendingKind
from tests.acceptance.edge.calls import Calls, Refused
from tests.acceptance.edge.lakeview import head
from tests.acceptance.edge.worklist import a_worklist, asked, items, listed


async def test_what_expires_is_told_90_days_ahead_unless_told_otherwise(calls: Calls) -> None:
    await a_worklist(calls, teachers=1)
    kinds = [PendingKind.PENDING_KIND_RENEWAL]
    await listed(calls, asked(at_least_position=await head(calls)))

    async def expiring(on: Date, within_days: int) -> int:
        return len(
            items(await listed(calls, asked(kinds=kinds, effective_on=on, within_days=within_days)))
        )

    just, too_early = Date(year=2026, month=4, day=16), Date(year=2026, month=4, day=15)
    assert [await expiring(just, 0), await expiring(too_early, 0)] == [1, 0]
    assert [await expiring(too_early, 91), await expiring(too_early, 1000)] == [1, 1]
    assert await expiring(just, 89) == 0


async def test_without_a_day_it_is_about_today(calls: Calls) -> None:
    await a_worklist(calls, teachers=1)
    today = asked(kinds=[PendingKind.PENDING_KIND_APPROVAL], at_least_position=await head(calls))
    today.ClearField("effective_on")

    assert len(items(await listed(calls, today))) == 1


@pytest.mark.parametrize(
    ("fields", "invalid"),
    [
        ({"within_days": -1}, ["within_days"]),
        ({"within_days": 1001}, ["within_days"]),
        ({"kinds": [PendingKind.PENDING_KIND_UNSPECIFIED]}, ["kinds[0]"]),
        ({"kinds": [2, 99]}, ["kinds[1]"]),
        ({"page_size": -1}, ["page_size"]),
        ({"district_id": ""}, ["district_id"]),
        ({"effective_on": Date(year=2026)}, ["effective_on"]),
    ],
)
async def test_a_question_out_of_form_is_refused(
    calls: Calls, fields: dict[str, Any], invalid: list[str]
) -> None:
    with pytest.raises(Refused) as told:
        await calls.call("ListPending", asked(**fields))
    assert (told.value.reason, told.value.fields) == ("FIELD_INVALID", invalid)


async def test_an_unknown_district_or_a_token_of_another_list_is_refused(calls: Calls) -> None:
    await a_worklist(calls, teachers=1)
    with pytest.raises(Refused) as told:
        await calls.call("ListPending", asked(district_id="nowhere"))
    assert (told.value.code, told.value.reason) == (grpc.StatusCode.NOT_FOUND, "UNKNOWN_DISTRICT")

    first = asked(page_size=1, at_least_position=await head(calls))
    token = (await calls.call("ListPending", first)).next_page_token
    with pytest.raises(Refused, match="PAGE_TOKEN_INVALID"):
        await calls.call("ListPending", asked(within_days=10, page_token=token))


async def test_the_command_line_shows_the_list_as_a_table(calls: Calls) -> None:
    [teacher] = await a_worklist(calls, teachers=1)
    [answer] = await listed(calls, asked(at_least_position=await head(calls)))
    who = ["--target", calls.target, "--principal", "hr-1", "--role", "hr"]
    question = ["pending", "list", "lakeview", "--on", "2026-06-01", "--within", "60"]

    def run(*more: str) -> str:
        said = CliRunner().invoke(ledgerctl, [*who, *question, *more], env={"COLUMNS": "160"})
        assert said.exit_code == 0, said.output
        return said.stdout

    table = await asyncio.to_thread(run)
    some = await asyncio.to_thread(run, "--kind", "renewal", "--json")

    for each in answer.items:
        assert f"fact {each.fact_id}" in table
        assert each.text in table
    assert table.count(teacher) == len(answer.items)
    assert "2026-07-15   renewal" in table
    told = plain.decode(json.loads(some), credentials.ListPendingResponse())
    assert [each.kind for each in told.items] == [PendingKind.PENDING_KIND_RENEWAL]
