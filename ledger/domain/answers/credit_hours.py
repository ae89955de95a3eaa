"""How many hours of one credit count towards a requirement, and why not more.

The pay engine finds it; here it is put into the words and the shape of an answer.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from ledger.domain.facts.calendar import CalendarYear
from ledger.domain.facts.credit import Approval, Course, Credit, CreditUnit
from ledger.domain.pay.answer import NeedProgress
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Explanation, Stage
from ledger.domain.pay.inputs.approvals import Decided, standing
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.inputs.earned import Earned, EarnedKind
from ledger.domain.pay.inputs.versions import Version
from ledger.domain.pay.payment.finding import Finding
from ledger.domain.pay.select.closing import decided_by
from ledger.domain.pay.select.counting import caps_of
from ledger.domain.pay.words.amounts import at_least
from ledger.domain.pay.words.wording import said, units
from ledger.domain.timeline.item import Item


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
class Found:
    """What the engine found: how the requirement stands, and what of each fact counts.

    `single` are the facts that the requirement is about, by the order in which they are judged.
    """

    finding: Finding
    counted: Mapping[str, Fraction]
    single: list[Entitlement]

    @property
    def version(self) -> Version:
        """The version that governs the year."""
        return self.finding.entitlement.version

    @property
    def need(self) -> NeedProgress:
        """The one need of the requirement."""
        outcome = self.finding.outcome
        if outcome is None or outcome.requirement is None:
            message = "a requirement is found without how it stands"
            raise TypeError(message)
        return outcome.requirement.alternatives[0].needs[0]


def credits_counted(year: CalendarYear, found: Found, case: Case) -> tuple[CreditProgress, ...]:
    """Tell of every credit that was earned in the year up to the day asked, by day and fact id."""
    teller = _Teller(year, found, case)
    return tuple(
        teller.tell(each)
        for each in case.earned
        if each.kind is EarnedKind.CREDIT and year.year_from <= each.earned_on
    )


class _Teller:
    """Puts what was found of credits into words."""

    def __init__(self, year: CalendarYear, found: Found, case: Case) -> None:
        self._year, self._found, self._case = year, found, case
        self._judged = {each.earned.key: each for each in found.single}
        self._decided_by = decided_by(found.finding.entitlement, case)

    def tell(self, earned: Earned) -> CreditProgress:
        """Say what a credit counts for."""
        decided = standing(self._case.decisions, earned.subjects, self._decided_by)
        state, reason = self._state(earned, decided)
        limits = tuple(_limits(earned, decided.approval, self._case))
        counted = at_least(self._found.counted.get(earned.key, Fraction(0)))
        steps = (reason, *(step for _, step in limits if state is CreditState.COUNTED))
        value: Credit = self._case.facts[earned.fact_id].value  # type: ignore[assignment]  # of its kind
        positions = {*earned.positions, *(at for step in steps for at in step.positions)}
        return CreditProgress(
            credit_id=earned.fact_id,
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
                positions=tuple(sorted(positions)),
                text=f"{value.amount} {units(value.unit)} earned on {said(value.earned_on)}: "
                f"{counted} hours count. {reason.text}",
                children=steps,
            ),
        )

    def _state(self, earned: Earned, decided: Decided) -> tuple[CreditState, Explanation]:
        judged = self._judged.get(earned.key)
        approval, denial = decided.approval, decided.denial
        if earned.problem is not None:
            text = f"It does not count: {earned.problem.text}"
            reason = _step("unsupported", text, earned.positions, stage=Stage.SELECT)
            return CreditState.NOT_COUNTED, reason
        if judged is None:
            unit = "" if earned.unit is None else units(earned.unit)
            text = f"The requirement counts hours, and no rate turns {unit} into them."
            reason = _step("other_unit", text, earned.positions, stage=Stage.CONVERT)
            return CreditState.NOT_COUNTED, reason
        if denial is not None and denial.value.decided_on <= self._decided_by:
            text = f"An administrator denied it {self._when(denial)}."
            return CreditState.DENIED, _step("denied", text, denial.positions)
        if approval is not None:
            text = f"An administrator approved it {self._when(approval)}."
            return CreditState.COUNTED, _step("approved", text, approval.positions)
        if judged.run is None:
            text = "No administrator of the district has decided on it yet."
            return CreditState.PENDING_APPROVAL, _step("approval_missing", text, ())
        return CreditState.COUNTED, _step("approval_not_required", "It needs no approval.", ())

    def _when(self, decided: Item[Approval]) -> str:
        day = decided.value.decided_on
        late = day >= self._year.year_until
        return f"on {said(day)}" + (", after the year had ended" if late else "")


def _limits(
    earned: Earned, approval: Item[Approval] | None, case: Case
) -> Iterator[tuple[HourLimit, Explanation]]:
    for cap in caps_of(earned, case.book):
        yield _limit(HourLimitKind(cap.kind.value), cap.hours, cap.text, cap.positions)
    limit = None if approval is None else approval.value.limit
    if approval is not None and limit is not None and limit.unit is CreditUnit.CLOCK_HOUR:
        text = f"At most {limit.amount} hours were approved."
        yield _limit(HourLimitKind.APPROVED_HOURS, limit.amount, text, approval.positions)


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
