"""Stage 1, select: whether the conditions on a fact hold, and what happens where they do not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ledger.domain.pay.answer import EligibilityState, WaitingFor, WaitingKind
from ledger.domain.pay.behind import days_behind
from ledger.domain.pay.case import Case
from ledger.domain.pay.deadlines import Deadlines, Verdict
from ledger.domain.pay.earned import Earned
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Stage
from ledger.domain.pay.expression import holds
from ledger.domain.pay.matching import matches
from ledger.domain.pay.naming import dates_of
from ledger.domain.pay.resolving import Dates, Unknown, resolve
from ledger.domain.pay.terms.conditions import (
    AnyOf,
    Condition,
    HeldUntil,
    Holds,
    InOrder,
    NotMet,
    Satisfies,
    Test,
)
from ledger.domain.pay.wording import said


@dataclass(frozen=True, slots=True)
class _Judge:
    """One fact before its conditions."""

    earned: Earned
    dates: Dates
    case: Case

    def judge(self, test: Test) -> bool | Unknown:
        """Say whether a test holds; unknown while it may still come to hold."""
        match test:
            case InOrder():
                return self._in_order(test)
            case Holds():
                return self._holds(test)
            case Satisfies(where=where):
                return holds(where, self.earned)
            case AnyOf(tests=tests):
                return _any([self.judge(each) for each in tests])
            case NotMet(of=of):
                found = self.judge(of)
                return found if isinstance(found, Unknown) else not found

    def met_on(self, test: Test) -> date:
        """Give the day on which the last fact behind a test that holds came about."""
        match test:
            case InOrder():
                days = (*days_behind(test.date, self.dates), *days_behind(test.limit, self.dates))
            case Holds(held_on=day):
                days = tuple(days_behind(day, self.dates))
            case AnyOf(tests=tests):
                days = tuple(self.met_on(each) for each in tests if self.judge(each) is True)[:1]
            case NotMet(of=of):
                days = (self.met_on(of),)
            case Satisfies():
                days = ()
        return max(days, default=date.min)

    def why(self, test: Test) -> str:
        """Say by which days a test fails, where it is about days, as a sentence to follow."""
        text = self._verdict(test).text if isinstance(test, InOrder) else ""
        return f" {text[0].upper()}{text[1:]}." if text else ""

    def _in_order(self, test: InOrder) -> bool | Unknown:
        verdict = self._verdict(test)
        return verdict.met if verdict.open is None else verdict.open

    def _verdict(self, test: InOrder) -> Verdict:
        return Deadlines(
            dates=self.dates,
            year=self.case.almanac.year_of(self.earned.earned_on),
            almanac=self.case.almanac,
            on=self.case.on,
        ).judge(test)

    def _holds(self, test: Holds) -> bool | Unknown:
        year = self.case.almanac.year_of(self.earned.earned_on)
        on = resolve(test.held_on, self.dates, year, self.case.almanac)
        if isinstance(on, Unknown):
            return on
        others = (each for each in self.case.earned if each.key != self.earned.key)
        if any(matches(test.facts, each, self.case.book) and held_on(each, on) for each in others):
            return True
        text = "Something else that it needs is not there yet."
        return Unknown(kind=WaitingKind.FACT, text=text) if on >= self.case.on else False


def held_on(earned: Earned, on: date) -> bool:
    """Whether something earned stands on a day."""
    if earned.problem is not None or earned.earned_on > on:
        return False
    if earned.holding is not None:
        return earned.holding.held_on(on)
    spans = earned.held
    return spans is None or any(a <= on and (b is None or on < b) for a, b in spans)


def judge_conditions(entitlement: Entitlement, case: Case) -> None:
    """Stop what meets a condition not, or not yet; a condition that was waived is met."""
    judge = _Judge(entitlement.earned, dates_of(entitlement, case), case)
    for index, condition in enumerate(entitlement.benefit.select.conditions):
        if entitlement.state is EligibilityState.NOT_DUE:
            return
        at = f"/select/conditions/{index}"
        if not entitlement.is_among(condition.items):
            continue
        if _waived(entitlement, condition, case, at):
            continue
        found = judge.judge(condition.test)
        if isinstance(found, Unknown):
            _wait(entitlement, condition, found, at)
        elif found:
            entitlement.met_on = max(entitlement.met_on, judge.met_on(condition.test))
            _met(entitlement, condition, at)
        else:
            _unmet(entitlement, condition, judge, at)


def _any(found: list[bool | Unknown]) -> bool | Unknown:
    if True in found:
        return True
    return next((each for each in found if isinstance(each, Unknown)), False)


def _waived(entitlement: Entitlement, condition: Condition, case: Case, at: str) -> bool:
    for item in case.waivers():
        waiver, on = item.value, entitlement.earned.earned_on
        until = waiver.effective_until
        if (
            waiver.rule == condition.condition_id
            and waiver.policy_id in (None, entitlement.version.policy_id)
            and waiver.benefit_id in (None, entitlement.benefit.benefit_id)
            and waiver.subject_id in (None, *entitlement.subjects)
            and waiver.effective_from <= on
            and (until is None or on < until)
        ):
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


def _met(entitlement: Entitlement, condition: Condition, at: str) -> None:
    entitlement.step(
        Stage.SELECT,
        "condition_met",
        f"{condition.title}: met.",
        at=at,
        result="met",
        inputs={"condition_id": condition.condition_id},
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
        entitlement.wait(found.kind, found.text, found.announced_on)


def _unmet(entitlement: Entitlement, condition: Condition, judge: _Judge, at: str) -> None:
    inputs = {"condition_id": condition.condition_id}
    not_met, why = f"{condition.title}: not met", judge.why(condition.test)
    if not isinstance(condition.unmet, HeldUntil):
        text = f"{not_met}, so it does not count.{why}"
        entitlement.step(
            Stage.SELECT, "condition_unmet", text, at=at, result="not due", inputs=inputs
        )
        entitlement.refuse()
        return
    releasing = next(_releasing(condition.unmet, entitlement, judge.case), None)
    if releasing is None:
        text = f"{not_met}; it is held until something else is there.{why}"
        entitlement.step(Stage.SELECT, "condition_unmet", text, at=at, result="held", inputs=inputs)
        entitlement.state = EligibilityState.HELD
        entitlement.waiting = (WaitingFor(kind=WaitingKind.FACT, text=text),)
        return
    entitlement.not_before = max(entitlement.not_before, releasing.earned_on)
    entitlement.met_on = max(entitlement.met_on, releasing.earned_on)
    entitlement.step(
        Stage.SELECT,
        "condition_released",
        f"{not_met}, but {releasing.described.title} of "
        f"{said(releasing.earned_on)} lets it count from then.",
        at=at,
        result=str(releasing.earned_on),
        inputs={**inputs, "fact_id": releasing.fact_id},
        positions=releasing.positions,
    )


def _releasing(unmet: HeldUntil, entitlement: Entitlement, case: Case) -> Iterator[Earned]:
    """Give what lets a held fact count: earned no earlier than it, and standing that day."""
    for each in case.earned:
        later = each.earned_on >= entitlement.earned.earned_on
        if later and held_on(each, each.earned_on) and matches(unmet.facts, each, case.book):
            yield each
