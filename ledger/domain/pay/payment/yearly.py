"""The contract years one after another, so that every limit knows what was drawn before.

Years before the one asked about matter where a limit looks back, and where an approval in the year
asked about makes something due for an earlier one: those arrears belong to the year of approval.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial

from ledger.domain.facts.calendar import CalendarYear
from ledger.domain.pay.accumulate.accounts import Draws, Key, drawing
from ledger.domain.pay.accumulate.pools import Pools
from ledger.domain.pay.answer import EligibilityState
from ledger.domain.pay.decide.brought import AllBrought
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.payment.arrears import Earlier
from ledger.domain.pay.payment.displacing import displacing, paid_anew
from ledger.domain.pay.payment.finding import Finding
from ledger.domain.pay.payment.looking_back import looks_back_to, may_displace, paid_once_in
from ledger.domain.pay.payment.running import Running
from ledger.domain.pay.payment.tracing import history_missing, paid_already
from ledger.domain.pay.payment.turn import Turn, findings_of
from ledger.domain.pay.select.measuring import measured_once
from ledger.domain.pay.terms.pay import NotMoney, OneTime

_Measured = tuple[Key, date | None]
"""What is measured once: in the contract year that begins on a day; None: for good."""


@dataclass(frozen=True, slots=True)
class OfYears:
    """What is found for a contract year, arrears of earlier years included.

    Beside it what each earlier year comes to now that was looked at, and what pools are left with.
    """

    findings: list[Finding]
    comes_to: Mapping[Earlier, Decimal]
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
    due = sorted((each for each in entitlements if _payable(each)), key=_place)
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
    comes_to: dict[Earlier, Decimal] = defaultdict(Decimal)
    together, anew = displacing(entitlements), paid_anew(entitlements)
    drew = drawing(before)
    for each_year in years:
        # What is due no more, as a level that another fact reaches now, leaves its room to that.
        pools.release(drew - begun.keys(), each_year)
        brought, running = AllBrought(), Running(each_year, case)
        # What drew on pools while a year lasted has its room before what comes late for it.
        ordered = due if each_year is year else sorted(due, key=partial(_place, drew=drew))
        for each in (one for one in ordered if one.due):
            earlier = Earlier.of(together[each.key[:2]], anew, each_year, year)
            turn = Turn(each, each_year, year, case, pools, brought, running, comes_to, earlier)
            found.extend(_of_year(turn, measured))
            pools.release({each.key}, each_year)
        if each_year is not year:
            pools.keep(each_year, before)
    return OfYears(found, comes_to, pools)


def _payable(entitlement: Entitlement) -> bool:
    return entitlement.due and not isinstance(entitlement.benefit.pay, NotMoney)


def _place(entitlement: Entitlement, drew: Collection[Key] = ()) -> tuple[object, ...]:
    """Place it in the order of evaluation: what others are a percentage of comes first."""
    rank = entitlement.version.ranks[entitlement.benefit.benefit_id]
    return (rank, entitlement.key not in drew, *entitlement.order)


def _of_year(turn: Turn, measured: dict[_Measured, Entitlement]) -> list[Finding]:
    """Give what a turn adds to the answer; nothing where the amount was measured in another."""
    entitlement, year = turn.entitlement, turn.year
    key, pay = entitlement.key, entitlement.pay
    holder = measured.get((key, None), measured.get((key, year.year_from)))
    if holder is not None and holder is not entitlement:
        if paid_once_in(entitlement, turn.asked):
            paid_already(entitlement, holder)
        return []
    findings = findings_of(turn)
    brings = any(each.slice and each.brings for each in findings)
    if brings and measured_once(pay):
        measured[key, None if isinstance(pay, OneTime) else year.year_from] = entitlement
    if year is turn.asked:
        return findings
    arrears = (each for each in findings if each.state is EligibilityState.DUE or each.taken_back)
    return [each for each in arrears if turn.arrears or each.payments]
