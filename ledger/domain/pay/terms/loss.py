"""What losing a condition does to a benefit, stated by each benefit."""

from enum import StrEnum

from ledger.domain.values import Part


class Loss(StrEnum):
    """What happens when what a benefit rests on is taken back.

    `never_due` reaches back to the beginning; `ends` stops on the first day without;
    `ends_with_contract_year` stops with the contract year of the last day; `continues` does not
    stop at all.
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


class AwardLosses(Part, frozen=True, kw_only=True):
    """What each way of losing the award does."""

    void_from_start: Loss
    ended_from_date: Loss
    expired: ExpiryLoss
