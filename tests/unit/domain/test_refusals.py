"""Each thing an issuer, administrator or HR clerk may not record, and the refusal they get."""

from collections.abc import Callable
from decimal import Decimal

import pytest

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
)
from tests.support.granting import approval, award, credit, revocation
from tests.unit.domain.refusing import NOBODY, Case, case, none, scores, ten

Telling = Callable[[Case], Fact]


def other_issuers(c: Case) -> Fact:
    """A version of the badge by a second issuer."""
    c.ledger.record(issuer(issuer_id="second"))
    return credential(issuer_id="second")


def overlapping(c: Case) -> Fact:
    """A second calendar over the same year."""
    c.ledger.record(calendar(2025))
    return calendar(2025, calendar_id="another")


REFUSED: list[tuple[str, Telling]] = [
    ("UNKNOWN_DISTRICT", lambda _: calendar(district_id="nowhere")),
    ("UNKNOWN_DISTRICT", lambda _: requirement(district_id="nowhere")),
    ("UNKNOWN_DISTRICT", lambda c: employment(c.educator, district_id="nowhere")),
    ("UNKNOWN_DISTRICT", lambda c: enrollment(c.educator, district_id="nowhere")),
    ("UNKNOWN_DISTRICT", lambda c: approval(c.holder, c.badge, district_id="nowhere")),
    ("UNKNOWN_EDUCATOR", lambda _: employment(NOBODY)),
    ("UNKNOWN_EDUCATOR", lambda _: enrollment(NOBODY)),
    ("UNKNOWN_ISSUER", lambda _: credential(issuer_id="nobody")),
    ("UNKNOWN_CREDENTIAL", lambda _: credential(prerequisites=("nothing",))),
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
    ("BEFORE_AWARD", lambda c: revocation(c.holder, c.badge, "2026-03-14")),
    ("AMOUNT_NOT_POSITIVE", lambda c: credit(c.holder, c.badge, amount=Decimal(0))),
    ("CREDIT_RECORDED", lambda c: credit(c.holder, c.badge)),
    ("CREDIT_RECORDED", lambda c: credit(c.holder, c.badge_enrollment, "2026-03-01")),
    ("CURRENCY_FIXED", lambda _: district(currency="EUR")),
    ("CREDENTIAL_OF_ANOTHER_ISSUER", other_issuers),
    ("CALENDAR_OVERLAP", overlapping),
    ("SEGMENT_EXISTS", lambda c: employment(c.educator, role="coach")),
]


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
