"""Payroll runs about one educator, whose facts become known one after the other."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache

from credential_ledger.payroll.stated import Run, stated
from ledger.domain.book import DistrictBook
from ledger.domain.facts.payroll import PayrollRun
from ledger.domain.pay.answer import SalaryEligibility
from ledger.domain.pay.inputs.question import Adopted
from ledger.domain.retro.changed_facts import Recorded
from ledger.domain.retro.comparison_shape import EducatorComparison
from ledger.domain.retro.lines import lines
from ledger.domain.retro.pay_dates import PayDates, days_to_ask, of_each_year
from ledger.domain.retro.retro import LineChange
from ledger.domain.retro.stating import KnownAt
from ledger.domain.retro.two_bases import Comparing
from ledger.domain.timeline.items import Items
from ledger.domain.views import DistrictView, EducatorView
from tests.support.payroll import payroll_run
from tests.unit.pay.facts import EDUCATOR, book, ended
from tests.unit.pay.histories import Facts
from tests.unit.pay.policies import CALENDARS, CATALOGUE

BOOK = book(CALENDARS)
PAY_DATES = tuple(sorted({each.payable_on for each in BOOK.pay_periods()}))
Sums = Mapping[tuple[str, ...], Decimal]
"""By pay date, assignment, policy, benefit, what brought it, and pay period."""


@dataclass(eq=False)
class Told:
    """An educator's facts with the positions from which on they are known.

    `runs` are those on record, in order; all policies are known from the beginning.
    """

    facts: Facts
    known_from: Sequence[int]
    policies: Sequence[Adopted]
    runs: list[PayrollRun] = field(default_factory=list)
    book: DistrictBook = BOOK

    def run(self, pay_date: date, basis: int) -> list[LineChange]:
        """What a run of the client states; it is on record then."""
        behind = [Run(each.pay_date, each.basis_position) for each in self.runs]
        found: list[LineChange] = []
        for span in stated(behind, pay_date):
            about = PayDates(span.payable_from, span.payable_until)
            found += self.compared(span.basis or 0, basis, about, pay_date).lines
        self.runs.append(payroll_run(str(pay_date), basis))
        return found

    def compared(
        self, before: int, after: int, about: PayDates, found_on: date
    ) -> EducatorComparison:
        then, now = self.view(before), self.view(after)
        assert now[0] is not None
        comparing = Comparing(
            before=then[0],
            after=now[0],
            positions=(before, after),
            about=about,
            found_on=found_on,
            runs=tuple(self.runs),
        )
        known = (at for at in self.known_from if before < at <= after)
        recorded = Recorded(dict.fromkeys(known), ())
        return comparing.educator(EDUCATOR, then[1], now[1], recorded, self.view)

    def said(self, pay_dates: Iterable[date], basis: int, asked_on: date) -> Sums:
        """What a day says of pay dates as known at a basis, evaluated for itself."""
        sums: dict[tuple[str, ...], Decimal] = defaultdict(Decimal)
        for pay_date in pay_dates:
            days = days_to_ask(self.book, pay_date, asked_on)
            answers = of_each_year((self._asked(basis, day) for day in days), pay_date)
            for line in lines(answers, pay_date):
                sums[line.subject] += line.amount.amount
        return without_nothing(sums)

    @cache  # noqa: B019 -- it lives as long as an example
    def view(self, position: int) -> KnownAt:
        if position == 0:
            return None, None
        known = [
            each
            for each, since in zip(self.facts, self.known_from, strict=True)
            if since <= position
        ]
        educator = EducatorView(
            educator_id=EDUCATOR,
            position=1,
            items=Items.of(ended(known)),
            definitions=CATALOGUE,
        )
        return DistrictView(book=self.book, policies=tuple(self.policies)), educator

    @cache  # noqa: B019 -- it lives as long as an example
    def _asked(self, position: int, on: date) -> SalaryEligibility:
        district, educator = self.view(position)
        assert district is not None
        assert educator is not None
        return educator.eligibility(district, on)


def sum_of(changes: Iterable[LineChange]) -> Sums:
    """What changes come to, by what they are for."""
    sums: dict[tuple[str, ...], Decimal] = defaultdict(Decimal)
    for line in changes:
        of = (line.assignment_id, line.policy_id, line.benefit_id, line.brought_by)
        sums[str(line.payable_on), *of, line.pay_period] += line.difference.amount
    return without_nothing(sums)


def less(sums: Sums, other: Sums) -> Sums:
    """One less the other."""
    keys = sums.keys() | other.keys()
    nothing = Decimal(0)
    return without_nothing({key: sums.get(key, nothing) - other.get(key, nothing) for key in keys})


def without_nothing(sums: Sums) -> Sums:
    return {key: amount for key, amount in sums.items() if amount}
