"""Stage 6, pay: what an award's benefit rested on and lost, and what the benefit says about it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ledger.domain.facts.learning import Revocation, RevocationKind
from ledger.domain.pay.case import Case
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.terms.decide import ApprovalRequired
from ledger.domain.pay.terms.loss import Loss
from ledger.domain.timeline.item import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class LostCondition:
    """Something that is lost on a day: `what` in words, as seen from the day asked."""

    code: str
    what: str
    on: date
    effect: Loss
    at: str
    inputs: dict[str, str]
    positions: tuple[int, ...]


def void_award(entitlement: Entitlement, case: Case) -> Iterator[LostCondition]:
    """Give the finding that the award was void from the start, if there is one."""
    void = case.revocations.get((entitlement.award.fact_id, RevocationKind.VOID_FROM_START))
    if entitlement.holding.void and void is not None:
        on = void.value.effective_on
        yield LostCondition(
            code="void",
            what=f"the award {'was' if on <= case.on else 'is'} found void",
            on=on,
            effect=entitlement.benefit.pay.loss.void_from_start,
            at="/pay/loss/void_from_start",
            inputs=_revoked_by(void),
            positions=void.positions,
        )


def end_of_award(entitlement: Entitlement, case: Case) -> Iterator[LostCondition]:
    """Give the revocation that ends the award from a day, if there is one."""
    on = entitlement.holding.ended_on
    ended = case.revocations.get((entitlement.award.fact_id, RevocationKind.ENDED_FROM_DATE))
    if on is not None and ended is not None:
        yield LostCondition(
            code="ended",
            what=f"the award {'ended' if on <= case.on else 'ends'}",
            on=on,
            effect=entitlement.benefit.pay.loss.ended_from_date,
            at="/pay/loss/ended_from_date",
            inputs=_revoked_by(ended),
            positions=ended.positions,
        )


def withdrawal(entitlement: Entitlement, case: Case) -> Iterator[LostCondition]:
    """Give the decision that withdraws the approval, if there is one."""
    approval, run = entitlement.benefit.decide.approval, entitlement.run
    denial = None if run is None else run.denial
    if denial is not None and isinstance(approval, ApprovalRequired):
        on = denial.value.decided_on
        yield LostCondition(
            code="approval_withdrawn",
            what=f"the approval {'was' if on <= case.on else 'is'} withdrawn",
            on=on,
            effect=approval.withdrawn,
            at="/decide/approval/withdrawn",
            inputs={"approval_id": denial.fact_id},
            positions=denial.positions,
        )


def expiry(entitlement: Entitlement, case: Case) -> Iterator[LostCondition]:
    """Give the day the credential runs out, if it does."""
    on = entitlement.holding.expires_on
    if on is not None:
        yield LostCondition(
            code="expired",
            what=f"the credential {'expired' if on <= case.on else 'expires'}",
            on=on,
            effect=Loss(entitlement.benefit.pay.loss.expired.value),
            at="/pay/loss/expired",
            inputs={},
            positions=entitlement.award.positions,
        )


def _revoked_by(item: Item[Revocation]) -> dict[str, str]:
    return {"revocation_id": item.fact_id, "reason_code": item.value.reason_code}
