"""Stage 4, decide: how much the award brings, and whether an administrator agreed."""

from ledger.domain.facts.credit import Approval
from ledger.domain.pay.answer import WaitingKind
from ledger.domain.pay.approvals import standing
from ledger.domain.pay.case import Case
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Stage
from ledger.domain.pay.fault import pointer
from ledger.domain.pay.terms.decide import ApprovalRequired
from ledger.domain.pay.wording import said, told
from ledger.domain.timeline.item import Item


def price(entitlement: Entitlement, case: Case) -> None:
    """Look the credential up; what is not listed brings nothing, and a one-off never is."""
    credential = entitlement.credential
    name = credential.credential_id
    listed = None if name is None else entitlement.benefit.decide.prices.get(name)
    if name is None or listed is None:
        entitlement.step(
            Stage.DECIDE,
            "unlisted",
            f"{credential.title} is not in the price table.",
            at="/decide/prices",
            result="not due",
            inputs={} if name is None else {"credential_id": name},
            positions=(entitlement.version.position,),
        )
        entitlement.refuse()
        return
    entitlement.offer = listed.amount
    entitlement.step(
        Stage.DECIDE,
        "listed",
        f"The price table gives {told(listed.amount, case.currency)} for {credential.title}.",
        at=pointer("/decide/prices", name),
        result=str(listed.amount),
        inputs={"credential_id": name},
        positions=(entitlement.version.position,),
    )


def approve(entitlement: Entitlement, case: Case) -> None:
    """Find the district's decision on the award, or else on its enrollment."""
    if not isinstance(entitlement.benefit.decide.approval, ApprovalRequired):
        return
    found = standing(case.decisions, entitlement.subjects, case.on)
    if found.first is not None:
        _approved(entitlement, found.first)
        entitlement.withdrawal = found.denial
    elif found.denial is not None:
        _denied(entitlement, found.denial)
    else:
        _undecided(entitlement, found.announced)


def _approved(entitlement: Entitlement, item: Item[Approval]) -> None:
    day = item.value.decided_on
    entitlement.approved_on = day
    entitlement.met_on = max(entitlement.met_on, day)
    entitlement.step(
        Stage.DECIDE,
        "approved",
        f"It was approved on {said(day)}.",
        at="/decide/approval",
        result="approved",
        inputs=_inputs(item),
        positions=item.positions,
    )


def _denied(entitlement: Entitlement, item: Item[Approval]) -> None:
    entitlement.step(
        Stage.DECIDE,
        "approval_denied",
        f"It needs an approval, which was denied on {said(item.value.decided_on)}.",
        at="/decide/approval",
        result="not due",
        inputs=_inputs(item),
        positions=item.positions,
    )
    entitlement.refuse()


def _undecided(entitlement: Entitlement, announced: Item[Approval] | None) -> None:
    text = "It needs an approval, and nobody in the district has decided yet."
    entitlement.step(
        Stage.DECIDE,
        "approval_missing",
        text,
        at="/decide/approval",
        result="pending",
        inputs={},
        positions=() if announced is None else announced.positions,
    )
    day = None if announced is None else announced.value.decided_on
    entitlement.wait(WaitingKind.APPROVAL, text, day)


def _inputs(item: Item[Approval]) -> dict[str, str]:
    return {
        "approval_id": item.fact_id,
        "approver": item.actor.principal_id,
        "role": item.value.role,
        "decided_on": str(item.value.decided_on),
    }
