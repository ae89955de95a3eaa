"""The contract years one after another, so that every limit knows what was drawn before.

Years before the one asked about matter where a limit looks back, and where an approval in the year
asked about makes something due for an earlier one: those arrears belong to the year of approval.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import partial

from ledger.domain.facts.calendar import CalendarYear
from ledger.domain.pay.accumulate.accounts import Draws, Key, drawing
from ledger.domain.pay.accumulate.pools import Left, Pools
from ledger.domain.pay.answer import EligibilityState, WaitingFor, WaitingKind
from ledger.domain.pay.date.dating import begin_later
from ledger.domain.pay.decide.brought import AllBrought, Brought, Met, Worth
from ledger.domain.pay.decide.sharing import Slice
from ledger.domain.pay.decide.slicing import slices_of
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.payment.arrears import OfYear
from ledger.domain.pay.payment.billing import Billing
from ledger.domain.pay.payment.displacing import Benefits, displacing
from ledger.domain.pay.payment.finding import Finding
from ledger.domain.pay.payment.looking_back import looks_back_to, may_displace, paid_once_in
from ledger.domain.pay.payment.running import Owed, Running, in_turn
from ledger.domain.pay.payment.tracing import at_rate, for_days, history_missing, paid_already
from ledger.domain.pay.payment.worthless import MOST_MONEY, nothing_worth, too_much
from ledger.domain.pay.select.harmless import kept_told
from ledger.domain.pay.select.measuring import measured_once
from ledger.domain.pay.terms.pay import NotMoney, OneTime

_Measured = tuple[Key, date | None]
"""What is measured once: in the contract year that begins on a day; None: for good."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """One entitlement in one contract year; `asked` is the year the answer is about."""

    entitlement: Entitlement
    year: CalendarYear
    asked: CalendarYear
    case: Case
    pools: Pools
    brought: AllBrought
    running: Running
    comes_to: dict[OfYear, Decimal]
    benefits: Benefits

    @property
    def arrears(self) -> bool:
        """Whether what is due for an earlier year became due in the year asked about."""
        return self.year is not self.asked and self.entitlement.met_on >= self.asked.year_from


@dataclass(frozen=True, slots=True)
class OfYears:
    """What is found for a contract year, arrears of earlier years included.

    Beside it what each earlier year comes to now that was looked at, and what pools are left with.
    """

    findings: list[Finding]
    comes_to: Mapping[OfYear, Decimal]
    pools: Pools


def findings_of_years(
    entitlements: list[Entitlement],
    case: Case,
    year: CalendarYear,
    drawn_before: Callable[[], Draws],
) -> OfYears:
    """Give what is found for the year asked about, arrears of earlier years included.

    `drawn_before` gives what was drawn on pools until that year began, as was known by then; it is
    asked only where something came late that may have taken the place of something else.
    """
    due = sorted((each for each in entitlements if _payable(each)), key=_turn)
    begun: dict[Key, date] = {}
    for each in due:
        begun.setdefault(each.key, each.effective_from)
    back = [(each, since) for each in due if (since := looks_back_to(each, begun, year))]
    years = case.almanac.years_up_to(year) if back else [year]
    for each, since in back:
        if since < years[0].year_from:
            history_missing(each, since, years[0])
    pools, before = Pools(case), drawn_before() if may_displace(due, years) else {}
    for each_year in years[:-1]:
        pools.keep(each_year, before)
    measured: dict[_Measured, Entitlement] = {}
    found: list[Finding] = []
    comes_to: dict[OfYear, Decimal] = defaultdict(Decimal)
    together = displacing(entitlements)
    drew = drawing(before)
    for each_year in years:
        # What is due no more, as a level that another fact reaches now, leaves its room to that.
        pools.release(drew - begun.keys(), each_year)
        brought, running = AllBrought(), Running(each_year, case)
        # What drew on pools while a year lasted has its room before what comes late for it.
        ordered = due if each_year is year else sorted(due, key=partial(_turn, drew=drew))
        for each in (one for one in ordered if one.due):
            benefits = together[each.key[:2]]
            turn = _Turn(each, each_year, year, case, pools, brought, running, comes_to, benefits)
            found.extend(_of_year(turn, measured))
            pools.release({each.key}, each_year)
        if each_year is not year:
            pools.keep(each_year, before)
    return OfYears(found, comes_to, pools)


def _payable(entitlement: Entitlement) -> bool:
    return entitlement.due and not isinstance(entitlement.benefit.pay, NotMoney)


def _turn(entitlement: Entitlement, drew: Collection[Key] = ()) -> tuple[object, ...]:
    """Place it in the order of evaluation: what others are a percentage of comes first."""
    rank = entitlement.version.ranks[entitlement.benefit.benefit_id]
    return (rank, entitlement.key not in drew, *entitlement.order)


def _of_year(turn: _Turn, measured: dict[_Measured, Entitlement]) -> list[Finding]:
    """Give what a turn adds to the answer; nothing where the amount was measured in another."""
    entitlement, year = turn.entitlement, turn.year
    key, pay = entitlement.key, entitlement.pay
    holder = measured.get((key, None), measured.get((key, year.year_from)))
    if holder is not None:
        if holder is not entitlement and paid_once_in(entitlement, turn.asked):
            paid_already(entitlement, holder)
        return []
    findings = _findings(turn)
    brings = any(each.slice and each.brings for each in findings)
    if brings and measured_once(pay):
        measured[key, None if isinstance(pay, OneTime) else year.year_from] = entitlement
    if year is turn.asked:
        return findings
    arrears = (each for each in findings if each.state is EligibilityState.DUE or each.taken_back)
    return [each for each in arrears if turn.arrears or each.payments]


def _findings(turn: _Turn) -> list[Finding]:
    entitlement = turn.entitlement
    slices = slices_of(entitlement, turn.case, turn.year, turn.brought)
    left = Left(Decimal(1), None, ())
    # What is announced keeps its room: else what comes after it would be paid from it meanwhile.
    if any(not (each.worth and each.worth.stood) for each in slices):
        stands = any(each.waiting is None for each in slices)
        left = turn.pools.before_fte(entitlement, turn.year, stands=stands)
    if slices and left.shortfall is not None and not left.amount:
        found = _no_room(turn, slices[0], left)
        if left.waits:
            _begin_next_year(turn, left)
        return [found]
    return [_on_slice(turn, each, left) for each in sorted(slices, key=in_turn)]


def _no_room(turn: _Turn, part: Slice, left: Left) -> Finding:
    """Say that a pool leaves nothing, or nothing yet."""
    text, until = left.steps[-1].text, turn.year.year_until
    awaited = WaitingFor(kind=WaitingKind.EFFECTIVE_DAY, text=text, announced_on=until)
    return Finding(
        entitlement=turn.entitlement,
        state=EligibilityState.PENDING if left.waits else EligibilityState.NOT_DUE,
        steps=left.steps,
        waiting=(awaited,) if left.waits else (),
        effective_from=part.day_from,
        shortfall=left.shortfall,
    )


def _begin_next_year(turn: _Turn, left: Left) -> None:
    """Have what waits begin with the next contract year, and say there why not before."""
    begin_later(turn.entitlement, turn.year.year_until, turn.case)
    if turn.year is not turn.asked:
        turn.entitlement.steps.extend(left.steps)


def _on_slice(turn: _Turn, part: Slice, left: Left) -> Finding:
    entitlement = turn.entitlement
    if part.worth is None or part.worth.full is None or part.worth.moved:
        return nothing_worth(entitlement, part, left)
    full = part.worth.full * left.share
    if full > MOST_MONEY:
        return too_much(entitlement, part)
    owed = turn.running.behind(entitlement, part, left.share)
    decided = () if part.worth.step is None else (part.worth.step,)
    kept = kept_told(part.stint, entitlement, turn.case)
    rated = at_rate(entitlement, part, full, owed.rate, turn.case)
    bounds = (each.explained(entitlement) for each in part.borders)
    steps = (*decided, *left.steps, *kept, *bounds, rated)
    slot = (part.stint.assignment_id, part.day_from)
    stands = part.waiting is None
    due = turn.pools.after_fte(entitlement, turn.year, slot, owed.amount(), stands=stands)
    shortfall = due.shortfall or left.shortfall
    found = partial(Finding, entitlement=entitlement, slice=part, shortfall=shortfall)
    nothing = not due.amount
    if part.waiting is not None and not nothing:
        pending, waiting = EligibilityState.PENDING, (part.waiting,)
        return found(state=pending, steps=steps, waiting=waiting, rate=owed.rate)
    if part.waiting is None:
        turn.running.add(owed)
    steps = (*steps, for_days(entitlement, part, turn.year, owed, turn.case), *due.steps)
    if nothing:
        return found(state=EligibilityState.NOT_DUE, steps=steps)
    finding = found(state=EligibilityState.DUE, steps=steps, rate=owed.rate)
    turn.brought.add(_brought(turn, part, part.worth, full, left))
    billing = _billing(turn, part, owed, due.amount)
    earlier = turn.year is not turn.asked
    if earlier:
        turn.comes_to[turn.benefits, turn.year] += billing.comes_to()
    # What an earlier year paid matters only for what it drew, and for what became due since.
    if earlier and not part.worth.met_since(turn.asked.year_from):
        return finding
    return billing.settle(finding)


def _billing(turn: _Turn, part: Slice, owed: Owed, amount: Decimal) -> Billing:
    return Billing(
        entitlement=turn.entitlement,
        part=part,
        owed=owed,
        amount=amount,
        year=turn.year,
        case=turn.case,
        since=None if turn.year is turn.asked else turn.asked.year_from,
    )


def _brought(turn: _Turn, part: Slice, worth: Worth, full: Fraction, left: Left) -> Brought:
    steps = (*turn.entitlement.steps, *(() if worth.step is None else (worth.step,)))
    parts = worth.parts
    if left.share != 1:
        parts = tuple(Met(each.met_on, each.full * left.share) for each in parts)
    return Brought(
        policy_id=turn.entitlement.version.policy_id,
        benefit_id=turn.entitlement.benefit.benefit_id,
        title=turn.entitlement.benefit.title,
        assignment_id=part.stint.assignment_id,
        day_from=part.day_from,
        day_until=part.day_until,
        full=full,
        parts=parts,
        positions=tuple(sorted({at for step in steps for at in step.positions})),
        lane=worth.lane,
    )
