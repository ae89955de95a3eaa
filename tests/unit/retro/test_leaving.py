"""What a separation takes back is an overpayment of the pay date that paid it, stated once."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from hashlib import sha256

import pytest

from credential_ledger.payroll.stated import Run, stated
from ledger.domain.facts.policy import PayPolicy
from ledger.domain.pay.parse import parse_document
from ledger.domain.retro.cause import Cause, CauseSource
from ledger.domain.retro.pay_dates import PayDates
from ledger.domain.retro.retro import LineChange
from tests.support.correcting import annul
from tests.support.facts import calendar, day, simple_credential
from tests.support.granting import earn_simply, lakeview, teacher
from tests.support.jobs import separation
from tests.support.memory import ADMINISTRATOR
from tests.unit.pay.leaving import reward
from tests.unit.retro.histories import Log

OCTOBER, APRIL, OCTOBER_AFTER = day("2025-10-26"), day("2026-04-26"), day("2026-10-26")
EVER = PayDates(day("2025-07-01"), day("2027-07-01"))


class Left:
    """A reward of 1000 paid in October, a separation announced for July, and its annulment."""

    def __init__(self) -> None:
        ledger = self.ledger = lakeview()
        ledger.now = datetime(2027, 12, 1, tzinfo=UTC)
        ledger.record(simple_credential("workshop"))
        ledger.record(calendar(2025))
        ledger.record(calendar(2026))
        ledger.record(_policy())
        self.educator_id = teacher(ledger, effective_from=day("2025-07-01"))
        self.first = self.position
        earn_simply(
            ledger, self.educator_id, "workshop", enrolled="2025-09-01", awarded="2025-10-01"
        )
        self.paid = self.position
        gone = ledger.record(separation(self.educator_id, "2026-07-01"))
        self.gone = self.position
        annul(ledger, self.educator_id, gone.fact_id, actor=ADMINISTRATOR)
        self.annulled = self.position
        self.log = Log.of(ledger, self.educator_id, self.first)

    @property
    def position(self) -> int:
        return len(self.ledger.entries)

    def lines(self, before: int, after: int) -> tuple[LineChange, ...]:
        return self.log.compared(before, after, EVER).lines


def _policy() -> PayPolicy:
    document = reward()
    prices = {"workshop": {"amount": "1000.00"}}
    document["benefits"][0]["decide"]["prices"] = prices
    source = json.dumps(document).encode()
    return PayPolicy(
        policy_id="reward",
        district_id="lakeview",
        effective_from=day("2025-07-01"),
        source_sha256=sha256(source).hexdigest(),
        document=parse_document(source),
    )


@pytest.fixture(scope="module")
def told() -> Left:
    return Left()


def test_the_pay_date_before_the_separation_overpaid_and_the_separation_is_the_cause(
    told: Left,
) -> None:
    (line,) = told.lines(told.paid, told.gone)
    assert (line.payable_on, line.difference.amount) == (OCTOBER, Decimal(-1000))
    assert line.cause == Cause(source=CauseSource.EXPLANATION, positions=(told.gone,))


def test_an_annulled_separation_gives_it_back(told: Left) -> None:
    (line,) = told.lines(told.gone, told.annulled)
    assert (line.payable_on, line.difference.amount) == (OCTOBER, Decimal(1000))
    assert told.lines(told.paid, told.annulled) == ()


def test_runs_state_it_once_and_nothing_further(told: Left) -> None:
    runs = [Run(OCTOBER, told.paid), Run(APRIL, told.gone), Run(OCTOBER_AFTER, told.gone)]
    said = []
    for at, run in enumerate(runs):
        about = [
            (span.basis or 0, PayDates(span.payable_from, span.payable_until))
            for span in stated(runs[:at], run.pay_date)
        ]
        changes = (told.log.compared(basis, run.basis, dates) for basis, dates in about)
        said.append([line.difference.amount for each in changes for line in each.lines])
    assert said == [[Decimal(1000)], [Decimal(-1000)], []]
