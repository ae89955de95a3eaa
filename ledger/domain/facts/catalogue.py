"""Issuers, and the versioned definitions of the credentials they award."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, ClassVar

from msgspec import Meta

from ledger.domain.values import Count, Fact, Months, Part, Sentence, Slug, Title, Uri


class IssuerKind(StrEnum):
    """What kind of body stands behind a credential."""

    NON_PROFIT = "non_profit"
    COMPANY = "company"
    DISTRICT = "district"
    STATE_AGENCY = "state_agency"
    HIGHER_EDUCATION = "higher_education"
    PEER_GROUP = "peer_group"


class Issuer(Fact, frozen=True, kw_only=True):
    """A body that awards credentials. Registering it again is a new version of it."""

    owner: ClassVar[str] = "issuer_id"

    issuer_id: Slug
    name: Title
    kind: IssuerKind
    home_uri: Uri | None = None


class CredentialKind(StrEnum):
    """The kinds of credential; pay policies select by them."""

    MICRO_CREDENTIAL = "micro_credential"
    COURSE = "course"
    PROGRAMME = "programme"
    DEGREE = "degree"
    CERTIFICATE = "certificate"
    BOARD_CERTIFICATION = "board_certification"
    LICENCE = "licence"


class Earned(StrEnum):
    """Where a credential is earned.

    Here: components, attempts and assessors are enforced. Elsewhere: it is recorded from documents.
    """

    HERE = "here"
    ELSEWHERE = "elsewhere"


class DeliveryMode(StrEnum):
    """How a component is delivered."""

    ONLINE = "online"
    IN_PERSON = "in_person"
    BLENDED = "blended"


class Component(Part, frozen=True, kw_only=True):
    """A part of a credential that an activity completes. Hours are clock hours."""

    component_id: Slug
    title: Title
    mode: DeliveryMode
    nominal_hours: Decimal
    maximum_hours: Decimal
    required: bool


class Criterion(Part, frozen=True, kw_only=True):
    """One thing an assessment looks at."""

    criterion_id: Slug
    title: Title


class AssessmentDefinition(Part, frozen=True, kw_only=True):
    """How a competency is judged. Without `maximum_attempts` one may try for ever."""

    assessment_id: Slug
    title: Title
    criteria: Annotated[tuple[Criterion, ...], Meta(max_length=100)]
    minimum_assessors: Count
    maximum_attempts: Count | None = None


class Credential(Fact, frozen=True, kw_only=True):
    """One version of a catalogue definition; the first defined is version 1, the next 2.

    `minimum_hours` of activity gate the award; `maximum_hours` is the most that may be credited.
    `approver_may_assess` lets who grants an award be one of its assessors. One earned elsewhere has
    neither components nor assessments nor `minimum_hours`.
    """

    owner: ClassVar[str] = "credential_id"

    credential_id: Slug
    issuer_id: Slug
    title: Title
    kind: CredentialKind
    earned: Earned
    competency: Sentence
    tags: Annotated[tuple[Slug, ...], Meta(max_length=50)]
    informal: bool
    components: Annotated[tuple[Component, ...], Meta(max_length=100)]
    assessments: Annotated[tuple[AssessmentDefinition, ...], Meta(max_length=20)]
    prerequisites: Annotated[tuple[Slug, ...], Meta(max_length=50)]
    repeatable: bool
    approver_may_assess: bool
    level: Slug | None = None
    subject: Slug | None = None
    nominal_hours: Decimal | None = None
    minimum_hours: Decimal | None = None
    maximum_hours: Decimal | None = None
    validity_months: Months | None = None

    def components_missing(self, hours: Mapping[str, Decimal]) -> tuple[str, ...]:
        """Name the required components that are not among those with `hours`."""
        return tuple(
            part.component_id
            for part in self.components
            if part.required and part.component_id not in hours
        )

    def hours_missing(self, hours: Mapping[str, Decimal]) -> bool:
        """Whether the hours of all components together do not reach the minimum."""
        return sum(hours.values(), Decimal(0)) < (self.minimum_hours or 0)


class CredentialRetirement(Fact, frozen=True, kw_only=True):
    """From `effective_on` nobody enrolls in a version any more; who has begun may finish."""

    owner: ClassVar[str] = "credential_id"

    credential_id: Slug
    credential_version: Count
    effective_on: date
    reason_code: Slug


class StackGroup(Part, frozen=True, kw_only=True):
    """Credentials and stacks of which at least `minimum` must be held."""

    group_id: Slug
    title: Title
    minimum: Count
    credential_ids: Annotated[tuple[Slug, ...], Meta(max_length=500)]
    stack_ids: Annotated[tuple[Slug, ...], Meta(max_length=50)]


class Stack(Fact, frozen=True, kw_only=True):
    """Credentials that count together: complete while every group has its minimum.

    Defining it again is a new version; the latest known holds.
    """

    owner: ClassVar[str] = "stack_id"

    stack_id: Slug
    issuer_id: Slug
    title: Title
    groups: Annotated[tuple[StackGroup, ...], Meta(min_length=1, max_length=20)]
