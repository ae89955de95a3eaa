"""An educator as known at two positions: what a district's answers say otherwise."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, cached_property

from ledger.domain.facts.payroll import PayrollRun
from ledger.domain.pay.answer import SalaryEligibility
from ledger.domain.pay.words.amounts import money
from ledger.domain.retro.cause import Apart, Between
from ledger.domain.retro.changed_facts import Recorded, changed_facts
from ledger.domain.retro.comparing import compare
from ledger.domain.retro.comparison_shape import BenefitComparison, EducatorComparison
from ledger.domain.retro.overpaid import LastStated, Overpaid, last_stated, overpaid
from ledger.domain.retro.pay_dates import PayDates
from ledger.domain.retro.recovering import RecoveryLimits, recoveries
from ledger.domain.retro.retro import Answers, LineChange, Passing, retro
from ledger.domain.retro.stating import KnownAt, Stating, took_effect
from ledger.domain.views import DistrictView, EducatorView


def _no_other_basis(basis: int) -> KnownAt:
    raise LookupError(f"nothing is known at {basis}")


@dataclass(frozen=True, kw_only=True)
class Comparing:
    """Compares educators of one district, about a day or about pay dates.

    `before` is None where the district, or anything at all, was not known: then nothing was said.
    `positions` are the two bases; the first is 0 where there is none. Overpayments are found on
    `found_on`, or else on the last pay date asked about; `runs` are those on record, in order.

    Of a pay date the first basis is asked about the day of the run that stated it last, or about
    the date itself where none did; the second about the day of the finding, unless that is earlier.
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

    @cached_property
    def rules_changed(self) -> bool:
        """Whether the district is another at the two bases, so that anybody's answers may be."""
        return self.before != self.after

    @property
    def days_differ(self) -> bool:
        """Whether time alone may make a difference: the bases are asked about different days."""
        return self._then.asked_on != self._now.asked_on

    @property
    def answers(self) -> int:
        """About how many answers a comparison is made of."""
        sides = (set(each.asked_on.values()) for each in (self._then, self._now))
        return max(2, sum(map(len, sides)))

    @cached_property
    def stated(self) -> Mapping[date, LastStated]:
        """How each pay date asked about was last stated, as the first basis has it.

        What no run had stated by then was not paid. Where there is no run at all, what was paid by
        the day of the finding was paid from elsewhere, as known at the first basis.
        """
        if not self.runs:
            paid = (each for each in self.pay_dates if each <= self._found_on)
            return {each: LastStated(basis=self.positions[0], asked_on=each) for each in paid}
        found = {each: last_stated(self.runs, each, self.positions[0]) for each in self.pay_dates}
        return {each: stated for each, stated in found.items() if stated is not None}

    @property
    def others(self) -> frozenset[int]:
        """The bases beside the two that may have to be looked at."""
        return frozenset(each.basis for each in self.stated.values()) - {self.positions[0]}

    def educator(
        self,
        educator_id: str,
        before: EducatorView | None,
        after: EducatorView | None,
        recorded: Recorded,
        known_at: Callable[[int], KnownAt] = _no_other_basis,
    ) -> EducatorComparison:
        """Compare one educator; about whom nobody knows, as before a registration, nothing is said.

        `known_at` is asked about `others` alone.
        """
        changed = changed_facts(before, after, recorded.about)
        between = Between.of(*self.positions, recorded.about, recorded.rules, changed)
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
        self, lines: Iterable[LineChange], before: KnownAt, known_at: Callable[[int], KnownAt]
    ) -> dict[str, list[Overpaid]]:
        """Give by policy what lines make known as paid too much of what was stated to be paid."""
        changes = [each for each in lines if each.payable_on in self.stated]
        already: list[LineChange] = []
        for pay_date in {each.paid_on for found in overpaid(changes).values() for each in found}:
            stated = self.stated[pay_date]
            if stated.basis != self.positions[0]:
                already += _changed(pay_date, stated, known_at(stated.basis), before)
        return overpaid(changes, already)

    def _recoveries(
        self,
        lines: tuple[LineChange, ...],
        views: tuple[EducatorView | None, EducatorView | None],
        known_at: Callable[[int], KnownAt],
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
        on, currency = self.about, self.currency
        then, now = _answer(before, self.before, on), _answer(after, self.after, on)
        apart = Apart(
            facts=cache(lambda: _answer(after, self.before, on)),
            rules=cache(lambda: _answer(before, self.after, on)),
        )
        return compare(then, now, between, currency, apart if between.mixed else None)

    def _lines(
        self, before: EducatorView | None, after: EducatorView | None, between: Between
    ) -> tuple[LineChange, ...]:
        dates, still = self.pay_dates, not (self.rules_changed or between.about or between.rules)
        if still:
            dates = tuple(
                each
                for each in self.pay_dates
                if self._then.days(before, each) != self._now.days(after, each)
            )
        said: dict[date, SalaryEligibility] = {}
        then = self._then.answers(before, dates, said)
        now = self._now.answers(after, dates, said if still else {})

        @cache
        def passing() -> Passing:
            answers = now if still else self._by_then.answers(before, dates, said)
            return Passing(answers, lambda each: self._took_effect(before, each))

        apart: Apart[Answers] = Apart(
            facts=cache(lambda: self._by_then.answers(after, dates, {})),
            rules=cache(lambda: self._now.answers(before, dates, {})),
        )
        return retro(
            dates,
            then,
            now,
            between,
            passing if self.days_differ else None,
            apart if between.mixed else None,
        )

    def _took_effect(self, educator: EducatorView | None, pay_date: date) -> frozenset[int]:
        """Give what the first basis knew of a pay date's two days and took effect between them."""
        days = (each.days(educator, pay_date) for each in (self._then, self._by_then))
        first, last = (max(each, default=pay_date) for each in days)
        return took_effect((self.before, educator), first, last)

    @cached_property
    def _then(self) -> Stating:
        stated = self.stated
        days = {each: stated[each].asked_on if each in stated else each for each in self.pay_dates}
        return Stating(self.before, days)

    @cached_property
    def _now(self) -> Stating:
        # Time does not turn back: a finding before what was stated last finds nothing earlier.
        days = {each: max(on, self._found_on) for each, on in self._then.asked_on.items()}
        return Stating(self.after, days)

    @cached_property
    def _by_then(self) -> Stating:
        """The first basis, asked about the days of the second."""
        return Stating(self.before, self._now.asked_on)

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
    if educator is None or district is None:
        return None
    return educator.eligibility(district, on, next_steps=False)


def _changed(
    pay_date: date, stated: LastStated, before: KnownAt, after: KnownAt
) -> tuple[LineChange, ...]:
    """Give the lines of a pay date that two bases state otherwise; why, nobody asks."""
    said = [
        Stating(district, {pay_date: stated.asked_on}).answers(educator, [pay_date], {})
        for district, educator in (before, after)
    ]
    return retro([pay_date], said[0], said[1], Between.of(0, 0))
