"""Logs for these tests: told in memory, recorded in PostgreSQL, replayed from its bytes."""

import random
from typing import Any

from psycopg import Connection

from ledger.domain.values import Fact
from ledger.projections.replay import Replayed, replay
from ledger.store import log
from ledger.store.append import append
from ledger.store.load import load
from tests.support.catalogue import group, recognition, retirement, stack, withdrawal
from tests.support.cluster import Database
from tests.support.districts import schedule, school
from tests.support.entries import appends, raw_entries
from tests.support.facts import calendar, credential, day, district, issuer, requirement
from tests.support.granting import approval, earn_badge, earn_simply, teacher
from tests.support.histories import Step, Teller, told
from tests.support.memory import ADMINISTRATOR, MemoryLedger
from tests.support.payroll import payroll_run, policy_retirement
from tests.support.policies import pay_policy

PATIENCE_S = 60

_PUBLISHED: tuple[Fact, ...] = (
    stack(),
    recognition("2025-07-01"),
    school(),
    schedule(),
    calendar(2024),
    calendar(2025),
    requirement(),
    pay_policy(amount="300.00"),
)
_REPUBLISHED: tuple[Fact, ...] = (
    issuer(name="CraftED International"),
    retirement("2026-06-01"),
    stack("digital-teaching", group("maker-educator")),
    stack("another", group("workshop", stack_ids=("digital-teaching",))),
    recognition("2026-01-01", credential_id=None, stack_id="another"),
    withdrawal("2026-01-01"),
    school(name="North Academy"),
    school(school_id="south"),
    schedule(effective_from=day("2026-07-01")),
    calendar(2025, calendar_id="aides", employee_groups=("aides",)),
    retirement("2026-05-01"),
    district(name="Lakeview Schools"),
    calendar(2025, pay_periods=()),
    credential(title="Second edition"),
    requirement(approval_required=False),
    pay_policy(amount="500.00", effective_from=day("2026-01-01")),
    pay_policy(policy_id="another"),
    policy_retirement("2026-02-01"),
    pay_policy(amount="550.00", effective_from=day("2026-04-01")),
    calendar(2025),
)


def eventful(seed: int) -> MemoryLedger:
    """A ledger with late facts, corrections, revocations and changes of everything published."""
    chance = random.Random(seed)  # noqa: S311 - chance for a test, not a secret
    ledger = told(_steps(chance, 200), educators=3)
    for fact in _PUBLISHED:
        ledger.record(fact)
    for educator_id in [teacher(ledger) for _ in range(3)]:
        _, award_id = earn_badge(ledger, educator_id)
        ledger.record(approval(educator_id, award_id), actor=ADMINISTRATOR)
        earn_simply(ledger, educator_id)
    teller = Teller(ledger, educators(ledger))
    for fact in _REPUBLISHED:
        for step in _steps(chance, 60):
            teller.tell(step)
        ledger.record(fact)
    ledger.record(payroll_run("2026-05-26", len(ledger.entries)))
    return ledger


def store(database: Database, ledger: MemoryLedger) -> int:
    """Loads a whole ledger as it is; gives its head."""
    return load(database.owner_dsn, enumerate(raw_entries(ledger), 1))


def record(service: Connection[Any], ledger: MemoryLedger, after: int = 0) -> int:
    """Records the entries of a ledger behind a position; gives the head."""
    append(service, appends(ledger, after))
    return log.head(service).position


def replayed(service: Connection[Any]) -> Replayed:
    """Replays what the log holds."""
    return replay(log.read_raw(service, 0, log.head(service).position, 1_000_000))


def educators(ledger: MemoryLedger) -> list[str]:
    """The ids of all educators of a ledger."""
    return sorted(name.partition("/")[2] for name in ledger.streams if name.startswith("educator/"))


def _steps(chance: random.Random, count: int) -> list[Step]:
    return [
        (
            chance.randint(0, 13),
            chance.randint(0, 40),
            chance.randint(0, 250),
            chance.randint(0, 5),
        )
        for _ in range(count)
    ]
