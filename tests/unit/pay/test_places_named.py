"""What is said of one fact at two places in a sum is two segments, each with a name of its own."""

from datetime import date
from typing import Any

from tests.unit.pay.facts import award, job
from tests.unit.pay.policies import LEARNING, MAKER, PLAIN, ask
from tests.unit.pay.tariffs import tariff, tier

YEARLY = PLAIN["benefits"][0]["pay"]
ONE_YEAR: dict[str, Any] = {
    **YEARLY,
    "kind": "yearly",
    "lasts": {"until": "contract_years", "count": 1},
    "loss": {**YEARLY["loss"], "expired": "ends"},
}
ONE = {"item_id": "awards", "facts": {"of": "award"}, "counts": {"by": "one"}}
RATES = tariff([tier("300.00", "1"), tier("100.00")], {"select/items": [ONE], "pay": ONE_YEAR})
FACTS = [
    job(date(2024, 7, 1)),
    award(MAKER, date(2024, 9, 1), expires=date(2025, 2, 1)),
    award(LEARNING, date(2024, 10, 1)),
]


def test_a_fact_that_moved_up_is_told_of_both_places_after_its_term() -> None:
    answer = ask(date(2026, 2, 2), FACTS, RATES)
    told = [each for each in answer.segments if each.credential_id == LEARNING]
    assert [each.explanation.children[1].text.split(" is ")[1] for each in told] == [
        "the 2nd credit of 2024-25: 100.00 USD.",
        "the 1st credit of 2024-25: 300.00 USD.",
    ]
    assert len({each.segment_id for each in told}) == 2
