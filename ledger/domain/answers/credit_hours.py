"""How many hours of one credit count towards a requirement, and why not more.

A decision counts from its own day on. The last day of a year closes it: there every decision that
is known counts, also one made after the year had ended, or no answer about the year would ever
tell it. The credit itself is always earned within the year.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from ledger.domain.answers.credit_source import Source, source_of
from ledger.domain.book import Definitions, DistrictBook
from ledger.domain.facts.calendar import CalendarYear
from ledger.domain.facts.credit import Approval, Course, Credit, CreditUnit
from ledger.domain.facts.district import ProfessionalDevelopmentRequirement
from ledger.domain.pay.approvals import Decisions, Standing, decisions_of, standing
from ledger.domain.pay.explanation import Explanation, Stage
from ledger.domain.pay.wording import said, units
from ledger.domain.timeline.item import Item
from ledger.domain.timeline.items import Items


class CreditState(StrEnum):
    """Whether a credit counts."""

    COUNTED = "counted"
    PENDING_APPROVAL = "pending_approval"
    DENIED = "denied"
    NOT_COUNTED = "not_counted"


class HourLimitKind(StrEnum):
    """What can cap the hours of a credit."""

    ACTIVITY_HOURS = "activity_hours"
    MAXIMUM_HOURS = "maximum_hours"
    RECOGNIZED_HOURS = "recognized_hours"
    APPROVED_HOURS = "approved_hours"


class HourLimit(Struct, frozen=True, kw_only=True):
    """Something that caps the hours of a credit."""

    kind: HourLimitKind
    hours: Decimal


class CreditProgress(Struct, frozen=True, kw_only=True):
    """What one credit counts for, in clock hours; it comes from a fact or from a course."""

    credit_id: str
    amount: Decimal
    unit: CreditUnit
    earned_on: date
    state: CreditState
    counted_hours: Decimal
    limits: tuple[HourLimit, ...]
    explanation: Explanation
    source_id: str | None = None
    course: Course | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a district published and requires, and the day of a year up to which facts count."""

    book: DistrictBook
    requirement: ProfessionalDevelopmentRequirement
    definitions: Definitions
    year: CalendarYear
    on: date

    @property
    def closing(self) -> bool:
        """Whether the answer closes the year: it is asked about its last day."""
        return self.on + timedelta(days=1) == self.year.year_until

    @property
    def decided_by(self) -> date:
        """The day up to which decisions count."""
        return date.max if self.closing else self.on


def credits_earned(items: Items, rules: Rules) -> tuple[CreditProgress, ...]:
    """Judge the credits earned in the year up to the day of the rules, by day and fact id."""
    decisions = decisions_of(items, rules.requirement.district_id)
    earned: list[Item[Credit]] = [
        item  # type: ignore[misc]  # narrowed by its value
        for item in items
        if isinstance(item.value, Credit)
        and rules.year.year_from <= item.value.earned_on <= rules.on
    ]
    earned.sort(key=lambda item: (item.value.earned_on, item.fact_id))
    return tuple(
        _judge(item, source_of(item, items, rules.on), decisions, rules) for item in earned
    )


def _judge(
    credit: Item[Credit], source: Source, decisions: Decisions, rules: Rules
) -> CreditProgress:
    decided = standing(decisions, source.subjects, rules.decided_by)
    state, reason = _state(credit, decided, rules)
    limits = tuple(_limits(credit, source, decided.approval, rules))
    counted = Decimal(0)
    if state is CreditState.COUNTED:
        counted = min([credit.value.amount, *(limit.hours for limit, _ in limits)])
    steps = (reason, *(step for _, step in limits if state is CreditState.COUNTED))
    value = credit.value
    return CreditProgress(
        credit_id=credit.fact_id,
        source_id=value.source_id,
        course=value.course,
        amount=value.amount,
        unit=value.unit,
        earned_on=value.earned_on,
        state=state,
        counted_hours=counted,
        limits=tuple(limit for limit, _ in limits),
        explanation=Explanation(
            stage=Stage.EXPLAIN,
            code=state.value,
            inputs={"amount": str(value.amount), "unit": value.unit.value},
            result=str(counted),
            positions=tuple(sorted({*credit.positions, *(p for s in steps for p in s.positions)})),
            text=f"{value.amount} {units(value.unit)} earned on {said(value.earned_on)}: "
            f"{counted} hours count. {reason.text}",
            children=steps,
        ),
    )


