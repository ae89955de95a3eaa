"""Stage 1, select: whether an amount is measured on one day, or anew on each."""

from ledger.domain.pay.terms.pay import BaseIncrease, OneTime, Pay, Time, Yearly


def measured_once(pay: Pay) -> bool:
    """Whether the amount is measured on one day, for a contract year or for good."""
    if isinstance(pay, Yearly | BaseIncrease):
        return pay.time is Time.WHOLE_YEAR
    return isinstance(pay, OneTime)
