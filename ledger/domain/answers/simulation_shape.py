"""What a simulation of pay policies is answered with; its fields are those of the contract."""

from datetime import date

from msgspec import Struct

from ledger.domain.pay.answer import EligibilityState, Money, WaitingKind


class DistributionBucket(Struct, frozen=True, kw_only=True):
    """How many amounts lie in `[amount_from, amount_until)`."""

    amount_from: Money
    amount_until: Money
    educators: int


class Distribution(Struct, frozen=True, kw_only=True):
    """How amounts are spread; without any, nothing but their number is told."""

    educators: int
    buckets: tuple[DistributionBucket, ...] = ()
    minimum: Money | None = None
    median: Money | None = None
    maximum: Money | None = None


class SimulatedWaiting(Struct, frozen=True, kw_only=True):
    """Benefits of which something is awaited, by state and by what it is; due ones wait in part."""

    state: EligibilityState
    educators: int
    segments: int
    kind: WaitingKind | None = None


class SimulatedCost(Struct, frozen=True, kw_only=True):
    """What policies cost in one contract year."""

    amount: Money
    educators_due: int
    amounts: Distribution
    waiting: tuple[SimulatedWaiting, ...]


class SimulatedChange(Struct, frozen=True, kw_only=True):
    """What changes for one educator."""

    educator_id: str
    before: Money
    after: Money
    difference: Money


class SimulatedChanges(Struct, frozen=True, kw_only=True):
    """Whose amount changes in one direction: the largest differences first, some of them."""

    educators: int
    amount: Money
    listed: tuple[SimulatedChange, ...]


class SimulatedYear(Struct, frozen=True, kw_only=True):
    """What one contract year comes to without and with a draft."""

    contract_year: str
    year_from: date
    year_until: date
    educators: int
    educators_not_determinable: int
    before: SimulatedCost
    after: SimulatedCost
    difference: Money
    differences: Distribution
    gains: SimulatedChanges
    losses: SimulatedChanges
    educators_unchanged: int


class SimulationProgress(Struct, frozen=True, kw_only=True):
    """How far a simulation has come."""

    educators_done: int
    educators: int
