"""No amount is promised of which a limit for the whole career leaves less."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ledger.domain.pay.answer import SalaryEligibility
from tests.unit.pay.facts import award, job
from tests.unit.pay.policies import LEARNING, MAKER, MONEY_POOL, ONE_TIME, amount_of, ask
from tests.unit.pay.tariffs import tariff, tier
from tests.unit.pay.test_promises import YEARLY

HIRED, ON, LATER = date(2024, 7, 1), date(2025, 7, 1), date(2025, 9, 1)
DRAWS = {"accumulate/uses": [{"pool": "money", "drawn": "once"}]}


def policy(limit: str) -> dict[str, Any]:
    one = {"item_id": "awards", "facts": {"of": "award"}, "counts": {"by": "one"}}
    document = tariff([tier("400.00")], {"select/items": [one], "pay": ONE_TIME, **DRAWS})
    return {**document, "pools": [{**MONEY_POOL, "limit": limit}]}


def asked(limit: str, *more: Any, on: date = ON) -> SalaryEligibility:
    return ask(on, [job(HIRED, fte="0.8"), award(MAKER, ON), *more], policy(limit))


@pytest.mark.parametrize(("limit", "most", "part"), [("650", "250", "200"), ("900", "400", "320")])
def test_no_more_is_promised_than_a_career_leaves(limit: str, most: str, part: str) -> None:
    (step,) = asked(f"{limit}.00").next_steps
    assert f"brings up to {most}.00 USD at full time; with 0.8 of a position" in step.text
    assert f"that is {part}.00 USD; Three:" in step.text
    before = amount_of(asked(f"{limit}.00", on=LATER))
    after = amount_of(asked(f"{limit}.00", award(LEARNING, LATER), on=LATER))
    assert after - before == Decimal(part)


def test_what_each_further_one_brings_is_told_with_what_is_left() -> None:
    texts = [each.explanation.text for each in asked("400.00").segments]
    spent = "each further one brings 400.00 USD at full time; Three: of at most 400.00 USD in all, "
    assert any(f"{spent}0.00 USD at full time are left at present." in each for each in texts)


def test_where_a_career_leaves_nothing_there_is_no_step() -> None:
    assert asked("400.00").next_steps == ()
    document = policy("400.00")
    document["benefits"][0]["pay"] = YEARLY
    assert ask(ON, [job(HIRED), award(MAKER, ON)], document).next_steps == ()
