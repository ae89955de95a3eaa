"""What a worker tells of two bases is what a replay of the log tells of everybody, one by one."""

import json
import random
from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

import msgspec
import pytest
from psycopg import Connection

from credential_ledger.v1.salary_comparison_pb2 import EducatorComparison
from ledger.domain.pay.parse import parse_document
from ledger.domain.retro.changed_facts import Recorded
from ledger.domain.retro.pay_dates import PayDates
from ledger.domain.retro.stating import KnownAt
from ledger.domain.retro.two_bases import Comparing
from ledger.projections import reference_questions as ask
from ledger.projections.replay import Replayed
from ledger.store.subscription import Head
from services.messages.writing import write
from services.workers.comparison import ComparisonTask, compare
from tests.store.projections.logs import PATIENCE_S, eventful, replayed, store
from tests.support.catalogue import group, stack
from tests.support.cluster import Database
from tests.support.correcting import corrected_in
from tests.support.facts import calendar, day
from tests.support.granting import earn_simply, lakeview, teacher
from tests.support.memory import MemoryLedger
from tests.support.policies import pay_policy
from tests.unit.pay.policies import benefit

DAY = day("2026-06-15")
YEAR = PayDates(day("2025-07-01"), day("2026-07-01"))


def told(task: ComparisonTask) -> tuple[list[EducatorComparison], Any]:
    """What a worker says of a task: the educators, and its last word."""
    messages = list(compare(msgspec.json.encode(task)))
    return [each.educator for each in messages if each.HasField("educator")], messages[-1].summary


def known_at(log: Replayed, educator_id: str, position: int) -> KnownAt:
    """What is known of the district and of somebody at another basis."""
    view = log.view([educator_id], ["lakeview"], known=position)
    return view.districts.get("lakeview"), view.educators.get(educator_id)


def one_by_one(
    log: Replayed, ledger: MemoryLedger, bases: tuple[int, int], about: date | PayDates
) -> Iterator[EducatorComparison]:
    """The same of everybody whom the log knows, whether or not anything was recorded of them."""
    corrects = corrected_in(ledger)
    pages = [log.educator_ids("lakeview", at, "", 100) for at in bases]
    for educator_id in sorted({name for page in pages for name in page.value.rows}):
        views = [log.view([educator_id], ["lakeview"], known=at) for at in bases]
        after = views[1].districts["lakeview"]
        before = views[0].districts.get("lakeview")
        runs = log.refer(ask.runs_on_record("lakeview"), bases[1]).value
        comparing = Comparing(before=before, after=after, positions=bases, about=about, runs=runs)
        rules = log.refer(ask.rules("lakeview"), bases[1]).value
        stream = f"educator/{educator_id}"
        positions = [each.position for each in ledger.entries if each.stream == stream]
        own = {at: corrects.get(at) for at in positions}
        then, now = (view.educators.get(educator_id) for view in views)
        known = partial(known_at, log, educator_id)
        compared = comparing.educator(educator_id, then, now, Recorded(own, rules), known)
        if compared.says_anything:
            yield write(compared, EducatorComparison)


@pytest.mark.usefixtures("projector")
@pytest.mark.parametrize("seed", [3, 5])
def test_whom_a_worker_leaves_out_has_no_change(
    database: Database, service: Connection[Any], projected: Head, seed: int
) -> None:
    ledger = eventful(seed)
    head = projected.wait_for(store(database, ledger), PATIENCE_S)
    log = replayed(service)
    chance = random.Random(seed)  # noqa: S311 - chance for a test, not a secret
    changed = 0
    for before in (chance.randint(1, head) for _ in range(20)):
        # Close together, so that whom nothing was recorded of is there too.
        after = min(head, before + chance.choice([1, 5, 40, 400]))
        asked: tuple[date | PayDates, ...] = (DAY, YEAR)
        bases = before, after
        for about in asked:
            educators, summary = told(_task(database, bases, about))
            expected = list(one_by_one(log, ledger, bases, about))
            assert educators == expected
            assert summary.educators_affected == len(expected)
            changed += len(expected)
    assert changed > 10


@pytest.mark.usefixtures("projector")
def test_a_change_of_rules_concerns_those_of_whom_nothing_was_recorded(
    database: Database, projected: Head
) -> None:
    ledger = lakeview()
    ledger.record(calendar(2025))
    ledger.record(pay_policy(amount="300.00", approved=False))
    teachers = sorted(teacher(ledger) for _ in range(2))
    for each in teachers:
        earn_simply(ledger, each)
    dearer = ledger.record(pay_policy(amount="500.00", approved=False))
    moved = ledger.record(calendar(2025, pay_periods=calendar(2025).pay_periods[:-1]))
    projected.wait_for(store(database, ledger), PATIENCE_S)
    for at, gains in ((dearer.position, True), (moved.position, False)):
        educators, summary = told(_task(database, (at - 1, at), YEAR))
        assert [each.educator_id for each in educators] == teachers
        for line in (line for each in educators for line in each.lines):
            assert list(line.cause.positions) == [at]
        # Fewer pay periods carry the same amount.
        assert (summary.difference.units > 0) is gains


@pytest.mark.usefixtures("projector")
def test_a_change_of_a_stack_is_the_cause_of_what_it_moves(
    database: Database, projected: Head
) -> None:
    ledger = lakeview()
    ledger.record(calendar(2025))
    paid = benefit(
        {
            "select/items/0/facts": {"of": "stack"},
            "decide": {"by": "amount", "amount": "300.00"},
        }
    )
    ledger.record(pay_policy(document=parse_document(json.dumps(paid).encode())))
    ledger.record(stack())
    earn_simply(ledger, teacher(ledger))
    at = ledger.record(stack("digital-teaching", group("machine-learning"))).position
    projected.wait_for(store(database, ledger), PATIENCE_S)
    educators, summary = told(_task(database, (at - 1, at), YEAR))
    assert summary.difference.units > 0
    for line in (line for each in educators for line in each.lines):
        assert list(line.cause.positions) == [at]


def _task(database: Database, bases: tuple[int, int], about: date | PayDates) -> ComparisonTask:
    said: dict[str, Any] = {"effective_on": about}
    if isinstance(about, PayDates):
        said = {"payable_from": about.payable_from, "payable_until": about.payable_until}
    return ComparisonTask(
        dsn=database.service_dsn,
        district_id="lakeview",
        before=bases[0],
        after=bases[1],
        **said,
    )
