"""The whole answer: segments, what they come to, and what was looked at."""

from collections.abc import Sequence
from decimal import Decimal

from ledger.domain.facts.credit import Credit
from ledger.domain.pay.answer import (
    AssignmentTotal,
    EligibilityState,
    NextStep,
    OutcomeKind,
    SalaryEligibility,
    Segment,
)
from ledger.domain.pay.explain.rate_words import before_limits
from ledger.domain.pay.explanation import Explanation, Stage
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.inputs.question import PayQuestion
from ledger.domain.pay.payment.finding import Finding
from ledger.domain.pay.select.unselected import of_no_benefit
from ledger.domain.pay.words.amounts import money
from ledger.domain.pay.words.wording import said, told
from ledger.domain.timeline.item import AnyAward


def eligibility(
    findings: Sequence[Finding],
    segments: tuple[Segment, ...],
    steps: tuple[NextStep, ...],
    case: Case,
    question: PayQuestion,
    *,
    selected: bool,
) -> SalaryEligibility:
    """Sum what is due, with what would bring more, and explain the whole.

    Each of the `segments` tells the one of the `findings` in its place.
    `selected` is true where a benefit is about anything that was earned, if only in another year.
    """
    due = [each for each in segments if each.state is EligibilityState.DUE]
    limits = before_limits(findings, case.on, case.currency)
    ids = sorted({each.assignment_id for each in due if each.assignment_id is not None})
    totals = tuple(
        AssignmentTotal(
            assignment_id=assignment_id,
            annual_rate=money(_rate(_on(due, assignment_id), case), case.currency),
            amount=money(_amount(_on(due, assignment_id)), case.currency),
        )
        for assignment_id in ids
    )
    # Without a contract year the sums are not zero, they are unknown.
    known = case.year is not None
    return SalaryEligibility(
        educator_id=case.educator_id,
        district_id=case.district_id,
        effective_on=case.on,
        contract_year=case.year,
        segments=segments,
        assignments=totals,
        next_steps=steps,
        annual_rate=money(_rate(due, case), case.currency) if known else None,
        amount=money(_amount(due), case.currency) if known else None,
        explanation=_explained(segments, limits, case, question, selected=selected),
    )


def _on(segments: list[Segment], assignment_id: str) -> list[Segment]:
    return [each for each in segments if each.assignment_id == assignment_id]


def _rate(segments: list[Segment], case: Case) -> Decimal:
    rates = (
        each.outcome.annual_rate.amount
        for each in segments
        if each.outcome.annual_rate is not None
        and each.effective_from is not None
        and each.effective_until is not None
        and each.effective_from <= case.on < each.effective_until
    )
    return sum(rates, Decimal(0))


def _amount(segments: list[Segment]) -> Decimal:
    return sum((each.amount.amount for each in segments if each.amount is not None), Decimal(0))


def _explained(
    segments: tuple[Segment, ...], limits: str, case: Case, question: PayQuestion, *, selected: bool
) -> Explanation:
    positions = {each.position for each in question.policies}
    if case.year is None:
        code, result = "contract_year_missing", "not yet determinable"
        text = (
            f"No published calendar names a contract year that contains {said(case.on)}: what is "
            "due in it, and the annual rate, cannot be determined."
        )
    else:
        due = [each for each in segments if each.state is EligibilityState.DUE]
        amount = _amount(due)
        code, result = "contract_year", str(amount)
        text = (
            f"In {case.year.name}, {told(amount, case.currency)} are due; on {said(case.on)} the "
            f"annual rate is {told(_rate(due, case), case.currency)}{limits}.{_open(segments)}"
        )
        positions.add(case.almanac.positions[case.year])
    return Explanation(
        stage=Stage.EXPLAIN,
        code=code,
        inputs={"effective_on": str(case.on), "facts": str(len(case.earned))},
        result=result,
        positions=tuple(sorted(positions)),
        text=text,
        children=_notes(segments, case, question, selected=selected),
    )


def _open(segments: tuple[Segment, ...]) -> str:
    """Say that a sum leaves out what nobody can know yet."""
    open_still = any(
        each.state is EligibilityState.NOT_YET_DETERMINABLE
        and each.outcome.kind is not OutcomeKind.REQUIREMENT
        for each in segments
    )
    return " What cannot be determined yet is not in it." if open_still else ""


def _notes(
    segments: tuple[Segment, ...], case: Case, question: PayQuestion, *, selected: bool
) -> tuple[Explanation, ...]:
    """Say what no segment can say: no policy, nothing selected, an award of nobody knows what."""
    notes: list[Explanation] = []
    if not question.policies:
        text = "The district has adopted no pay policy."
        notes.append(_note("no_policy", text, ()))
    if not any(each.fact_ids for each in segments) and not _recorded(case):
        text = f"No award or credit is recorded up to {said(case.on)}."
        notes.append(_note("nothing_recorded", text, ()))
    unselected = of_no_benefit(case) if question.policies and not selected else None
    notes += [] if unselected is None else [unselected]
    for item in case.items:
        unheld = isinstance(item.value, AnyAward) and item.holding is None
        if unheld and item.effective_from <= case.on:
            problem = "" if item.problem is None else item.problem.text
            text = f"The award of {said(item.effective_from)} does not count: {problem}"
            notes.append(_note("award_unsupported", text, item.positions))
    return tuple(notes)


def _recorded(case: Case) -> bool:
    """Whether there is anything that was earned by the day, or an award or a credit of it."""
    earned = bool(case.earned)
    return earned or any(
        isinstance(item.value, AnyAward | Credit) and item.effective_from <= case.on
        for item in case.items
    )


def _note(code: str, text: str, positions: tuple[int, ...]) -> Explanation:
    return Explanation(
        stage=Stage.SELECT,
        code=code,
        inputs={},
        result="not due",
        positions=positions,
        text=text,
    )
