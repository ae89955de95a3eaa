"""Stage 4, decide: what a fact brings by its place in the sum."""

from fractions import Fraction
from functools import partial

from ledger.domain.pay.accumulate.tier_words import place_of, priced
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Stage
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.levels.tally import Level
from ledger.domain.pay.levels.tiers import Piece, pieces, price_words
from ledger.domain.pay.terms.accumulate import Together
from ledger.domain.pay.terms.decide import Percent, PercentTiers
from ledger.domain.pay.terms.tiers import Tiers
from ledger.domain.pay.words.amounts import rounded
from ledger.domain.pay.words.wording import plain, said, told


def offer_by_place(
    entitlement: Entitlement, level: Level, decide: Tiers | PercentTiers, case: Case
) -> None:
    """Add up what the parts of a fact bring, each in its tier: an amount, or a percentage."""
    counting = entitlement.benefit.accumulate
    unit = counting.unit if isinstance(counting, Together) else ""
    parts = _parts(entitlement, level, decide)
    if isinstance(decide, Tiers):
        full = rounded(_sum(parts), entitlement.pay.rounding)
        entitlement.offer, whole = full, told(full, case.currency)
    else:
        whole = f"{plain(_sum(parts))} %"
    named = f"{entitlement.earned.title} of {said(entitlement.earned.earned_on)}"
    words = partial(price_words, decide=decide, currency=case.currency)
    entitlement.step(
        Stage.DECIDE,
        "decided",
        f"{named} {place_of(level, unit)}{priced(parts, words)}: {whole}.",
        at=f"/decide/tiers/{next(each.tier for each in parts if each.each)}",
        result=str(entitlement.offer or plain(_sum(parts))),
        inputs={"at": str(level.at), "units": str(level.quantity), "period": level.period.key},
        positions=(entitlement.version.position,),
    )


def percent_of(entitlement: Entitlement) -> Fraction | None:
    """Give the percentage of a base that something brings, of all its parts; None: it is none."""
    match entitlement.benefit.decide:
        case Percent(percent=percent):
            return Fraction(percent)
        case PercentTiers() as tiers if entitlement.level is not None:
            return _sum(_parts(entitlement, entitlement.level, tiers))
    return None


def _parts(entitlement: Entitlement, level: Level, decide: Tiers | PercentTiers) -> list[Piece]:
    item_id = entitlement.item.item_id
    return list(pieces(decide.tiers, item_id, level.at, level.quantity))


def _sum(parts: list[Piece]) -> Fraction:
    return sum((each.whole for each in parts), Fraction(0))
