"""An assignment that another one's share rests on is named as the cause, once it is corrected."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from ledger.domain.facts.correction import Correction
from ledger.domain.retro.cause import CauseSource
from ledger.domain.retro.pay_dates import PayDates
from tests.support.facts import calendar, day, employment, simple_credential
from tests.support.granting import earn_simply, lakeview, teacher
from tests.support.policies import pay_policy
from tests.unit.retro.histories import Log

YEAR = PayDates(day("2025-07-01"), day("2026-07-01"))


def corrected(before: str, after: str) -> Log:
    """The last entry: what a teacher's other job is of full time was another share."""
    ledger = lakeview()
    ledger.record(simple_credential("workshop"))
    ledger.record(calendar(2025))
    ledger.record(pay_policy(approved=False, names=["workshop"]))
    since = day("2025-07-01")
    educator_id = teacher(ledger, fte=Decimal("0.6"), effective_from=since)
    coaching = employment(
        educator_id,
        assignment_id="coach",
        primary=False,
        fte=Decimal(before),
        effective_from=since,
    )
    job = ledger.record(coaching)
    earn_simply(ledger, educator_id, "workshop", enrolled="2025-07-01", awarded="2025-07-01")
    correction = Correction(
        educator_id=educator_id,
        fact_id=job.fact_id,
        latest_position=job.position,
        employment=replace(coaching, fte=Decimal(after)),
    )
    ledger.record(correction)
    return Log.of(ledger, educator_id)


@pytest.mark.parametrize(("before", "after"), [("0.8", "0.4"), ("0.8", "0.2"), ("0.2", "0.8")])
def test_the_correction_of_another_job_is_why_a_job_is_paid_otherwise(
    before: str, after: str
) -> None:
    log = corrected(before, after)
    found = log.compared(log.last - 1, log.last, YEAR).lines
    lines = [each for each in found if each.assignment_id == "teacher-1"]
    assert lines
    by_day = log.compared(log.last - 1, log.last, day("2026-06-30"))
    causes = [each.cause for each in lines]
    causes += [change.cause for each in by_day.benefits for change in each.segments]
    assert {(cause.source, cause.positions) for cause in causes} == {
        (CauseSource.EXPLANATION, (log.last,))
    }
