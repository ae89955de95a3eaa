"""A draft about stacks that no policy in force is about: what a worker makes of it."""

import json

import msgspec
import pytest

from ledger.domain.pay.parse import parse_document
from ledger.store.subscription import Head
from services.workers.simulation import SimulationTask, simulate
from tests.store.projections.logs import PATIENCE_S, store
from tests.support.catalogue import group, stack
from tests.support.cluster import Database
from tests.support.facts import calendar
from tests.support.granting import earn_simply, lakeview, teacher
from tests.support.policies import pay_policy
from tests.unit.pay.policies import benefit


@pytest.mark.usefixtures("projector")
def test_a_draft_about_a_stack_costs_what_it_brings(database: Database, projected: Head) -> None:
    ledger = lakeview()
    ledger.record(calendar(2025))
    ledger.record(stack("one", group("machine-learning")))
    earn_simply(ledger, teacher(ledger))
    position = projected.wait_for(store(database, ledger), PATIENCE_S)
    flat = {"by": "amount", "amount": "300.00"}
    about = {"of": "stack", "stacks": ["one"]}
    document = benefit({"select/items/0/facts": about, "decide": flat})
    task = SimulationTask(
        dsn=database.service_dsn,
        position=position,
        draft=pay_policy(document=parse_document(json.dumps(document).encode())),
        replaces=(),
        contract_years=(),
        listed_max=0,
    )
    last = list(simulate(msgspec.json.encode(task)))[-1]
    assert last.year.difference.units > 0
