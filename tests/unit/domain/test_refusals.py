"""Each thing an issuer, administrator or HR clerk may not record, and the refusal they get."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from uuid import uuid4

import pytest

from ledger.domain.facts.learning import CriterionScore, Outcome
from ledger.domain.refusals.refusal import Refusal
from ledger.domain.values import Fact
from tests.support.facts import (
    activity,
    assessment,
    calendar,
    credential,
    district,
    employment,
    enrollment,
    issuer,
    requirement,
    review,
    simple_credential,
)
from tests.support.granting import (
    approval,
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


@dataclass
class Case:
    """A teacher with an open enrollment, and one with the badge and a credit."""

    ledger: MemoryLedger
    educator: str
    enrollment: str
    holder: str
    badge_enrollment: str
    badge: str
    credit: str


def case() -> Case:
    """Make the case anew for each refusal."""
    ledger = lakeview()
    educator, holder = teacher(ledger), teacher(ledger)
    begun = ledger.record(enrollment(educator)).fact_id
    badge_enrollment, badge = earn_badge(ledger, holder)
    credited = ledger.record(credit(holder, badge)).fact_id
    return Case(ledger, educator, begun, holder, badge_enrollment, badge, credited)


NOBODY = str(uuid4())
Telling = Callable[[Case], Fact]

REFUSED: list[tuple[str, Telling]] = [
    ("UNKNOWN_DISTRICT", lambda c: calendar(district_id="nowhere")),
    ("UNKNOWN_DISTRICT", lambda c: requirement(district_id="nowhere")),
    ("UNKNOWN_DISTRICT", lambda c: employment(c.educator, district_id="nowhere")),
    ("UNKNOWN_DISTRICT", lambda c: enrollment(c.educator, district_id="nowhere")),
    ("UNKNOWN_DISTRICT", lambda c: approval(c.holder, c.badge, district_id="nowhere")),
    ("UNKNOWN_EDUCATOR", lambda c: employment(NOBODY)),
    ("UNKNOWN_EDUCATOR", lambda c: enrollment(NOBODY)),
    ("UNKNOWN_ISSUER", lambda c: credential(issuer_id="nobody")),
    ("UNKNOWN_CREDENTIAL", lambda c: credential(prerequisites=("nothing",))),
    ("UNKNOWN_CREDENTIAL", lambda c: enrollment(c.educator, credential_id="nothing")),
    ("UNKNOWN_CREDENTIAL_VERSION", lambda c: enrollment(c.educator, credential_version=9)),
    ("UNKNOWN_ENROLLMENT", lambda c: activity(c.educator, NOBODY, "lab-class")),
    ("UNKNOWN_ENROLLMENT", lambda c: activity(c.educator, c.badge_enrollment, "lab-class")),
    ("UNKNOWN_COMPONENT", lambda c: activity(c.educator, c.enrollment, "no-such-part")),
    ("UNKNOWN_ASSESSMENT", lambda c: assessment(c.educator, c.enrollment, assessment_id="x")),
    ("UNKNOWN_CRITERION", lambda c: assessment(c.educator, c.enrollment, scores=scores("x"))),
    ("UNKNOWN_AWARD", lambda c: revocation(c.educator, c.badge)),
    ("UNKNOWN_SOURCE", lambda c: credit(c.educator, c.badge)),
    ("ENROLLMENT_OPEN", lambda c: enrollment(c.educator, "2026-02-02")),
    ("HOURS_NOT_POSITIVE", lambda c: activity(c.educator, c.enrollment, "lab-class", hours=none())),
    ("HOURS_ABOVE_MAXIMUM", lambda c: activity(c.educator, c.enrollment, "lab-class", hours=ten())),
    ("FUTURE_DATE", lambda c: enrollment(c.holder, "2026-06-16")),
    ("FUTURE_DATE", lambda c: activity(c.educator, c.enrollment, "lab-class", "2026-06-16")),
    ("FUTURE_DATE", lambda c: assessment(c.educator, c.enrollment, "2026-06-16")),
    ("FUTURE_DATE", lambda c: award(c.educator, c.enrollment, "2026-06-16")),
    ("FUTURE_DATE", lambda c: credit(c.holder, c.badge, "2026-06-16")),
    ("BEFORE_ENROLLMENT", lambda c: activity(c.educator, c.enrollment, "lab-class", "2026-01-09")),
    (
        "ENROLLMENT_CLOSED",
        lambda c: activity(c.holder, c.badge_enrollment, "lab-class", "2026-04-01"),
    ),
    ("ASSESSORS_TOO_FEW", lambda c: assessment(c.educator, c.enrollment, assessors=("a1",))),
    (
        "ASSESSORS_NOT_DISTINCT",
        lambda c: assessment(c.educator, c.enrollment, assessors=("a1", "a1")),
    ),
    (
        "ASSESSOR_IS_EDUCATOR",
        lambda c: assessment(c.educator, c.enrollment, assessors=("a1", c.educator)),
    ),
    ("CRITERION_NOT_SCORED", lambda c: assessment(c.educator, c.enrollment, scores=())),
    ("ASSESSMENT_PASSED", lambda c: assessment(c.holder, c.badge_enrollment, "2026-03-10")),
    ("COMPONENTS_MISSING", lambda c: award(c.educator, c.enrollment)),
    ("REVOCATION_BEFORE_AWARD", lambda c: revocation(c.holder, c.badge, "2026-03-14")),
    ("AMOUNT_NOT_POSITIVE", lambda c: credit(c.holder, c.badge, amount=Decimal(0))),
    ("CREDIT_RECORDED", lambda c: credit(c.holder, c.badge)),
    ("CREDIT_RECORDED", lambda c: credit(c.holder, c.badge_enrollment, "2026-03-01")),
    ("CURRENCY_FIXED", lambda c: district(currency="EUR")),
    ("CREDENTIAL_OF_ANOTHER_ISSUER", lambda c: other_issuers(c)),
    ("CALENDAR_OVERLAP", lambda c: overlapping(c)),
    ("SEGMENT_EXISTS", lambda c: employment(c.educator, role="coach")),
]


def scores(criterion_id: str) -> tuple[CriterionScore, ...]:
    """One score."""
    return (CriterionScore(criterion_id=criterion_id, score=Decimal(1)),)


def none() -> Decimal:
    """No hours."""
    return Decimal(0)


def ten() -> Decimal:
    """Ten hours."""
    return Decimal(10)


def other_issuers(c: Case) -> Fact:
    """A version of the badge by a second issuer."""
    c.ledger.record(issuer(issuer_id="second"))
    return credential(issuer_id="second")


def overlapping(c: Case) -> Fact:
    """A second calendar over the same year."""
    c.ledger.record(calendar(2025))
    return calendar(2025, calendar_id="another")


@pytest.mark.parametrize(
    ("reason", "tell"), REFUSED, ids=[f"{n}-{reason}" for n, (reason, _) in enumerate(REFUSED)]
)
def test_it_is_refused_for_this_reason_and_nothing_is_recorded(reason: str, tell: Telling) -> None:
    given = case()
    fact = tell(given)
    before = len(given.ledger.entries)

    with pytest.raises(Refusal) as refusal:
        given.ledger.record(fact)

    assert refusal.value.reason() == reason
    assert len(given.ledger.entries) == before


def test_attempts_are_used_up_by_failing_them_all() -> None:
    given = case()
    for month in ("03", "04"):
        tried = assessment(
            given.educator, given.enrollment, f"2026-{month}-01", outcome=Outcome.NOT_YET
        )
        given.ledger.record(tried)

    with pytest.raises(Refusal, match="All 2 attempts"):
        given.ledger.record(assessment(given.educator, given.enrollment, "2026-05-01"))


def test_the_last_failed_attempt_closes_the_enrollment_so_one_may_start_again() -> None:
    given = case()
    for month in ("03", "04"):
        tried = assessment(
            given.educator, given.enrollment, f"2026-{month}-01", outcome=Outcome.NOT_YET
        )
        given.ledger.record(tried)

    given.ledger.record(enrollment(given.educator, "2026-04-02"))


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
    begun = ledger.record(enrollment(educator, credential_version=2)).fact_id
    for part in credential().components:
        done = activity(educator, begun, part.component_id, hours=Decimal("1.75"))
        ledger.record(done)
    ledger.record(assessment(educator, begun))

    with pytest.raises(Refusal) as refusal:
        ledger.record(award(educator, begun))

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
        begun = ledger.record(enrollment(educator, credential_version=version)).fact_id
        for part in credential().components:
            ledger.record(activity(educator, begun, part.component_id))
        ledger.record(assessment(educator, begun))
        granted = award(educator, begun, granted_by="assessor-1")
        if reason is None:
            ledger.record(granted)
        else:
            with pytest.raises(Refusal) as refusal:
                ledger.record(granted)
            assert refusal.value.reason() == reason


def test_an_educator_grants_nothing_to_themself() -> None:
    ledger = lakeview()
    educator = teacher(ledger)
    begun = ledger.record(enrollment(educator, credential_id="machine-learning")).fact_id

    with pytest.raises(Refusal) as refusal:
        ledger.record(award(educator, begun, granted_by=educator))

    assert refusal.value.reason() == "APPROVER_IS_EDUCATOR"


def test_an_award_that_is_held_is_not_granted_again_unless_it_is_repeatable() -> None:
    ledger = lakeview()
    ledger.record(simple_credential("machine-learning", repeatable=True))
    educator = teacher(ledger)
    earn_simply(ledger, educator)
    again = enrollment(educator, "2026-04-01", credential_id="machine-learning")
    begun = ledger.record(again).fact_id

    with pytest.raises(Refusal) as refusal:
        ledger.record(award(educator, begun, "2026-04-02"))

    assert refusal.value.reason() == "AWARD_HELD"


def test_an_expired_award_may_be_earned_again() -> None:
    ledger = lakeview()
    ledger.record(simple_credential("yearly", validity_months=1))
    educator = teacher(ledger)
    earn_simply(ledger, educator, "yearly", enrolled="2026-01-31", awarded="2026-01-31")

    begun = ledger.record(enrollment(educator, "2026-02-28", credential_id="yearly")).fact_id
    ledger.record(award(educator, begun, "2026-02-28"))


def test_what_is_void_cannot_be_revoked_again() -> None:
    given = case()
    given.ledger.record(void(given.holder, given.badge))

    for second in (void, revocation):
        with pytest.raises(Refusal) as refusal:
            given.ledger.record(second(given.holder, given.badge, "2026-05-02"))
        assert refusal.value.reason() == "AWARD_VOID"


def test_what_has_ended_cannot_be_ended_later_but_can_be_made_void() -> None:
    given = case()
    given.ledger.record(revocation(given.holder, given.badge, "2026-05-01"))

    with pytest.raises(Refusal) as refusal:
        given.ledger.record(revocation(given.holder, given.badge, "2026-05-02"))

    assert refusal.value.reason() == "AWARD_ENDED"
    given.ledger.record(void(given.holder, given.badge, "2026-05-02"))


def test_no_credit_comes_from_a_void_award() -> None:
    given = case()
    educator = teacher(given.ledger)
    _, granted = earn_simply(given.ledger, educator)
    given.ledger.record(void(educator, granted))

    with pytest.raises(Refusal) as refusal:
        given.ledger.record(credit(educator, granted))

    assert refusal.value.reason() == "SOURCE_UNSUPPORTED"
