"""Stage 7, explain: what an announced separation leaves of what is still to come."""

from datetime import date

from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.payment.keeping import KeptShare, kept_of
from ledger.domain.pay.terms.pay import NotMoney


def kept_if_due(entitlement: Entitlement, day: date, case: Case) -> KeptShare | None:
    """Give what is kept of what would be due from a day on; None where all of it is."""
    year = case.almanac.year_of(day)
    if year is None or isinstance(entitlement.benefit.pay, NotMoney):
        return None
    kept = kept_of(entitlement, day, year, case)
    return None if kept is None or kept.share == 1 else kept


def kept_words(kept: KeptShare | None, amount: str = "", *, most: str = "") -> str:
    """Say what is kept of it, as a sentence of its own; nothing where that is all."""
    if kept is None:
        return ""
    return f" {kept.reasons} {kept.title}: {most}{kept.percent} of it is kept{amount}."
