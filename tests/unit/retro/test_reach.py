"""How far back a pay date looks: as far as the days of payment reach that the policies name."""

from datetime import date, timedelta
from typing import Any

import pytest

from ledger.domain.book import DistrictBook
from ledger.domain.retro.pay_dates import days_to_ask
from ledger.domain.retro.reach import ONE_YEAR, paid_within
from tests.unit.pay.facts import award, book, job, school_year
from tests.unit.pay.policies import MAKER, ONE_TIME, adopted, ask, benefit, due

DECEMBER = {"day": "in_year", "month": 12, "day_of_month": 1}
LAST = {"day": "year_bound", "nth": "last"}
RECEIVED = {"day": "received", "documents": ["transcript"]}


def named(name: str) -> dict[str, Any]:
    return {"day": "named", "name": name}


def moved(start: dict[str, Any], count: int, unit: str = "months") -> dict[str, Any]:
    return {"day": "moved", "start": start, "direction": "after", "count": count, "unit": unit}


def aligned(start: dict[str, Any], edge: str, period: str) -> dict[str, Any]:
    how = {"edge": edge, "period": period, "first_day": "counts"}
    return {"day": "aligned", "start": start, **how}


def payable(day: dict[str, Any]) -> dict[str, Any]:
    document = benefit({"pay": ONE_TIME})
    document["benefits"][0]["date"]["windows"][0]["payable"] = day
    return document


def in_parts(*days: dict[str, Any]) -> dict[str, Any]:
    parts = [
        {"title": str(place), "percent": "50", "payable": day, "tested": "nothing"}
        for place, day in enumerate(days)
    ]
    return benefit({"pay": {**ONE_TIME, "paid": "instalments", "instalments": parts}})


@pytest.mark.parametrize(
    ("document", "years"),
    [
        (benefit({}), 0),
        (payable(DECEMBER), 0),
        (in_parts(DECEMBER, LAST), 0),
        (payable(moved(named("earned"), 24)), 3),
        (in_parts(DECEMBER, moved(LAST, 90, "days")), 1),
        (payable({"day": "later_of", "days": [DECEMBER, moved(named("hired"), 6)]}), 1),
        (payable(aligned(named("earned"), "start", "contract_year")), 0),
        (payable(aligned(named("earned"), "next_start", "contract_year")), 1),
        (payable(aligned(moved(named("earned"), 12), "next_start", "term")), 3),
        (payable(aligned(RECEIVED, "next_start", "month")), None),
        (payable(named("expires")), None),
        (payable(moved(RECEIVED, 1)), None),
        (payable({"day": "earlier_of", "days": [DECEMBER, RECEIVED]}), None),
    ],
)
def test_they_look_back_as_far_as_the_days_reach(
    document: dict[str, Any], years: int | None
) -> None:
    within = paid_within([adopted(benefit({})), adopted(document)])
    if years is None:
        assert within is None
    else:
        assert within is not None
        more = (within - ONE_YEAR) / timedelta(days=366)
        assert max(years - 1, 0) <= more <= years


def known(years: int) -> DistrictBook:
    return book([school_year(2015 + number) for number in range(years)])


@pytest.mark.parametrize(
    ("within", "years"),
    [(ONE_YEAR, 2), (ONE_YEAR + timedelta(days=744), 4), (None, 11)],
)
def test_a_day_is_asked_of_each_of_those_years(within: timedelta | None, years: int) -> None:
    pay_date = date(2026, 1, 31)
    assert len(days_to_ask(known(11), pay_date, pay_date, within)) == years


@pytest.mark.parametrize(
    "document",
    [
        payable(moved(named("earned"), 24)),
        payable(aligned(named("earned"), "next_start", "contract_year")),
        payable(aligned(moved(named("earned"), 12), "next_start", "contract_year")),
        in_parts(DECEMBER, moved(LAST, 90, "days")),
    ],
)
def test_everything_of_a_year_is_paid_within_it(document: dict[str, Any]) -> None:
    year = school_year(2025)
    within, last_day = paid_within([adopted(document)]), date(2026, 6, 30)
    calendars = [year, *(school_year(2026 + number) for number in range(4))]
    answer = ask(
        last_day, [job(date(2025, 7, 1)), award(MAKER, last_day)], document, calendars=calendars
    )
    (brought,) = due(answer)
    assert brought.payments
    assert within is not None
    assert max(each.payable_on for each in brought.payments) <= last_day + within
