"""`ledgerctl payroll run` takes back what time alone made due no more, and names the cause."""

import json
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

from google.type.date_pb2 import Date

from credential_ledger.v1 import salary_service_pb2 as salary
from tests.acceptance.edge.calls import Calls
from tests.acceptance.edge.lakeview import a_district, a_teacher
from tests.acceptance.edge.test_payroll import everything, lines, record, run
from tests.support.facts import day, enrollment, simple_credential
from tests.support.granting import approval, award
from tests.unit.pay.policies import benefit


async def adopt_one_at_a_time(calls: Calls) -> None:
    """A dollar a day for one award of a workshop at a time, once approved, since it was earned."""
    rules = {
        "select/approval": {"rule": "required", "withdrawn": "ends"},
        "accumulate/same_credential": "one_at_a_time",
        "decide/prices": {"workshop": {"amount": "365.00"}},
    }
    request = salary.AdoptPayPolicyRequest(
        request_id=str(uuid4()),
        policy_id="workshops",
        district_id="lakeview",
        effective_from=Date(year=2025, month=7, day=1),
        document=json.dumps(benefit(rules)),
    )
    await calls.call("AdoptPayPolicy", request)


async def earn(calls: Calls, educator_id: str, on: str, approved: str) -> int:
    """The position of the approval."""
    enrolled = enrollment(educator_id, credential_id="workshop", enrolled_on=day(on))
    award_id = await calls.fact(award(educator_id, await calls.fact(enrolled), on))
    decided = await calls.record(approval(educator_id, award_id, approved))
    return int(decided.receipt.position)


async def test_what_a_known_approval_takes_the_place_of_is_taken_back_on_its_day(
    calls: Calls, tmp_path: Path
) -> None:
    await a_district(calls)
    await calls.record(simple_credential("workshop", repeatable=True))
    await adopt_one_at_a_time(calls)
    holder = await a_teacher(calls)
    earlier = await earn(calls, holder, "2025-09-01", "2026-02-15")
    await earn(calls, holder, "2025-10-01", "2025-10-01")
    february, march = "2026-01-26", "2026-02-26"
    await run(calls, tmp_path / "first", february)
    await record(calls, tmp_path / "first")
    manifest = await run(calls, tmp_path / "second", march)
    rows = lines(tmp_path / "second")
    retro = [each for each in rows if each["kind"] == "retro"]
    assert {(each["cause"], each["cause_positions"]) for each in retro} == {("time", str(earlier))}
    taken_back = -sum(Decimal(each["amount"]) for each in retro)
    assert taken_back > 0
    assert manifest["totals"]["overpaid"] == str(taken_back)
    await record(calls, tmp_path / "second")
    basis = ("--basis", manifest["basis"]["position"])
    assert await run(calls, tmp_path / "again", march, *basis) == manifest
    assert everything(tmp_path / "again") == everything(tmp_path / "second")
    after = await run(calls, tmp_path / "third", "2026-03-26")
    assert after["totals"]["retro"] == "0.00"
