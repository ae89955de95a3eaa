"""What one benefit makes of something earned and one run of its approvals, from stage to stage."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from ledger.domain.facts.calendar import CalendarYear
from ledger.domain.pay.answer import EligibilityState, Shortfall, WaitingFor, WaitingKind
from ledger.domain.pay.days.due_days import DueDays
from ledger.domain.pay.days.windows import Dated
from ledger.domain.pay.document import Benefit
from ledger.domain.pay.explanation import Explanation, Stage
from ledger.domain.pay.inputs.approvals import Run
from ledger.domain.pay.inputs.earned import Earned
from ledger.domain.pay.inputs.versions import Version
from ledger.domain.pay.levels.earning import ToEarn
from ledger.domain.pay.levels.tally import Coming, Level
from ledger.domain.pay.terms.pay import NotMoney, Paying
from ledger.domain.pay.terms.select import Item


@dataclass(slots=True, eq=False, kw_only=True)
class Entitlement(DueDays):
    """Something earned under one benefit of one version of a policy, and by one run of approvals.

    `index` is the benefit's place among those of its document, `item` what selected it;
    `governed_each_day` is true where on each day the version of that day speaks; else that of
    `governing_day` does. It starts as due; a stage that finds a condition unmet stops it with
    another state. It counts for `quantity`, and is due on its days for `offer` a year (or once) in
    full; where that depends on the day, `offer` is none and the benefit says how to find it.
    `dated` is the window that dates it. `run` is None where no approval is needed or there is none,
    `approved_again` true where a later run follows. What was held was `released_by` other facts.
    What several facts bring together has the `level` that they reach, and is caused by one of them;
    of what has reached none yet `shortfall` says how much is missing, beyond what is known to lie
    `ahead`, and `to_earn` when it can be earned; `left_out_words` continue what is said of that
    with what limits leave out.
    """

    version: Version
    benefit: Benefit
    index: int
    item: Item
    governed_each_day: bool
    governing_day: date
    earned: Earned
    state: EligibilityState = EligibilityState.DUE
    waiting: tuple[WaitingFor, ...] = ()
    steps: list[Explanation] = field(default_factory=list)
    quantity: Fraction = Fraction(1)
    offer: Decimal | None = None
    shortfall: Shortfall | None = None
    to_earn: ToEarn | None = None
    left_out_words: str = ""
    ahead: Coming | None = None
    run: Run | None = None
    approved_again: bool = False
    claim_id: str | None = None
    not_before: date = date.min
    released_by: tuple[Earned, ...] = ()
    dated: Dated | None = None
    level: Level | None = None

    @property
    def pay(self) -> Paying:
        """How it is paid; only what brings money is asked."""
        pay = self.benefit.pay
        if isinstance(pay, NotMoney):
            message = f"{self.benefit.benefit_id} brings no money"
            raise TypeError(message)
        return pay

    @property
    def due(self) -> bool:
        """Whether no stage has stopped it."""
        return self.state is EligibilityState.DUE

    def due_on(self, day: date) -> bool:
        """Whether it is due on a day, whatever version speaks then and on whatever assignment."""
        begun = self.due and self.effective_from <= day
        return begun and self.stopped_on(day) is None and self.awaited_on(day) is None

    def factor_of(self, year: CalendarYear | None) -> Fraction:
        """Give the factor its window has for the contract year in which it takes effect."""
        factor = None if self.dated is None else self.dated.factor
        begins = year is not None and year.year_from <= self.effective_from < year.year_until
        return Fraction(factor) if begins and factor is not None else Fraction(1)

    @property
    def released_on(self) -> date:
        """The day on which what was held was released; of what was not held, that it was earned."""
        return max((self.earned.earned_on, *(each.earned_on for each in self.released_by)))

    def is_among(self, items: tuple[str, ...] | None) -> bool:
        """Whether a rule for some items, or for all where none is named, is about it."""
        return items is None or self.item.item_id in items

    @property
    def key(self) -> tuple[str, str, str]:
        """Name it across the versions of its policy and the approvals of what was earned."""
        cause = self.earned.key
        if self.level is not None:
            # What was carried over may reach a level of two periods.
            period = "" if self.level.cause.carried is None else f" {self.level.period.key}"
            cause = f"{cause} {self.level.number}{period}"
        return (self.version.policy_id, self.benefit.benefit_id, cause)

    @property
    def level_number(self) -> int | None:
        """The number of the level that several facts reach together; a fact's own has none."""
        return None if self.level is None or self.level.of_fact else self.level.number

    @property
    def path(self) -> str:
        """Give the benefit's place in the document."""
        return f"/benefits/{self.index}"

    @property
    def subjects(self) -> tuple[str, ...]:
        """What a district may have decided on: the fact, or else what it came from."""
        return self.earned.subjects

    @property
    def same(self) -> str:
        """Name what several can be of: the credential; what is of none is like no other."""
        return self.earned.same

    @property
    def facts(self) -> tuple[str, ...]:
        """Name every fact behind it, the one that caused it first."""
        if self.level is None:
            return self.earned.facts
        used = (lot.fact_id for lot, _ in self.level.used)
        return tuple(dict.fromkeys((*self.earned.facts, *used)))

    @property
    def came_on(self) -> date:
        """The day it was earned; of a level that on which it is reached."""
        return self.earned.earned_on if self.level is None else self.effective_from

    @property
    def order(self) -> tuple[date, date, str, int, Fraction, str, int]:
        """Place it in the order in which pools are used.

        By first day, then by the day it came, then as the document has it; what is left is told
        apart by the sum of a level, and by the fact's id.
        """
        return (
            self.effective_from,
            self.came_on,
            self.version.policy_id,
            self.index,
            Fraction(0) if self.level is None else self.level.at,
            self.earned.key,
            self.version.number,
        )

    @property
    def span(self) -> tuple[date, date | None]:
        """Give the days it covers, within its version's where each day's version speaks."""
        if not self.governed_each_day:
            return self.effective_from, self.until
        ends = [day for day in (self.until, self.version.in_force_until) if day is not None]
        return max(self.effective_from, self.version.in_force_from), min(ends, default=None)

    def step(  # noqa: PLR0913 -- a step of a trace is its parts, each named
        self,
        stage: Stage,
        code: str,
        text: str,
        *,
        at: str = "",
        result: str,
        inputs: dict[str, str],
        positions: tuple[int, ...] = (),
    ) -> None:
        """Add to the trace; `at` is the place below the benefit's."""
        self.steps.append(
            Explanation(
                stage=stage,
                code=code,
                inputs=inputs,
                result=result,
                positions=positions,
                text=text,
                document_path=self.path + at,
            )
        )

    def refuse(self) -> None:
        """Stop it: a condition is not met, and nothing is waited for any more."""
        self.state = EligibilityState.NOT_DUE
        self.waiting = ()

    def wait(
        self,
        kind: WaitingKind,
        text: str,
        announced_on: date | None = None,
        last_on: date | None = None,
    ) -> None:
        """Stop it until something happens."""
        unpublished = kind is WaitingKind.CALENDAR
        self.state = (
            EligibilityState.NOT_YET_DETERMINABLE if unpublished else EligibilityState.PENDING
        )
        self.waiting = (
            WaitingFor(kind=kind, text=text, announced_on=announced_on, last_on=last_on),
        )
