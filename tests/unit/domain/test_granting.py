"""What it takes to be granted a credential, and to lose it."""

from decimal import Decimal

import pytest

from ledger.domain.facts.learning import Outcome
from ledger.domain.refusals.refusal import Refusal
from tests.support.awards import suspension
from tests.support.facts import (
    activity,
    assessment,
    credential,
    enrollment,
    review,
    simple_credential,
)
from tests.support.granting import (
    award,
    credit,
    earn_badge,
    earn_simply,
    lakeview,
    revocation,
    teacher,
    void,
)
from tests.support.memory import MemoryLedger


def begun() -> tuple[MemoryLedger, str, str]:
    """Make a teacher with an open enrollment in the badge."""
    ledger = lakeview()
    educator = teacher(ledger)
    return ledger, educator, ledger.record(enrollment(educator)).fact_id


def holding() -> tuple[MemoryLedger, str, str]:
    """Make a teacher who holds the badge."""
    ledger = lakeview()
    educator = teacher(ledger)
    return ledger, educator, earn_badge(ledger, educator)[1]


def test_attempts_are_used_up_by_failing_them_all() -> None:
    ledger, educator, opened = begun()
    for month in ("03", "04"):
        tried = assessment(educator, opened, f"2026-{month}-01", outcome=Outcome.NOT_YET)
        ledger.record(tried)

    with pytest.raises(Refusal, match="All 2 attempts"):
        ledger.record(assessment(educator, opened, "2026-05-01"))


def test_the_last_failed_attempt_closes_the_enrollment_so_one_may_start_again() -> None:
    ledger, educator, opened = begun()
    for month in ("03", "04"):
        tried = assessment(educator, opened, f"2026-{month}-01", outcome=Outcome.NOT_YET)
        ledger.record(tried)

    ledger.record(enrollment(educator, "2026-04-02"))


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"minimum_hours": Decimal(12)}, "HOURS_TOO_FEW"),
        ({"assessments": (review(), review(assessment_id="talk"))}, "ASSESSMENT_NOT_PASSED"),
    ],
)
def test_no_award_before_hours_and_a_pass(changes: dict[str, object], reason: str) -> None:
    ledger = lakeview()
    ledger.record(credential(**changes))
    educator = teacher(ledger)
    started = ledger.record(enrollment(educator, credential_version=2)).fact_id
    for part in credential().components:
        done = activity(educator, started, part.component_id, hours=Decimal("1.75"))
        ledger.record(done)
    ledger.record(assessment(educator, started))

    with pytest.raises(Refusal) as refusal:
        ledger.record(award(educator, started))

    assert refusal.value.reason() == reason


def test_a_prerequisite_must_be_held_on_the_day_of_enrollment() -> None:
    ledger = lakeview()
    ledger.record(simple_credential("advanced", prerequisites=("machine-learning",)))
    educator = teacher(ledger)
    earn_simply(ledger, educator, awarded="2026-03-15")
    advanced = {"credential_id": "advanced"}

    with pytest.raises(Refusal, match="was not held on 2026-03-14"):
        ledger.record(enrollment(educator, "2026-03-14", **advanced))

    ledger.record(enrollment(educator, "2026-03-15", **advanced))


def test_who_grants_may_not_have_assessed_unless_the_definition_allows_it() -> None:
    ledger = lakeview()
    ledger.record(credential(approver_may_assess=True))
    for version, reason in ((1, "APPROVER_WAS_ASSESSOR"), (2, None)):
        educator = teacher(ledger)
        started = ledger.record(enrollment(educator, credential_version=version)).fact_id
        for part in credential().components:
            ledger.record(activity(educator, started, part.component_id))
        ledger.record(assessment(educator, started))
        granted = award(educator, started, granted_by="assessor-1")
        if reason is None:
            ledger.record(granted)
        else:
            with pytest.raises(Refusal) as refusal:
                ledger.record(granted)
            assert refusal.value.reason() == reason


def test_an_educator_grants_nothing_to_themself() -> None:
    ledger = lakeview()
    educator = teacher(ledger)
    started = ledger.record(enrollment(educator, credential_id="machine-learning")).fact_id

    with pytest.raises(Refusal) as refusal:
        ledger.record(award(educator, started, granted_by=educator))

    assert refusal.value.reason() == "APPROVER_IS_EDUCATOR"


