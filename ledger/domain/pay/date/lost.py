"""Stage 5, date: what an award's benefit rested on and lost, and what the benefit says about it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.inputs.earned import EarnedKind
from ledger.domain.pay.select.closing import decision_counts_on
from ledger.domain.pay.select.held import caused_by, facts_of, positions_of
from ledger.domain.pay.terms.conditions import ApprovalNotRequired
from ledger.domain.pay.terms.loss import Loss, SuspensionLoss
from ledger.domain.pay.words.wording import said
from ledger.domain.timeline.holding import Lapse, LapseKind


@dataclass(frozen=True, slots=True, kw_only=True)
class LostCondition:
    """Something that is lost on a day: `what` in words, as seen from the day asked.

    `regained_on` is the day of the fact that gives it back, which may lie before the loss, and
    `regained` the same in words; `regained_by` is its id.
    """

    code: str
    what: str
    on: date
    effect: Loss
    at: str
    inputs: dict[str, str]
    positions: tuple[int, ...]
    regained_on: date | None = None
    regained: str = ""
    regained_by: str | None = None


def void_award(entitlement: Entitlement, case: Case) -> Iterator[LostCondition]:
    """Give the finding that the award was void from the start, if there is one."""
    holding = entitlement.earned.holding
    void_by = None if holding is None else holding.void_by
    if void_by is not None:
        void = case.facts[void_by]
        on = void.effective_from
        yield LostCondition(
            code="void",
            what=f"the award {'was' if on <= case.on else 'is'} found void",
            on=on,
            effect=entitlement.benefit.pay.loss.void_from_start,
            at="/pay/loss/void_from_start",
            inputs=caused_by(void),
            positions=void.positions,
        )


def lapses(entitlement: Entitlement, case: Case) -> Iterator[LostCondition]:
    """Give each loss of good standing, for good or until it was regained.

    One that was averted by the day asked never came.
    """
    yield from _no_longer(entitlement, case)
    holding = entitlement.earned.holding
    for lapse in () if holding is None else holding.lapses:
        averted = not lapse.covers(lapse.lapsed_on)
        if averted and lapse.restored_on is not None and lapse.restored_on <= case.on:
            continue
        match lapse.kind:
            case LapseKind.ENDED:
                yield _end_of_award(entitlement, lapse, case)
            case LapseKind.SUSPENDED:
                yield _suspension(entitlement, lapse, case)
            case LapseKind.EXPIRED:
                yield _expiry(entitlement, lapse, case)


def _no_longer(entitlement: Entitlement, case: Case) -> Iterator[LostCondition]:
    """Give the end of what stands for some time by its nature, such as a complete stack."""
    earned = entitlement.earned
    for _, until in earned.held or ():
        if until is not None:
            lost = "no longer met" if earned.kind is EarnedKind.REQUIREMENT_MET else "lost"
            what = f"{earned.described.title} {'was' if until <= case.on else 'is'} {lost}"
            yield LostCondition(
                code="lost",
                what=what,
                on=until,
                effect=entitlement.benefit.pay.loss.ended_from_date,
                at="/pay/loss/ended_from_date",
                inputs={},
                positions=earned.positions,
            )


def _end_of_award(entitlement: Entitlement, lapse: Lapse, case: Case) -> LostCondition:
    on = lapse.lapsed_on
    return LostCondition(
        code="ended",
        what=f"the award {'ended' if on <= case.on else 'ends'}",
        on=on,
        effect=entitlement.benefit.pay.loss.ended_from_date,
        at="/pay/loss/ended_from_date",
        inputs=facts_of(lapse, case),
        positions=positions_of(lapse, case),
    )


def _suspension(entitlement: Entitlement, lapse: Lapse, case: Case) -> LostCondition:
    on, stated = lapse.lapsed_on, entitlement.benefit.pay.loss.suspended
    return LostCondition(
        code="suspended",
        what=f"the award {'was' if on <= case.on else 'is'} suspended",
        on=on,
        effect=Loss.ENDS if stated is SuspensionLoss.PAUSES else Loss.CONTINUES,
        at="/pay/loss/suspended",
        inputs={"effect": stated.value, **facts_of(lapse, case)},
        positions=positions_of(lapse, case),
        regained_on=lapse.restored_on,
        regained=_regained("reinstated", lapse, case),
    )


def _expiry(entitlement: Entitlement, lapse: Lapse, case: Case) -> LostCondition:
    on = lapse.lapsed_on
    return LostCondition(
        code="expired",
        what=f"the credential {'expired' if on <= case.on else 'expires'}",
        on=on,
        effect=Loss(entitlement.benefit.pay.loss.expired.value),
        at="/pay/loss/expired",
        inputs=facts_of(lapse, case),
        positions=positions_of(lapse, case) or entitlement.earned.positions,
        regained_on=lapse.restored_on,
        regained=_regained("renewed", lapse, case),
        regained_by=lapse.restored_by,
    )


def withdrawal(entitlement: Entitlement, case: Case) -> Iterator[LostCondition]:
    """Give the decision that withdraws the approval, or denies what needs none, if there is one."""
    approval, run = entitlement.benefit.select.approval, entitlement.run
    denial = None if run is None else run.denial
    if run is not None and denial is not None and not isinstance(approval, ApprovalNotRequired):
        decided_on = denial.value.decided_on
        on = decision_counts_on(decided_on, entitlement, case)
        what, how = ("it", "denied") if run.first is None else ("the approval", "withdrawn")
        late = (
            ""
            if on == decided_on
            else f" on {said(decided_on)}, which closes the period and counts"
        )
        yield LostCondition(
            code="approval_denied" if run.first is None else "approval_withdrawn",
            what=f"{what} {'was' if on <= case.on else 'is'} {how}{late}",
            on=on,
            effect=approval.withdrawn,
            at="/select/approval/withdrawn",
            inputs={"approval_id": denial.fact_id},
            positions=denial.positions,
        )


def _regained(how: str, lapse: Lapse, case: Case) -> str:
    on = lapse.restored_on
    return "" if on is None else f"{'was' if on <= case.on else 'is'} {how} on {said(on)}"


def first_day_without(lost: LostCondition, case: Case) -> tuple[date | None, str]:
    """Say from when nothing is due, and in words why; None where no calendar says it."""
    words = f"{lost.what} on {said(lost.on)}"
    if lost.effect is not Loss.ENDS_WITH_CONTRACT_YEAR:
        return lost.on, words
    last = case.almanac.year_of(lost.on - timedelta(days=1))
    until = None if last is None else last.year_until
    return until, f"{words}, and the benefit ends with that contract year"
