"""What of an overpayment may be recovered, by when, and in which instalments.

Source: field research, section 3, "Overpayment", and rule set R31: look back three years, meet
within 30 days, at most 5 % of the monthly base a month.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import ROUND_DOWN, Decimal

from msgspec import Struct

from ledger.domain.pay.terms.recovery import MonthDay, RaiseBy, Recovery
from ledger.domain.retro.overpaid import Overpaid
from ledger.domain.timeline.holding import months_later

_PERCENT = Decimal(100)
_INSTALMENTS_MAX = 1200


class MonthlyShare(Struct, frozen=True, kw_only=True):
    """What a month takes, named by its first day."""

    month: date
    amount: Decimal


class Recoverable(Struct, frozen=True, kw_only=True):
    """How an overpayment may be recovered; `recoverable` and `beyond_look_back` are all of it.

    `instalments` sum to `recoverable` exactly and begin in the month after the meeting, or after
    the day it was found where there is no meeting. None: the monthly base is not known, or they
    would take more than a hundred years.
    """

    recoverable: Decimal
    beyond_look_back: Decimal
    instalments: tuple[MonthlyShare, ...] | None
    recoverable_from: date | None = None
    meet_by: date | None = None


def recoverable(
    overpayments: Iterable[Overpaid],
    terms: Recovery,
    found_on: date,
    monthly_base: Decimal | None,
) -> Recoverable:
    """Apply the limits of a policy to what was overpaid, as found on a day.

    A payment of the very day that is so many months before is within them.
    """
    start = _recoverable_from(terms, found_on)
    within = beyond = Decimal(0)
    for each in overpayments:
        if start is None or each.paid_on >= start:
            within += each.amount
        else:
            beyond += each.amount
    days = terms.meet_within_days
    meet_by = None if days is None else found_on + timedelta(days=days)
    return Recoverable(
        recoverable=within,
        beyond_look_back=beyond,
        instalments=_instalments(within, terms, meet_by or found_on, monthly_base),
        recoverable_from=start,
        meet_by=meet_by,
    )


def _recoverable_from(terms: Recovery, found_on: date) -> date | None:
    """Give the first day whose payments are recoverable; None: all days."""
    limits: list[date] = []
    if terms.look_back_months is not None:
        limits.append(months_later(found_on, -terms.look_back_months))
    if terms.raise_by is not None:
        limits.append(_raised_from(terms.raise_by, found_on))
    return max(limits, default=None)


def _raised_from(rule: RaiseBy, found_on: date) -> date:
    begun = _day_of(found_on.year, rule.year_begins)
    if begun > found_on:
        begun = _day_of(found_on.year - 1, rule.year_begins)
    last_day = _day_of(begun.year, rule.before)
    if last_day < begun:
        last_day = _day_of(begun.year + 1, rule.before)
    return begun if found_on >= last_day else _day_of(begun.year - 1, rule.year_begins)


def _day_of(year: int, named: MonthDay) -> date:
    return date(year, named.month, min(named.day, monthrange(year, named.month)[1]))


def _instalments(
    total: Decimal, terms: Recovery, met_on: date, monthly_base: Decimal | None
) -> tuple[MonthlyShare, ...] | None:
    first = months_later(met_on.replace(day=1), 1)
    share = terms.maximum_share_of_monthly_base
    if total == 0:
        return ()
    if share is None:
        return (MonthlyShare(month=first, amount=total),)
    if monthly_base is None:
        return None
    step = Decimal(1).scaleb(-terms.places)
    # Rounded down, so that no month takes more than its share.
    most = (monthly_base * share / _PERCENT).quantize(step, ROUND_DOWN)
    if total <= most:
        return (MonthlyShare(month=first, amount=total),)
    return tuple(_spread(total, most, first)) if total <= most * _INSTALMENTS_MAX else None


def _spread(total: Decimal, most: Decimal, first: date) -> Iterator[MonthlyShare]:
    left, month = total, first
    while left > 0:
        yield MonthlyShare(month=month, amount=min(left, most))
        left, month = left - most, months_later(month, 1)
