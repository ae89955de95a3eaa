"""The least number of units that meets several needs at once."""

import json
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from ledger.domain.pay.document import Benefit
from ledger.domain.pay.parse import parse_document
from ledger.domain.pay.require.need_words import missing_words
from ledger.domain.pay.require.needs import Amount, Short, least, nearest, shorts_of, standing_of
from ledger.domain.pay.terms.accumulate import Career, Kept, SameCredential, Together, Total
from ledger.domain.pay.terms.decide import Alternative, AskedOf, Need, Requirement
from ledger.domain.pay.words.amounts import at_least, enough
from tests.unit.pay.policies import PLAIN

ITEMS = "abc"
SETS = st.one_of(st.none(), st.frozensets(st.sampled_from(ITEMS), min_size=1))
AMOUNTS = st.builds(Amount, items=SETS, amount=st.integers(1, 3).map(Decimal))


def need(at_least: str, *items: str, title: str = "", unit: str | None = None) -> Need:
    title = title or "".join(items).upper() or "All"
    return Need(title=title, at_least=Decimal(at_least), items=items or None, unit=unit)


def benefit_of(*alternatives: Alternative) -> Benefit:
    """A requirement with these alternatives, of three items that count in hours."""
    plain = parse_document(json.dumps(PLAIN).encode()).benefits[0]
    items = [replace(plain.select.items[0], item_id=name) for name in ITEMS]
    counting = Together(
        unit="hour",
        over=Career(),
        same_credential=SameCredential.EVERY_AWARD,
        limits=(),
        unused=Kept(),
        levels=Total(),
        uses=(),
    )
    return replace(
        plain,
        select=replace(plain.select, items=tuple(items)),
        accumulate=counting,
        decide=Requirement(asked_of=AskedOf.ASSIGNED, alternatives=alternatives),
    )


def short(*needs: Need, **counted: str) -> list[Short]:
    """What one alternative with these needs is short of, where so much counts by item."""
    alternative = Alternative(title="One", needs=needs)
    have = {name: Fraction(amount) for name, amount in counted.items()}
    needed = [Fraction(each.at_least) for each in needs]
    progress = standing_of(alternative, needed, have, sum(have.values(), Fraction(0)))
    return shorts_of(alternative, progress, benefit_of(alternative))


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
    (met,) = short(need("2", "a", "b"), need("2", "b", "c"), a="2")
    assert (met.least, met.exact) == (Decimal(2), True)


def test_units_of_two_kinds_are_not_added() -> None:
    points, years = short(need("3", "a", unit="point"), need("1", "b", unit="year"))
    assert (points.least, points.unit) == (Decimal(3), "point")
    assert (years.least, years.unit) == (Decimal(1), "year")
    # No need leaves anything of its unit out, so none is named.
    assert missing_words([points, years]) == "3 more points and 1 more year"


@pytest.mark.parametrize(
    ("needs", "counted", "words"),
    [
        ([need("9")], {"a": "4"}, "5 more hours"),
        ([need("9"), need("2", "a")], {"b": "10", "a": "1.5"}, "0.5 more hours of A"),
        ([need("9"), need("2", "a")], {}, "9 more hours, at least 2 of them of A"),
        (
            [need("9"), need("4", "a"), need("2", "b")],
            {},
            "9 more hours, at least 4 of them of A and at least 2 of B",
        ),
        ([need("4", "a", "b"), need("2", "a")], {}, "4 more hours of AB, at least 2 of them of A"),
        (
            [need("2", "a"), need("2", "b")],
            {},
            "4 more hours, at least 2 of them of A and at least 2 of B",
        ),
        ([need("2", "a"), need("1", "b")], {"b": "1"}, "2 more hours of A"),
        (
            [need("2", "a", "b"), need("3", "b", "c")],
            {},
            "at least 3 more hours, at least 2 of them of AB and at least 3 of BC",
        ),
        ([need("4", "a", title="Hours")], {}, "4 more hours"),
    ],
)
def test_what_is_missing_names_the_items_that_it_has_to_be_of(
    needs: list[Need], counted: dict[str, str], words: str
) -> None:
    assert missing_words(short(*needs, **counted)) == words


def test_the_nearest_alternative_is_that_of_which_the_least_part_is_missing() -> None:
    # Of the first a third is missing, were its needs added up it would be more than the half.
    first = Alternative(title="First", needs=(need("6", "a", "b"), need("2", "a"), need("2", "b")))
    second = Alternative(title="Second", needs=(need("4", "c"),))
    have = {"c": Fraction(2), "b": Fraction(4)}
    progress = [
        standing_of(each, [Fraction(need.at_least) for need in each.needs], have, Fraction(6))
        for each in (first, second)
    ]
    (found,) = nearest(benefit_of(first, second), progress)
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
