"""Stage 5, date: renewals that come when the credential has run out."""

from datetime import date

from ledger.domain.pay.answer import WaitingFor, WaitingKind
from ledger.domain.pay.date.lost import LostCondition, first_day_without
from ledger.domain.pay.days.behind import days_behind
from ledger.domain.pay.days.bounding import Awaited, MetLater, Pause
from ledger.domain.pay.days.resolving import Dates, Unknown, resolve
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Stage
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.select.held import grace_until
from ledger.domain.pay.terms.days import DateName
from ledger.domain.pay.terms.loss import LateRenewal
from ledger.domain.pay.words.wording import said


def renewed_late(entitlement: Entitlement, lost: LostCondition, case: Case) -> bool:
    """Bring back what had expired as the benefit says; tell whether it says anything of it."""
    rule, on = entitlement.benefit.pay.loss.late_renewal, lost.regained_on
    if rule is None or on is None or lost.code != "expired" or on <= lost.on:
        return False
    first = first_day_without(lost, case)[0] or lost.on
    if rule.grace is not None and on < grace_until(lost.on, rule.grace):
        _within(entitlement, lost, first, on, case)
    else:
        _later(entitlement, lost, first, (on, rule), case)
    return True


def _within(
    entitlement: Entitlement, lost: LostCondition, first: date, on: date, case: Case
) -> None:
    """Interrupt nothing, as soon as the renewal has come."""
    _note(entitlement, lost, "within the grace: nothing is interrupted", "continues")
    if on > case.on:
        text = f"The award {lost.regained}."
        waiting = WaitingFor(kind=WaitingKind.GOOD_STANDING, text=text, announced_on=on)
        _await(entitlement, first, waiting)
    elif first < on:
        before = MetLater(day_from=first, day_until=on, met_on=on)
        # Of the pay period in which it comes, the payday may have been before it.
        after = MetLater(day_from=on, day_until=None, met_on=on)
        entitlement.met_later = (*entitlement.met_later, before, after)


def _later(
    entitlement: Entitlement,
    lost: LostCondition,
    first: date,
    renewal: tuple[date, LateRenewal],
    case: Case,
) -> None:
    """Pause until the day on which the benefit comes back, or wait for what that day rests on."""
    on, rule = renewal
    dates = _dates(on, lost.regained_by, case)
    back = resolve(rule.returns, dates, case.almanac.year_of(on), case.almanac)
    met_on, waiting = on, None
    if isinstance(back, Unknown):
        waiting = back.waiting
        back = on
    else:
        met_on = max((on, *days_behind(rule.returns, dates)))
    until = max(first, back)
    if waiting is not None:
        _note(entitlement, lost, f"too late to go on. {waiting.text[:-1]}", "pending")
        _await(entitlement, until, waiting)
    elif met_on > until:
        met = MetLater(day_from=until, day_until=None, met_on=met_on)
        entitlement.met_later = (*entitlement.met_later, met)
    if waiting is None and until > first:
        told = f"too late to go on: nothing is due from {said(first)} until {said(until)}"
        _note(entitlement, lost, told, f"{first} to {until}")
    if until > first or on > case.on:
        entitlement.pauses = (*entitlement.pauses, _pause(lost, first, until, on))


def _pause(lost: LostCondition, first: date, until: date, on: date) -> Pause:
    return Pause(
        day_from=first,
        day_until=until,
        words=f"{lost.what} on {said(lost.on)}",
        regained_on=on,
        regained=f"the award {lost.regained}",
        inputs=lost.inputs,
        positions=lost.positions,
    )


def _dates(on: date, renewal_id: str | None, case: Case) -> Dates:
    about = () if renewal_id is None else (renewal_id,)
    return Dates(
        named={DateName.EARNED: on}, received=case.received(about), issued=case.issued(about)
    )


def _await(entitlement: Entitlement, day_from: date, waiting: WaitingFor) -> None:
    awaited = Awaited(day_from=day_from, day_until=None, waiting=waiting)
    entitlement.awaited = (*entitlement.awaited, awaited)


def _note(entitlement: Entitlement, lost: LostCondition, consequence: str, result: str) -> None:
    entitlement.step(
        Stage.PAY,
        lost.code,
        f"{lost.what[0].upper()}{lost.what[1:]} on {said(lost.on)}, and {lost.regained}, "
        f"{consequence}.",
        at="/pay/loss/late_renewal",
        result=result,
        inputs={"on": str(lost.on), "effect": lost.effect.value, **lost.inputs},
        positions=lost.positions,
    )
