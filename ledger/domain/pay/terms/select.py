"""Stage 1, select: what a benefit is about, and on which assignments it is paid."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from ledger.domain.pay.terms.conditions import (
    ApprovalNotRequired,
    ApprovalRequired,
    ClaimNotRequired,
    ClaimRequired,
    Condition,
    NotDenied,
)
from ledger.domain.pay.terms.facts import Facts
from ledger.domain.pay.terms.names import (
    GroupNames,
    ItemId,
    RoleNames,
    SchoolDesignations,
    SchoolLevels,
    SchoolNames,
)
from ledger.domain.pay.terms.quantity import Conversion, Counts, Share
from ledger.domain.values import Part


class EarnedBeforeHire(StrEnum):
    """Whether what was earned before the first day in the district counts, and from when.

    `counts`: as if there had been no hire. `counts_from_hire`: from that first day on.
    """

    COUNTS = "counts"
    COUNTS_FROM_HIRE = "counts_from_hire"
    DOES_NOT_COUNT = "does_not_count"


class Item(Part, frozen=True, kw_only=True):
    """One kind of fact a benefit is about, and what each counts for.

    A fact is counted by the first item that selects it; `item_id` is its bucket.
    """

    item_id: ItemId
    facts: Facts
    counts: Counts
    convert: Conversion | None = None


class AssignmentFilter(Part, frozen=True, kw_only=True):
    """On which assignments the benefit is paid, tested for each day.

    All conditions given must hold. `minimum_share_of_time` is that of the role in the educator's
    time, or else the FTE.
    """

    roles: RoleNames | None = None
    other_roles_than: RoleNames | None = None
    employee_groups: GroupNames | None = None
    schools: SchoolNames | None = None
    school_levels: SchoolLevels | None = None
    school_designations: SchoolDesignations | None = None
    minimum_share_of_time: Share | None = None
    share_of_time_below: Share | None = None


class Select(Part, frozen=True, kw_only=True):
    """What a benefit is about: facts, the conditions on each, and the assignments."""

    items: Annotated[tuple[Item, ...], Meta(min_length=1, max_length=50)]
    earned_before_hire: EarnedBeforeHire
    conditions: Annotated[tuple[Condition, ...], Meta(max_length=20)]
    approval: ApprovalRequired | NotDenied | ApprovalNotRequired
    claim: ClaimRequired | ClaimNotRequired
    assignments: AssignmentFilter
