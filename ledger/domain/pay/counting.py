"""Stage 2, convert: what one fact counts for, in the unit of its benefit."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ledger.domain.book import DistrictBook
from ledger.domain.pay.amounts import to_step
from ledger.domain.pay.earned import Earned
from ledger.domain.pay.matching import recognized
from ledger.domain.pay.terms.quantity import (
    AfterRate,
    BeforeRate,
    Conversion,
    Counts,
    Listed,
    One,
    OwnAmount,
    Rate,
    Recognized,
    Stated,
)
from ledger.domain.pay.wording import said


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The quantity, and how it came about: `own` is the fact's amount before any rate."""

    quantity: Fraction
    own: Decimal
    code: str
    text: str


def count(
    counts: Counts,
    convert: Conversion | None,
    earned: Earned,
    limit: Decimal | None,
    book: DistrictBook,
) -> Counted:
    """Give what a fact counts for; `limit` is the most that was approved, in its own unit."""
    own = _own(counts, earned, book)
    if own is None:
        text = f"{earned.described.title} has no amount that this benefit counts."
        return _nothing("no_amount", text, Decimal(0))
    if limit is not None and limit < own:
        own = limit
    if convert is None:
        return Counted(
            quantity=Fraction(own), own=own, code="counts", text=f"It counts for {plain(own)}."
        )
    return _converted(own, convert, earned)


def plain(quantity: Decimal | Fraction) -> str:
    """Put a quantity in words: 7.5, or 2 1/3 where no decimal says it."""
    exact = Fraction(quantity)
    whole, rest = divmod(exact.numerator, exact.denominator)
    denominator = exact.denominator
    while denominator % 10 == 0:
        denominator //= 10
    for prime in (2, 5):
        while denominator % prime == 0:
            denominator //= prime
    if denominator == 1:
        value = Decimal(exact.numerator) / Decimal(exact.denominator)
        return f"{value.normalize():f}"
    return f"{whole} {rest}/{exact.denominator}" if whole else f"{rest}/{exact.denominator}"


def _own(counts: Counts, earned: Earned, book: DistrictBook) -> Decimal | None:
    match counts:
        case One():
            return Decimal(1)
        case Stated(quantity=quantity):
            return quantity
        case Listed(quantities=quantities):
            return quantities.get(earned.described.credential_id or "")
        case OwnAmount():
            return earned.amount
        case Recognized(unit=unit, scheme=scheme):
            terms = recognized(earned, book)
            worth = () if terms is None else terms.credits
            found = (each.amount for each in worth if (each.unit, each.scheme) == (unit, scheme))
            return next(found, None)


def _converted(own: Decimal, convert: Conversion, earned: Earned) -> Counted:
    if own < convert.minimum:
        text = f"{plain(own)} is less than {plain(convert.minimum)}, the least that counts."
        return _nothing("below_minimum", text, own)
    rate = _rate(convert, earned)
    if rate is None:
        text = f"No rate was in force on {said(earned.earned_on)}."
        return _nothing("no_rate", text, own)
    amount, rounding = Fraction(own), convert.rounding
    if isinstance(rounding, BeforeRate):
        amount = to_step(amount, rounding.step, rounding.mode)
    quantity = amount * Fraction(rate.gives) / Fraction(rate.amount)
    if isinstance(rounding, AfterRate):
        quantity = to_step(quantity, rounding.step, rounding.mode)
    text = (
        f"{plain(own)} at {plain(rate.gives)} for every {plain(rate.amount)} "
        f"count for {plain(quantity)}."
    )
    return Counted(quantity=quantity, own=own, code="converted", text=text)


def _rate(convert: Conversion, earned: Earned) -> Rate | None:
    begun = [each for each in convert.rates if each.effective_from <= earned.earned_on]
    return max(begun, key=lambda each: each.effective_from, default=None)


def _nothing(code: str, text: str, own: Decimal) -> Counted:
    return Counted(quantity=Fraction(0), own=own, code=code, text=text)
