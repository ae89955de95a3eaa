"""What a limit on how often lets through, counted or not."""

from datetime import date
from typing import Any

import pytest

from tests.unit.pay.facts import award, job
from tests.unit.pay.policies import ANDROID, AWARD_POOL, LEARNING, MAKER, ask, benefit, due, faults

JOB = job(date(2024, 7, 1))
JULY, AUGUST, SEPTEMBER = date(2025, 7, 1), date(2025, 8, 1), date(2025, 9, 1)


def once_a_year(**pool: Any) -> dict[str, Any]:
    uses = [{"pool": "three", "drawn": "once"}]
    limit = {**AWARD_POOL, "scope": "contract_year", "limit": 1, **pool}
    return benefit({"accumulate/uses": uses}, pools=[limit])


@pytest.mark.parametrize(
    ("let_through", "earned", "found"),
    [
        ("exempt", (MAKER, LEARNING, ANDROID), {MAKER, LEARNING}),
        ("exempt", (LEARNING, MAKER, ANDROID), {LEARNING, MAKER}),
        ("beyond", (MAKER, LEARNING, ANDROID), {MAKER, LEARNING}),
        ("beyond", (LEARNING, MAKER, ANDROID), {LEARNING}),
    ],
)
def test_what_is_beyond_a_limit_is_counted_and_what_is_exempt_is_not(
    let_through: str, earned: tuple[str, ...], found: set[str]
) -> None:
    facts = [JOB, *(map(award, earned, (JULY, AUGUST, SEPTEMBER)))]
    document = once_a_year(**{let_through: [{"of": "award", "credentials": [LEARNING]}]})
    assert {each.credential_id for each in due(ask(date(2026, 4, 1), facts, document))} == found


@pytest.mark.parametrize("let_through", ["exempt", "beyond"])
def test_what_is_let_through_is_told_by_expressions_that_can_be_read(let_through: str) -> None:
    document = once_a_year(**{let_through: [{"of": "award", "where": "fact.price > 1"}]})
    assert list(faults(document)) == [f"/pools/0/{let_through}/0/where"]
