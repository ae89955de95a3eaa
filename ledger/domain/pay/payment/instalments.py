"""Stage 6, pay: the instalments of an amount, each with its day and with what it asks for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from ledger.domain.facts.calendar import CalendarYear, PayPeriod
from ledger.domain.pay.answer import WaitingFor, WaitingKind
from ledger.domain.pay.days.resolving import Unknown, resolve
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.select.carrying import carrying
from ledger.domain.pay.select.naming import dates_of
from ledger.domain.pay.terms.pay import Instalment, Tested
from ledger.domain.pay.words.amounts import rounded
from ledger.domain.pay.words.wording import said


@dataclass(frozen=True, slots=True, kw_only=True)
class InstalmentShare:
    """An instalment of an amount: paid with a pay period, waiting for something, or lost.

    `day` is that on which it is payable and asks for something, where it is known.
    """

    index: int
    terms: Instalment
    amount: Decimal
    day: date | None = None
    period: PayPeriod | None = None
    open: Unknown | None = None
    lost: str = ""


def parts_of(
    amount: Decimal, met_on: date, entitlement: Entitlement, year: CalendarYear, case: Case
) -> Iterator[InstalmentShare]:
    """Divide what became due on a day: rounded along the running total, the last takes the rest."""
    dates, almanac = dates_of(entitlement, case), case.almanac
    for index, (terms, share) in enumerate(_amounts(amount, entitlement)):
        day = resolve(terms.payable, dates, year, almanac)
        if isinstance(day, Unknown):
            yield InstalmentShare(index=index, terms=terms, amount=share, open=day)
            continue
        awaited = entitlement.awaited_on(day)
        if awaited is not None and terms.tested is Tested.EMPLOYED_IN_GOOD_STANDING:
            yield InstalmentShare(
                index=index, terms=terms, amount=share, open=_unknown(awaited.waiting)
            )
            continue
        lost, period = _lost(terms.tested, day, entitlement, case), None
        unpublished = None
        if not lost:
            # No run asks about a contract year that has not begun.
            period = almanac.paid_from(max(day, met_on, year.year_from))
            unpublished = (
                None if period else Unknown(kind=WaitingKind.CALENDAR, text=_no_period(day))
            )
        yield InstalmentShare(
            index=index,
            terms=terms,
            amount=share,
            day=day,
            period=period,
            open=unpublished,
            lost=lost,
        )


def _unknown(waiting: WaitingFor) -> Unknown:
    return Unknown(
        kind=waiting.kind,
        text=waiting.text,
        announced_on=waiting.announced_on,
        by=waiting.last_on,
    )


def _no_period(day: date) -> str:
    return f"No published calendar names the pay periods from {said(day)} on."


def _amounts(amount: Decimal, entitlement: Entitlement) -> Iterator[tuple[Instalment, Decimal]]:
    run, before, terms = Fraction(0), Decimal(0), entitlement.pay
    for instalment in terms.instalments or ():
        run += Fraction(instalment.percent) / 100
        running = rounded(Fraction(amount) * run, terms.rounding)
        upto = amount if run == 1 else min(running, amount)
        yield instalment, upto - before
        before = upto


def _lost(tested: Tested, day: date, entitlement: Entitlement, case: Case) -> str:
    """Say why what an instalment asks for does not hold on its day; nothing where it does."""
    if tested is Tested.NOTHING:
        return ""
    if not any(stint.runs_on(day) for stint in carrying(entitlement, case)):
        return f"on {said(day)} no assignment carries it"
    if tested is Tested.EMPLOYED:
        return ""
    return entitlement.stopped_on(day) or ""
