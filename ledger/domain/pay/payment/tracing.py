"""How stage 6, pay, puts itself into words."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from ledger.domain.facts.calendar import CalendarYear
from ledger.domain.pay.answer import Payment, WaitingKind
from ledger.domain.pay.decide.sharing import Slice
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Explanation, Stage
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.payment.instalments import InstalmentShare
from ledger.domain.pay.payment.payout import periods_in
from ledger.domain.pay.payment.running import Owed
from ledger.domain.pay.terms.pay import (
    BaseIncrease,
    Ignored,
    OneTime,
    Paying,
    PerPayPeriod,
    Yearly,
)
from ledger.domain.pay.words.wording import plain, said, to_four_places, told


def at_rate(
    entitlement: Entitlement, part: Slice, full: Fraction, rate: Decimal, case: Case
) -> Explanation:
    """Say what an assignment's FTE makes of the amount."""
    stint, terms = part.stint, entitlement.pay
    result = told(rate, case.currency) + _often(terms)
    if isinstance(terms.fte, Ignored):
        code, why = "fte_ignored", "FTE makes no difference"
    elif part.total_fte > 1 and part.part != stint.fte:
        code = "fte_scaled"
        why = f"{stint.fte} of the {part.total_fte} of all assignments, which count as 1"
    else:
        code, why = "fte_prorated", f"{stint.fte} of a full-time position"
    return Explanation(
        stage=Stage.PAY,
        code=code,
        inputs={
            "assignment_id": stint.assignment_id,
            "role": stint.role,
            "fte": str(stint.fte),
            "fte_of_all": str(part.total_fte),
            "amount": to_four_places(full),
        },
        result=str(rate),
        positions=tuple(
            sorted({at for one in (stint, *part.further, *part.beside) for at in one.positions})
        ),
        text=f"Assignment {stint.assignment_id}: {why}; that is {result}.",
        document_path=f"{entitlement.path}/pay/fte",
    )


def _often(terms: Paying) -> str:
    match terms:
        case OneTime():
            return ", once"
        case PerPayPeriod():
            return " a pay period"
        case _:
            return " a year"


def for_days(
    entitlement: Entitlement, part: Slice, year: CalendarYear, owed: Owed, case: Case
) -> Explanation:
    """Say what the days make of the rate, and where it is rounded with those before."""
    days, of_days = (part.day_until - part.day_from).days, (year.year_until - year.year_from).days
    first, last = said(part.day_from), said(part.day_until - timedelta(days=1))
    code, share = "by_days", f"{days} of the {of_days} days of {year.name}"
    if isinstance(entitlement.pay, PerPayPeriod):
        code, share = "by_pay_periods", _pay_periods(periods_in(part, case))
    elif part.share == 1:
        code, share = "in_full", "the amount in full"
    if (factor := entitlement.factor_of(year)) != 1:
        share = f"{share}, times {plain(factor)} as it begins in {year.name}"
    amount = owed.amount()
    comes_to = f"{told(amount, case.currency)}{_with_the_rest(owed, amount, case)}"
    at = "/pay/time" if isinstance(entitlement.benefit.pay, Yearly | BaseIncrease) else "/pay"
    span = (
        f"From {first} on, once" if isinstance(entitlement.pay, OneTime) else f"{first} to {last}"
    )
    return Explanation(
        stage=Stage.PAY,
        code=code,
        inputs={
            "day_from": str(part.day_from),
            "day_until": str(part.day_until),
            "days": str(days),
            "days_of_year": str(of_days),
            **({} if factor == 1 else {"first_year_factor": plain(factor)}),
        },
        result=str(amount),
        positions=(case.almanac.positions[year],),
        text=f"{span}: {share}; that is {comes_to}.",
        document_path=entitlement.path + at,
    )


def _with_the_rest(owed: Owed, amount: Decimal, case: Case) -> str:
    """Say why an amount is a step of rounding more or less than its own days make it."""
    if amount == owed.alone():
        return ""
    total = told(owed.total(), case.currency)
    return f", since with what was due before it in the year it comes to {total}"


def _pay_periods(count: Fraction) -> str:
    return "1 pay period" if count == 1 else f"{plain(count)} pay periods"


