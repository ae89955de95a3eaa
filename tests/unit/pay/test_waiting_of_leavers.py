"""What takes effect only once it is claimed or decided is no use to who has left by then."""

from datetime import date
from typing import Any

import pytest

from tests.unit.pay.facts import approval, left
from tests.unit.pay.next_steps import APPROVAL, CLAIM, JOB, MADE, steps
from tests.unit.pay.policies import MAKER, ask, benefit, due

BEFORE, LEAVES, AFTER = date(2025, 12, 10), left(date(2026, 1, 15)), date(2026, 1, 20)
OF = "Base increase, Maker Educator"
DECIDED = {"rule": "required", "decision_required": True}
ON_APPROVAL = "It needs an approval, and nobody in the district has decided yet."


def asked(on: date, terms: dict[str, Any], effective: str, *facts: Any) -> list[Any]:
    day = {"day": "later_of", "days": [{"day": "named", "name": n} for n in ("earned", effective)]}
    window = {"title": "Then", "deadlines": [], "effective": day}
    document = benefit(terms)
    document["benefits"][0]["date"]["windows"] = [window]
    return [(text, last_on) for _, text, last_on in steps(document, MADE, *facts, on=on)]


@pytest.mark.parametrize(
    ("terms", "effective", "told"),
    [
        (CLAIM, "claimed", f"{OF}: claim it by 14 January 2026."),
        ({"select/claim": DECIDED}, "decided", f"{OF}: claim it by 14 January 2026."),
        (
            APPROVAL,
            "approved",
            f"{OF}: {ON_APPROVAL} That has to happen by 14 January 2026.",
        ),
    ],
)
def test_the_last_day_is_the_last_of_the_job(
    terms: dict[str, Any], effective: str, told: str
) -> None:
    assert asked(BEFORE, terms, effective, LEAVES) == [(told, date(2026, 1, 14))]
    assert asked(AFTER, terms, effective, LEAVES) == []
    assert len(asked(AFTER, terms, effective)) == 1


def test_what_reaches_back_helps_who_has_left() -> None:
    assert asked(AFTER, CLAIM, "earned", LEAVES) == [(f"{OF}: claim it.", None)]


def test_what_takes_effect_some_time_after_its_approval_is_approved_that_much_earlier() -> None:
    later = {"align": "next_pay_period", "first_day": "counts"}
    document = benefit({**APPROVAL, "date/anchor": "approved", "date/effective": later})
    last, text = date(2026, 1, 1), f"{OF}: {ON_APPROVAL} That has to happen by 1 January 2026."
    assert steps(document, MADE, LEAVES, on=BEFORE) == [("await", text, last)]
    for day, brings in ((last, True), (date(2026, 1, 2), False)):
        facts = [JOB, MADE, LEAVES, approval(MAKER, day)]
        assert bool(due(ask(AFTER, facts, document))) is brings
