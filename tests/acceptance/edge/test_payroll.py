"""`ledgerctl payroll` against a whole service: runs that stay, and what they still owe."""

import asyncio
import csv
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from credential_ledger.cli.ledgerctl import ledgerctl
from tests.acceptance.client.conftest import flat
from tests.acceptance.edge.calls import Calls
from tests.acceptance.edge.drafts import a_district_that_pays
from tests.acceptance.edge.lakeview import a_teacher, earn_badge, head
from tests.support.granting import approval, void

WHO = ("--principal", "payroll-1", "--role", "payroll", "--district", "lakeview")


async def said(calls: Calls, *arguments: object) -> Result:
    """What `ledgerctl` says of the same service."""
    at_least = ("--at-least", await head(calls))
    whole = ["--target", calls.target, *WHO, "payroll", *map(str, (*arguments, *at_least))]
    return await asyncio.to_thread(CliRunner().invoke, ledgerctl, whole)


async def run(calls: Calls, folder: Path, pay_date: str, *more: object) -> dict[str, Any]:
    """The manifest of a run that ended well."""
    asked = ("run", "--pay-date", pay_date, "--out", folder, "--json", *more)
    done = await said(calls, *asked)
    assert done.exit_code == 0, done.output
    manifest: dict[str, Any] = json.loads(done.stdout)
    assert manifest == json.loads((folder / "manifest.json").read_text())
    return manifest


def lines(folder: Path) -> list[dict[str, str]]:
    with (folder / "lines.csv").open(newline="") as file:
        return list(csv.DictReader(file))


def everything(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}


async def test_the_same_run_later_is_the_same_bytes(calls: Calls, tmp_path: Path) -> None:
    holder = await a_district_that_pays(calls)
    first = await run(calls, tmp_path / "first", "2026-05-26")
    assert first["totals"] | {"regular": ""} == {
        "lines": 1,
        "educators": 1,
        "regular": "",
        "retro": "0.00",
        "overpaid": "0.00",
        "currency": "USD",
    }
    (line,) = lines(tmp_path / "first")
    assert (line["kind"], line["educator_id"]) == ("regular", holder)
    assert (line["amount"], line["payable_on"]) == (first["totals"]["regular"], "2026-05-26")
    late = await a_teacher(calls)
    _, award_id = await earn_badge(calls, late)
    await calls.record(approval(late, award_id))
    basis = first["basis"]["position"]
    again = await run(calls, tmp_path / "again", "2026-05-26", "--basis", basis)
    assert again == first
    assert everything(tmp_path / "again") == everything(tmp_path / "first")
    now = await run(calls, tmp_path / "now", "2026-05-26")
    assert now["totals"]["educators"] == 2


async def test_what_was_found_out_since_the_last_run_is_retro_with_its_cause(
    calls: Calls, tmp_path: Path
) -> None:
    holder = await a_district_that_pays(calls)
    _, award_id = await earn_badge(calls, cheat := await a_teacher(calls))
    await calls.record(approval(cheat, award_id))
    may = await run(calls, tmp_path / "may", "2026-05-26")
    found = await calls.record(void(cheat, award_id))
    since = ("--since-basis", may["basis"]["position"])
    june = await run(calls, tmp_path / "june", "2026-06-26", *since)
    regular = [each for each in lines(tmp_path / "june") if each["kind"] == "regular"]
    assert [each["educator_id"] for each in regular] == [holder]
    retro = [each for each in lines(tmp_path / "june") if each["kind"] == "retro"]
    assert {each["educator_id"] for each in retro} == {cheat}
    paid = [each for each in lines(tmp_path / "may") if each["educator_id"] == cheat]
    assert Decimal(paid[0]["amount"]) == -Decimal(
        next(each["amount"] for each in retro if each["payable_on"] == "2026-05-26")
    )
    assert all(each["cause_positions"] == str(found.receipt.position) for each in retro)
    total = sum((Decimal(each["amount"]) for each in retro), Decimal(0))
    assert june["totals"]["retro"] == june["totals"]["overpaid"] == str(total)
    assert june["compared_with"] == [
        {"payable_until": "2026-06-26", "basis": may["basis"]["position"]}
    ]


async def test_a_folder_keeps_the_run_it_holds(calls: Calls, tmp_path: Path) -> None:
    await a_district_that_pays(calls)
    await run(calls, tmp_path, "2026-05-26")
    before = everything(tmp_path)
    refused = await said(calls, "run", "--pay-date", "2026-06-26", "--out", tmp_path)
    assert refused.exit_code == 2
    assert "another payroll run" in flat(refused.output)
    assert everything(tmp_path) == before


async def test_a_pay_date_that_pays_nobody_is_a_run_without_lines(
    calls: Calls, tmp_path: Path
) -> None:
    await a_district_that_pays(calls)
    manifest = await run(calls, tmp_path, "2026-05-27")
    assert (manifest["totals"]["lines"], manifest["totals"]["currency"]) == (0, "USD")
    assert (tmp_path / "lines.jsonl").read_bytes() == b""


async def test_a_comparison_is_a_table_for_people_and_lines_for_machines(calls: Calls) -> None:
    holder = await a_district_that_pays(calls)
    _, award_id = await earn_badge(calls, cheat := await a_teacher(calls))
    await calls.record(approval(cheat, award_id))
    before = await head(calls)
    found = (await calls.record(void(cheat, award_id))).receipt.position
    asked = ("compare", "--before", before, "--on", "2026-06-30")
    told = await said(calls, *asked)
    assert told.exit_code == 0, told.output
    table = flat(told.stdout)
    assert cheat in table
    assert holder not in table
    assert f"because of position {found}" in table
    assert "1 lose, -99.73 USD in all." in table
    machine = await said(calls, *asked, "--educator", cheat, "--educator", holder, "--json")
    objects = [json.loads(each) for each in machine.stdout.splitlines()]
    assert [("educator" in each, "summary" in each) for each in objects] == [
        *((True, False), (False, True), (False, True))
    ]
    assert len({each["after"]["position"] for each in objects}) == 1
    paid = ("--pay-dates", "2026-05-26", "2026-05-26")
    by_date = await said(calls, "compare", "--before", before, *paid)
    assert "2026-05-26" in flat(by_date.stdout)
    assert "now nothing" in flat(by_date.stdout)
