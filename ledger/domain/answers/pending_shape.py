"""What awaits somebody, field by field as the contract has it (`pending.proto`)."""

from datetime import date
from enum import StrEnum

from ledger.domain.values import Part


class PendingKind(StrEnum):
    """What is awaited."""

    APPROVAL = "approval"
    ASSESSMENT = "assessment"
    DOCUMENT = "document"
    CLAIM = "claim"
    RENEWAL = "renewal"
    REWARD = "reward"


class PendingItem(Part, frozen=True, kw_only=True):
    """Something that awaits somebody: `fact_id` waits since `day`, or expires on it.

    `role` is who is asked, None anybody who may; `positions` are the entries it rests on.
    """

    kind: PendingKind
    educator_id: str
    fact_id: str
    day: date
    text: str
    positions: tuple[int, ...]
    role: str | None = None