def instalment_told(part: InstalmentShare, entitlement: Entitlement, case: Case) -> Explanation:
    """Say what becomes of an instalment."""
    amount = f"{told(part.amount, case.currency)} ({plain(part.terms.percent)} %)"
    if part.open is not None or part.day is None:
        reason = "" if part.open is None else f" {part.open.text}"
        code, text = "instalment_open", f"{amount} are not paid yet.{reason}"
    elif part.lost:
        code, text = "instalment_lost", f"{amount} are lost: {part.lost}."
    else:
        code, text = "instalment", f"{amount} are payable on {said(part.day)}."
    return Explanation(
        stage=Stage.PAY,
        code=code,
        inputs={
            "amount": str(part.amount),
            "percent": str(part.terms.percent),
            **({} if part.day is None else {"day": str(part.day)}),
        },
        result="0" if part.lost or part.open else str(part.amount),
        positions=entitlement.ending.positions if part.lost and entitlement.ending else (),
        text=f"{part.terms.title}: {text}",
        document_path=f"{entitlement.path}/pay/instalments/{part.index}",
    )


def unpaid(entitlement: Entitlement, text: str) -> Explanation:
    """Say why nothing says when it is paid."""
    return Explanation(
        stage=Stage.PAY,
        code="pay_periods_missing",
        inputs={"paid": entitlement.pay.paid.value},
        result="not yet determinable",
        positions=(),
        text=text,
        document_path=f"{entitlement.path}/pay/paid",
    )


def paid_with(entitlement: Entitlement, payments: tuple[Payment, ...]) -> Explanation:
    """Say when it is paid."""
    terms = entitlement.pay
    if not payments:
        code, text = "nothing_to_pay", "There is nothing to pay."
    else:
        first, last = payments[0].payable_on, payments[-1].payable_on
        if len(payments) == 1:
            text = f"Paid on {said(first)}."
        else:
            text = f"Paid with {len(payments)} pay periods, from {said(first)} to {said(last)}."
        code = "paid"
    return Explanation(
        stage=Stage.PAY,
        code=code,
        inputs={"paid": terms.paid.value},
        result=str(len(payments)),
        positions=(),
        text=text,
        document_path=f"{entitlement.path}/pay/paid",
    )


def paid_late(entitlement: Entitlement, met_on: date, amount: Decimal, case: Case) -> Explanation:
    """Say that a part rests on what became due later, and is paid from then on."""
    return Explanation(
        stage=Stage.PAY,
        code="paid_late",
        inputs={"met_on": str(met_on), "amount": str(amount)},
        result=str(met_on),
        positions=(),
        text=(
            f"{told(amount, case.currency)} of it rest on conditions that were met on "
            f"{said(met_on)}: what that adds to earlier pay dates is paid with the next one."
        ),
        document_path=f"{entitlement.path}/decide",
    )


def paid_already(entitlement: Entitlement, before: Entitlement) -> None:
    """Stop what is paid once and was due by an earlier approval."""
    run = before.run
    entitlement.step(
        Stage.PAY,
        "paid_already",
        "It is paid once, and an earlier approval made it due "
        f"from {said(before.effective_from)} on.",
        at="/pay",
        result="not due",
        inputs={"effective_from": str(before.effective_from)},
        positions=() if run is None or run.first is None else run.first.positions,
    )
    entitlement.refuse()


def paid_perhaps(entitlement: Entitlement, before: Entitlement) -> None:
    """Stop what is paid once while nobody knows whether an earlier approval made it due."""
    text = (
        f"It is paid once, and an earlier approval may have made it due. {before.waiting[0].text}"
    )
    entitlement.step(
        Stage.PAY, "paid_perhaps", text, at="/pay", result="not yet determinable", inputs={}
    )
    entitlement.wait(WaitingKind.CALENDAR, text)


def history_missing(entitlement: Entitlement, since: date, first: CalendarYear) -> None:
    """Stop what depends on contract years since a day that no calendar names."""
    text = (
        f"It took effect on {said(since)}; no calendar is published for the "
        f"contract years before {said(first.year_from)} without a gap."
    )
    entitlement.step(
        Stage.ACCUMULATE,
        "earlier_year_missing",
        text,
        at="/accumulate",
        result="not yet determinable",
        inputs={"effective_from": str(since)},
    )
    entitlement.wait(WaitingKind.CALENDAR, text)
