"""Stage 1, select: which awards and which assignments a benefit is about."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from ledger.domain.facts.catalogue import CredentialKind
from ledger.domain.values import Part, Slug

Slugs = Annotated[tuple[Slug, ...], Meta(min_length=1, max_length=500)]
Kinds = Annotated[tuple[CredentialKind, ...], Meta(min_length=1, max_length=20)]


class EarnedBeforeHire(StrEnum):
    """Whether an award from before the first day in the district counts, from that day on."""

    COUNTS_FROM_HIRE = "counts_from_hire"
    DOES_NOT_COUNT = "does_not_count"


class AwardFilter(Part, frozen=True, kw_only=True):
    """All conditions given must hold; of a list, one entry. What is absent is no condition.

    They are tested on the catalogue version the award was earned under.
    """

    earned_before_hire: EarnedBeforeHire
    kinds: Kinds | None = None
    issuers: Slugs | None = None
    credentials: Slugs | None = None
    tags: Slugs | None = None
    levels: Slugs | None = None
    subjects: Slugs | None = None
    informal: bool | None = None


class AssignmentFilter(Part, frozen=True, kw_only=True):
    """On which assignments the benefit is paid, tested for each day."""

    roles: Slugs | None = None
    employee_groups: Slugs | None = None


class Select(Part, frozen=True, kw_only=True):
    """What a benefit is about."""

    awards: AwardFilter
    assignments: AssignmentFilter
