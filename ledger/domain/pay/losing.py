"""Stage 6, pay, first part: what ends a benefit, and what reaches back to its beginning."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ledger.domain.facts.learning import RevocationKind
from ledger.domain.pay.answer import WaitingKind
from ledger.domain.pay.case import Case
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Stage
from ledger.domain.pay.terms.decide import ApprovalRequired
from ledger.domain.pay.terms.loss import Loss
from ledger.domain.pay.wording import said


@dataclass(frozen=True, slots=True, kw_only=True)
class _Loss:
    """Something that was lost on a day, and what the benefit says about it.

    `reaches_back` is true of what was never there at all, whenever that is found out.
    """

    code: str
    what: str
    on: date
    effect: Loss
    at: str
    positions: tuple[int, ...]
    reaches_back: bool = False


def lose(entitlement: Entitlement, case: Case) -> None:
    """End the benefit on the first day something that it rests on is lost."""
    for loss in _losses(entitlement, case):
        never = loss.effect is Loss.NEVER_DUE and (loss.reaches_back or loss.on <= case.on)
        if never:
            _note(entitlement, loss, "so it was never due", "not due")
            entitlement.refuse()
            return
        if loss.effect is Loss.CONTINUES:
            _note(entitlement, loss, "and the benefit continues", "continues")
            continue
        if not _end(entitlement, loss, case):
            return
    if entitlement.until is not None and entitlement.until <= entitlement.effective_from:
        entitlement.step(
            Stage.PAY,
            "lost_before_effect",
            f"It ended before it took effect on {said(entitlement.effective_from)}.",
            at="/pay/loss",
            result="not due",
            inputs={"until": str(entitlement.until)},
        )
        entitlement.refuse()


def _losses(entitlement: Entitlement, case: Case) -> Iterator[_Loss]:
    """Give what is lost, as far as it is known; what reaches back comes first."""
    holding, effects = entitlement.holding, entitlement.benefit.pay.loss
    award_id = entitlement.award.fact_id
    void = case.revocations.get((award_id, RevocationKind.VOID_FROM_START))
    if holding.void and void is not None:
        yield _Loss(
            code="void",
            what="The award is found void",
            on=void.value.effective_on,
            effect=effects.void_from_start,
            at="/pay/loss/void_from_start",
            positions=void.positions,
            reaches_back=True,
        )
    ended = case.revocations.get((award_id, RevocationKind.ENDED_FROM_DATE))
    if holding.ended_on is not None and ended is not None:
        yield _Loss(
            code="ended",
            what="The award is revoked",
            on=holding.ended_on,
            effect=effects.ended_from_date,
            at="/pay/loss/ended_from_date",
            positions=ended.positions,
        )
    yield from _withdrawal(entitlement)
    if holding.expires_on is not None:
        yield _Loss(
            code="expired",
            what="The credential expires",
            on=holding.expires_on,
            effect=Loss(effects.expired.value),
            at="/pay/loss/expired",
            positions=entitlement.award.positions,
        )


def _withdrawal(entitlement: Entitlement) -> Iterator[_Loss]:
    approval, denial = entitlement.benefit.decide.approval, entitlement.withdrawal
    if denial is not None and isinstance(approval, ApprovalRequired):
        yield _Loss(
            code="approval_withdrawn",
            what="The approval is withdrawn",
            on=denial.value.decided_on,
            effect=approval.withdrawn,
            at="/decide/approval/withdrawn",
            positions=denial.positions,
        )


def _end(entitlement: Entitlement, loss: _Loss, case: Case) -> bool:
    """Bound the benefit; false where no calendar says by when."""
    until: date | None = loss.on
    if loss.effect is Loss.ENDS_WITH_CONTRACT_YEAR:
        last = case.almanac.year_of(loss.on - timedelta(days=1))
        until = None if last is None else last.year_until
    if until is not None:
        _note(entitlement, loss, f"so {said(until)} is the first day without", str(until))
        entitlement.until = until if entitlement.until is None else min(entitlement.until, until)
        return True
    if case.year is not None and loss.on > case.year.year_until:
        _note(entitlement, loss, "after the contract year asked about", "continues")
        return True
    _note(entitlement, loss, "in a contract year no calendar names", "not yet determinable")
    entitlement.wait(WaitingKind.CALENDAR, entitlement.steps[-1].text)
    return False


def _note(entitlement: Entitlement, loss: _Loss, consequence: str, result: str) -> None:
    entitlement.step(
        Stage.PAY,
        loss.code,
        f"{loss.what} on {said(loss.on)}, {consequence}.",
        at=loss.at,
        result=result,
        inputs={"on": str(loss.on), "effect": loss.effect.value},
        positions=loss.positions,
    )
