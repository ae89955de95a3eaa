"""The least number of units that meets several needs at once."""

from decimal import Decimal
from fractions import Fraction
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.domain.pay.amounts import at_least, enough
from ledger.domain.pay.need_words import missing_words
from ledger.domain.pay.needs import Amount, Short, least, nearest, shorts_of, standing_of
from ledger.domain.pay.terms.decide import Alternative, Need

ITEMS = "abc"
SETS = st.one_of(st.none(), st.frozensets(st.sampled_from(ITEMS), min_size=1))
AMOUNTS = st.builds(Amount, items=SETS, amount=st.integers(1, 3).map(Decimal))


def need(at_least: str, *items: str, title: str = "", unit: str | None = None) -> Need:
    title = title or "".join(items).upper() or "All"
    return Need(title=title, at_least=Decimal(at_least), items=items or None, unit=unit)


def short(*needs: Need, **counted: str) -> list[Short]:
    """What one alternative with these needs is short of, where so much counts by item."""
    alternative = Alternative(title="One", needs=needs)
    have = {name: Fraction(amount) for name, amount in counted.items()}
    progress = standing_of(alternative, have, sum(have.values(), Fraction(0)))
    return shorts_of(alternative, progress, "hour")


@pytest.mark.parametrize(
    ("needs", "counted", "missing"),
    [
        ([need("180"), need("45", "a"), need("15", "b")], {"c": "23"}, "157"),
        ([need("60"), need("45", "a"), need("30", "b")], {"c": "23"}, "75"),
        ([need("60"), need("45", "a"), need("15", "b")], {"c": "0"}, "60"),
        ([need("60"), need("45", "a")], {"c": "80"}, "45"),
        ([need("60"), need("30", "a", "b"), need("20", "a")], {}, "60"),
        ([need("10"), need("30", "a", "b"), need("20", "a"), need("5", "c")], {}, "35"),
        ([need("10", "a"), need("10", "a")], {}, "10"),
    ],
)
def test_a_need_contains_those_within_it(
    needs: list[Need], counted: dict[str, str], missing: str
) -> None:
    (found,) = short(*needs, **counted)
    assert (found.least, found.exact) == (Decimal(missing), True)


def test_of_needs_that_share_some_items_the_least_is_a_bound() -> None:
    (found,) = short(need("2", "a", "b"), need("2", "b", "c"), need("2", "a", "c"))
    # One of each would do, and no two are enough.
    assert (found.least, found.exact) == (Decimal(2), False)
    assert missing_words([found]).startswith("at least 2 more hours")
    (met,) = short(need("2", "a", "b"), need("2", "b", "c"), a="2")
    assert (met.least, met.exact) == (Decimal(2), True)


def test_units_of_two_kinds_are_not_added() -> None:
    points, years = short(need("3", "a", unit="point"), need("1", "b", unit="year"))
    assert (points.least, points.unit) == (Decimal(3), "point")
    assert (years.least, years.unit) == (Decimal(1), "year")
    assert missing_words([points, years]) == "3 more points and 1 more year"


def test_the_nearest_alternative_is_that_of_which_the_least_part_is_missing() -> None:
    # Of the first a third is missing, were its needs added up it would be more than the half.
    first = Alternative(title="First", needs=(need("6", "a", "b"), need("2", "a"), need("2", "b")))
    second = Alternative(title="Second", needs=(need("4", "c"),))
    have = {"c": Fraction(2), "b": Fraction(4)}
    progress = [standing_of(each, have, Fraction(6)) for each in (first, second)]
    (found,) = nearest([first, second], progress, "hour")
    assert [title for title, _ in found.needs] == ["AB", "A"]


def test_what_is_missing_is_rounded_up_and_what_counts_is_rounded_down() -> None:
    third = Fraction(1, 3)
    assert (at_least(third), enough(third)) == (Decimal("0.3333"), Decimal("0.3334"))
    assert (at_least(Fraction(1, 16)), enough(Fraction(1, 32))) == (
        Decimal("0.0625"),
        Decimal("0.03125"),
    )
    assert enough(1 - third) == Decimal("0.6667")


@given(st.lists(AMOUNTS, min_size=1, max_size=4))
def test_no_fewer_units_meet_all_and_so_many_do_where_needs_are_nested(
    amounts: list[Amount],
) -> None:
    def meets(given_out: tuple[int, ...]) -> bool:
        have = dict(zip(ITEMS, given_out, strict=True))
        return all(
            sum(have[name] for name in each.items or ITEMS) >= each.amount for each in amounts
        )

    fewest = min(sum(each) for each in product(range(10), repeat=3) if meets(each))
    assert least(amounts) <= fewest
    nested = all(
        one.within(other) or other.within(one) or not one.shares(other)
        for one, other in combinations(amounts, 2)
    )
    if nested:
        assert least(amounts) == fewest
