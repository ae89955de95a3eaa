"""What can never matter in a document is told, and refuses nothing."""

import json
from typing import Any

import pytest

from ledger.domain.pay.checking import check_document
from tests.unit.pay.policies import AWARD_POOL, LEARNING, MAKER, PLAIN, benefit

MINE = {
    "item_id": "mine",
    "facts": {"of": "award", "credentials": [MAKER]},
    "counts": {"by": "one"},
}
AGAIN = {**MINE, "item_id": "again"}
LATE = {
    **MINE,
    "facts": {"of": "award", "earned_until": "2026-01-01"},
    "convert": {
        "minimum": "0",
        "rounding": {"when": "never"},
        "rates": [
            {"effective_from": "2025-01-01", "amount": "1", "gives": "1"},
            {"effective_from": "2026-01-01", "amount": "1", "gives": "2"},
        ],
    },
}
LISTED = {**MINE, "counts": {"by": "listed", "quantities": {MAKER: "1", LEARNING: "2"}}}
PRICES = {name: {"amount": "365.00"} for name in (MAKER, LEARNING)}
AT = "/benefits/0"


def checked(document: dict[str, Any], **known: Any) -> tuple[list[str], list[str]]:
    faults, useless = check_document(json.dumps(document).encode(), **known)
    return [each.path for each in faults], [each.path for each in useless]


def test_a_document_in_which_every_rule_can_matter() -> None:
    assert checked(PLAIN) == ([], [])


def test_of_a_faulty_document_the_faults_alone_are_told() -> None:
    assert checked(benefit({"pay/paid": "never"}, pools=[AWARD_POOL])) == ([f"{AT}/pay/paid"], [])


@pytest.mark.parametrize(
    ("document", "path"),
    [
        (benefit({}, pools=[AWARD_POOL]), "/pools/0"),
        (benefit({}, choices=[{"benefits": ["increase"], "keep": "first"}]), "/choices/0"),
        (
            benefit({"select/items": [MINE, AGAIN], "decide/prices": {MAKER: PRICES[MAKER]}}),
            f"{AT}/select/items/1",
        ),
        (
            benefit({"select/items": [MINE], "decide/prices": PRICES}),
            f"{AT}/decide/prices/{LEARNING}",
        ),
        (
            benefit({"select/items": [LISTED], "decide": {"by": "amount", "amount": "1.00"}}),
            f"{AT}/select/items/0/counts/quantities/{LEARNING}",
        ),
        (benefit({"select/items": [LATE]}), f"{AT}/select/items/0/convert/rates/1"),
    ],
)
def test_a_rule_that_can_never_matter_is_told_with_its_place(
    document: dict[str, Any], path: str
) -> None:
    assert checked(document) == ([], [path])