def test_an_award_that_is_held_is_not_granted_again_unless_it_is_repeatable() -> None:
    ledger = lakeview()
    ledger.record(simple_credential("machine-learning", repeatable=True))
    educator = teacher(ledger)
    earn_simply(ledger, educator)
    again = enrollment(educator, "2026-04-01", credential_id="machine-learning")
    started = ledger.record(again).fact_id

    with pytest.raises(Refusal) as refusal:
        ledger.record(award(educator, started, "2026-04-02"))

    assert refusal.value.reason() == "AWARD_HELD"


def test_an_award_that_is_suspended_is_held_all_the_same_but_is_no_prerequisite() -> None:
    ledger = lakeview()
    ledger.record(simple_credential("advanced", prerequisites=("machine-learning",)))
    educator = teacher(ledger)
    _, first = earn_simply(ledger, educator)
    ledger.record(suspension(educator, first, "2026-04-01"))
    again = enrollment(educator, "2026-04-10", credential_id="machine-learning")
    started = ledger.record(again).fact_id

    with pytest.raises(Refusal) as refusal:
        ledger.record(award(educator, started, "2026-04-12"))
    assert refusal.value.reason() == "AWARD_HELD"
    assert refusal.value.metadata["award_id"] == first

    with pytest.raises(Refusal) as refusal:
        ledger.record(enrollment(educator, "2026-04-10", credential_id="advanced"))
    assert refusal.value.reason() == "PREREQUISITE_NOT_HELD"


def test_an_award_that_expired_or_ended_while_suspended_may_be_earned_again() -> None:
    ledger = lakeview()
    ledger.record(simple_credential("yearly", validity_months=12))
    educator = teacher(ledger)
    for credential_id in ("yearly", "machine-learning"):
        days = {"enrolled": "2025-01-10", "awarded": "2025-03-15"}
        _, granted = earn_simply(ledger, educator, credential_id, **days)
        ledger.record(suspension(educator, granted, "2026-01-01"))
    ledger.record(revocation(educator, granted, "2026-02-01"))

    for credential_id in ("yearly", "machine-learning"):
        _, anew = earn_simply(ledger, educator, credential_id, enrolled="2026-02-01")
        assert ledger.item(educator, anew).supported


def test_an_expired_award_may_be_earned_again() -> None:
    ledger = lakeview()
    ledger.record(simple_credential("yearly", validity_months=1))
    educator = teacher(ledger)
    earn_simply(ledger, educator, "yearly", enrolled="2026-01-31", awarded="2026-01-31")

    started = ledger.record(enrollment(educator, "2026-02-28", credential_id="yearly")).fact_id
    ledger.record(award(educator, started, "2026-02-28"))


def test_what_is_void_cannot_be_revoked_again() -> None:
    ledger, educator, badge = holding()
    ledger.record(void(educator, badge))

    for second in (void, revocation):
        with pytest.raises(Refusal) as refusal:
            ledger.record(second(educator, badge, "2026-05-02"))
        assert refusal.value.reason() == "AWARD_VOID"


def test_what_has_ended_cannot_be_ended_later_but_can_be_made_void() -> None:
    ledger, educator, badge = holding()
    ledger.record(revocation(educator, badge, "2026-05-01"))

    with pytest.raises(Refusal) as refusal:
        ledger.record(revocation(educator, badge, "2026-05-02"))

    assert refusal.value.reason() == "AWARD_ENDED"
    ledger.record(void(educator, badge, "2026-05-02"))


def test_no_credit_comes_from_a_void_award() -> None:
    ledger = lakeview()
    educator = teacher(ledger)
    _, granted = earn_simply(ledger, educator)
    ledger.record(void(educator, granted))

    with pytest.raises(Refusal) as refusal:
        ledger.record(credit(educator, granted))

    assert refusal.value.reason() == "SOURCE_UNSUPPORTED"


def test_what_is_void_is_not_revoked_again_whatever_the_date() -> None:
    ledger, educator, badge = holding()
    ledger.record(void(educator, badge, "2026-05-01"))

    for second in (void, revocation):
        with pytest.raises(Refusal) as refusal:
            ledger.record(second(educator, badge, "2026-04-01"))
        assert refusal.value.reason() == "AWARD_VOID"


def test_of_an_end_and_a_void_of_one_day_only_the_void_counts() -> None:
    ledger, educator, badge = holding()
    ended = ledger.record(revocation(educator, badge, "2026-05-01")).fact_id
    made_void = ledger.record(void(educator, badge, "2026-05-01")).fact_id

    problem = ledger.item(educator, ended).problem
    assert problem is not None
    assert problem.reason == "AWARD_VOID"
    assert ledger.item(educator, made_void).supported
