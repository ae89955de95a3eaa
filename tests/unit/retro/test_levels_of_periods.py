"""Levels of bounded periods: level 1 of one year is another thing than level 1 of the next."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from ledger.domain.pay.answer import SalaryEligibility
from ledger.domain.retro.cause import Between
from ledger.domain.retro.comparing import compare
from ledger.domain.retro.comparison_shape import ChangeKind
from ledger.domain.retro.lines import lines
from ledger.domain.retro.retro import LineChange, retro
from tests.unit.pay.facts import award, job
from tests.unit.pay.policies import LEARNING, MAKER, ask, benefit
from tests.unit.pay.tariffs import counting

PAY_DATE, LAST_DAY = date(2026, 3, 31), date(2026, 6, 30)
JOB = job(date(2024, 7, 1))
OF_2024, OF_2025 = award(MAKER, date(2024, 10, 1)), award(LEARNING, date(2025, 7, 1))
EACH_YEAR = {"over": "year", "kind": "contract"}
BETWEEN = Between.of(10, 20, [15])


def said(*awards: Any, over: Mapping[str, str] = EACH_YEAR) -> SalaryEligibility:
    """The answer where each award reaches a level that brings 1,200.00 USD a year."""
    accumulate = counting(over=over, levels={"by": "blocks", "size": "1"})
    document = benefit(
        {
            "accumulate": accumulate,
            "decide": {"by": "amount", "amount": "1200.00"},
            "pay/loss/expired": "ends",
        }
    )
    return ask(LAST_DAY, [JOB, *awards], document)


def changes(before: SalaryEligibility, after: SalaryEligibility) -> tuple[LineChange, ...]:
    return retro([PAY_DATE], {PAY_DATE: [before]}, {PAY_DATE: [after]}, BETWEEN)


def test_a_line_names_the_level_with_its_period() -> None:
    found = lines([said(OF_2024, OF_2025)], PAY_DATE)
    assert [each.brought_by for each in found] == ["level 1 of 2024-25", "level 1 of 2025-26"]


def test_a_level_of_the_whole_career_has_no_period() -> None:
    found = lines([said(OF_2024, OF_2025, over={"over": "career"})], PAY_DATE)
    assert [each.brought_by for each in found] == ["level 1", "level 2"]


def test_what_a_level_of_one_year_lost_and_of_another_gained_does_not_vanish_in_a_sum() -> None:
    found = changes(said(OF_2024), said(OF_2025))
    told = [(each.brought_by, each.difference.amount) for each in found]
    assert told == [
        ("level 1 of 2024-25", Decimal("-101.92")),
        ("level 1 of 2025-26", Decimal("101.92")),
    ]


def test_a_level_takes_no_place_of_one_of_another_year_that_ends_only() -> None:
    after = said(award(MAKER, date(2024, 10, 1), expires=date(2026, 3, 1)), OF_2025)
    found = compare(said(OF_2024), after, BETWEEN, "USD")
    segments = (each for of_benefit in found for each in of_benefit.segments)
    (added,) = (each for each in segments if each.kind is ChangeKind.ADDED)
    assert added.after is not None
    assert (added.after.level_period, added.after.supersedes) == ("2025-26", ())
