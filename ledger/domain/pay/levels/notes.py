"""How it is put to a person why a fact counts less than it has."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from ledger.domain.pay.levels.lot import Lot, Period
from ledger.domain.pay.levels.tally import Note
from ledger.domain.pay.terms.accumulate import (
    Career,
    EachCycle,
    EachYear,
    FactLimit,
    FullMultiples,
    LimitScope,
    Over,
    ScopedLimit,
    ShareLimit,
    Together,
    UnitLimit,
    WholeFacts,
)
from ledger.domain.pay.words.day_words import listed, words
from ledger.domain.pay.words.wording import plain, said, unit_words

_SCOPES = {
    LimitScope.FACT: "of one fact",
    LimitScope.CREDENTIAL: "of one credential",
    LimitScope.CREDENTIAL_IN_CONTRACT_YEAR: "of one credential earned in one contract year",
    LimitScope.CONTRACT_YEAR: "earned in one contract year",
}
_LIMITS = "/accumulate/limits/"
_PROGRESS = "/accumulate/progress"


def exact(quantity: Fraction) -> str:
    """Give a quantity as a decimal such as 7.5, or as a fraction such as 10/3 that is none."""
    places = 0
    while 10**places % quantity.denominator and places < quantity.denominator.bit_length():
        places += 1
    scaled = quantity * 10**places
    if scaled.denominator != 1:
        return str(quantity)
    digits = f"{scaled.numerator:0{places + 1}d}"
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits


def no_period(lot: Lot, over: Over, periods: Sequence[Period]) -> Note:
    """Tell that nothing says with what it adds up: no year, or no award that was valid."""
    on = f"on {said(lot.earned_on)}, the day it was earned"
    match over:
        case EachYear(kind=kind):
            of = f"contains {said(lot.earned_on)}, the day it was earned"
            text = f"No published calendar names a {kind.value.replace('_', ' ')} year that {of}."
        case EachCycle():
            held = {each.of: None for each in periods}
            text = f"Nothing that it could count for was valid {on}."
            if held:
                text = f"{listed(list(held))} {'was' if len(held) == 1 else 'were'} not valid {on}."
        case Career():
            text = f"It counts for nothing {on}."
    return Note(
        code="period_missing",
        text=text,
        pointer="/accumulate/over",
        inputs={"earned_on": str(lot.earned_on)},
    )


def later(first: date) -> Note:
    """Tell from when a fact counts that does not count yet."""
    return Note(
        code="counts_later",
        text=f"From {said(first)} on it counts.",
        pointer="/date",
        inputs={"from": str(first)},
    )


def carried_over(lot: Lot) -> Note:
    """Tell of which period something was left over."""
    of = "" if lot.carried is None else lot.carried.period.key
    return Note(
        code="carried_over",
        text=f"It was left over of {of} and carried over.",
        pointer="/accumulate/over/carry_over",
        inputs={"period": of, "earned_on": str(lot.earned_on)},
    )


def taken(holder: Lot, free_on: date | None) -> Note:
    """Tell that another fact of its credential counts instead, or until a day."""
    then = "adds nothing" if free_on is None else f"counts from {said(free_on)}"
    return Note(
        code="counted_already",
        text=f"What was earned on {said(holder.earned_on)} counts for the same credential; this "
        f"{then}.",
        pointer="/accumulate/same_credential",
        inputs={"fact_id": holder.fact_id, "earned_on": str(holder.earned_on)},
    )


def no_year(lot: Lot, index: int) -> Note:
    """Tell that a limit per contract year finds no contract year."""
    day = lot.day_for(index)
    missing = "Nothing says yet of which contract year it is"
    if day is not None:
        missing = f"No published calendar names a contract year that contains {said(day)}"
    return Note(
        code="contract_year_missing",
        text=f"{missing}, and without it a limit cannot be applied.",
        pointer=f"{_LIMITS}{index}",
        inputs={"earned_on": str(lot.earned_on)},
    )


def limited(
    index: int, terms: Together, period: Period, wanted: Fraction, allowed: Fraction
) -> Note:
    """Tell how much one of the limits leaves in a period."""
    limit, unit = terms.limits[index], terms.unit
    scope, most = "", "At most"
    if isinstance(limit, ScopedLimit):
        scope = _scope(limit, terms.over, period)
        most = f"Of {_items(limit.items)} at most" if limit.items else most
    match limit:
        case UnitLimit(at_most=bound) | WholeFacts(at_most=bound):
            code, rule = "limited", f"{most} {unit_words(unit, bound)} {scope} may count"
            if isinstance(limit, WholeFacts):
                rule = f"{rule}, each fact in full or not at all"
        case FactLimit(at_most=bound):
            of = "1 fact" if bound == 1 else f"{bound} facts"
            code, rule = "limited", f"{most} {of} {scope} may count"
        case ShareLimit(at_most_percent=bound, items=items):
            code = "share_limited"
            percent = exact(Fraction(bound))
            rule = f"At most {percent} percent of what counts may be of {_items(items)}"
        case FullMultiples(of=bound):
            code, rule = "not_full", f"Only full multiples of {exact(Fraction(bound))} count"
    return Note(
        code=code,
        text=f"{rule}: of these {unit_words(unit, wanted)} there is room for {plain(allowed)}.",
        pointer=f"{_LIMITS}{index}",
        inputs={
            "at_most": exact(Fraction(bound)),
            "wanted": exact(wanted),
            "allowed": exact(allowed),
        },
    )


def _items(names: Sequence[str]) -> str:
    return listed([name.replace("-", " ").replace("_", " ") for name in names])


def _scope(limit: ScopedLimit, over: Over, period: Period) -> str:
    if limit.scope is LimitScope.PERIOD:
        return _within(over, period)
    if limit.of is None:
        return _SCOPES[limit.scope]
    of_year = f"of one contract year, that of {words(limit.of)},"
    one = limit.scope is LimitScope.CREDENTIAL_IN_CONTRACT_YEAR
    return f"of one credential and {of_year}" if one else of_year


def _within(over: Over, period: Period) -> str:
    match over:
        case Career():
            return "in all"
        case EachYear(kind=kind):
            return f"of one {kind.value.replace('_', ' ')} year"
        case EachCycle():
            return f"of one validity of {period.of}"


def expired(gone: Fraction, unit: str, on: date) -> Note:
    """Tell that units grew too old before a level used them."""
    return Note(
        code="expired",
        text=f"Up to {said(on)} no level had used {unit_words(unit, gone)}, which expired "
        "that day.",
        pointer="/accumulate/unused",
        inputs={"expired_on": str(on), "units": exact(gone)},
    )


def will_expire(free: Fraction, unit: str, on: date) -> Note:
    """Tell when units grow too old, unless a level uses them before."""
    verb, them = ("expires", "it") if free == 1 else ("expire", "them")
    return Note(
        code="will_expire",
        text=f"Of it {unit_words(unit, free)} {verb} on {said(on)} unless a level uses {them} "
        "before.",
        pointer="/accumulate/unused",
        inputs={"expires_on": str(on), "units": exact(free)},
    )


def forfeited(gone: Fraction, unit: str, on: date, inputs: dict[str, str]) -> Note:
    """Tell that a contract year that brought too little cost units that no level had used."""
    return Note(
        code="forfeited",
        text=f"{_too_little(unit, inputs)}: {unit_words(unit, gone)} that no level had used "
        f"{_was(gone)} forfeited on {said(on)}.",
        pointer=_PROGRESS,
        inputs={**inputs, "forfeited_on": str(on), "units": exact(gone)},
    )


def stopped(unit: str, on: date, inputs: dict[str, str]) -> Note:
    """Tell that after a contract year that brought too little nothing counts."""
    return Note(
        code="stopped",
        text=f"{_too_little(unit, inputs)}: nothing earned from {said(on)} on counts.",
        pointer=_PROGRESS,
        inputs={**inputs, "stopped_on": str(on)},
    )


def _too_little(unit: str, inputs: dict[str, str]) -> str:
    earned = Fraction(inputs["earned"])
    return (
        f"In {inputs['contract_year']}, {unit_words(unit, earned)} {_was(earned)} earned where "
        f"{inputs['minimum']} had to be"
    )


def _was(quantity: Fraction) -> str:
    return "was" if quantity == 1 else "were"
