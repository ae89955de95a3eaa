"""Stage 1, select: whether the educator asked for the benefit, and chose it."""

from ledger.domain.facts.claim import Claim
from ledger.domain.facts.credit import Decision
from ledger.domain.pay.answer import EligibilityState, WaitingFor, WaitingKind
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Stage
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.terms.conditions import ClaimRequired
from ledger.domain.pay.words.wording import said
from ledger.domain.timeline.item import Item


def claim(entitlement: Entitlement, case: Case) -> None:
    """Find the claim of this benefit for the fact; it may be needed, it is always a date."""
    own = [each for each in case.claims(entitlement.subjects) if _of(entitlement, each)]
    rule = entitlement.benefit.select.claim
    if not isinstance(rule, ClaimRequired) or not entitlement.is_among(rule.items):
        first = min(own, key=_order, default=None)
        entitlement.claim_id = None if first is None else first.fact_id
        return
    chosen = [each for each in own if rule.rewards is None or each.value.reward in rule.rewards]
    made = min(chosen, key=_order, default=None)
    if made is None:
        _unclaimed(entitlement, own)
        return
    entitlement.claim_id = made.fact_id
    entitlement.met_on = max(entitlement.met_on, made.value.submitted_on)
    reward = "" if made.value.reward is None else f", for {made.value.reward}"
    _note(
        entitlement, "claimed", f"It was claimed on {said(made.value.submitted_on)}{reward}.", made
    )
    if rule.decision_required:
        _decided(entitlement, made, case)


def _of(entitlement: Entitlement, item: Item[Claim]) -> bool:
    """Whether a claim is one of the benefit, or of another whose claims are its own too."""
    rule, own = entitlement.benefit.select.claim, entitlement.benefit.benefit_id
    others = rule.benefits or () if isinstance(rule, ClaimRequired) else ()
    same_policy = item.value.policy_id == entitlement.version.policy_id
    return same_policy and item.value.benefit_id in (own, *others)


def _order(item: Item[Claim]) -> tuple[object, ...]:
    return item.value.submitted_on, item.fact_id


def _unclaimed(entitlement: Entitlement, own: list[Item[Claim]]) -> None:
    if own:
        other = own[0].value.reward or "no reward"
        text = f"It was claimed for {other}, which is not this benefit."
        _note(entitlement, "claimed_otherwise", text, own[0], "not due")
        entitlement.refuse()
        return
    text = "It has to be claimed, and the educator has not claimed it yet."
    _note(entitlement, "unclaimed", text, None, "claimable")
    entitlement.state = EligibilityState.CLAIMABLE
    entitlement.waiting = (WaitingFor(kind=WaitingKind.CLAIM, text=text),)


def _decided(entitlement: Entitlement, made: Item[Claim], case: Case) -> None:
    decided = [
        item for item in case.decisions.get(made.fact_id, []) if item.value.decided_on <= case.on
    ]
    if not decided:
        text = "The district has not decided on the claim yet."
        _note(entitlement, "claim_undecided", text, made, "pending")
        entitlement.wait(WaitingKind.DECISION, text)
        return
    last = decided[-1]
    if last.value.decision is Decision.DENIED:
        text = f"The claim was denied on {said(last.value.decided_on)}."
        entitlement.step(
            Stage.SELECT,
            "claim_denied",
            text,
            at="/select/claim",
            result="not due",
            inputs={"claim_id": made.fact_id, "approval_id": last.fact_id},
            positions=last.positions,
        )
        entitlement.refuse()
        return
    entitlement.met_on = max(entitlement.met_on, last.value.decided_on)
    entitlement.step(
        Stage.SELECT,
        "claim_approved",
        f"The claim was approved on {said(last.value.decided_on)}.",
        at="/select/claim",
        result="approved",
        inputs={"claim_id": made.fact_id, "approval_id": last.fact_id},
        positions=last.positions,
    )


def _note(
    entitlement: Entitlement,
    code: str,
    text: str,
    made: Item[Claim] | None,
    result: str = "claimed",
) -> None:
    entitlement.step(
        Stage.SELECT,
        code,
        text,
        at="/select/claim",
        result=result,
        inputs={} if made is None else {"claim_id": made.fact_id},
        positions=() if made is None else made.positions,
    )
