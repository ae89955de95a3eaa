"""How amounts are spread, in round spans of equal width."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.domain.answers.distribution import distribution
from ledger.domain.answers.simulation_shape import Distribution
from ledger.domain.pay.answer import Money

AMOUNTS = st.lists(st.decimals(-100_000, 100_000, places=2), min_size=1, max_size=60)


def spread(*amounts: str) -> Distribution:
    return distribution([Decimal(amount) for amount in amounts], "USD")


def value(money: Money | None) -> Decimal:
    assert money is not None
    return money.amount


@pytest.mark.parametrize(
    ("amounts", "middle"),
    [
        (("5",), "5"),
        (("1", "9", "2"), "2"),
        (("1", "2"), "1.5"),
        (("1.00", "2.02"), "1.51"),
        (("1.00", "2.01"), "1.50"),
        (("1.01", "2.02"), "1.52"),
        (("1.000", "2.001"), "1.500"),
    ],
)
def test_the_middle_has_no_more_places_than_the_amounts(
    amounts: tuple[str, ...], middle: str
) -> None:
    assert value(spread(*amounts).median) == Decimal(middle)


def test_of_no_amounts_nothing_but_their_number_is_told() -> None:
    assert spread() == Distribution(educators=0)


def test_spans_are_round_and_those_in_between_are_told_though_they_are_empty() -> None:
    found = spread("-16.71", "74.38")
    assert [each.amount_from.amount for each in found.buckets] == list(range(-20, 80, 10))
    assert [each.educators for each in found.buckets] == [1, *[0] * 8, 1]


def test_an_amount_at_the_edge_of_two_spans_is_in_the_later_one() -> None:
    found = spread("0", "100", "120")
    assert [each.educators for each in found.buckets] == [1, *[0] * 9, 1, 0, 1][
        : len(found.buckets)
    ]
    assert found.buckets[-1].amount_from.amount == 120


def test_amounts_that_are_all_the_same_are_in_one_span() -> None:
    (only,) = spread("400.00", "400.00").buckets
    assert [only.amount_from.amount, only.amount_until.amount] == [400, 401]
    assert only.educators == 2


@given(AMOUNTS)
def test_every_amount_is_in_one_of_at_most_thirteen_spans(amounts: list[Decimal]) -> None:
    found = distribution(amounts, "USD")
    assert len(found.buckets) <= 13
    for bucket in found.buckets:
        begins, ends = bucket.amount_from.amount, bucket.amount_until.amount
        assert bucket.educators == sum(begins <= amount < ends for amount in amounts)
    assert sum(bucket.educators for bucket in found.buckets) == len(amounts)
    assert value(found.minimum) <= value(found.median) <= value(found.maximum)


@given(AMOUNTS)
def test_the_order_of_amounts_makes_no_difference(amounts: list[Decimal]) -> None:
    assert distribution(amounts[::-1], "USD") == distribution(amounts, "USD")
