"""An educator as known at two positions: what a district's answers say otherwise."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from ledger.domain.pay.amounts import money
from ledger.domain.pay.answer import SalaryEligibility
from ledger.domain.retro.cause import Between
from ledger.domain.retro.comparing import compare
from ledger.domain.retro.comparison_shape import BenefitComparison, EducatorComparison
from ledger.domain.retro.pay_dates import PayDates, days_to_ask, of_each_year
from ledger.domain.retro.recovering import Overpayments, RecoveryLimits, recoveries
from ledger.domain.retro.retro import LineChange, retro
from ledger.projections.view import DistrictView, EducatorView


@dataclass(frozen=True, kw_only=True)
class Comparing:
    """Compares educators of one district, about a day or about pay dates.

    `before` is None where the district, or anything at all, was not known: then nothing was said.
    `positions` are the two bases; the first is 0 where there is none.
    """

    before: DistrictView | None
    after: DistrictView
    positions: tuple[int, int]
    about: date | PayDates
    overpayments: Overpayments = field(default_factory=Overpayments)

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

    def educator(
        self,
        educator_id: str,
        before: EducatorView | None,
        after: EducatorView | None,
        recorded: Iterable[int],
    ) -> EducatorComparison:
        """Compare one educator; about whom nobody knows, as before a registration, nothing is said.

        `recorded` are the positions of entries about the educator, and of the district's rules.
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
            recoveries=self._recoveries(lines, after),
        )

    def _recoveries(
        self, lines: tuple[LineChange, ...], after: EducatorView | None
    ) -> tuple[RecoveryLimits, ...]:
        """Give the limits of getting back what was paid too much."""
        if after is None or not self.pay_dates:
            return ()
        found_on = self.overpayments.found_on or self.pay_dates[-1]
        paid, district = self.overpayments.paid(lines), self.after
        return recoveries(paid, district.policies, after.items, district.book, found_on)

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
        then = _stated(before, self.before, self.pay_dates)
        return retro(self.pay_dates, then, _stated(after, self.after, self.pay_dates), between)

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


def _stated(
    educator: EducatorView | None, district: DistrictView | None, pay_dates: Iterable[date]
) -> Mapping[date, list[SalaryEligibility]]:
    """Give the answers that say what each pay date pays; a day is evaluated once for all."""
    if educator is None or district is None:
        return {}
    days = {each: days_to_ask(district.book, each) for each in pay_dates}
    answers = {on: educator.eligibility(district, on) for on in sorted(set().union(*days.values()))}
    return {each: of_each_year(answers[on] for on in asked_on) for each, asked_on in days.items()}
