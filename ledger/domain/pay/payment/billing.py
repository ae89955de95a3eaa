"""Stage 6, pay: what is due for a slice is paid, each part of it from its own day on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from ledger.domain.facts.calendar import CalendarYear
from ledger.domain.pay.answer import EligibilityState, Payment, WaitingKind
from ledger.domain.pay.days.resolving import Unknown
from ledger.domain.pay.decide.sharing import Slice
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Explanation
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.payment.finding import Finding
from ledger.domain.pay.payment.instalments import parts_of
from ledger.domain.pay.payment.keeping import KeptShare, kept_of
from ledger.domain.pay.payment.paying import Bill
from ledger.domain.pay.payment.payout import Payout, pay_out
from ledger.domain.pay.payment.running import ALL, Owed
from ledger.domain.pay.payment.tracing import instalment_told, paid_late, paid_with, unpaid
from ledger.domain.pay.terms.pay import Paid
from ledger.domain.pay.words.amounts import money

Payments = tuple[Payment, ...]
_NONE = Fraction(0)


@dataclass(frozen=True, slots=True)
class _Sum:
    """What is due, and what it and all before it were unrounded, unless a limit made it another."""

    amount: Decimal
    exact: Fraction
    before: Fraction = _NONE


_NOTHING = _Sum(Decimal(0), _NONE)


@dataclass(frozen=True, slots=True)
class _Share:
    """What is due grows from `before` to `upto` by what became due on a day."""

    met_on: date
    before: _Sum
    upto: _Sum


@dataclass(frozen=True, slots=True, kw_only=True)
class Billing:
    """What is due for one slice in one contract year: `amount` in all.

    That is what pools left of what is `owed`, `kept` what a separation left of it. With `since`
    only what became due on that day or later is paid; the rest was, in the year it is for.
    """

    entitlement: Entitlement
    part: Slice
    owed: Owed
    amount: Decimal
    year: CalendarYear
    case: Case
    since: date | None = None
    kept: KeptShare | None = None

    def comes_to(self) -> Decimal:
        """Give what a separation left to pay."""
        kept = self._kept()
        return self.amount if kept is None else self._left(kept)

    def settle(self, finding: Finding) -> Finding:
        """Give a finding its payments, as far as a separation left something to pay."""
        kept = self._kept()
        if kept is None:
            return self.pay(finding)
        before = self.owed.total_before()
        step = kept.explained(self.amount, before, self.entitlement, self.case.currency)
        finding = replace(finding, kept=kept, steps=(*finding.steps, step))
        if finding.taken_back:
            return replace(finding, state=EligibilityState.NOT_DUE, rate=None)
        return replace(self, amount=self._left(kept), kept=kept).pay(finding)

    def _kept(self) -> KeptShare | None:
        return kept_of(self.entitlement, self.part.day_from, self.year, self.case)

    def _left(self, kept: KeptShare) -> Decimal:
        return kept.of(self.amount, self.owed.total_before(), self.entitlement)

    def pay(self, finding: Finding) -> Finding:
        """Give a finding its payments, or say what they wait for."""
        paid = [(each, self._payments(each)) for each in self._shares()]
        payments = paid[0][1].payments if len(paid) == 1 else _added_up(paid)
        unknown = tuple(dict.fromkeys(each for _, some in paid for each in some.open))
        late = (
            paid_late(
                self.entitlement, each.met_on, each.upto.amount - each.before.amount, self.case
            )
            for each, some in paid
            if some.payments and self._comes_late(each)
        )
        steps = (*finding.steps, *self._told(unknown), *late)
        waiting = tuple(each.waiting for each in unknown)
        if unknown and not payments:
            return replace(finding, state=_awaited(unknown), steps=steps, waiting=waiting)
        return replace(
            finding,
            steps=(*steps, paid_with(self.entitlement, payments)),
            amount=sum((each.amount.amount for each in payments), Decimal(0)),
            payments=payments,
            waiting=waiting,
        )

    def _told(self, unknown: Iterable[Unknown]) -> Iterator[Explanation]:
        """Say what becomes of each instalment, or of what is paid without any."""
        if self.entitlement.pay.paid is not Paid.INSTALMENTS:
            yield from (unpaid(self.entitlement, each.text) for each in unknown)
            return
        met_on = max(self.entitlement.met_for(self.part.day_from), self.part.begun_on)
        for part in parts_of(self.amount, met_on, self.entitlement, self.year, self.case):
            yield instalment_told(part, self.entitlement, self.case)

    def _shares(self) -> Iterator[_Share]:
        """Give what became due on a day, on top of what was due before, day by day.

        Each sum is rounded as it was while there was no more, so that the payments stated then are
        the beginning of those stated now. What was due before the first payday is paid as one.
        """
        first, before = self._first_payday(), _NOTHING
        days = sorted({max(met_on, first) for met_on, _ in self.owed.upto})
        for met_on in days:
            upto = self._due(ALL if met_on == days[-1] else met_on)
            if self.since is None or met_on >= self.since:
                yield _Share(met_on, before, upto)
            before = upto

    def _first_payday(self) -> date:
        """Give a day before which it makes no difference when something became due."""
        if self.since is not None or self.entitlement.pay.paid is Paid.INSTALMENTS:
            return date.min
        periods = self.case.almanac.periods_of(self.part.day_from, self.part.day_until)
        return min((each.payable_on for each in periods), default=date.min)

    def _due(self, by: date) -> _Sum:
        """Give what is due of what was owed by a day; of all of it, it is the whole amount."""
        alone = self.owed.amount(by)
        due = alone
        if self.kept is not None:
            due = self.kept.of(alone, self.owed.total_before(by), self.entitlement)
        amount = self.amount if by == ALL else min(due, self.amount)
        if amount != alone:
            return _Sum(amount, Fraction(amount))
        return _Sum(amount, self.owed.exact(by), self.owed.exact_before(by))

    def _payments(self, share: _Share) -> Payout:
        more = self._pay_out(share.met_on, share.upto)
        if not share.before.amount:
            return more
        less = self._pay_out(share.met_on, share.before)
        return Payout(_summed((*more.payments, *map(_taken, less.payments))), more.open)

    def _comes_late(self, share: _Share) -> bool:
        """Whether a part is paid later than it was if it had been due with the rest."""
        if share.met_on <= max(self.entitlement.met_on, self._first_payday()):
            return False
        with_the_rest = self._pay_out(self.entitlement.met_on, share.upto)
        return with_the_rest != self._pay_out(share.met_on, share.upto)

    def _pay_out(self, met_on: date, due: _Sum) -> Payout:
        dated, part = self.entitlement.dated, self.part
        payable = None if dated is None else dated.payable_from
        bill = Bill(
            amount=due.amount,
            exact=due.exact,
            before=due.before,
            currency=self.case.currency,
            day_from=part.day_from,
            day_until=part.day_until,
            met_on=met_on if payable is None else max(met_on, payable),
        )
        return pay_out(bill, self.entitlement, self.year, self.case)


def _awaited(unknown: Iterable[Unknown]) -> EligibilityState:
    """Say what it is while no payment is known: pending, unless a calendar is missing."""
    if any(each.kind is WaitingKind.CALENDAR for each in unknown):
        return EligibilityState.NOT_YET_DETERMINABLE
    return EligibilityState.PENDING


def _taken(payment: Payment) -> Payment:
    amount = money(-payment.amount.amount, payment.amount.currency_code)
    return Payment(payable_on=payment.payable_on, pay_period=payment.pay_period, amount=amount)


def _added_up(paid: Iterable[tuple[_Share, Payout]]) -> Payments:
    return _summed(each for _, some in paid for each in some.payments)


def _summed(payments: Iterable[Payment]) -> Payments:
    """Add up what is paid with the same pay period, in the order of the days of payment."""
    sums: dict[tuple[date, str], Decimal] = defaultdict(Decimal)
    currency = ""
    for each in payments:
        sums[each.payable_on, each.pay_period] += each.amount.amount
        currency = each.amount.currency_code
    return tuple(
        Payment(payable_on=day, pay_period=period, amount=money(amount, currency))
        for (day, period), amount in sorted(sums.items(), key=lambda each: each[0][0])
        if amount
    )
