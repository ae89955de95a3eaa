"""What losing a condition does to a benefit, stated by each benefit."""

from enum import StrEnum

from ledger.domain.values import Part


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
