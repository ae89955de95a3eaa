"""What losing a condition does to a benefit, stated by each benefit."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from ledger.domain.pay.terms.days import Day
from ledger.domain.pay.terms.names import ReasonNames
from ledger.domain.pay.terms.quantity import Percentage
from ledger.domain.values import Part, Title


class Loss(StrEnum):
    """What happens when what a benefit rests on is taken back.

    `never_due` reaches back to the beginning; of money on earlier pay dates too, which overpaid.
    `ends` stops on the first day without; `ends_with_contract_year` stops with the contract year of
    the last day; `continues` does not stop at all.
    """

    NEVER_DUE = "never_due"
    ENDS = "ends"
    ENDS_WITH_CONTRACT_YEAR = "ends_with_contract_year"
    CONTINUES = "continues"


class ExpiryLoss(StrEnum):
    """What happens when a credential runs out; it was held, so nothing reaches back."""

    ENDS = "ends"
    ENDS_WITH_CONTRACT_YEAR = "ends_with_contract_year"
    CONTINUES = "continues"


class SuspensionLoss(StrEnum):
    """What happens while an award is suspended.

    `pauses`: nothing is due from the first day of the suspension until the day of the
    reinstatement; `continues` does not stop at all.
    """

    PAUSES = "pauses"
    CONTINUES = "continues"


class AwardLosses(Part, frozen=True, kw_only=True):
    """What each way of losing the award does, for good or for some time."""

    void_from_start: Loss
    ended_from_date: Loss
    expired: ExpiryLoss
    suspended: SuspensionLoss


class LeaveLosses(Part, frozen=True, kw_only=True):
    """What days of leave from an assignment do on it."""

    paid: SuspensionLoss
    unpaid: SuspensionLoss


class SeparationLoss(Part, frozen=True, kw_only=True):
    """Who leaves the district keeps such a percentage of what was due, whether or not it was paid.

    It is for a separation for one of `reasons` whose day, the first without employment, lies before
    the day `before`; what is left out asks nothing. A day of the contract year is one of the year
    for which something was due. Of several entries the first that fits counts; where none fits, all
    is kept.

    Each separation is asked about that follows the first day on which something was due, as soon as
    it is recorded, and it reaches back to every payment; of several the one that leaves the least
    counts. Who is employed again on its very day has not left. An assignment that ends without a
    separation is none. Where a calendar is missing that `before` needs, all is kept until there is
    one. Pools, choices and what is a percentage of this benefit stay as they were: it was due.
    """

    title: Title
    keeps_percent: Percentage
    reasons: ReasonNames | None = None
    before: Day | None = None


SeparationLosses = Annotated[tuple[SeparationLoss, ...], Meta(min_length=1, max_length=20)]
