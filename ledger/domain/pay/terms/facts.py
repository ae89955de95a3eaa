"""Stage 1, select: which facts, by what they are."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from ledger.domain.facts.catalogue import CredentialKind
from ledger.domain.facts.credit import CourseTime, CreditUnit, Payer
from ledger.domain.pay.terms.quantity import Share
from ledger.domain.values import Part, Slug

Slugs = Annotated[tuple[Slug, ...], Meta(min_length=1, max_length=500)]
Kinds = Annotated[tuple[CredentialKind, ...], Meta(min_length=1, max_length=20)]
Expression = Annotated[str, Meta(min_length=1, max_length=1000, description="CEL, giving a bool")]
"""An expression of the Common Expression Language over `fact`, see docs/pay-policy.md."""


class _Facts(Part, frozen=True, kw_only=True, tag_field="of"):
    """All conditions given must hold; of a list, one entry. What is absent is no condition.

    `[earned_from, earned_until)` bounds the day the fact was earned.
    """

    earned_from: date | None = None
    earned_until: date | None = None
    where: Expression | None = None


class AwardFacts(_Facts, frozen=True, kw_only=True, tag="award"):
    """Awards, granted here or earned elsewhere, by the catalogue version they were earned under.

    `recognized` asks whether the district recognized the credential on that day, `categories` in
    which it then counted.
    """

    kinds: Kinds | None = None
    issuers: Slugs | None = None
    credentials: Slugs | None = None
    tags: Slugs | None = None
    levels: Slugs | None = None
    subjects: Slugs | None = None
    informal: bool | None = None
    recognized: bool | None = None
    categories: Slugs | None = None


class CreditFacts(_Facts, frozen=True, kw_only=True, tag="credit"):
    """Credits, from an enrollment, an award or a course."""

    units: Annotated[tuple[CreditUnit, ...], Meta(min_length=1, max_length=5)] | None = None
    schemes: Slugs | None = None
    categories: Slugs | None = None
    levels: Slugs | None = None
    subjects: Slugs | None = None
    payers: Annotated[tuple[Payer, ...], Meta(min_length=1, max_length=3)] | None = None
    times: Annotated[tuple[CourseTime, ...], Meta(min_length=1, max_length=2)] | None = None


class RenewalFacts(_Facts, frozen=True, kw_only=True, tag="renewal"):
    """Renewals of awards of these kinds or credentials."""

    kinds: Kinds | None = None
    credentials: Slugs | None = None


class StackFacts(_Facts, frozen=True, kw_only=True, tag="stack"):
    """Stacks, each from the day it was complete."""

    stacks: Slugs | None = None


class ServiceFacts(_Facts, frozen=True, kw_only=True, tag="service_credit"):
    """Years of service that the district credited."""

    kinds: Slugs | None = None


class YearsWorked(_Facts, frozen=True, kw_only=True, tag="contract_year_worked"):
    """Contract years in which enough of the days were worked, each from its end on."""

    minimum_share: Share
    roles: Slugs | None = None
    employee_groups: Slugs | None = None


class BalanceFacts(_Facts, frozen=True, kw_only=True, tag="opening_balance"):
    """Units left over at cut-over, from the opening balances."""

    categories: Slugs | None = None


Facts = (
    AwardFacts | CreditFacts | RenewalFacts | StackFacts | ServiceFacts | YearsWorked | BalanceFacts
)
