"""Stage 4, decide: what a fact brings by its place in the sum."""

from fractions import Fraction

from ledger.domain.pay.amounts import rounded
from ledger.domain.pay.case import Case
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Stage
from ledger.domain.pay.levels.outcome import Level
from ledger.domain.pay.terms.accumulate import Together
from ledger.domain.pay.terms.decide import Tiers
from ledger.domain.pay.tier_words import place_of, priced
from ledger.domain.pay.tiers import pieces
from ledger.domain.pay.wording import said, told


def offer_by_place(entitlement: Entitlement, level: Level, decide: Tiers, case: Case) -> None:
    """Add up what the parts of a fact bring, each in its tier."""
    counting, item_id = entitlement.benefit.accumulate, entitlement.item.item_id
    unit = counting.unit if isinstance(counting, Together) else ""
    parts = list(pieces(decide.tiers, item_id, level.at, level.quantity))
    full = rounded(sum((each.amount for each in parts), Fraction(0)), entitlement.pay.rounding)
    entitlement.offer = full
    brings = f"{priced(parts, case.currency)}: {told(full, case.currency)}"
    named = f"{entitlement.earned.title} of {said(entitlement.earned.earned_on)}"
    entitlement.step(
        Stage.DECIDE,
        "decided",
        f"{named} {place_of(level, unit)}{brings}.",
        at=f"/decide/tiers/{next(each.tier for each in parts if each.each)}",
        result=str(full),
        inputs={"at": str(level.at), "units": str(level.quantity), "period": level.period.key},
        positions=(entitlement.version.position,),
    )
