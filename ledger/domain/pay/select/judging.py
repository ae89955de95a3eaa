"""Stage 1, select: whether the conditions on a fact hold, and what happens where they do not."""

from collections.abc import Iterator

from ledger.domain.pay.answer import EligibilityState, WaitingFor, WaitingKind
from ledger.domain.pay.days.resolving import Unknown
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Stage
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.inputs.earned import Earned
from ledger.domain.pay.inputs.matching import matches
from ledger.domain.pay.select.held import held_on
from ledger.domain.pay.select.judge import Judge, judge_of
from ledger.domain.pay.select.waiving import in_force, tell_idle, waivers_of
from ledger.domain.pay.terms.conditions import (
    Condition,
    HeldUntil,
    Lasting,
)
from ledger.domain.pay.words.fact_words import sought
from ledger.domain.pay.words.wording import said


def judge_conditions(entitlement: Entitlement, case: Case) -> None:
    """Stop what meets a condition not, or not yet; a condition that was waived is met."""
    conditions = entitlement.benefit.select.conditions
    if not conditions:
        return
    judge = judge_of(entitlement, case)
    for index, condition in enumerate(conditions):
        if entitlement.state is EligibilityState.NOT_DUE:
            return
        at = f"/select/conditions/{index}"
        lasting = isinstance(condition.unmet, Lasting)
        if lasting or not entitlement.is_among(condition.items):
            continue
        if _waived(entitlement, condition, case, at):
            continue
        found = judge.judge(condition.test)
        if found is not True:
            _tell_waivers(entitlement, condition, case, at)
        if isinstance(found, Unknown):
            _wait(entitlement, condition, found, at)
        elif found:
            entitlement.met_on = max(entitlement.met_on, judge.met_on(condition.test))
            _met(entitlement, condition, _days(judge, condition), at)
        else:
            _unmet(entitlement, condition, judge, at)
            # What released it has a day of its own, and papers.
            judge = judge_of(entitlement, case)


def _waived(entitlement: Entitlement, condition: Condition, case: Case, at: str) -> bool:
    for item in waivers_of(condition, entitlement, case):
        waiver = item.value
        if in_force(waiver, entitlement.earned.earned_on):
            entitlement.met_on = max(entitlement.met_on, waiver.granted_on)
            entitlement.step(
                Stage.SELECT,
                "condition_waived",
                f"{condition.title}: waived on {said(waiver.granted_on)}.",
                at=at,
                result="waived",
                inputs={"waiver_id": item.fact_id, "reason": waiver.reason_code},
                positions=item.positions,
            )
            return True
    return False


def _tell_waivers(entitlement: Entitlement, condition: Condition, case: Case, at: str) -> None:
    """Tell of waivers for a condition that is not met which are not in force on the day earned."""
    earned_on = said(entitlement.earned.earned_on)
    for item in waivers_of(condition, entitlement, case):
        missed = f"and not on {earned_on}, the day it was earned"
        tell_idle(entitlement, condition, item, at, missed)


def _days(judge: Judge, condition: Condition) -> dict[str, str]:
    """Name a condition, and the days that were held against each other."""
    inputs = {"condition_id": condition.condition_id}
    for index, verdict in enumerate(judge.verdicts(condition.test)):
        inputs |= verdict.inputs(f"deadline_{index}")
    return inputs


def _reason(judge: Judge, condition: Condition) -> str:
    """Say which days a condition is not met for, in sentences of their own."""
    missed = (each.text for each in judge.verdicts(condition.test) if each.text)
    return "".join(f" {text[0].upper()}{text[1:]}." for text in missed)


def _met(entitlement: Entitlement, condition: Condition, inputs: dict[str, str], at: str) -> None:
    entitlement.step(
        Stage.SELECT,
        "condition_met",
        f"{condition.title}: met.",
        at=at,
        result="met",
        inputs=inputs,
    )


def _wait(entitlement: Entitlement, condition: Condition, found: Unknown, at: str) -> None:
    entitlement.step(
        Stage.SELECT,
        "condition_open",
        f"{condition.title}: {found.text}",
        at=at,
        result="pending",
        inputs={"condition_id": condition.condition_id},
    )
    if entitlement.due:
        entitlement.wait(found.kind, found.text, found.announced_on, found.by)


def _unmet(entitlement: Entitlement, condition: Condition, judge: Judge, at: str) -> None:
    inputs, reason = _days(judge, condition), _reason(judge, condition)
    not_met = f"{condition.title}: not met"
    if not isinstance(condition.unmet, HeldUntil):
        text = f"{not_met}, so it does not count.{reason}"
        entitlement.step(
            Stage.SELECT, "condition_unmet", text, at=at, result="not due", inputs=inputs
        )
        entitlement.refuse()
        return
    releasing = next(_releasing(condition.unmet, entitlement, judge), None)
    if releasing is None:
        releases = sought(condition.unmet.facts) or "something else"
        text = f"{not_met}; it is held until {releases} follows it.{reason}"
        entitlement.step(Stage.SELECT, "condition_unmet", text, at=at, result="held", inputs=inputs)
        entitlement.state = EligibilityState.HELD
        entitlement.waiting = (WaitingFor(kind=WaitingKind.FACT, text=text),)
        return
    entitlement.released_by = (*entitlement.released_by, releasing)
    entitlement.met_on = max(entitlement.met_on, releasing.earned_on)
    entitlement.step(
        Stage.SELECT,
        "condition_released",
        f"{not_met}, but {releasing.title} of {said(releasing.earned_on)} lets it count from then.",
        at=at,
        result=str(releasing.earned_on),
        inputs={**inputs, "fact_id": releasing.fact_id},
        positions=releasing.positions,
    )


def _releasing(unmet: HeldUntil, entitlement: Entitlement, judge: Judge) -> Iterator[Earned]:
    """Give what lets a held fact count: earned no earlier than it, and standing that day."""
    about, facts = entitlement.earned, unmet.facts
    case = judge.case
    for each in judge.among:
        later = each.earned_on >= about.earned_on
        if later and held_on(each, each.earned_on) and matches(facts, each, case.book, about):
            yield each
