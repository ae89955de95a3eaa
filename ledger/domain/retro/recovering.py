"""What the limits of a policy make of what was paid too much to one educator."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from ledger.domain.book import DistrictBook
from ledger.domain.pay.answer import Money
from ledger.domain.pay.inputs.bases import bases_of
from ledger.domain.pay.inputs.question import Adopted
from ledger.domain.pay.inputs.stints import stints_of
from ledger.domain.pay.inputs.versions import versions_in_force
from ledger.domain.pay.terms.quantity import RoundingMode
from ledger.domain.pay.terms.recovery import Recovery
from ledger.domain.pay.words.amounts import money, to_step
from ledger.domain.retro.overpaid import Overpaid
from ledger.domain.retro.recovery import Recoverable, recoverable
from ledger.domain.timeline.items import Items

_MONTHS = 12
_FOUR_PLACES = Decimal("0.0001")


class RecoveryInstalment(Struct, frozen=True, kw_only=True):
    """What a month may take, named by its first day."""

    month: date
    amount: Money


class RecoveryLimits(Struct, frozen=True, kw_only=True):
    """An overpayment under one policy, and how it may be got back; the ledger deducts nothing.

    `recoverable` and `beyond_look_back` are all of `overpaid`; both are absent where the policy has
    no rule of recovery in force that day. `instalments` sum to `recoverable`; there are none while
    the monthly base is not known that they are a share of.
    """

    policy_id: str
    found_on: date
    overpaid: Money
    recoverable: Money | None = None
    beyond_look_back: Money | None = None
    instalments: tuple[RecoveryInstalment, ...] = ()
    recoverable_from: date | None = None
    meet_by: date | None = None
    monthly_base: Money | None = None


def recoveries(
    overpaid: Mapping[str, Sequence[Overpaid]],
    policies: tuple[Adopted, ...],
    items: Items,
    book: DistrictBook,
    found_on: date,
) -> tuple[RecoveryLimits, ...]:
    """Give what was overpaid under each policy, found by a day, and what it says of it that day."""
    base = monthly_base(items, book, found_on) if overpaid else None
    currency, terms = book.district.currency, dict(_terms(policies, found_on))
    return tuple(
        _limits(policy_id, some, terms.get(policy_id), (found_on, base, currency))
        for policy_id, some in sorted(overpaid.items())
    )


def monthly_base(items: Items, book: DistrictBook, on: date) -> Decimal | None:
    """Give a twelfth of the bases of all assignments of a day, by FTE; None where one has none."""
    bases, total = bases_of(items, book), Fraction(0)
    running = [each for each in stints_of(items, book.district.district_id) if each.runs_on(on)]
    for stint in running:
        base = bases.on(stint.assignment_id, on)
        if base is None:
            return None
        total += base.amount * Fraction(stint.fte)
    exact = to_step(total / _MONTHS, _FOUR_PLACES, RoundingMode.DOWN)
    return Decimal(exact.numerator) / Decimal(exact.denominator) if running else None


def _terms(policies: tuple[Adopted, ...], on: date) -> Iterator[tuple[str, Recovery]]:
    for version in versions_in_force(policies):
        terms = version.document.recovery
        if version.governs(on) and terms is not None:
            yield version.policy_id, terms


def _limits(
    policy_id: str,
    overpaid: Sequence[Overpaid],
    terms: Recovery | None,
    found: tuple[date, Decimal | None, str],
) -> RecoveryLimits:
    found_on, base, currency = found
    paid = money(sum((each.amount for each in overpaid), Decimal(0)), currency)
    if terms is None:
        return RecoveryLimits(policy_id=policy_id, found_on=found_on, overpaid=paid)
    limited: Recoverable = recoverable(overpaid, terms, found_on, base)
    return RecoveryLimits(
        policy_id=policy_id,
        found_on=found_on,
        overpaid=paid,
        recoverable=money(limited.recoverable, currency),
        beyond_look_back=money(limited.beyond_look_back, currency),
        instalments=tuple(
            RecoveryInstalment(month=each.month, amount=money(each.amount, currency))
            for each in limited.instalments or ()
        ),
        recoverable_from=limited.recoverable_from,
        meet_by=limited.meet_by,
        monthly_base=None if base is None else money(base, currency),
    )
