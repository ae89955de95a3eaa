"""The contract years one after another, so that every limit knows what was drawn before.

Years before the one asked about matter where a limit looks back, and where an approval in the year
asked about makes something due for an earlier one: those arrears belong to the year of approval.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from ledger.domain.facts.district import CalendarYear
from ledger.domain.pay.amounts import rounded
from ledger.domain.pay.answer import EligibilityState, WaitingFor, WaitingKind
from ledger.domain.pay.case import Case
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.finding import Finding
from ledger.domain.pay.paying import Bill, payments_of
from ledger.domain.pay.pools import Left, Pools
from ledger.domain.pay.slicing import Slice, slices_of
from ledger.domain.pay.terms.accumulate import Drawn, Scope
from ledger.domain.pay.terms.pay import OneTime, Time
from ledger.domain.pay.tracing import at_rate, for_days, history_missing, paid_already, paid_with

_Key = tuple[str, str, str]
_Measured = tuple[_Key, date | None]
"""What is measured once: in the contract year that begins on a day; None: for good."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """One entitlement in one contract year; `asked` is the year the answer is about."""

    entitlement: Entitlement
    year: CalendarYear
    asked: CalendarYear
    case: Case
    pools: Pools

    @property
    def arrears(self) -> bool:
        """Whether what is due for an earlier year became due in the year asked about."""
        return self.year is not self.asked and self.entitlement.met_on >= self.asked.year_from


def findings_of_years(
    entitlements: list[Entitlement], case: Case, year: CalendarYear
) -> list[Finding]:
    """Give what is found for the year asked about, arrears of earlier years included."""
    due = sorted((each for each in entitlements if each.due), key=lambda each: each.order)
    begun: dict[_Key, date] = {}
    for each in due:
        begun.setdefault(each.key, each.effective_from)
    back = [(each, since) for each in due if (since := _looks_back_to(each, begun, year))]
    years = case.almanac.years_up_to(year) if back else [year]
    for each, since in back:
        if since < years[0].year_from:
            history_missing(each, since, years[0])
    pools = Pools(case.currency)
    measured: dict[_Measured, Entitlement] = {}
    found: list[Finding] = []
    for each_year in years:
        for each in due:
            if each.due:
                found.extend(_of_year(_Turn(each, each_year, year, case, pools), measured))
    return found


def _looks_back_to(
    entitlement: Entitlement, begun: dict[_Key, date], year: CalendarYear
) -> date | None:
    """Give the day since which earlier contract years have a say in this one, if they have."""
    arrears = entitlement.met_on >= year.year_from
    pools = entitlement.version.pools
    drawn = any(
        use.drawn is Drawn.ONCE or pools[use.pool].scope is Scope.CAREER
        for use in entitlement.benefit.accumulate.uses
    )
    counted_before = drawn or _paid_once_in(entitlement, year)
    since = begun[entitlement.key] if counted_before else entitlement.effective_from
    return since if since < year.year_from and (arrears or counted_before) else None


def _paid_once_in(entitlement: Entitlement, year: CalendarYear) -> bool:
    """Whether it is paid once, and not before a year."""
    last = max(entitlement.effective_from, entitlement.met_on)
    return isinstance(entitlement.benefit.pay, OneTime) and last >= year.year_from


def _of_year(turn: _Turn, measured: dict[_Measured, Entitlement]) -> list[Finding]:
    """Give what a turn adds to the answer; nothing where the amount was measured in another."""
    entitlement, year = turn.entitlement, turn.year
    key, pay = entitlement.key, entitlement.benefit.pay
    holder = measured.get((key, None), measured.get((key, year.year_from)))
    if holder is not None:
        if holder is not entitlement and _paid_once_in(entitlement, turn.asked):
            paid_already(entitlement, holder)
        return []
    findings = list(_findings(turn))
    brings = any(each.state is not EligibilityState.NOT_DUE for each in findings)
    if brings and (isinstance(pay, OneTime) or pay.time is Time.WHOLE_YEAR):
        measured[key, None if isinstance(pay, OneTime) else year.year_from] = entitlement
    if year is turn.asked:
        return findings
    return [each for each in findings if turn.arrears and each.state is EligibilityState.DUE]


def _findings(turn: _Turn) -> Iterator[Finding]:
    entitlement = turn.entitlement
    slices = slices_of(entitlement, turn.case, turn.year)
    left = Left(entitlement.offer, None, ())
    if any(each.waiting is None for each in slices):
        left = turn.pools.before_fte(entitlement, turn.year)
    if slices and left.shortfall is not None and not left.amount:
        yield Finding(
            entitlement=entitlement,
            state=EligibilityState.NOT_DUE,
            steps=left.steps,
            effective_from=slices[0].day_from,
            shortfall=left.shortfall,
        )
        return
    for each in slices:
        yield _on_slice(turn, each, left)


def _on_slice(turn: _Turn, part: Slice, left: Left) -> Finding:
    entitlement, terms = turn.entitlement, turn.entitlement.benefit.pay
    rate = rounded(Fraction(left.amount) * part.part, terms.rounding)
    steps = (*left.steps, at_rate(entitlement, part, left.amount, rate, turn.case))
    if part.waiting is not None:
        return Finding(
            entitlement=entitlement,
            state=EligibilityState.PENDING,
            steps=steps,
            waiting=(part.waiting,),
            slice=part,
            rate=rate,
            shortfall=left.shortfall,
        )
    whole = rounded(Fraction(rate) * part.share, terms.rounding)
    slot = (part.stint.assignment_id, part.day_from)
    due = turn.pools.after_fte(entitlement, turn.year, slot, whole)
    steps = (*steps, for_days(entitlement, part, turn.year, whole, turn.case), *due.steps)
    if due.shortfall is not None and not due.amount:
        return Finding(
            entitlement=entitlement,
            state=EligibilityState.NOT_DUE,
            steps=steps,
            slice=part,
            shortfall=due.shortfall,
        )
    finding = Finding(
        entitlement=entitlement,
        state=EligibilityState.DUE,
        steps=steps,
        slice=part,
        rate=rate,
        shortfall=due.shortfall or left.shortfall,
    )
    # What an earlier year paid matters only for what it drew.
    shown = turn.year is turn.asked or turn.arrears
    return _paid(turn, part, finding, due.amount) if shown else finding


def _paid(turn: _Turn, part: Slice, finding: Finding, amount: Decimal) -> Finding:
    entitlement, terms = turn.entitlement, turn.entitlement.benefit.pay
    bill = Bill(
        amount=amount,
        currency=turn.case.currency,
        day_from=part.day_from,
        day_until=part.day_until,
        met_on=entitlement.met_on,
    )
    payments = payments_of(bill, terms.paid, terms.rounding, turn.case.almanac)
    step = paid_with(entitlement, payments)
    steps = (*finding.steps, step)
    if payments is not None:
        return replace(finding, steps=steps, amount=amount, payments=payments)
    waiting = (WaitingFor(kind=WaitingKind.CALENDAR, text=step.text),)
    state = EligibilityState.NOT_YET_DETERMINABLE
    return replace(finding, state=state, steps=steps, waiting=waiting)
