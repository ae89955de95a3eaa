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


class GraceUnit(StrEnum):
    """What a grace is counted in."""

    DAYS = "days"
    MONTHS = "months"


class Grace(Part, frozen=True, kw_only=True):
    """So many days or months from an expiry on, in which a renewal still comes in time.

    Their first day is the first day without. What is renewed on one of them was never interrupted,
    and what the days before it come to is paid from the renewal on.
    """

    count: Annotated[int, Meta(ge=1, le=1000)]
    unit: GraceUnit


class LateRenewal(Part, frozen=True, kw_only=True):
    """What a renewal does that comes when the credential has run out.

    Within the `grace`, if there is one, nothing is interrupted. Later the benefit comes back on the
    day `returns`: of the renewal, whose own day is `earned` there, and of the papers on it.
    """

    returns: Day
    grace: Grace | None = None


class AwardLosses(Part, frozen=True, kw_only=True):
    """What each way of losing the award does, for good or for some time.

    What has expired comes back on the day of a renewal, where `late_renewal` says nothing else.
    """

    void_from_start: Loss
    ended_from_date: Loss
    expired: ExpiryLoss
    suspended: SuspensionLoss
    late_renewal: LateRenewal | None = None


class LeaveLosses(Part, frozen=True, kw_only=True):
    """What days of leave from an assignment do on it.

    They pass nothing on to another assignment: what is shared by FTE, or paid on the largest one,
    is shared as if there were no leave. What is measured on one day, for a contract year or once,
    is measured on the first day on which one of the assignments is paid; the share of one from
    which somebody is on leave that day is paid from the day of the return, and what is paid once
    so also in a later contract year.
    """

    paid: SuspensionLoss
    unpaid: SuspensionLoss


class AssignmentLoss(StrEnum):
    """What happens where an assignment is no longer one the benefit is paid on, such as a transfer.

    `ends_with_contract_year`: what was due on the day before goes on to the end of the contract
    year of that day. `continues`: it goes on. It is paid on the same assignment where that goes on,
    else on the largest of those it is not paid on, in either case with at most the FTE that was
    lost, and less what others that fit have gained. It never outlasts the employment, and comes to
    an end where the assignment fits again.
    """

    ENDS_WITH_CONTRACT_YEAR = "ends_with_contract_year"
    CONTINUES = "continues"


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
