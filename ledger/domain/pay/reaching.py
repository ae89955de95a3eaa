"""Stage 3, accumulate: whether limits let a sum come to its next level, and what a year adds."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from fractions import Fraction

from ledger.domain.facts.calendar import CalendarYear
from ledger.domain.pay.levels.lot import Period
from ledger.domain.pay.levels.outcome import Note, Outcome
from ledger.domain.pay.most import most_units
from ledger.domain.pay.terms.accumulate import LimitScope, Together, UnitLimit, WholeFacts
from ledger.domain.pay.wording import plain, unit_words


def reachable(
    outcome: Outcome, terms: Together, items: Collection[str], period: Period | None
) -> Outcome:
    """Give the same with nothing to earn where limits never let its period come to a next level."""
    most = most_units(terms, items)
    if outcome.to_earn is None or most is None:
        return outcome
    if outcome.total + outcome.coming + outcome.to_earn <= Fraction(most):
        return outcome
    within = f" in {period.key}" if period is not None and period.bounded else ""
    note = Note(
        code="limits_reached",
        text=f"Limits let {unit_words(terms.unit, most)} count at the most{within}.",
        pointer="/accumulate/limits",
        inputs={"at_most": plain(most)},
    )
    return replace(outcome, to_earn=None, stopped=note)


def room_left(
    terms: Together,
    items: Collection[str],
    year: CalendarYear | None,
    counted: Iterable[tuple[date, Fraction]],
) -> Fraction | None:
    """Give how much more of a contract year limits let count at the most; None: they let all.

    `counted` is what counts already, by the day earned.
    """
    yearly = [
        Fraction(limit.at_most)
        for limit in terms.limits
        if isinstance(limit, UnitLimit | WholeFacts)
        and limit.scope is LimitScope.CONTRACT_YEAR
        and limit.of is None
        and (limit.items is None or set(items) <= set(limit.items))
    ]
    if not yearly or year is None:
        return None
    within = (units for day, units in counted if year.year_from <= day < year.year_until)
    return max(min(yearly) - sum(within, Fraction(0)), Fraction(0))
