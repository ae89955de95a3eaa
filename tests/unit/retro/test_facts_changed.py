"""What changed a fact that one answer names is the cause, whatever else was recorded."""

import pytest
from msgspec.structs import replace

from ledger.domain.facts.correction import Correction
from ledger.domain.facts.educator import Employment
from ledger.domain.facts.policy import PayPolicy
from ledger.domain.pay.document import Choice, Keep
from ledger.domain.retro.cause import Cause, CauseSource
from ledger.domain.retro.pay_dates import PayDates
from ledger.projections.replay import replay
from tests.support.entries import raw_entries
from tests.support.facts import calendar, day, district, employment, simple_credential
from tests.support.granting import earn_simply, lakeview, teacher, void
from tests.support.policies import pay_policy
from tests.unit.retro.histories import Log

YEAR = PayDates(day("2025-07-01"), day("2026-07-01"))


@pytest.fixture(scope="module")
def moved() -> Log:
    """The last two entries: the job moves to another district, and a new one begins in ours."""
    ledger = lakeview()
    ledger.record(district(district_id="northfield"))
    ledger.record(simple_credential("workshop"))
    ledger.record(calendar(2025))
    ledger.record(pay_policy(approved=False, names=["workshop"]))
    since = day("2025-07-01")
    educator_id = teacher(ledger, effective_from=since)
    (job,) = ledger.timeline(educator_id).items.of_kind(Employment)
    earn_simply(ledger, educator_id, "workshop", enrolled="2025-07-01", awarded="2025-07-01")
    correction = Correction(
        educator_id=educator_id,
        fact_id=job.fact_id,
        latest_position=job.positions[-1],
        employment=replace(job.value, district_id="northfield"),
    )
    ledger.record(correction)
    ledger.record(employment(educator_id, assignment_id="second", effective_from=since))
    return Log(replay(raw_entries(ledger)), educator_id, first=1)


def test_the_entry_that_moved_the_job_is_why_it_pays_no_more(moved: Log) -> None:
    lines = moved.compared(moved.last - 2, moved.last, YEAR).lines
    causes = {each.assignment_id: each.cause for each in lines}
    correction, second = moved.last - 1, moved.last
    assert causes == {
        "teacher-1": Cause(source=CauseSource.EXPLANATION, positions=(correction,)),
        "second": Cause(source=CauseSource.EXPLANATION, positions=(second,)),
    }


@pytest.fixture(scope="module")
def void_winner() -> Log:
    """The last entry: the award whose benefit was the one due of two is void from the start."""
    ledger = lakeview()
    for name in ("gold", "silver"):
        ledger.record(simple_credential(name))
    ledger.record(calendar(2025))
    ledger.record(one_of_two(gold="500.00", silver="300.00"))
    educator_id = teacher(ledger, effective_from=day("2025-07-01"))
    days = {"enrolled": "2025-07-01", "awarded": "2025-07-01"}
    _, gold = earn_simply(ledger, educator_id, "gold", **days)
    earn_simply(ledger, educator_id, "silver", **days)
    ledger.record(void(educator_id, gold))
    return Log(replay(raw_entries(ledger)), educator_id, first=1)


def one_of_two(**prices: str) -> PayPolicy:
    """Of two benefits, each of one credential, the higher is due."""
    policies = [pay_policy(approved=False, names=[name], amount=prices[name]) for name in prices]
    benefits = tuple(
        replace(each.document.benefits[0], benefit_id=name)
        for name, each in zip(prices, policies, strict=True)
    )
    choice = Choice(benefits=tuple(prices), keep=Keep.HIGHEST)
    document = replace(policies[0].document, benefits=benefits, choices=(choice,))
    return replace(policies[0], document=document)


def test_what_made_the_winner_of_a_choice_void_is_why_the_other_is_due(void_winner: Log) -> None:
    lines = void_winner.compared(void_winner.last - 1, void_winner.last, YEAR).lines
    assert {each.benefit_id for each in lines} == {"gold", "silver"}
    revocation = Cause(source=CauseSource.EXPLANATION, positions=(void_winner.last,))
    assert {each.cause.positions for each in lines} == {revocation.positions}
    assert {each.cause.source for each in lines} == {revocation.source}
