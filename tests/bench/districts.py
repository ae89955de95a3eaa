"""Two districts to evaluate whole: a simple policy; levels, windows and percentages."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from ledger.domain.pay.parse import parse_document
from tests.scenarios.playing import DISTRICT, Stage
from tests.scenarios.told import RULE_SETS, read
from tests.support.facts import calendar, day, employment, simple_credential
from tests.support.granting import approval, credit, earn_badge, earn_simply, lakeview
from tests.support.memory import ADMINISTRATOR, MemoryLedger
from tests.support.policies import pay_policy

EDUCATORS = 300
CREDENTIALS = (
    *("maker-educator", "machine-learning", "android-development"),
    *("strategic-decisions", "classroom-conversations"),
)
_KETTLE_MORAINE = Path(__file__).parents[2] / "examples/policies/kettle-moraine.json"
_WORTH = {"amount", "percent", "maximum"}


@dataclass(frozen=True, slots=True, kw_only=True)
class District:
    """A district with its policy and educators, as a log in memory."""

    name: str
    district_id: str
    policy_id: str
    effective_from: date
    document: dict[str, Any]
    ledger: MemoryLedger

    def raised(self, cents: int) -> str:
        """Give the policy's document with everything it brings so many hundredths higher."""
        return json.dumps(_raised(self.document, Decimal(cents) / 100))


def kettle_moraine(size: int = EDUCATORS) -> District:
    """An increase for each micro-credential; educators with one to five, and 11 to 28 facts."""
    source = _KETTLE_MORAINE.read_bytes()
    policy = pay_policy(effective_from=day("2023-07-01"), document=parse_document(source))
    ledger = lakeview()
    for fact in (*map(calendar, range(2023, 2027)), *map(simple_credential, CREDENTIALS[2:])):
        ledger.record(fact)
    ledger.record(policy)
    for number in range(size):
        _teacher(ledger, number)
    return District(
        name="kettle-moraine",
        district_id=policy.district_id,
        policy_id=policy.policy_id,
        effective_from=policy.effective_from,
        document=json.loads(source),
        ledger=ledger,
    )


def _teacher(ledger: MemoryLedger, number: int) -> None:
    educator_id = ledger.educator()
    jobs = 1 + (number % 4 == 0)
    for job in range(jobs):
        fte, since = Decimal(1) / jobs, day("2023-08-01")
        begun = {"assignment_id": f"job-{job}", "fte": fte, "primary": not job}
        ledger.record(employment(educator_id, effective_from=since, **begun))
    for place, credential_id in enumerate(CREDENTIALS[: 1 + number % 5]):
        if place:
            days = {"enrolled": "2024-01-10", "awarded": f"2025-0{place + 2}-15"}
            _, award_id = earn_simply(ledger, educator_id, credential_id, **days)
        else:
            _, award_id = earn_badge(ledger, educator_id)
        if number % 2:
            ledger.record(credit(educator_id, award_id, amount=Decimal(1)))
        ledger.record(approval(educator_id, award_id), actor=ADMINISTRATOR)


def delaware(size: int = EDUCATORS) -> District:
    """Lanes by thresholds and deadlines, and percentages of the base; the scenario's educators."""
    scenario = read(RULE_SETS / "r25-delaware.yaml")
    stage, adopted = Stage(scenario), scenario.policies[0]
    for number in range(size):
        stage.educator(scenario.cases[number % len(scenario.cases)])
    return District(
        name="delaware",
        district_id=DISTRICT,
        policy_id=adopted.policy_id,
        effective_from=adopted.effective_from,
        document=adopted.document,
        ledger=stage.ledger,
    )


DISTRICTS: tuple[Callable[[], District], ...] = (kettle_moraine, delaware)


def _raised(told: object, by: Decimal) -> object:
    """Raise every amount and percentage, and the bounds they must lie within."""
    if isinstance(told, list):
        return [_raised(each, by) for each in told]
    if not isinstance(told, dict):
        return told
    return {
        key: str(Decimal(value) + by)
        if key in _WORTH and isinstance(value, str)
        else _raised(value, by)
        for key, value in told.items()
    }
