"""Stage 4, decide: what a percentage is of, and on which days that may change."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from ledger.domain.facts.calendar import CalendarYear
from ledger.domain.facts.placement import ScheduleCellName
from ledger.domain.pay.decide.brought import (
    AllBrought,
    Brought,
    Met,
    Worth,
    all_of,
    by_day,
    no_earlier,
)
from ledger.domain.pay.decide.by_place import percent_of
from ledger.domain.pay.decide.worth_words import no_worth, worth_step
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.inputs.cells import NotPlaced, cell_worth, turns_of
from ledger.domain.pay.inputs.stints import Stint
from ledger.domain.pay.select.carrying import fitting
from ledger.domain.pay.terms.decide import Base, BaseMeasured, Percent, PercentTiers
from ledger.domain.pay.words.wording import plain, told


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fixed:
    """What of a base no other benefit brings: exact, a year's at full time, and what it is of."""

    amount: Fraction
    words: tuple[str, ...]
    positions: tuple[int, ...]


def percent_worth(
    base: Base,
    entitlement: Entitlement,
    stint: Stint,
    day: date,
    brought: AllBrought,
    case: Case,
) -> Worth:
    """Give a percentage of a base: the same of a day for all whose place in a sum is none."""
    own = entitlement.met_by_part(day)
    if base.measured is BaseMeasured.FIRST_DAY:
        day = _first_day(entitlement, stint, case)
    others = brought.of(entitlement.version.policy_id, base.benefits)
    by_place = isinstance(entitlement.benefit.decide, PercentTiers)
    of = (entitlement.version, entitlement.benefit, entitlement if by_place else None)

    def find() -> Worth:
        return _percent_on(base, entitlement, stint, day, others, case)

    found = case.once.found(find, day, _percent_on, *of, stint, others)
    if len(own) == 1:
        return found.no_earlier(own[0][0])
    parts = (
        Met(each.met_on, each.full * share)
        for met_on, share in own
        for each in no_earlier(found.parts, met_on)
    )
    return replace(found, parts=by_day(parts))


def _first_day(entitlement: Entitlement, stint: Stint, case: Case) -> date:
    """Give the first day on which an assignment carried it, whatever came between."""
    since = entitlement.effective_from
    same = (e for e in fitting(entitlement, case) if e.assignment_id == stint.assignment_id)
    begun = (each.day_from for each in same if each.day_until is None or since < each.day_until)
    return max(since, min(begun, default=stint.day_from))


def _percent_on(
    base: Base,
    entitlement: Entitlement,
    stint: Stint,
    day: date,
    others: Iterable[Brought],
    case: Case,
) -> Worth:
    """Give it whenever its own last condition was met: only of others is told when they were."""
    percent = percent_of(entitlement) or Fraction(0)
    fixed = _fixed_on(base, stint, day, case)
    if isinstance(fixed, NotPlaced):
        return no_worth(entitlement, fixed.text, fixed.positions or stint.positions)
    running = [each for each in others if each.runs_on(stint.assignment_id, day)]
    positions = (*fixed.positions, *(at for each in running for at in each.positions))
    more = (f"{told(each.full, case.currency)} of {each.title}" for each in running)
    of = (Met(date.min, fixed.amount), *(met for each in running for met in each.parts))
    met = tuple(Met(each.met_on, each.full * percent / 100) for each in by_day(of))
    full = all_of(met)
    of_what = _listed([*fixed.words, *more]) or "nothing"
    text = f"{plain(percent)} % of {of_what}: {told(full, case.currency)}."
    step = worth_step(entitlement, "percent_of_base", text, full, positions)
    return Worth(full, step, parts=met)


def _listed(parts: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def _fixed_on(base: Base, stint: Stint, day: date, case: Case) -> _Fixed | NotPlaced:
    """Give what the placement and the cell of a base are worth on a day, or which has no amount."""
    amount, words, positions = Fraction(0), list[str](), tuple[int, ...]()
    if base.placement:
        own = case.bases.explained(stint.assignment_id, day)
        if isinstance(own, NotPlaced):
            return own
        amount, positions = amount + own.amount, own.positions
        words.append(f"the placement's {told(own.amount, case.currency)}")
    if base.cell is not None:
        cell = base.cell
        name = ScheduleCellName(
            schedule_id=cell.schedule_id, lane_id=cell.lane_id, step_id=cell.step_id
        )
        worth = cell_worth(name, day, case.book)
        if isinstance(worth, NotPlaced):
            return worth
        amount, positions = amount + worth.amount, (*positions, worth.position)
        words.append(
            f"the {told(worth.amount, case.currency)} of lane {cell.lane_id} at step "
            f"{cell.step_id} of the schedule {cell.schedule_id}"
        )
    return _Fixed(amount=amount, words=tuple(words), positions=positions)


def counted_in(entitlement: Entitlement, brought: AllBrought) -> Iterable[Brought]:
    """Give what was brought by other benefits that may change what one is worth."""
    decide = entitlement.benefit.decide
    if not isinstance(decide, Percent | PercentTiers):
        return [each for each in brought if each.lane is not None]
    return brought.of(entitlement.version.policy_id, decide.base.benefits)


def base_turns(
    entitlement: Entitlement, stint: Stint, year: CalendarYear, case: Case
) -> list[date]:
    """Give the days of a contract year, but its first, on which a base has another amount.

    What rests on no placement is not cut where that changes, nor what is measured once.
    """
    since, until, decide = year.year_from, year.year_until, entitlement.benefit.decide
    base = decide.base if isinstance(decide, Percent | PercentTiers) else None
    if base is not None and base.measured is BaseMeasured.FIRST_DAY:
        return []
    if base is None or base.placement:
        found = case.bases.changes(stint.assignment_id, since, until)
    else:
        found = []
    if base is None or base.cell is None:
        return found
    return [*found, *turns_of(base.cell.schedule_id, since, until, case.book)]
