"""Stage 3, accumulate: how much of a need is asked of who works a part of a year or validity."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from ledger.domain.pay.inputs.stints import Stint
from ledger.domain.pay.levels.lot import Period
from ledger.domain.pay.terms.decide import Need, ShareBy
from ledger.domain.pay.terms.quantity import AfterShare
from ledger.domain.pay.words.amounts import to_step
from ledger.domain.pay.words.wording import plain, said, to_four_places

_WHOLE = Fraction(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Needed:
    """How much a need asks for; where it is a share, `told` is why, and `positions` whence."""

    amount: Fraction
    told: str = ""
    positions: tuple[int, ...] = ()


def needed(need: Need, period: Period, stints: Sequence[Stint], on: date) -> Needed:
    """Give what a need asks for in a period, as on a day, of who has these assignments."""
    whole, rule = Fraction(need.at_least), need.prorated
    if rule is None:
        return Needed(amount=whole)
    if period.day_until is None:
        told = f"{need.title}: {period.key} has no end, so that all of {plain(whole)} is needed."
        return Needed(amount=whole, told=told)
    worked = _Worked(stints, (period.day_from, period.day_until), on)
    amount = exactly = whole * worked.share(rule.by)
    if isinstance(rule.rounding, AfterShare):
        amount = to_step(amount, rule.rounding.step, rule.rounding.mode)
    way = "up" if amount > exactly else "down"
    rounded = "" if amount == exactly else f"{_near(exactly)}, rounded {way} to "
    of = worked.told(rule.by, period.key)
    takes = f"of {plain(whole)} it takes {rounded}{_near(amount)}"
    takes = takes if amount != whole else f"it takes all {plain(whole)}"
    told = f"{need.title}: {of}, so {takes}."
    return Needed(amount=amount, told=told, positions=worked.positions)


def _near(amount: Fraction) -> str:
    """Put an amount with up to four places, and say so where they are not all of it."""
    digits = to_four_places(amount)
    return digits if Fraction(digits) == amount else f"about {digits}"


def works_in(period: Period, stints: Sequence[Stint], on: date) -> bool:
    """Whether one of some assignments runs on a day of a period, as on a day."""
    until = period.day_until
    known = (each for each in stints if each.day_from <= on)
    return any(until is None or each.overlaps(period.day_from, until) for each in known)


class _Worked:
    """The days of a period on which some assignments run, as on a day, and their FTE then."""

    def __init__(self, stints: Sequence[Stint], days: tuple[date, date], on: date) -> None:
        self._on = on
        self._all = (days[1] - days[0]).days
        self._days, self._full = 0, Fraction(0)
        known = [each for each in stints if each.day_from <= on]
        spans = [
            (max(each.day_from, days[0]), min(_until(each, on) or days[1], days[1]), each)
            for each in known
        ]
        spans = [each for each in spans if each[0] < each[1]]
        self.positions = tuple(dict.fromkeys(at for *_, each in spans for at in each.positions))
        for first, until in pairwise(sorted({day for each in spans for day in each[:2]})):
            running = [stint for begin, end, stint in spans if begin <= first and until <= end]
            if running:
                fte = min(sum((Fraction(each.fte) for each in running), Fraction(0)), _WHOLE)
                self._days += (until - first).days
                self._full += fte * (until - first).days

    def share(self, by: ShareBy) -> Fraction:
        """Give the share of the whole period, or of its days on which an assignment runs."""
        match by:
            case ShareBy.DAYS:
                return Fraction(self._days, self._all)
            case ShareBy.FTE:
                return self._full / self._days if self._days else Fraction(0)
            case ShareBy.DAYS_AND_FTE:
                return self._full / self._all

    def told(self, by: ShareBy, period: str) -> str:
        """Say what the share comes from; FTE is that of the days on which an assignment runs."""
        as_on = f"as on {said(self._on)}, an assignment runs"
        days = f" on {self._days} of the {self._all} days of {period}"
        if by is ShareBy.DAYS:
            return f"{as_on}{days}"
        share = self.share(ShareBy.FTE)
        fte = "" if not self._days else f" with {_near(share)} of a position"
        if by is ShareBy.DAYS_AND_FTE:
            return f"{as_on}{days}{fte and f',{fte}'}"
        return f"{as_on}{fte} in {period}"


def _until(stint: Stint, on: date) -> date | None:
    """Give the end of a stint as on a day: what comes later does not count yet."""
    if stint.day_until is None or stint.day_until <= on:
        return stint.day_until
    return stint.term
