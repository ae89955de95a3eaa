"""Stage 3, accumulate, first part: awards of one credential, and benefits of one award."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import groupby

from ledger.domain.pay.document import First, Highest, UpTo
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Explanation, Stage
from ledger.domain.pay.terms.accumulate import SameCredential
from ledger.domain.pay.wording import said


def count_once(entitlements: Iterable[Entitlement]) -> None:
    """Keep, of several awards of one credential, those the benefit counts."""

    def group(each: Entitlement) -> tuple[str, str, str]:
        return (*each.key[:2], each.same)

    due = sorted((e for e in entitlements if e.due), key=lambda e: (group(e), e.order))
    for _, same in groupby(due, key=group):
        holder: Entitlement | None = None
        for entitlement in same:
            if holder is not None and holder.award is not entitlement.award:
                holder = _successor(entitlement, holder)
            else:
                holder = entitlement


def _successor(entitlement: Entitlement, holder: Entitlement) -> Entitlement:
    """Give whichever of two awards of one credential counts from now on."""
    rule = entitlement.benefit.accumulate.same_credential
    if rule is SameCredential.EVERY_AWARD:
        return entitlement
    free = holder.until if rule is SameCredential.ONE_AT_A_TIME else None
    if free is None or (entitlement.until is not None and entitlement.until <= free):
        _note(entitlement, holder, "this award adds nothing.", "not due")
        entitlement.refuse()
        return holder
    if entitlement.effective_from < free:
        _note(entitlement, holder, f"this award counts from {said(free)}.", str(free))
        _begin(entitlement, holder, free)
    return entitlement


def _begin(entitlement: Entitlement, holder: Entitlement, free: date) -> None:
    entitlement.effective_from = free
    # What frees the place may be a fact; an expiry is none, the calendar alone brings it.
    if free != holder.holding.expires_on:
        entitlement.met_on = max(entitlement.met_on, free)


def _note(entitlement: Entitlement, holder: Entitlement, consequence: str, result: str) -> None:
    awarded_on = holder.award.value.awarded_on
    entitlement.step(
        Stage.ACCUMULATE,
        "counted_already",
        f"The award of {said(awarded_on)} counts for the same credential; {consequence}",
        at="/accumulate/same_credential",
        result=result,
        inputs={"award_id": holder.award.fact_id, "awarded_on": str(awarded_on)},
        positions=holder.award.positions,
    )


def combine(entitlements: Iterable[Entitlement]) -> None:
    """Combine the benefits that one award brings under one version of a policy."""

    def group(each: Entitlement) -> tuple[str, int, str]:
        return each.version.policy_id, each.version.number, each.award.fact_id

    due = sorted((e for e in entitlements if e.due), key=lambda e: (group(e), e.index))
    for _, several in groupby(due, key=group):
        together = list(several)
        match together[0].version.document.combination:
            case Highest():
                _keep(max(together, key=lambda e: (e.offer, -e.index)), together, "highest")
            case First():
                _keep(together[0], together, "first")
            case UpTo(total=total):
                _up_to(total, together)


def _keep(chosen: Entitlement, together: list[Entitlement], method: str) -> None:
    for entitlement in together:
        if entitlement is not chosen:
            _combined(
                entitlement,
                f"The award brings {chosen.benefit.title} instead, the {method} of its benefits.",
                Decimal(0),
                {"method": method, "benefit_id": chosen.benefit.benefit_id},
            )


def _up_to(total: Decimal, together: list[Entitlement]) -> None:
    left = total
    for entitlement in together:
        allowed = min(entitlement.offer, left)
        left -= allowed
        if allowed < entitlement.offer:
            text = f"One award brings at most {total}; {allowed} of it is left for this benefit."
            _combined(entitlement, text, allowed, {"method": "up_to", "total": str(total)})


def _combined(e: Entitlement, text: str, allowed: Decimal, inputs: dict[str, str]) -> None:
    e.steps.append(
        Explanation(
            stage=Stage.ACCUMULATE,
            code="combined",
            inputs=inputs,
            result=str(allowed),
            positions=(e.version.position,),
            text=text,
            document_path="/combination",
        )
    )
    e.offer = allowed
    if not allowed:
        e.refuse()
