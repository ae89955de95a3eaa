"""What payroll runs stated."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from msgspec import Meta

from ledger.domain.values import Count, Currency, Fact, Part, Position, Sha256, Slug

HowMany = Annotated[int, Meta(ge=0, le=10_000_000)]


class PolicyVersionName(Part, frozen=True, kw_only=True):
    """A version of a pay policy, by name."""

    policy_id: Slug
    version: Count


class PayrollTotals(Part, frozen=True, kw_only=True):
    """What the lines of a run come to: of its own pay date, and of earlier ones.

    `retro` is below zero where earlier pay dates paid too much.
    """

    lines: HowMany
    educators: HowMany
    regular: Decimal
    retro: Decimal
    currency: Currency


class PayrollRun(Fact, frozen=True, kw_only=True):
    """What a run stated of a pay date, on one basis; it never changes.

    A `supplementary` run adds to what was stated of its pay date before. What earlier pay dates are
    owed is owed since the runs on record at the basis, or since `since_basis` where that is named.
    """

    owner: ClassVar[str] = "district_id"

    district_id: Slug
    pay_date: date
    basis_position: Position
    supplementary: bool
    policies: Annotated[tuple[PolicyVersionName, ...], Meta(max_length=200)]
    totals: PayrollTotals
    lines_sha256: Sha256
    note_code: Slug | None = None
    since_basis: Position | None = None