def _state(
    credit: Item[Credit], decided: Standing, rules: Rules
) -> tuple[CreditState, Explanation]:
    approval, denial = decided.approval, decided.denial
    if credit.problem is not None:
        text = f"It does not count: {credit.problem.text}"
        reason = _step("unsupported", text, credit.positions, stage=Stage.SELECT)
        return CreditState.NOT_COUNTED, reason
    if credit.value.unit is not CreditUnit.CLOCK_HOUR:
        text = (
            f"The requirement counts hours, and no rate turns {units(credit.value.unit)} into them."
        )
        reason = _step("other_unit", text, credit.positions, stage=Stage.CONVERT)
        return CreditState.NOT_COUNTED, reason
    if denial is not None and denial.value.decided_on <= rules.decided_by:
        text = f"An administrator denied it {_when(denial, rules)}."
        return CreditState.DENIED, _step("denied", text, denial.positions)
    if approval is not None:
        text = f"An administrator approved it {_when(approval, rules)}."
        return CreditState.COUNTED, _step("approved", text, approval.positions)
    if rules.requirement.approval_required:
        text = "No administrator of the district has decided on it yet."
        return CreditState.PENDING_APPROVAL, _step("approval_missing", text, ())
    return CreditState.COUNTED, _step("approval_not_required", "It needs no approval.", ())


def _when(decided: Item[Approval], rules: Rules) -> str:
    day = decided.value.decided_on
    late = day >= rules.year.year_until
    return f"on {said(day)}" + (", after the year had ended" if late else "")


def _limits(
    credit: Item[Credit], source: Source, approval: Item[Approval] | None, rules: Rules
) -> Iterator[tuple[HourLimit, Explanation]]:
    if source.enrollment is not None:
        value = source.enrollment.value
        definition = rules.definitions[value.credential_id, value.credential_version]
        positions = source.enrollment.positions
        if definition.components:
            hours = sum((item.value.hours for item in source.activities), Decimal(0))
            done = tuple(position for item in source.activities for position in item.positions)
            text = f"The activities behind it took {hours} hours."
            yield _limit(HourLimitKind.ACTIVITY_HOURS, hours, text, done or positions)
        if definition.maximum_hours is not None:
            hours = definition.maximum_hours
            text = f"{definition.title} may be credited with at most {hours} hours."
            yield _limit(HourLimitKind.MAXIMUM_HOURS, hours, text, positions)
    if source.credential_id is not None:
        yield from _recognized(source.credential_id, credit.value.earned_on, rules.book)
    limit = None if approval is None else approval.value.limit
    if approval is not None and limit is not None and limit.unit is CreditUnit.CLOCK_HOUR:
        text = f"At most {limit.amount} hours were approved."
        yield _limit(HourLimitKind.APPROVED_HOURS, limit.amount, text, approval.positions)


def _recognized(
    credential_id: str, day: date, book: DistrictBook
) -> Iterator[tuple[HourLimit, Explanation]]:
    span = book.recognition_of(f"credential/{credential_id}", day)
    hours = None if span is None else span.recognition.terms.clock_hours
    if span is not None and hours is not None:
        text = f"On {said(day)} the district recognized {credential_id} for at most {hours} hours."
        yield _limit(HourLimitKind.RECOGNIZED_HOURS, hours, text, span.positions)


def _limit(
    kind: HourLimitKind, hours: Decimal, text: str, positions: tuple[int, ...]
) -> tuple[HourLimit, Explanation]:
    step = _step(kind.value, text, positions, stage=Stage.ACCUMULATE, result=str(hours))
    return HourLimit(kind=kind, hours=hours), step


def _step(
    code: str,
    text: str,
    positions: tuple[int, ...],
    *,
    stage: Stage = Stage.DECIDE,
    result: str = "",
) -> Explanation:
    return Explanation(
        stage=stage, code=code, inputs={}, result=result or code, positions=positions, text=text
    )
