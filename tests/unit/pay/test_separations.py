"""Pay ends where a separation ends the jobs, and begins again where there is a rehire."""

from datetime import date
from decimal import Decimal

from ledger.domain.pay.answer import EligibilityState
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.facts import award, job, left
from tests.unit.pay.policies import MAKER, PLAIN, amount_of, ask, due, rate_of

SINCE, LEFT, SPRING = date(2024, 7, 1), date(2026, 1, 1), date(2026, 4, 1)
AWARD = award(MAKER, date(2025, 6, 1))
LEAVER: list[Item[TimelineFact]] = [job(SINCE), left(LEFT), AWARD]
"""A dollar a day, until New Year."""


def test_a_separation_ends_pay_as_the_end_of_a_segment_does() -> None:
    answer = ask(SPRING, LEAVER, PLAIN)
    assert amount_of(answer) == Decimal("184.00")
    assert [each.effective_until for each in due(answer)] == [LEFT]
    assert amount_of(ask(SPRING, [job(SINCE, LEFT), AWARD], PLAIN)) == Decimal("184.00")
    assert rate_of(answer) == 0


def test_an_announced_separation_bounds_what_is_due() -> None:
    answer = ask(date(2025, 9, 1), LEAVER, PLAIN)
    assert amount_of(answer) == Decimal("184.00")
    assert rate_of(answer) == Decimal("365.00")


def test_what_a_separation_ended_names_its_entry() -> None:
    (segment,) = due(ask(SPRING, LEAVER, PLAIN))
    assert set(left(LEFT).positions) <= set(segment.explanation.positions)
    (still,) = due(ask(SPRING, [job(SINCE), AWARD], PLAIN))
    assert not set(left(LEFT).positions) & set(still.explanation.positions)


def test_a_separation_ends_every_assignment() -> None:
    jobs = [job(SINCE, fte="0.6", name="a"), job(SINCE, fte="0.4", name="b")]
    answer = ask(SPRING, [*jobs, left(LEFT), AWARD], PLAIN)
    assert [(each.assignment_id, each.effective_until) for each in due(answer)] == [
        ("a", LEFT),
        ("b", LEFT),
    ]
    assert amount_of(answer) == Decimal("184.00")


def test_a_rehire_in_the_same_contract_year_is_paid_for_its_own_days() -> None:
    answer = ask(SPRING, [*LEAVER, job(date(2026, 3, 1))], PLAIN)
    assert [(each.effective_from, each.effective_until) for each in due(answer)] == [
        (date(2025, 7, 1), LEFT),
        (date(2026, 3, 1), date(2026, 7, 1)),
    ]
    assert amount_of(answer) == Decimal("306.00")


def test_a_rehire_on_the_day_of_the_separation_leaves_no_day_out() -> None:
    answer = ask(SPRING, [*LEAVER, job(LEFT)], PLAIN)
    assert amount_of(answer) == Decimal("365.00")


def test_a_rehire_in_another_contract_year_is_due_in_that_year() -> None:
    items = [*LEAVER, job(date(2026, 9, 1), name="b")]
    (segment,) = due(ask(date(2026, 10, 1), items, PLAIN))
    assert (segment.assignment_id, segment.effective_from) == ("b", date(2026, 9, 1))
    assert amount_of(ask(date(2026, 10, 1), items, PLAIN)) == Decimal("303.00")
    assert amount_of(ask(SPRING, items, PLAIN)) == Decimal("184.00")


def test_an_fte_change_before_the_separation_counts_to_its_last_day() -> None:
    change = date(2025, 10, 1)
    items = [job(SINCE, fte="0.5"), job(change, fte="1"), left(LEFT), AWARD]
    first, second = due(ask(SPRING, items, PLAIN))
    assert (first.effective_until, second.effective_until) == (change, LEFT)
    assert amount_of(ask(SPRING, items, PLAIN)) == Decimal("138.00")


def test_a_separation_from_before_the_contract_year_leaves_nothing_due_in_it() -> None:
    segments = ask(SPRING, [job(SINCE), left(date(2025, 6, 1)), AWARD], PLAIN).segments
    assert all(each.state is EligibilityState.NOT_DUE for each in segments)
