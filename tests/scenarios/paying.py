"""What pay dates state, each asked on its own day, held against what a year comes to in the end."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from ledger.domain.facts.calendar import CalendarYear
from ledger.domain.pay.answer import SalaryEligibility
from ledger.domain.retro.lines import lines
from tests.scenarios.playing import DISTRICT, Stage
from tests.scenarios.told import Scenario

Sums = dict[tuple[str, str], Decimal]
"""By benefit and assignment."""


@dataclass(frozen=True, slots=True)
class YearPaid:
    """A contract year of a case: what its pay dates state, and what its last day says of them."""

    case: str
    year: str
    stated: Sums
    in_the_end: Sums


def years_paid(scenario: Scenario) -> Iterator[YearPaid]:
    """Give the contract years that the questions of a scenario are about, all facts known."""
    for case in scenario.cases:
        stage = Stage(scenario)
        educator_id = stage.educator(case)
        view = stage.view(educator_id)
        educator, district = view.educators[educator_id], view.districts[DISTRICT]

        def ask(on: date) -> SalaryEligibility:
            return educator.eligibility(district, on)  # noqa: B023 -- used within the round

        about = (ask(question.day).contract_year for question in case.questions)
        pay_dates = {
            period.payable_on
            for each in district.book.calendars
            for period in each.fact.pay_periods
        }
        for year in {each.year_from: each for each in about if each is not None}.values():
            yield _paid(case.case, year, sorted(pay_dates), ask)


def _paid(
    case: str, year: CalendarYear, pay_dates: list[date], ask: Callable[[date], SalaryEligibility]
) -> YearPaid:
    stated: Sums = defaultdict(Decimal)
    in_the_end: Sums = defaultdict(Decimal)
    last = ask(year.year_until - timedelta(days=1))
    for on in pay_dates:
        if year.year_from <= on < year.year_until:
            for sums, answer in ((stated, ask(on)), (in_the_end, last)):
                for line in lines([answer], on):
                    sums[line.benefit_id, line.assignment_id] += line.amount.amount
    return YearPaid(case, year.name, stated, in_the_end)
