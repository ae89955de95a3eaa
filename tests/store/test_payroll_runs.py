"""Payroll runs through two writers of one log: neither goes by what it knew before."""

from collections.abc import Iterator
from uuid import uuid4

import pytest

from ledger.domain.command import Command
from ledger.domain.facts.educator import Educator
from ledger.domain.refusals.payroll import PayDateStated, PayrollRunPassedOver
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


def test_a_run_that_another_writer_recorded_is_known_or_the_run_is_made_again(
    writers: tuple[Pipeline, Pipeline],
) -> None:
    one, other = writers
    first = record(other, payroll_run(basis=7))
    with pytest.raises(PayrollRunPassedOver) as passed_over:
        record(one, payroll_run("2025-10-26", 7))
    assert passed_over.value.fact_id == first.fact_id
    record(one, payroll_run("2025-10-26", first.position))


def test_of_runs_of_different_pay_dates_recorded_at_once_one_stands(
    writers: tuple[Pipeline, Pipeline],
) -> None:
    dates = ("2025-09-26", "2025-10-26", "2025-11-26", "2025-12-26")
    sent = [
        writer.submit(Command(payroll_run(each, 7), ISSUER, str(uuid4()), ANY_KIND))
        for writer, each in zip((*writers, *writers), dates, strict=True)
    ]
    outcomes = [each.exception(timeout=30) for each in sent]
    [stands] = [each.result() for each, outcome in zip(sent, outcomes, strict=True) if not outcome]
    refused = [each for each in outcomes if isinstance(each, PayrollRunPassedOver)]
    assert len(refused) == 3
    assert {each.fact_id for each in refused} == {stands.fact_id}


def test_a_run_sent_again_is_answered_as_the_first_time_whatever_was_recorded_since(
    writers: tuple[Pipeline, Pipeline],
) -> None:
    one, other = writers
    command = Command(payroll_run(basis=7), ISSUER, str(uuid4()), ANY_KIND)
    first = one.submit(command).result(timeout=30)
    record(other, payroll_run("2025-10-26", first.position))
    for writer in writers:
        again = writer.submit(command).result(timeout=30)
        assert (again.position, again.replayed) == (first.position, True)


def test_of_writers_that_state_one_pay_date_at_once_one_is_refused(
    writers: tuple[Pipeline, Pipeline],
) -> None:
    sent = [
        writer.submit(Command(payroll_run(basis=7), ISSUER, str(uuid4()), ANY_KIND))
        for writer in (*writers, *writers)
    ]
    refused = [each.exception(timeout=30) for each in sent]
    assert sorted(type(each).__name__ for each in refused) == ["NoneType"] + ["PayDateStated"] * 3
