"""Stage 6, pay: one entitlement in one contract year, with what was drawn and brought before it."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import partial

from ledger.domain.facts.calendar import CalendarYear
from ledger.domain.pay.accumulate.pools import Left, Pools
from ledger.domain.pay.answer import EligibilityState, WaitingFor, WaitingKind
from ledger.domain.pay.date.dating import begin_later
from ledger.domain.pay.decide.brought import AllBrought, Brought, Met, Worth
from ledger.domain.pay.decide.sharing import Slice
from ledger.domain.pay.decide.slicing import slices_of
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.payment.arrears import Earlier
from ledger.domain.pay.payment.billing import Billing
from ledger.domain.pay.payment.finding import Finding
from ledger.domain.pay.payment.running import Owed, Running, in_turn
from ledger.domain.pay.payment.tracing import at_rate, for_days
from ledger.domain.pay.payment.worthless import MOST_MONEY, nothing_worth, too_much
from ledger.domain.pay.select.harmless import kept_told


@dataclass(frozen=True, slots=True)
class Turn:
    """One entitlement in one contract year; `asked` is the year the answer is about."""

    entitlement: Entitlement
    year: CalendarYear
    asked: CalendarYear
    case: Case
    pools: Pools
    brought: AllBrought
    running: Running
    comes_to: dict[Earlier, Decimal]
    earlier: Earlier

    @property
    def arrears(self) -> bool:
        """Whether what is due for an earlier year became due in the year asked about."""
        return self.year is not self.asked and self.entitlement.met_on >= self.asked.year_from


def findings_of(turn: Turn) -> list[Finding]:
    """Give what is found of one entitlement in one contract year, and draw on pools for it."""
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


def _no_room(turn: Turn, part: Slice, left: Left) -> Finding:
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


def _begin_next_year(turn: Turn, left: Left) -> None:
    """Have what waits begin with the next contract year, and say there why not before."""
    begin_later(turn.entitlement, turn.year.year_until, turn.case)
    if turn.year is not turn.asked:
        turn.entitlement.steps.extend(left.steps)


def _on_slice(turn: Turn, part: Slice, left: Left) -> Finding:
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
    over = turn.year is not turn.asked
    if over:
        turn.comes_to[turn.earlier] += billing.comes_to()
    # What an earlier year paid matters only for what it drew, and for what became due since.
    if over and not part.worth.met_since(turn.asked.year_from):
        return finding
    return billing.settle(finding)


def _billing(turn: Turn, part: Slice, owed: Owed, amount: Decimal) -> Billing:
    return Billing(
        entitlement=turn.entitlement,
        part=part,
        owed=owed,
        amount=amount,
        year=turn.year,
        case=turn.case,
        since=None if turn.year is turn.asked else turn.asked.year_from,
    )


def _brought(turn: Turn, part: Slice, worth: Worth, full: Fraction, left: Left) -> Brought:
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
