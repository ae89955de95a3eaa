"""A district, and `ledgerctl policy check` of the example with its one benefit changed."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from google.type.date_pb2 import Date

from credential_ledger import plain
from credential_ledger.cli.ledgerctl import ledgerctl
from credential_ledger.v1.catalog_service_pb2 import ListCredentialsResponse
from credential_ledger.v1.district_service_pb2 import GetDistrictResponse
from credential_ledger.v1.educator_service_pb2 import ListEducatorsResponse
from credential_ledger.v1.salary_service_pb2 import ListPayPoliciesResponse
from tests.support.fake_service import FakeService
from tests.unit.pay.policies import changed

POLICY = Path(__file__).parents[3] / "examples/policies/yearly-stipend.json"
IN_2026 = {"year_from": "2026-01-01", "year_until": "2027-01-01"}
YEAR = {"kind": "YEAR_KIND_CONTRACT", "name": "2026", **IN_2026}
MONDAYS = {"kind": "DAY_KIND_SCHOOL", "weekdays": ["WEEKDAY_MONDAY"]}
SCHOOL_DAYS = {**MONDAYS, "pattern_from": "2026-01-01", "pattern_until": "2027-01-01"}
PERIOD = {
    "name": "2026",
    "period_from": "2026-01-01",
    "period_until": "2027-01-01",
    "payable_on": "2026-12-31",
}
CALENDAR = {
    "calendar_id": "all",
    "employee_groups": ["tea"],
    "years": [YEAR],
    "day_patterns": [SCHOOL_DAYS],
    "pay_periods": [PERIOD],
}
LANE = {"lane_id": "ba", "cells": [{"step_id": "s1"}]}
DISTRICT = {
    "district": {"district_id": "lakeview"},
    "calendars": [CALENDAR],
    "schools": [{"school_id": "north"}],
    "schedules": [{"schedule_id": "teachers", "lanes": [LANE]}],
}
JOB = {
    "district_id": "lakeview",
    "assignment_id": "a",
    "role": "teacher",
    "employee_group": "aides",
}
LEFT = {"district_id": "lakeview", "reason_code": "retirement"}


def policies(document: dict[str, Any]) -> ListPayPoliciesResponse:
    """One with the same pool, and one that limits what is drawn from it otherwise."""
    (pool,) = document["pools"]
    other = {**document, "pools": [{**pool, "title": "Ours", "limit": "1.00"}]}
    versions = [("same", 1, other), ("same", 2, document), ("other", 1, other)]
    found = ListPayPoliciesResponse()
    for policy_id, version, said in versions:
        added = found.policies.add(version=version)
        added.policy.policy_id, added.policy.document = policy_id, json.dumps(said)
        added.policy.effective_from.CopyFrom(Date(year=2025, month=7, day=version))
    return found


Checked = Callable[..., tuple[int, dict[str, list[dict[str, str]]]]]


def checking(service: FakeService, path: Path) -> Checked:
    """Gives the exit code, and what is found in the example with its one benefit changed.

    It is written to `path`. Whoever asks says nothing of a district before the command, unless
    `acting` does.
    """
    who = ["--target", service.target, "--principal", "hr-1", "--role", "hr"]

    def checked(*options: str, acting: Sequence[str] = (), **changes: object) -> tuple[int, Any]:
        jobs = [{"educator_id": "ada", "employments": [{"employment": JOB}]}]
        jobs += [{"educator_id": "bea", "separations": [{"separation": LEFT}]}]
        service.answers("GetDistrict", plain.decode(DISTRICT, GetDistrictResponse()))
        service.answers("ListEducators", plain.decode({"educators": jobs}, ListEducatorsResponse()))
        service.answers("ListCredentials", ListCredentialsResponse())
        document = json.loads(POLICY.read_text(encoding="utf-8"))
        service.answers("ListPayPolicies", policies(document))
        told = {f"benefits/0/{key.replace('__', '/')}": value for key, value in changes.items()}
        path.write_text(json.dumps(changed(told, document)), encoding="utf-8")
        asked = [*who, *acting, "policy", "check", str(path), "--json", *options]
        said = CliRunner().invoke(ledgerctl, asked)
        return said.exit_code, json.loads(said.stdout)

    return checked


def paths(found: list[dict[str, str]]) -> list[str]:
    return [each["path"] for each in found]
