"""What counts on a later day only if something is there by then is told as waiting."""

from datetime import date
from typing import Any

from tests.unit.pay.facts import award
from tests.unit.pay.lasting import AWARDS, HIRED, condition, licensed
from tests.unit.pay.policies import ANDROID, MAKER, ask
from tests.unit.pay.test_lasting_sums import (
    IN_OCTOBER,
    ladder,
    together,
)

OTHER = {
    "item_id": "other",
    "facts": {"of": "award", "credentials": [ANDROID]},
    "counts": {"by": "one"},
}
LICENSED_IN_OCTOBER = {
    **condition("pauses", "each_contract_year", licensed(IN_OCTOBER)),
    "items": ["other"],
}


def window(item_id: str, effective: dict[str, Any]) -> dict[str, Any]:
    return {"title": item_id, "items": [item_id], "deadlines": [], "effective": effective}


def test_what_is_known_to_count_later_is_told_apart_from_what_waits() -> None:
    """One counts from June; another from July on, if a licence is there in October."""
    earned = {"day": "named", "name": "earned"}
    later = {"day": "moved", "start": earned, "direction": "after", "count": 10, "unit": "months"}
    document = ladder(
        LICENSED_IN_OCTOBER,
        **{
            "select/items": [*AWARDS, OTHER],
            "accumulate": together({"by": "thresholds", "at": ["4"]}),
            "date/windows": [window("other", earned), window("awards", later)],
        },
    )
    facts = [award(MAKER, date(2025, 8, 1)), award(ANDROID, date(2025, 8, 15))]
    answer = ask(date(2026, 5, 1), [HIRED, *facts], document)
    (missing,) = answer.segments
    assert missing.explanation.text.endswith(
        "0 points count, 1 more will from a later day, 1 more is waiting; "
        "the next level takes 2 more."
    )
    (step,) = answer.next_steps
    assert step.text.endswith(
        "earn 2 more points for the next level, besides 1 that waits and 1 that counts from 1 June "
        "2026 on."
    )
