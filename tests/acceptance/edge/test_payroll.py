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
    """What `ledgerctl payroll` says of the same service."""
    whole = ["--target", calls.target, *WHO, "payroll", *map(str, arguments)]
    return await asyncio.to_thread(CliRunner().invoke, ledgerctl, whole)


async def asked(calls: Calls, *arguments: object) -> Result:
    """The same of a question, answered on all there is."""
    return await said(calls, *arguments, "--at-least", await head(calls))


async def run(calls: Calls, folder: Path, pay_date: str, *more: object) -> dict[str, Any]:
    """The manifest of a run that ended well."""
    done = await asked(calls, "run", "--pay-date", pay_date, "--out", folder, "--json", *more)
    assert done.exit_code == 0, done.output
    manifest: dict[str, Any] = json.loads(done.stdout)
    assert manifest == json.loads((folder / "manifest.json").read_text())
    return manifest


async def record(calls: Calls, folder: Path, *more: object) -> None:
    done = await said(calls, "record", "--manifest", folder / "manifest.json", *more)
    assert done.exit_code == 0, done.output


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
    await record(calls, tmp_path / "may")
    found = await calls.record(void(cheat, award_id))
    june = await run(calls, tmp_path / "june", "2026-06-26")
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
    assert (june["totals"]["retro"], june["totals"]["overpaid"]) == (str(total), str(-total))
    assert june["compared_with"] == [
        {"payable_until": "2026-05-27", "basis": may["basis"]["position"]}
    ]


async def test_what_a_run_on_record_stated_is_stated_once_and_the_run_itself_stays_the_same(
    calls: Calls, tmp_path: Path
) -> None:
    await a_district_that_pays(calls)
    may = await run(calls, tmp_path / "may", "2026-05-26")
    await record(calls, tmp_path / "may")
    basis = ("--basis", may["basis"]["position"])
    assert await run(calls, tmp_path / "same", "2026-05-26", *basis) == may
    again = await run(calls, tmp_path / "again", "2026-05-26")
    assert again["totals"]["lines"] == 0
    late = await a_teacher(calls)
    _, award_id = await earn_badge(calls, late)
    await calls.record(approval(late, award_id))
    more = await run(calls, tmp_path / "more", "2026-05-26")
    assert {(each["kind"], each["educator_id"]) for each in lines(tmp_path / "more")} == {
        ("retro", late)
    }
    await record(calls, tmp_path / "more", "--supplementary")
    july = await run(calls, tmp_path / "july", "2026-07-26")
    # Nobody ran June: it is owed in full, and nothing of May is.
    assert {each["payable_on"] for each in lines(tmp_path / "july")} == {
        "2026-06-26",
        "2026-07-26",
    }
    assert july["compared_with"] == [
        {"payable_until": "2026-05-27", "basis": more["basis"]["position"]}
    ]


async def test_of_two_runs_made_side_by_side_the_second_is_made_again_and_states_nothing_twice(
    calls: Calls, tmp_path: Path
) -> None:
    holder = await a_district_that_pays(calls)
    await run(calls, tmp_path / "may", "2026-05-26")
    await run(calls, tmp_path / "june", "2026-06-26")
    await record(calls, tmp_path / "may")
    manifest = tmp_path / "june" / "manifest.json"
    refused = await said(calls, "record", "--manifest", manifest)
    assert refused.exit_code == 1
    assert "[PAYROLL_RUN_PASSED_OVER] Make the run again" in flat(refused.output)
    await run(calls, tmp_path / "again", "2026-06-26")
    await record(calls, tmp_path / "again")
    stated = [*lines(tmp_path / "may"), *lines(tmp_path / "again")]
    assert [(each["educator_id"], each["payable_on"]) for each in stated] == [
        (holder, "2026-05-26"),
        (holder, "2026-06-26"),
    ]


async def test_earlier_pay_dates_may_be_compared_with_any_position(
    calls: Calls, tmp_path: Path
) -> None:
    await a_district_that_pays(calls)
    before = await head(calls)
    late = await a_teacher(calls)
    _, award_id = await earn_badge(calls, late)
    await calls.record(approval(late, award_id))
    june = await run(calls, tmp_path, "2026-06-26", "--since-basis", before)
    retro = [each for each in lines(tmp_path) if each["kind"] == "retro"]
    assert {each["educator_id"] for each in retro} == {late}
    assert june["compared_with"] == [{"payable_until": "2026-06-26", "basis": before}]


async def test_a_folder_keeps_the_run_it_holds(calls: Calls, tmp_path: Path) -> None:
    await a_district_that_pays(calls)
    await run(calls, tmp_path, "2026-05-26")
    before = everything(tmp_path)
    refused = await asked(calls, "run", "--pay-date", "2026-06-26", "--out", tmp_path)
    assert refused.exit_code == 2
    assert "another payroll run" in flat(refused.output)
    assert everything(tmp_path) == before


async def test_a_day_on_which_nothing_is_paid_is_no_run(calls: Calls, tmp_path: Path) -> None:
    await a_district_that_pays(calls)
    folder = tmp_path / "none"
    refused = await asked(calls, "run", "--pay-date", "2026-05-27", "--out", folder)
    assert refused.exit_code == 2
    assert "near it are 2026-05-26 and 2026-06-26" in flat(refused.output)
    assert not folder.exists()


async def test_a_pay_date_that_pays_nobody_is_a_run_without_lines(
    calls: Calls, tmp_path: Path
) -> None:
    await a_district_that_pays(calls)
    manifest = await run(calls, tmp_path, "2025-07-26")
    assert (manifest["totals"]["lines"], manifest["totals"]["currency"]) == (0, "USD")
    assert (tmp_path / "lines.jsonl").read_bytes() == b""


async def test_a_comparison_is_a_table_for_people_and_lines_for_machines(calls: Calls) -> None:
    holder = await a_district_that_pays(calls)
    _, award_id = await earn_badge(calls, cheat := await a_teacher(calls))
    await calls.record(approval(cheat, award_id))
    before = await head(calls)
    found = (await calls.record(void(cheat, award_id))).receipt.position
    question = ("compare", "--before", before, "--on", "2026-06-30")
    told = await asked(calls, *question)
    assert told.exit_code == 0, told.output
    table = flat(told.stdout)
    assert cheat in table
    assert holder not in table
    assert f"because of position {found}" in table
    assert "1 lose, -99.73 USD in all." in table
    machine = await asked(calls, *question, "--educator", cheat, "--educator", holder, "--json")
    objects = [json.loads(each) for each in machine.stdout.splitlines()]
    assert [("educator" in each, "summary" in each) for each in objects] == [
        *((True, False), (False, True), (False, True))
    ]
    assert len({each["after"]["position"] for each in objects}) == 1
    paid = ("--pay-dates", "2026-05-26", "2026-05-26")
    by_date = await asked(calls, "compare", "--before", before, *paid)
    assert "2026-05-26" in flat(by_date.stdout)
    assert "now nothing" in flat(by_date.stdout)
