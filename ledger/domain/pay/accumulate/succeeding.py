"""Stage 3, accumulate: what counts for the same thing counts one after the other."""

from bisect import insort
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Stage
from ledger.domain.pay.inputs.earned import EarnedKind
from ledger.domain.pay.terms.accumulate import Each, SameCredential
from ledger.domain.pay.words.wording import said


@dataclass(frozen=True, slots=True, kw_only=True)
class _Taken:
    """Whose place it is, in words, and the first day it is free again; None: for good."""

    code: str
    by: str
    this: str
    at: str
    inputs: dict[str, str]
    positions: tuple[int, ...]
    until: date | None


_Rule = Callable[[Entitlement, Entitlement], _Taken | None]
"""Says of one that comes and one that counts whether the place is taken."""


def count_once(entitlements: Iterable[Entitlement]) -> None:
    """Let the approvals of one fact count in turn; of those of one credential, as the policy says.

    So no day of a fact is due twice, and what one approval made due stays when another follows.
    """
    due = [each for each in entitlements if each.due]
    _in_turn(due, lambda each: (*each.key, str(each.version.number)), _by_approval)
    _in_turn(due, lambda each: (*each.key[:2], each.same), _by_award)


def _in_turn(
    due: list[Entitlement], group: Callable[[Entitlement], tuple[str, ...]], rule: _Rule
) -> None:
    for _, same in groupby(sorted((e for e in due if e.due), key=group), key=group):
        line = sorted(same, key=lambda each: each.order)
        holder = line.pop(0)
        while line:
            each = line.pop(0)
            taken = rule(each, holder)
            if taken is None:
                holder = each
            elif taken.until is None or (each.until is not None and each.until <= taken.until):
                _note(each, taken, "adds nothing", "not due")
                each.refuse()
            elif each.effective_from < taken.until:
                _note(each, taken, f"counts from {said(taken.until)}", str(taken.until))
                _begin(each, holder, taken.until)
                insort(line, each, key=lambda each: each.order)
            else:
                holder = each


def _by_approval(each: Entitlement, holder: Entitlement) -> _Taken | None:
    """Whatever the benefit says: an award counts by one approval at a time."""
    if each.run is holder.run or holder.run is None:
        return None
    first = holder.run.first
    if first is None:
        return _Taken(
            code="counted_already",
            by="What needed no approval counts for the same",
            this="this approval",
            at="/select/approval",
            inputs={},
            positions=(),
            until=holder.until,
        )
    approved_on = first.value.decided_on
    return _Taken(
        code="approved_already",
        by=f"The approval of {said(approved_on)} counts for the same",
        this="this approval",
        at="/select/approval",
        inputs={"approval_id": first.fact_id, "decided_on": str(approved_on)},
        positions=first.positions,
        until=holder.until,
    )


def _by_award(each: Entitlement, holder: Entitlement) -> _Taken | None:
    counting = each.benefit.accumulate
    if not isinstance(counting, Each) or each.earned.key == holder.earned.key:
        return None
    rule, earned_on = counting.same_credential, holder.earned.earned_on
    of_period = holder.earned.kind is EarnedKind.REQUIREMENT_MET
    same = "requirement and period" if of_period else "credential"
    if rule is SameCredential.EVERY_AWARD:
        return None
    return _Taken(
        code="counted_already",
        by=f"The one of {said(earned_on)} counts for the same {same}",
        this="this one",
        at="/accumulate/same_credential",
        inputs={"fact_id": holder.earned.fact_id, "earned_on": str(earned_on)},
        positions=holder.earned.positions,
        until=holder.until if rule is SameCredential.ONE_AT_A_TIME else None,
    )


def _begin(each: Entitlement, holder: Entitlement, free: date) -> None:
    each.effective_from = free
    # What frees the place of another award may be a fact that is a condition of this one; an
    # expiry is none, the calendar alone brings it.
    held = holder.earned.holding
    expires_on = None if held is None else held.expires_on
    if each.earned.key != holder.earned.key and free != expires_on:
        each.met_on = max(each.met_on, free)


def _note(each: Entitlement, taken: _Taken, consequence: str, result: str) -> None:
    each.step(
        Stage.ACCUMULATE,
        taken.code,
        f"{taken.by}; {taken.this} {consequence}.",
        at=taken.at,
        result=result,
        inputs=taken.inputs,
        positions=taken.positions,
    )
