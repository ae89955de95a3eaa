"""Giving an enrollment up."""

from dataclasses import dataclass

import pytest

from ledger.domain.refusals.correction import InvalidatesLaterFact
from ledger.domain.refusals.refusal import Refusal
from tests.support.awards import withdrawal
from tests.support.correcting import annul
from tests.support.facts import activity, enrollment
from tests.support.granting import award, lakeview, teacher
from tests.support.memory import MemoryLedger


@dataclass
class Begun:
    """A teacher who enrolled on 10 January 2026."""

    ledger: MemoryLedger
    educator: str
    enrollment: str


@pytest.fixture
def begun() -> Begun:
    ledger = lakeview()
    educator = teacher(ledger)
    return Begun(ledger, educator, ledger.record(enrollment(educator)).fact_id)


def refused(ledger: MemoryLedger, fact: object) -> str:
    with pytest.raises(Refusal) as refusal:
        ledger.record(fact)  # type: ignore[arg-type]  # whatever its kind
    return refusal.value.reason()


def test_it_closes_the_enrollment_from_its_day(begun: Begun) -> None:
    ledger = begun.ledger
    ledger.record(withdrawal(begun.educator, begun.enrollment, "2026-02-15"))

    ledger.record(activity(begun.educator, begun.enrollment, "tool-safety", "2026-02-14"))
    for fact in (
        activity(begun.educator, begun.enrollment, "lab-class", "2026-02-16"),
        award(begun.educator, begun.enrollment, "2026-02-15"),
        withdrawal(begun.educator, begun.enrollment, "2026-02-16"),
    ):
        assert refused(ledger, fact) == "ENROLLMENT_CLOSED"


def test_one_may_start_again_afterwards(begun: Begun) -> None:
    again = enrollment(begun.educator, "2026-03-01")
    assert refused(begun.ledger, again) == "ENROLLMENT_OPEN"
    begun.ledger.record(withdrawal(begun.educator, begun.enrollment))

    begun.ledger.record(again)


def test_it_takes_nothing_away_that_was_done_later(begun: Begun) -> None:
    done = activity(begun.educator, begun.enrollment, "lab-class", "2026-03-01")
    later = begun.ledger.record(done).fact_id

    with pytest.raises(InvalidatesLaterFact) as refusal:
        begun.ledger.record(withdrawal(begun.educator, begun.enrollment, "2026-02-15"))

    assert refusal.value.fact_id == later


def test_an_annulled_withdrawal_opens_the_enrollment_again(begun: Begun) -> None:
    given_up = begun.ledger.record(withdrawal(begun.educator, begun.enrollment)).fact_id
    annul(begun.ledger, begun.educator, given_up)

    begun.ledger.record(activity(begun.educator, begun.enrollment, "lab-class", "2026-03-01"))


def test_what_comes_before_an_enrollment_or_of_one_that_is_gone_is_refused(begun: Begun) -> None:
    early = withdrawal(begun.educator, begun.enrollment, "2026-01-09")
    assert refused(begun.ledger, early) == "BEFORE_ENROLLMENT"
    annul(begun.ledger, begun.educator, begun.enrollment)
    gone = withdrawal(begun.educator, begun.enrollment)
    assert refused(begun.ledger, gone) == "UNKNOWN_ENROLLMENT"
