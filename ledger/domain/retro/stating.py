"""What the pay dates of one educator pay as known at a basis, and which days are asked about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ledger.domain.pay.answer import SalaryEligibility
from ledger.domain.retro.pay_dates import (
    days_to_ask,
    last_day_governed,
    of_each_year,
)
from ledger.domain.retro.reach import paid_within
from ledger.domain.views import DistrictView, EducatorView

KnownAt = tuple[DistrictView | None, EducatorView | None]
"""What a basis knows of the district and of an educator."""


@dataclass(frozen=True)
class Stating:
    """What a basis says of pay dates; `asked_on` has the day about which each is asked."""

    district: DistrictView | None
    asked_on: Mapping[date, date]

    def days(self, educator: EducatorView | None, pay_date: date) -> tuple[date, ...]:
        """Give the days to ask about so that all is found that a pay date pays; none: no one."""
        if self.district is None or educator is None:
            return ()
        book, on = self.district.book, self.asked_on[pay_date]
        last = last_day_governed(book, educator.items, pay_date, on)
        return tuple(sorted({min(day, last) for day in self._days[pay_date]}))

    def answers(
        self,
        educator: EducatorView | None,
        pay_dates: Iterable[date],
        said: dict[date, SalaryEligibility],
    ) -> dict[date, list[SalaryEligibility]]:
        """Give the answers that say what each pay date pays.

        A day is evaluated once for all, and not at all where `said` has it, to which it is added.
        """
        if self.district is None or educator is None:
            return {}
        days = {each: self.days(educator, each) for each in pay_dates}
        for on in sorted(set().union(*days.values()) - said.keys()):
            said[on] = educator.eligibility(self.district, on, next_steps=False)
        return {each: of_each_year((said[on] for on in days[each]), each) for each in days}

    @cached_property
    def _days(self) -> Mapping[date, tuple[date, ...]]:
        """The days for who stays under the same calendars: the same for almost everybody."""
        if self.district is None:
            return {}
        book, within = self.district.book, paid_within(self.district.policies)
        return {each: days_to_ask(book, each, on, within) for each, on in self.asked_on.items()}


def took_effect(known: KnownAt, after: date, upto: date) -> frozenset[int]:
    """Give the positions of what begins or ends in `(after, upto]`: facts and policy versions."""
    district, educator = known
    found: set[int] = set()
    for item in () if educator is None else educator.items:
        days = (item.effective_from, item.effective_until)
        if any(day is not None and after < day <= upto for day in days):
            found.update(item.positions)
    for each in () if district is None else district.policies:
        if after < each.policy.effective_from <= upto:
            found.add(each.position)
    return frozenset(found)
