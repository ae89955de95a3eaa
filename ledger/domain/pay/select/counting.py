"""Stage 2, convert: what one fact counts for, in the unit of its benefit."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from ledger.domain.book import DistrictBook
from ledger.domain.facts.credit import CreditUnit
from ledger.domain.pay.inputs.capping import Cap
from ledger.domain.pay.inputs.earned import Earned
from ledger.domain.pay.inputs.matching import recognition_of, recognized
from ledger.domain.pay.terms.quantity import (
    AfterRate,
    BeforeRate,
    Conversion,
    Counts,
    HourCap,
    Listed,
    One,
    OwnAmount,
    Rate,
    Recognized,
    RoundingMode,
    Stated,
)
from ledger.domain.pay.words.amounts import to_step
from ledger.domain.pay.words.wording import plain, said, unit_words

_HOW = {
    RoundingMode.DOWN: "down",
    RoundingMode.UP: "up",
    RoundingMode.HALF_UP: "half up",
    RoundingMode.HALF_EVEN: "half to even",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The quantity, and how it came about: `own` is the fact's amount before any rate."""

    quantity: Fraction
    own: Decimal
    code: str
    text: str
    positions: tuple[int, ...] = ()


def count(
    counts: Counts,
    convert: Conversion | None,
    earned: Earned,
    limit: Decimal | None,
    book: DistrictBook,
    unit: str | None,
) -> Counted:
    """Give what a fact counts for; `limit` is the most that was approved, in its own unit.

    `unit` is the benefit's, where it has one.
    """
    own = _own(counts, earned, book)
    if own is None:
        text = f"{earned.title} has no amount that this benefit counts."
        return _nothing("no_amount", text, Decimal(0))
    code, why, positions = "counts", "", tuple[int, ...]()
    cap = _least(counts, earned, book)
    if cap is not None and cap.hours < own:
        code, why, own, positions = "capped", f"{cap.text} ", cap.hours, cap.positions
    if limit is not None and limit < own:
        of = _in_own_unit(own, counts, earned)
        code, why = "approved_in_part", f"{why}Of {of} only {plain(limit)} were approved. "
        own = limit
    if convert is None:
        told = _in_own_unit(own, counts, earned) if unit is None else unit_words(unit, own)
        text = f"{why}It counts for {told}."
        return Counted(quantity=Fraction(own), own=own, code=code, text=text, positions=positions)
    converted = _converted(own, convert, earned, _in_own_unit(own, counts, earned), unit)
    return replace(converted, text=f"{why}{converted.text}", positions=positions)


def caps_of(earned: Earned, book: DistrictBook) -> Iterator[Cap]:
    """Give everything that caps its clock hours."""
    yield from earned.caps
    span = recognition_of(earned, book)
    hours = None if span is None else span.recognition.terms.clock_hours
    if span is not None and hours is not None:
        yield Cap(
            kind=HourCap.RECOGNIZED_HOURS,
            hours=hours,
            text=f"On {said(earned.earned_on)} the district recognized "
            f"{earned.described.credential_id} for at most {hours} hours.",
            positions=span.positions,
        )


def _least(counts: Counts, earned: Earned, book: DistrictBook) -> Cap | None:
    """Give what caps it most of all that the benefit asks about."""
    at_most = counts.at_most if isinstance(counts, OwnAmount) else None
    if at_most is None or earned.unit is not CreditUnit.CLOCK_HOUR:
        return None
    asked = (each for each in caps_of(earned, book) if each.kind in at_most)
    return min(asked, key=lambda each: each.hours, default=None)


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


def _in_own_unit(own: Decimal, counts: Counts, earned: Earned) -> str:
    """Put an amount in the unit of the fact, as far as it has one."""
    match counts:
        case OwnAmount():
            unit = earned.unit
        case Recognized():
            unit = counts.unit
        case _:
            unit = None
    return plain(own) if unit is None else unit_words(unit.value, own)


def _converted(
    own: Decimal, convert: Conversion, earned: Earned, in_own_unit: str, unit: str | None
) -> Counted:
    verb = "is" if own == 1 else "are"
    if own < convert.minimum:
        text = f"{in_own_unit} {verb} less than {plain(convert.minimum)}, the least that counts."
        return _nothing("below_minimum", text, own)
    rate = _rate(convert, earned)
    if rate is None:
        text = f"No rate was in force on {said(earned.earned_on)}."
        return _nothing("no_rate", text, own)
    amount, rounding = Fraction(own), convert.rounding
    told = ""
    if isinstance(rounding, BeforeRate):
        amount = to_step(amount, rounding.step, rounding.mode)
        if amount != own:
            told = f", rounded {_HOW[rounding.mode]} to {plain(amount)},"
    quantity = amount * Fraction(rate.gives) / Fraction(rate.amount)
    if rate.gives != rate.amount:
        told += f" at {plain(rate.gives)} for every {plain(rate.amount)}"
    counts = "counts" if own == 1 else "count"
    told = f"{in_own_unit}{told} {counts} for" if told else "It counts for"
    told += f" {plain(quantity) if unit is None else unit_words(unit, quantity)}"
    if isinstance(rounding, AfterRate):
        rounded = to_step(quantity, rounding.step, rounding.mode)
        told += (
            "" if rounded == quantity else f", rounded {_HOW[rounding.mode]} to {plain(rounded)}"
        )
        quantity = rounded
    return Counted(quantity=quantity, own=own, code="converted", text=f"{told}.")


def _rate(convert: Conversion, earned: Earned) -> Rate | None:
    begun = [each for each in convert.rates if each.effective_from <= earned.earned_on]
    return max(begun, key=lambda each: each.effective_from, default=None)


def _nothing(code: str, text: str, own: Decimal) -> Counted:
    return Counted(quantity=Fraction(0), own=own, code=code, text=text)
