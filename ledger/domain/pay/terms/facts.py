"""Stage 1, select: which facts, by what they are."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from ledger.domain.facts.catalogue import CredentialKind
from ledger.domain.facts.credit import CourseTime, CreditUnit, Payer
from ledger.domain.pay.terms.names import (
    CategoryNames,
    CredentialNames,
    GroupNames,
    IssuerNames,
    Labels,
    RoleNames,
    StackNames,
)
from ledger.domain.pay.terms.quantity import Share
from ledger.domain.values import Part

Kinds = Annotated[tuple[CredentialKind, ...], Meta(min_length=1, max_length=20)]
IS_EXPRESSION = "is_expression"
Expression = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=1000,
        description="CEL, giving a bool",
        extra={IS_EXPRESSION: True},
    ),
]
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
    issuers: IssuerNames | None = None
    credentials: CredentialNames | None = None
    tags: Labels | None = None
    levels: Labels | None = None
    subjects: Labels | None = None
    informal: bool | None = None
    recognized: bool | None = None
    categories: CategoryNames | None = None


class CreditFacts(_Facts, frozen=True, kw_only=True, tag="credit"):
    """Credits, from an enrollment, an award or a course."""

    units: Annotated[tuple[CreditUnit, ...], Meta(min_length=1, max_length=5)] | None = None
    schemes: Labels | None = None
    categories: Labels | None = None
    levels: Labels | None = None
    subjects: Labels | None = None
    payers: Annotated[tuple[Payer, ...], Meta(min_length=1, max_length=3)] | None = None
    times: Annotated[tuple[CourseTime, ...], Meta(min_length=1, max_length=2)] | None = None


class RenewalFacts(_Facts, frozen=True, kw_only=True, tag="renewal"):
    """Renewals of awards of these kinds or credentials."""

    kinds: Kinds | None = None
    credentials: CredentialNames | None = None


class StackFacts(_Facts, frozen=True, kw_only=True, tag="stack"):
    """Stacks, each from the day it was complete."""

    stacks: StackNames | None = None


class ServiceFacts(_Facts, frozen=True, kw_only=True, tag="service_credit"):
    """Years of service that the district credited."""

    kinds: Labels | None = None


class YearsWorked(_Facts, frozen=True, kw_only=True, tag="contract_year_worked"):
    """Contract years in which enough of the days were worked, each from its end on."""

    minimum_share: Share
    roles: RoleNames | None = None
    employee_groups: GroupNames | None = None


class BalanceFacts(_Facts, frozen=True, kw_only=True, tag="opening_balance"):
    """Units left over at cut-over, from the opening balances."""

    categories: Labels | None = None


Facts = (
    AwardFacts | CreditFacts | RenewalFacts | StackFacts | ServiceFacts | YearsWorked | BalanceFacts
)
