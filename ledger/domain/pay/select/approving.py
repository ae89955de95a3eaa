"""Stage 1, select: whether an administrator agreed."""

from dataclasses import replace
from datetime import date

from ledger.domain.facts.credit import Approval
from ledger.domain.pay.answer import WaitingKind
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Stage
from ledger.domain.pay.inputs.approvals import Run, runs, standing
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.select.closing import decided_by
from ledger.domain.pay.terms.conditions import ApprovalNotRequired, ApprovalRequired, NotDenied
from ledger.domain.pay.terms.loss import Loss
from ledger.domain.pay.words.wording import said
from ledger.domain.timeline.item import Item


def approve(entitlement: Entitlement, case: Case) -> list[Entitlement]:
    """Find the district's decisions on the award, or else on its enrollment.

    What each run of approvals brings is an entitlement of its own.
    """
    rule = entitlement.benefit.select.approval
    if isinstance(rule, ApprovalNotRequired) or not entitlement.is_among(rule.items):
        return [entitlement]
    by, needed = decided_by(entitlement, case), isinstance(rule, ApprovalRequired)
    found = runs(case.decisions, entitlement.subjects, by, needed=needed)
    if rule.withdrawn is Loss.CONTINUES:
        # What no denial ends, no later approval begins.
        found = found[:1]
    if found:
        return [_approved(entitlement, found, index, rule) for index in range(len(found))]
    undecided = standing(case.decisions, entitlement.subjects, by)
    if undecided.denial is None:
        _undecided(entitlement, undecided.announced)
    else:
        denied_on = undecided.denial.value.decided_on
        again = case.requested(entitlement.subjects, after=denied_on)
        if again is None:
            _denied(entitlement, undecided.denial)
        else:
            _asked_again(entitlement, undecided.denial, again)
    return [entitlement]


def _approved(
    entitlement: Entitlement, found: list[Run], index: int, rule: ApprovalRequired | NotDenied
) -> Entitlement:
    run, alone = found[index], len(found) == 1
    approved = entitlement if alone else replace(entitlement, steps=list(entitlement.steps))
    approved.run, approved.approved_again = run, run is not found[-1]
    for before in found[:index]:
        _withdrawn(approved, before, rule)
    if run.first is not None:
        day = run.first.value.decided_on
        if index or isinstance(rule, ApprovalRequired):
            approved.met_on = max(entitlement.met_on, day)
        approved.step(
            Stage.SELECT,
            "approved",
            f"It was approved on {said(day)}.",
            at="/select/approval",
            result="approved",
            inputs=_inputs(run.first),
            positions=run.first.positions,
        )
    return approved


def _withdrawn(entitlement: Entitlement, run: Run, rule: ApprovalRequired | NotDenied) -> None:
    """Tell of an earlier run; what it brought is told by its own entitlement."""
    first, denial = run.first, run.denial
    if denial is not None and first is not None:
        undone = rule.withdrawn is Loss.NEVER_DUE
        entitlement.step(
            Stage.SELECT,
            "approved_before",
            f"An approval of {said(first.value.decided_on)} was withdrawn on "
            f"{said(denial.value.decided_on)}{', so it made nothing due' if undone else ''}.",
            at="/select/approval/withdrawn",
            result="withdrawn",
            inputs=_inputs(first),
            positions=(*first.positions, *denial.positions),
        )


def _denied(entitlement: Entitlement, item: Item[Approval]) -> None:
    entitlement.step(
        Stage.SELECT,
        "approval_denied",
        f"It needs an approval, which was denied on {said(item.value.decided_on)}.",
        at="/select/approval",
        result="not due",
        inputs=_inputs(item),
        positions=item.positions,
    )
    entitlement.refuse()


def _asked_again(entitlement: Entitlement, item: Item[Approval], again: date) -> None:
    text = (
        f"It needs an approval, which was denied on {said(item.value.decided_on)} and asked for "
        f"again on {said(again)}; nobody in the district has decided on that yet."
    )
    _missing(entitlement, text, _inputs(item), item.positions)
    entitlement.wait(WaitingKind.APPROVAL, text)


def _undecided(entitlement: Entitlement, announced: Item[Approval] | None) -> None:
    text = "It needs an approval, and nobody in the district has decided yet."
    _missing(entitlement, text, {}, () if announced is None else announced.positions)
    day = None if announced is None else announced.value.decided_on
    entitlement.wait(WaitingKind.APPROVAL, text, day)


def _missing(
    entitlement: Entitlement, text: str, inputs: dict[str, str], positions: tuple[int, ...]
) -> None:
    entitlement.step(
        Stage.SELECT,
        "approval_missing",
        text,
        at="/select/approval",
        result="pending",
        inputs=inputs,
        positions=positions,
    )


def _inputs(item: Item[Approval]) -> dict[str, str]:
    return {
        "approval_id": item.fact_id,
        "approver": item.actor.principal_id,
        "role": item.value.role,
        "decided_on": str(item.value.decided_on),
    }
