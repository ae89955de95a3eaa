"""What evaluation finds, before it is put into the words and the shape of an answer."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ledger.domain.pay.answer import (
    AlternativeProgress,
    EligibilityState,
    Payment,
    SegmentOutcome,
    Shortfall,
    WaitingFor,
)
from ledger.domain.pay.decide.sharing import Slice
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Explanation
from ledger.domain.pay.payment.keeping import KeptShare


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What evaluation found about one slice, or about an entitlement that has none.

    `kept` is what a separation left of what was brought. `hoped` is how the alternatives of a
    requirement stand once all counts that waits or is known to from a later day.
    """

    entitlement: Entitlement
    state: EligibilityState
    steps: tuple[Explanation, ...]
    waiting: tuple[WaitingFor, ...] = ()
    slice: Slice | None = None
    effective_from: date | None = None
    rate: Decimal | None = None
    amount: Decimal | None = None
    payments: tuple[Payment, ...] = ()
    shortfall: Shortfall | None = None
    outcome: SegmentOutcome | None = None
    kept: KeptShare | None = None
    hoped: tuple[AlternativeProgress, ...] = ()

    @property
    def taken_back(self) -> bool:
        """Whether a separation left nothing of it."""
        return self.kept is not None and not self.kept.share

    @property
    def brings(self) -> bool:
        """Whether it brings something, or did before it was taken back."""
        return self.state is not EligibilityState.NOT_DUE or self.taken_back
