"""Filters of facts that leave one another nothing, or have nothing in common."""

from datetime import date
from decimal import Decimal

import pytest

from ledger.domain.facts.catalogue import CredentialKind
from ledger.domain.facts.credit import CreditUnit
from ledger.domain.pay.checks.narrowing import apart, covers
from ledger.domain.pay.terms.facts import AwardFacts, CreditFacts, Facts, StackFacts, YearsWorked

A, B = ("a",), ("b",)
OLD = AwardFacts(earned_until=date(2026, 7, 1))
NEW = AwardFacts(earned_from=date(2026, 7, 1))
STEM = AwardFacts(where="fact.subject == 'stem'")


@pytest.mark.parametrize(
    ("wide", "narrow", "is_covered"),
    [
        (AwardFacts(), AwardFacts(credentials=A), True),
        (AwardFacts(credentials=A), AwardFacts(), False),
        (AwardFacts(credentials=(*A, *B)), AwardFacts(credentials=B, informal=True), True),
        (AwardFacts(credentials=A), AwardFacts(credentials=(*A, *B)), False),
        (AwardFacts(informal=True), AwardFacts(informal=False), False),
        (AwardFacts(informal=True), AwardFacts(informal=True, credentials=A), True),
        (OLD, NEW, False),
        (OLD, AwardFacts(earned_until=date(2020, 7, 1)), True),
        (STEM, AwardFacts(), False),
        (AwardFacts(), STEM, True),
        (STEM, STEM, True),
        (AwardFacts(), CreditFacts(), False),
        (YearsWorked(minimum_share=Decimal("0.5")), YearsWorked(minimum_share=Decimal(1)), True),
        (YearsWorked(minimum_share=Decimal(1)), YearsWorked(minimum_share=Decimal("0.5")), False),
    ],
)
def test_a_filter_that_selects_all_that_another_does(
    wide: Facts, narrow: Facts, *, is_covered: bool
) -> None:
    assert covers(wide, narrow) is is_covered


@pytest.mark.parametrize(
    ("one", "other", "are_apart"),
    [
        (AwardFacts(), StackFacts(), True),
        (AwardFacts(credentials=A), AwardFacts(credentials=B), True),
        (AwardFacts(credentials=A), AwardFacts(kinds=(CredentialKind.COURSE,)), False),
        (AwardFacts(tags=A), AwardFacts(tags=B), False),
        (AwardFacts(informal=True), AwardFacts(informal=False), True),
        (OLD, NEW, True),
        (OLD, OLD, False),
        (CreditFacts(units=(CreditUnit.CLOCK_HOUR,)), CreditFacts(units=(CreditUnit.POINT,)), True),
    ],
)
def test_filters_with_nothing_in_common(one: Facts, other: Facts, *, are_apart: bool) -> None:
    assert apart(one, other) is apart(other, one) is are_apart
