"""How places in a sum, what they bring, and what becomes of them are put into words."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ledger.domain.pay.accumulate.tier_words import one, ordinal
from tests.unit.pay.facts import award
from tests.unit.pay.fates import revocation
from tests.unit.pay.policies import ANDROID, MAKER, PLAIN, ask, due, rate_of
from tests.unit.pay.tariffs import HIRED, decided, tariff, tier

LOST = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (102, "102nd"),
        (111, "111th"),
    ],
)
def test_a_place_is_an_ordinal(number: int, said: str) -> None:
    assert ordinal(number) == said


def test_one_unit_is_named_in_the_singular() -> None:
    assert (one("micro-credentials"), one("class")) == ("micro credential", "class")


def half_of_peers() -> dict[str, Any]:
    """A dollar a day for each credit, at most half of them of peers, while the awards last."""
    items = [
        {
            "item_id": name,
            "facts": {"of": "award", "credentials": [credential]},
            "counts": {"by": "stated", "quantity": quantity},
        }
        for name, credential, quantity in (("peers", ANDROID, "4"), ("own", MAKER, "2"))
    ]
    limits = [{"limit": "share", "items": ["peers"], "at_most_percent": "50"}]
    pay = {"pay": PLAIN["benefits"][0]["pay"], "select/items": items}
    return tariff([tier("365.00", "100")], pay, limits=limits)


def test_what_counts_for_less_and_what_counts_no_more_says_so() -> None:
    first = award(MAKER, date(2025, 9, 1), name="first")
    gone = award(MAKER, date(2025, 9, 2), name="gone", ended=LOST)
    peers = award(ANDROID, date(2025, 9, 3))
    facts = [HIRED, first, gone, revocation("gone", LOST), peers]
    answer = ask(LOST, facts, half_of_peers())
    assert rate_of(answer) == Decimal("1460.00")
    texts = [each.explanation.text for each in due(answer) if each.fact_ids == (peers.fact_id,)]
    due_for = "Rates, Android Development: {} USD {} due for {} on assignment a1{}."
    less = "; only 2 credits of it count from 1 January 2026"
    assert texts == [
        due_for.format("480.00", "were", "3 September 2025 to 31 December 2025", less),
        due_for.format("362.00", "are", "1 January 2026 to 30 June 2026", ""),
    ]
    alone = award(MAKER, date(2025, 9, 1), name="gone", ended=LOST)
    answer = ask(LOST, [HIRED, alone, revocation("gone", LOST), peers], half_of_peers())
    (ended,) = [each for each in due(answer) if each.fact_ids == (peers.fact_id,)]
    assert ended.explanation.text.endswith("; nothing of it counts from 1 January 2026.")
    assert decided(ended) == (
        "Android Development of 3 September 2025 brings the sum of 2025-26 from 2 to 4 credits. "
        "2 at 365.00 USD each: 730.00 USD."
    )
