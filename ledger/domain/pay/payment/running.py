"""Stage 6, pay: spans of a year are rounded along their running total, so that they add up to it.

Each span is what the total comes to with it, less what it came to before. So a change within the
year moves nothing that was paid for the days before it, and makes the year no dearer.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from ledger.domain.facts.calendar import CalendarYear
from ledger.domain.pay.accumulate.brought import by_day
from ledger.domain.pay.decide.sharing import Slice
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.payment.payout import exactly_due
from ledger.domain.pay.terms.pay import Rounding
from ledger.domain.pay.words.amounts import rounded

ALL = date.max
"""By this day all of it was due."""
_Of = tuple[tuple[str, str, str], str, Rounding]


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """What one slice of a contract year comes to behind all `before` it, on one assignment.

    `upto` is what of it was due by each day on which some of it became due, at the `rate` and not
    rounded yet; `before` what of all before it became due on each day.
    """

    of: _Of
    rate: Decimal
    upto: tuple[tuple[date, Fraction], ...]
    before: Mapping[date, Fraction]

    def exact(self, by: date = ALL) -> Fraction:
        """Give what of it was due by a day, not rounded."""
        return next((sum_ for met_on, sum_ in reversed(self.upto) if met_on <= by), Fraction(0))

    def exact_before(self, by: date = ALL) -> Fraction:
        """Give what of all before it was due by a day, not rounded."""
        return sum((more for day, more in self.before.items() if day <= by), Fraction(0))

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
        return rounded(exact, self.of[2])


@dataclass(slots=True)
class Running:
    """What is due in a contract year so far, by what brings it and on which assignment.

    Versions of a policy that round alike go on with one another.
    """

    year: CalendarYear
    case: Case
    due: dict[_Of, dict[date, Fraction]] = field(default_factory=dict)

    def behind(self, entitlement: Entitlement, part: Slice, left: Fraction) -> Owed:
        """Give what a slice comes to behind what is due, where pools left a share of its worth."""
        rounding = entitlement.pay.rounding
        of = entitlement.key, part.stint.assignment_id, rounding
        full, rate, upto = Fraction(0), Decimal(0), []
        for each in by_day(() if part.worth is None else part.worth.parts):
            full += each.full
            rate = rounded(full * left * part.part, rounding)
            upto.append((each.met_on, exactly_due(rate, part, self.year, entitlement, self.case)))
        return Owed(of=of, rate=rate, upto=tuple(upto), before=self.due.get(of, {}))

    def add(self, owed: Owed) -> None:
        """Go on behind a slice that is due."""
        due, before = dict(owed.before), Fraction(0)
        for met_on, upto in owed.upto:
            due[met_on] = due.get(met_on, Fraction(0)) + upto - before
            before = upto
        self.due[owed.of] = due


def in_turn(part: Slice) -> tuple[date, date]:
    """Place a slice behind what was due already, so that what comes late moves none of that."""
    parts = () if part.worth is None else part.worth.parts
    return min((each.met_on for each in parts), default=date.min), part.day_from
