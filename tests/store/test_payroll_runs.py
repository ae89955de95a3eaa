"""Payroll runs through two writers of one log: neither goes by what it knew before."""

from collections.abc import Iterator
from uuid import uuid4

import pytest

from ledger.domain.command import Command
from ledger.domain.facts.educator import Educator
from ledger.domain.refusals.payroll import BasisBeforePayrollRun, PayDateStated
from ledger.domain.refusals.question import PositionBeyondHead
from ledger.domain.values import Fact
from ledger.store.command_batch import Receipt
from ledger.store.pipeline import Pipeline
from tests.support.cluster import Database
from tests.support.facts import calendar, credential, district, issuer, simple_credential
from tests.support.memory import ANY_KIND, ISSUER
from tests.support.payroll import payroll_run
from tests.support.policies import pay_policy


@pytest.fixture
def writers(database: Database) -> Iterator[tuple[Pipeline, Pipeline]]:
    """Two writers that both know Lakeview, its calendar and its policy, recorded at 1 to 6."""
    one, other = Pipeline(database.service_dsn), Pipeline(database.service_dsn)
    published = (district(), issuer(), credential(), simple_credential("machine-learning"))
    for fact in (*published, calendar(2025), pay_policy()):
        record(one, fact)
    record(other, payroll_run("2025-08-26", 6))
    yield one, other
    one.close()
    other.close()


def record(pipeline: Pipeline, fact: Fact) -> Receipt:
    command = Command(fact, ISSUER, str(uuid4()), ANY_KIND)
    return pipeline.submit(command).result(timeout=30)


def test_a_basis_that_another_writer_recorded_is_reached(
    writers: tuple[Pipeline, Pipeline],
) -> None:
    one, other = writers
    reached = record(other, Educator()).position
    with pytest.raises(PositionBeyondHead) as refusal:
        record(one, payroll_run(basis=reached + 1))
    assert (refusal.value.position, refusal.value.head) == (reached + 1, reached)
    assert record(one, payroll_run(basis=reached)).position == reached + 1


def test_a_pay_date_that_another_writer_stated_is_stated(
    writers: tuple[Pipeline, Pipeline],
) -> None:
    one, other = writers
    first = record(other, payroll_run(basis=7))
    with pytest.raises(PayDateStated) as stated:
        record(one, payroll_run(basis=7))
    assert stated.value.fact_id == first.fact_id
    with pytest.raises(BasisBeforePayrollRun) as behind:
        record(one, payroll_run("2025-10-26", 7))
    assert behind.value.fact_id == first.fact_id


def test_of_two_runs_made_side_by_side_that_reach_one_writer_at_once_one_is_refused(
    writers: tuple[Pipeline, Pipeline],
) -> None:
    one, _ = writers
    made = [payroll_run(pay_date, 7) for pay_date in ("2025-09-26", "2025-10-26")]
    sent = [one.submit(Command(each, ISSUER, str(uuid4()), ANY_KIND)) for each in made]
    refused = [each.exception(timeout=30) for each in sent]
    assert [type(each).__name__ for each in refused] == ["NoneType", "BasisBeforePayrollRun"]


def test_of_writers_that_state_one_pay_date_at_once_one_is_refused(
    writers: tuple[Pipeline, Pipeline],
) -> None:
    sent = [
        writer.submit(Command(payroll_run(basis=7), ISSUER, str(uuid4()), ANY_KIND))
        for writer in (*writers, *writers)
    ]
    refused = [each.exception(timeout=30) for each in sent]
    assert sorted(type(each).__name__ for each in refused) == ["NoneType"] + ["PayDateStated"] * 3
