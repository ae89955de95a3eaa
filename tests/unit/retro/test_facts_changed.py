"""What changed a fact that one answer names is the cause, whatever else was recorded."""

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from ledger.domain.facts.correction import Correction
from ledger.domain.facts.educator import Employment
from ledger.domain.facts.policy import PayPolicy
from ledger.domain.pay.document import Choice, Keep
from ledger.domain.pay.terms.pools import (
    Drawn,
    MoneyBeforeFte,
    Scope,
    Sharing,
    Use,
    WhenExceeded,
)
from ledger.domain.retro.cause import Cause, CauseSource
from ledger.domain.retro.pay_dates import PayDates
from tests.support.correcting import annul
from tests.support.facts import calendar, day, district, employment, simple_credential
from tests.support.granting import earn_simply, lakeview, teacher, void
from tests.support.memory import MemoryLedger
from tests.support.policies import pay_policy
from tests.unit.retro.histories import Log

YEAR = PayDates(day("2025-07-01"), day("2026-07-01"))
JULY = {"enrolled": "2025-07-01", "awarded": "2025-07-01"}


def told(log: Log, before: int, about: PayDates | date = YEAR) -> dict[str, Cause]:
    """Why what each benefit brings is more or less since a position: all of it for one reason."""
    found = log.compared(before, log.last, about)
    causes = [(each.benefit_id, each.cause) for each in found.lines]
    for each in found.benefits:
        causes += [(each.benefit_id, e.cause) for e in each.segments if e.difference.amount]
    for benefit_id, cause in causes:
        assert cause == dict(causes)[benefit_id]
    return dict(causes)


def explained(*positions: int) -> Cause:
    return Cause(source=CauseSource.EXPLANATION, positions=positions)


def paying_workshops() -> MemoryLedger:
    ledger = lakeview()
    for name in ("workshop", "sequel"):
        ledger.record(simple_credential(name))
    ledger.record(calendar(2025))
    ledger.record(pay_policy(approved=False, names=["workshop"]))
    return ledger


@pytest.fixture(scope="module")
def moved() -> Log:
    """The last two entries: the job moves to another district, and a new one begins in ours."""
    ledger = paying_workshops()
    ledger.record(district(district_id="northfield"))
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
    return Log.of(ledger, educator_id)


def test_the_entry_that_moved_the_job_is_why_it_pays_no_more(moved: Log) -> None:
    lines = moved.compared(moved.last - 2, moved.last, YEAR).lines
    causes = {each.assignment_id: each.cause for each in lines}
    correction, second = moved.last - 1, moved.last
    assert causes == {
        "teacher-1": Cause(source=CauseSource.EXPLANATION, positions=(correction,)),
        "second": Cause(source=CauseSource.EXPLANATION, positions=(second,)),
    }


def winner_found_void() -> tuple[MemoryLedger, str]:
    """The last entry: the award whose benefit was the one due of two is void from the start."""
    ledger = lakeview()
    for name in ("gold", "silver"):
        ledger.record(simple_credential(name))
    ledger.record(calendar(2025))
    ledger.record(one_of_two(gold="500.00", silver="300.00"))
    educator_id = teacher(ledger, effective_from=day("2025-07-01"))
    _, gold = earn_simply(ledger, educator_id, "gold", **JULY)
    earn_simply(ledger, educator_id, "silver", **JULY)
    ledger.record(void(educator_id, gold))
    return ledger, educator_id


def one_of_two(**prices: str) -> PayPolicy:
    """Of two benefits, each of one credential, the higher is due."""
    policy = each_by_itself(**prices)
    choice = Choice(benefits=tuple(prices), keep=Keep.HIGHEST)
    return replace(policy, document=replace(policy.document, choices=(choice,)))


def each_by_itself(**prices: str) -> PayPolicy:
    """A benefit for each credential."""
    policies = [pay_policy(approved=False, names=[name], amount=prices[name]) for name in prices]
    benefits = tuple(
        replace(each.document.benefits[0], benefit_id=name)
        for name, each in zip(prices, policies, strict=True)
    )
    return replace(policies[0], document=replace(policies[0].document, benefits=benefits))


