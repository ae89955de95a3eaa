"""Stage 6, pay: spans of a year are rounded along their running total, so that they add up to it.

Each span is what the total comes to with it, less what it came to before. So a change within the
year moves nothing that was paid for the days before it, and makes the year no dearer.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate

from ledger.domain.facts.calendar import CalendarYear
from ledger.domain.pay.decide.sharing import Slice
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.payment.payout import times_paid
from ledger.domain.pay.terms.pay import Rounding
from ledger.domain.pay.words.amounts import rounded

ALL = date.max
"""By this day all of it was due."""
_Of = tuple[tuple[str, str, str], str, Rounding]


@dataclass(slots=True, eq=False)
class _Line:
    """What is due, each behind the others; `sums` are those of the first ones, by a day."""

    due: list["Owed"] = field(default_factory=list)
    sums: dict[date, list[Fraction]] = field(default_factory=dict)

    def first(self, count: int, by: date) -> Fraction:
        """Give what the first of them came to by a day, not rounded."""
        found = self.sums.setdefault(by, [Fraction(0)])
        for each in self.due[len(found) - 1 : count]:
            found.append(found[-1] + each.exact(by))
        return found[count]


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """What one slice of a contract year comes to behind all before it, on one assignment.

    At full time it was worth `upto` so much by each day on which some of it became due. A `share`
    of that is the rate, which is paid so many `times`. It is behind the first `place` of a `line`.
    `rate` and `due`, which is not rounded, are those of all of it.
    """

    upto: tuple[tuple[date, Fraction], ...]
    share: Fraction
    times: Fraction
    rounding: Rounding
    line: _Line
    place: int
    rate: Decimal
    due: Fraction

    def exact(self, by: date = ALL) -> Fraction:
        """Give what of it was due by a day, not rounded."""
        if by == ALL:
            return self.due
        full = next((full for met_on, full in reversed(self.upto) if met_on <= by), Fraction(0))
        return Fraction(self._rounded(full * self.share)) * self.times

    def exact_before(self, by: date = ALL) -> Fraction:
        """Give what of all before it was due by a day, not rounded."""
        return self.line.first(self.place, by)

    def total(self, by: date = ALL) -> Decimal:
        """Give what was due by a day with all before it."""
        return self._rounded(self.exact_before(by) + self.exact(by))

    def total_before(self, by: date = ALL) -> Decimal:
        """Give what was due by a day of all before it."""
        return self._rounded(self.exact_before(by))

    def amount(self, by: date = ALL) -> Decimal:
        """Give what it adds to the total of a day."""
        return self.total(by) - self.total_before(by)

    def alone(self) -> Decimal:
        """Give what it would come to without those before it."""
        return self._rounded(self.exact())

    def _rounded(self, exact: Fraction) -> Decimal:
        return rounded(exact, self.rounding)


@dataclass(slots=True)
class Running:
    """What is due in a contract year so far, by what brings it and on which assignment.

    Versions of a policy that round alike go on with one another.
    """

    year: CalendarYear
    case: Case
    lines: dict[_Of, _Line] = field(default_factory=dict)

    def behind(self, entitlement: Entitlement, part: Slice, left: Fraction) -> Owed:
        """Give what a slice comes to behind what is due, where pools left a share of its worth."""
        rounding = entitlement.pay.rounding
        of = entitlement.key, part.stint.assignment_id, rounding
        line = self.lines.setdefault(of, _Line())
        parts = () if part.worth is None else part.worth.parts
        fulls = list(accumulate(each.full for each in parts))
        share, times = left * part.part, times_paid(part, self.year, entitlement, self.case)
        rate = rounded(fulls[-1] * share, rounding) if fulls else Decimal(0)
        return Owed(
            upto=tuple(zip((each.met_on for each in parts), fulls, strict=True)),
            share=share,
            times=times,
            rounding=rounding,
            line=line,
            place=len(line.due),
            rate=rate,
            due=Fraction(rate) * times,
        )

    def add(self, owed: Owed) -> None:
        """Go on behind a slice that is due."""
        owed.line.due.append(owed)


def in_turn(part: Slice) -> tuple[date, date]:
    """Place a slice behind what was due already, so that what comes late moves none of that."""
    parts = () if part.worth is None else part.worth.parts
    return min((each.met_on for each in parts), default=date.min), part.day_from
