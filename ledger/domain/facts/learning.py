"""From enrolling in a credential to its award, or to giving it up."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from ledger.domain.values import Count, Evidence, Fact, FactId, Part, PrincipalId, Slug


class Enrollment(Fact, frozen=True, kw_only=True):
    """An educator starts on one version of a credential; the district gives the time zone."""

    educator_id: FactId
    credential_id: Slug
    credential_version: Count
    enrolled_on: date
    district_id: Slug | None = None


class Activity(Fact, frozen=True, kw_only=True):
    """A completed component, with the clock hours it took."""

    educator_id: FactId
    enrollment_id: FactId
    component_id: Slug
    completed_on: date
    hours: Decimal

    def added_to(self, hours: Mapping[str, Decimal]) -> dict[str, Decimal]:
        """Give the clock hours by component, with those it took."""
        return {**hours, self.component_id: hours.get(self.component_id, Decimal(0)) + self.hours}


class Outcome(StrEnum):
    """What assessors found."""

    PASSED = "passed"
    NOT_YET = "not_yet"


class CriterionScore(Part, frozen=True, kw_only=True):
    """The score of one criterion, in the issuer's own points."""

    criterion_id: Slug
    score: Decimal


class Assessment(Fact, frozen=True, kw_only=True):
    """One attempt, judged. Attempts are numbered by their dates, not by their arrival."""

    educator_id: FactId
    enrollment_id: FactId
    assessment_id: Slug
    assessed_on: date
    outcome: Outcome
    assessors: Annotated[tuple[PrincipalId, ...], Meta(max_length=20)]
    scores: Annotated[tuple[CriterionScore, ...], Meta(max_length=100)]
    evidence: Annotated[tuple[Evidence, ...], Meta(max_length=50)]


class EnrollmentWithdrawal(Fact, frozen=True, kw_only=True):
    """The educator gives an enrollment up; it is closed from `withdrawn_on`."""

    educator_id: FactId
    enrollment_id: FactId
    withdrawn_on: date
    reason_code: Slug | None = None