def within_a_pool(policy: PayPolicy, limit: str) -> PayPolicy:
    """All benefits of a policy draw on one pool of money for a career."""
    pool = MoneyBeforeFte(
        pool_id="pool",
        title="A career",
        sharing=Sharing.POLICY,
        scope=Scope.CAREER,
        limit=Decimal(limit),
        when_exceeded=WhenExceeded.REDUCE,
    )
    uses = (Use(pool="pool", drawn=Drawn.ONCE),)
    benefits = tuple(
        replace(each, accumulate=replace(each.accumulate, uses=uses))
        for each in policy.document.benefits
    )
    return replace(policy, document=replace(policy.document, benefits=benefits, pools=(pool,)))


def test_what_made_the_winner_of_a_choice_void_is_why_the_other_is_due() -> None:
    ledger, educator_id = winner_found_void()
    log = Log.of(ledger, educator_id)
    revocation = explained(log.last)
    assert told(log, log.last - 1) == {"gold": revocation, "silver": revocation}


@pytest.mark.parametrize("of_award", [True, False])
def test_what_annulled_a_fact_or_what_it_rested_on_is_why_it_brings_nothing(
    *, of_award: bool
) -> None:
    ledger = paying_workshops()
    educator_id = teacher(ledger, effective_from=day("2025-07-01"))
    enrollment_id, award_id = earn_simply(ledger, educator_id, "workshop", **JULY)
    annulled = award_id if of_award else enrollment_id
    annul(ledger, educator_id, annulled)
    ledger.record(pay_policy(policy_id="other", approved=False, names=["sequel"]))
    log = Log.of(ledger, educator_id)
    assert told(log, log.last - 2) == {"base-increase": explained(log.last - 1)}


def test_of_several_that_were_annulled_each_is_why_what_rested_on_it_is_gone() -> None:
    ledger = lakeview()
    for name in ("gold", "silver", "bronze"):
        ledger.record(simple_credential(name))
    ledger.record(calendar(2025))
    ledger.record(each_by_itself(gold="500.00", silver="300.00"))
    educator_id = teacher(ledger, effective_from=day("2025-07-01"))
    awards = [
        earn_simply(ledger, educator_id, name, **JULY)[1] for name in ("gold", "silver", "bronze")
    ]
    for award_id in awards:
        annul(ledger, educator_id, award_id)
    log = Log.of(ledger, educator_id)
    assert told(log, log.last - 3) == {
        "gold": explained(log.last - 2),
        "silver": explained(log.last - 1),
    }


def test_what_annulled_a_revocation_is_why_the_award_brings_something_again() -> None:
    ledger = paying_workshops()
    educator_id = teacher(ledger, effective_from=day("2025-07-01"))
    _, award_id = earn_simply(ledger, educator_id, "workshop", **JULY)
    revocation_id = ledger.record(void(educator_id, award_id)).fact_id
    annul(ledger, educator_id, revocation_id)
    log = Log.of(ledger, educator_id)
    assert told(log, log.last - 1) == {"base-increase": explained(log.last)}


@pytest.mark.parametrize("about", [YEAR, day("2026-06-30")])
def test_what_made_room_in_a_pool_is_why_another_award_has_more(about: PayDates | date) -> None:
    ledger = lakeview()
    for name in ("gold", "silver"):
        ledger.record(simple_credential(name))
    ledger.record(calendar(2025))
    ledger.record(within_a_pool(each_by_itself(gold="500.00", silver="300.00"), "600.00"))
    educator_id = teacher(ledger, effective_from=day("2025-07-01"))
    _, gold = earn_simply(ledger, educator_id, "gold", **JULY)
    earn_simply(ledger, educator_id, "silver", **JULY)
    ledger.record(void(educator_id, gold))
    log = Log.of(ledger, educator_id)
    revocation = explained(log.last)
    assert told(log, log.last - 1, about) == {"gold": revocation, "silver": revocation}


@pytest.mark.parametrize("about", [YEAR, day("2026-06-30")])
@pytest.mark.parametrize(("silver", "too"), [("300.00", False), ("350.00", True)])
def test_a_version_is_a_cause_only_of_what_it_makes_otherwise(
    about: PayDates | date, silver: str, *, too: bool
) -> None:
    ledger, educator_id = winner_found_void()
    before = len(ledger.entries) - 1
    ledger.record(one_of_two(gold="500.00", silver=silver))
    log = Log.of(ledger, educator_id)
    assert told(log, before, about) == {
        "gold": explained(before + 1),
        "silver": explained(before + 1, *([before + 2] if too else [])),
    }
