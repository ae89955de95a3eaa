"""An educator as known at two positions: what a district's answers say otherwise."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from ledger.domain.facts.payroll import PayrollRun
from ledger.domain.pay.amounts import money
from ledger.domain.pay.answer import SalaryEligibility
from ledger.domain.retro.cause import Between
from ledger.domain.retro.comparing import compare
from ledger.domain.retro.comparison_shape import BenefitComparison, EducatorComparison
from ledger.domain.retro.overpaid import Overpaid, overpaid, stated_on
from ledger.domain.retro.pay_dates import PayDates, days_to_ask, of_each_year
from ledger.domain.retro.recovering import RecoveryLimits, recoveries
from ledger.domain.retro.retro import LineChange, retro
from ledger.projections.view import DistrictView, EducatorView

Known = tuple[DistrictView | None, EducatorView | None]
"""What a basis knows of the district and of an educator."""


def _no_other_basis(basis: int) -> Known:
    raise LookupError(f"nothing is known at {basis}")


@dataclass(frozen=True, kw_only=True)
class Comparing:
    """Compares educators of one district, about a day or about pay dates.

    `before` is None where the district, or anything at all, was not known: then nothing was said.
    `positions` are the two bases; the first is 0 where there is none. Overpayments are found on
    `found_on`, or else on the last pay date asked about; `runs` are those on record, in order.
    """

    before: DistrictView | None
    after: DistrictView
    positions: tuple[int, int]
    about: date | PayDates
    found_on: date | None = None
    runs: tuple[PayrollRun, ...] = ()

    @cached_property
    def pay_dates(self) -> tuple[date, ...]:
        """The pay dates asked about, by the calendars of either basis."""
        if not isinstance(self.about, PayDates):
            return ()
        named = {day for each in self._districts for day in self.about.of(each.book)}
        return tuple(sorted(named))

    @property
    def rules_changed(self) -> bool:
        """Whether the district is another at the two bases, so that anybody's answers may be."""
        return self.before != self.after

    @property
    def answers(self) -> int:
        """About how many answers a comparison is made of."""
        return 2 * max(1, len(self.pay_dates))

    @cached_property
    def stated(self) -> Mapping[date, int]:
        """The basis on which each pay date asked about was last stated, as the first basis has it.

        What no run had stated by then was not paid. Where there is no run at all, what was paid by
        the day of the finding was paid from elsewhere, as known at the first basis.
        """
        if not self.runs:
            return {each: self.positions[0] for each in self.pay_dates if each <= self._found_on}
        bases = {each: stated_on(self.runs, each, self.positions[0]) for each in self.pay_dates}
        return {each: basis for each, basis in bases.items() if basis is not None}

    @property
    def others(self) -> frozenset[int]:
        """The bases beside the two that may have to be looked at."""
        return frozenset(self.stated.values()) - {self.positions[0]}

    def educator(
        self,
        educator_id: str,
        before: EducatorView | None,
        after: EducatorView | None,
        recorded: Iterable[int],
        known_at: Callable[[int], Known] = _no_other_basis,
    ) -> EducatorComparison:
        """Compare one educator; about whom nobody knows, as before a registration, nothing is said.

        `recorded` are the positions of entries about the educator, and of the district's rules.
        `known_at` is asked about `others` alone.
        """
        between = Between.of(*self.positions, recorded)
        benefits = self._benefits(before, after, between)
        lines = self._lines(before, after, between)
        differences = [each.difference.amount for each in benefits]
        differences += [each.difference.amount for each in lines]
        return EducatorComparison(
            educator_id=educator_id,
            benefits=benefits,
            lines=lines,
            difference=money(sum(differences, Decimal(0)), self.currency),
            recoveries=self._recoveries(lines, (before, after), known_at),
        )

    def overpaid(
        self, lines: Iterable[LineChange], before: Known, known_at: Callable[[int], Known]
    ) -> dict[str, list[Overpaid]]:
        """Give by policy what lines make known as paid too much of what was stated to be paid."""
        changes = [each for each in lines if each.payable_on in self.stated]
        already: list[LineChange] = []
        for pay_date in {each.paid_on for found in overpaid(changes).values() for each in found}:
            basis = self.stated[pay_date]
            if basis != self.positions[0]:
                already += _changed(pay_date, known_at(basis), before)
        return overpaid(changes, already)

    def _recoveries(
        self,
        lines: tuple[LineChange, ...],
        views: tuple[EducatorView | None, EducatorView | None],
        known_at: Callable[[int], Known],
    ) -> tuple[RecoveryLimits, ...]:
        """Give the limits of getting back what was paid too much, as found on the last pay date."""
        before, after = views
        if after is None or not self.pay_dates:
            return ()
        district = self.after
        found = self.overpaid(lines, (self.before, before), known_at)
        return recoveries(found, district.policies, after.items, district.book, self._found_on)

    @property
    def _found_on(self) -> date:
        return self.found_on or self.pay_dates[-1]

    def _benefits(
        self, before: EducatorView | None, after: EducatorView | None, between: Between
    ) -> tuple[BenefitComparison, ...]:
        if isinstance(self.about, PayDates):
            return ()
        then = _answer(before, self.before, self.about)
        return compare(then, _answer(after, self.after, self.about), between, self.currency)

    def _lines(
        self, before: EducatorView | None, after: EducatorView | None, between: Between
    ) -> tuple[LineChange, ...]:
        then = _stated(self.before, before, self.pay_dates)
        return retro(self.pay_dates, then, _stated(self.after, after, self.pay_dates), between)

    @property
    def currency(self) -> str:
        """The currency of the district."""
        return self.after.book.district.currency

    @property
    def _districts(self) -> Iterable[DistrictView]:
        return [each for each in (self.before, self.after) if each is not None]


def _answer(
    educator: EducatorView | None, district: DistrictView | None, on: date
) -> SalaryEligibility | None:
    return None if educator is None or district is None else educator.eligibility(district, on)


def _changed(pay_date: date, before: Known, after: Known) -> tuple[LineChange, ...]:
    """Give the lines of a pay date that two bases state otherwise; why, nobody asks."""
    then, now = _stated(*before, [pay_date]), _stated(*after, [pay_date])
    return retro([pay_date], then, now, Between.of(0, 0))


def _stated(
    district: DistrictView | None, educator: EducatorView | None, pay_dates: Iterable[date]
) -> Mapping[date, list[SalaryEligibility]]:
    """Give the answers that say what each pay date pays; a day is evaluated once for all."""
    if educator is None or district is None:
        return {}
    days = {each: days_to_ask(district.book, each) for each in pay_dates}
    answers = {on: educator.eligibility(district, on) for on in sorted(set().union(*days.values()))}
    return {each: of_each_year(answers[on] for on in asked_on) for each, asked_on in days.items()}
