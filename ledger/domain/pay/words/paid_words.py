"""How answers say what an amount of a document is for."""

from ledger.domain.pay.terms.pay import (
    BaseIncrease,
    Ignored,
    NotMoney,
    PaidOn,
    Pay,
    PerPayPeriod,
    Prorated,
    Yearly,
)


def paid_for(pay: Pay) -> str:
    """Say for how long an amount is, and for how much of a position."""
    match pay:
        case NotMoney():
            return ""
        case Yearly() | BaseIncrease():
            time = " a year"
        case PerPayPeriod():
            time = " a pay period"
        case _:
            time = ""
    match pay.fte:
        case Prorated():
            return f"{time} at full time"
        case Ignored(paid_on=PaidOn.EACH_ASSIGNMENT):
            return f"{time} on each assignment"
        case _:
            return time
