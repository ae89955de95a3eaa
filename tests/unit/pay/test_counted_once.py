"""However often it is approved, an award takes one place and its money is counted once."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.facts import approval, award
from tests.unit.pay.policies import (
    AWARD_POOL,
    LEARNING,
    MAKER,
    MONEY_POOL,
    PLAIN,
    amount_of,
    ask,
    due,
    rate_of,
)
from tests.unit.pay.test_approved_again import (
    AGAIN,
    APPROVED,
    AWARD,
    DENIED,
    EARNED,
    FACTS,
    SPRING,
    WINTER,
    YEAR_END,
    amounts,
    approved,
    spans,
)


def limited(pool: dict[str, Any], drawn: str, **changes: Any) -> dict[str, Any]:
    uses = [{"pool": pool["pool_id"], "drawn": drawn}]
    return approved({"accumulate/uses": uses}, pools=[{**pool, **changes}])


OTHER = [award(LEARNING, date(2026, 1, 1)), approval(LEARNING, date(2026, 1, 1))]


@pytest.mark.parametrize("drawn", ["once", "each_year"])
@pytest.mark.parametrize("scope", ["contract_year", "career"])
def test_an_award_approved_again_takes_one_place(drawn: str, scope: str) -> None:
    document = limited(AWARD_POOL, drawn, limit=2, scope=scope)
    assert len(due(ask(SPRING, [*FACTS, *OTHER], document))) == 3
    third = [award(MAKER, AGAIN, name="third"), approval("third", AGAIN)]
    assert len(due(ask(SPRING, [*FACTS, *OTHER, *third], document))) == 3


def test_the_second_approval_has_the_place_of_the_first_though_others_came_between() -> None:
    document = limited(MONEY_POOL, "once", limit="800.00")
    answer = ask(SPRING, [*FACTS, *OTHER], document)
    rates = [each.outcome.annual_rate for each in due(answer)]
    assert [str(rate.amount) for rate in rates if rate] == ["365.00", "365.00", "435.00"]
    assert str(rate_of(answer)) == "800.00"


def test_a_limit_of_what_is_due_counts_both_spans() -> None:
    pool = {key: value for key, value in MONEY_POOL.items() if key != "when_exceeded"}
    after = {**pool, "counts": "money_after_fte", "scope": "contract_year", "limit": "400.00"}
    uses = {"accumulate/uses": [{"pool": "money", "drawn": "each_year"}]}
    dear = {"decide/prices": {name: {"amount": "400.00"} for name in (MAKER, LEARNING)}, **uses}
    items = [*FACTS, award(LEARNING, EARNED), approval(LEARNING, EARNED)]
    answer = ask(SPRING, items, approved(dear, pools=[after]))
    assert amount_of(answer) == Decimal("400.00")
    assert amounts(ask(SPRING, FACTS, approved(dear, pools=[after]))) == ["99.73", "133.69"]


def test_of_several_benefits_the_highest_is_due_by_every_approval() -> None:
    first = approved()["benefits"][0]
    dearer = {**first["decide"], "prices": {MAKER: {"amount": "730.00"}}}
    second = {**first, "benefit_id": "dearer", "decide": dearer}
    document = {**PLAIN, "benefits": [first, second], "combination": {"method": "highest"}}
    answer = ask(SPRING, FACTS, document)
    assert {each.benefit_id for each in due(answer)} == {"dearer"}
    assert spans(answer) == [(APPROVED, DENIED), (AGAIN, YEAR_END)]
    up_to = {**document, "combination": {"method": "up_to", "total": "800.00"}}
    assert str(rate_of(ask(SPRING, FACTS, up_to))) == "800.00"
    assert amount_of(ask(SPRING, FACTS, up_to)) == Decimal("199.45") + Decimal("267.40")


def again_of_credential() -> list[Item[TimelineFact]]:
    return [award(MAKER, date(2025, 10, 1), name="other"), approval("other", date(2025, 10, 1))]


def test_another_award_of_the_credential_counts_between_the_two_approvals() -> None:
    document = approved({"accumulate/same_credential": "one_at_a_time"})
    ended = approval("other", WINTER, denied=True)
    answer = ask(SPRING, [*FACTS, *again_of_credential(), ended], document)
    assert spans(answer) == [(APPROVED, DENIED), (AGAIN, YEAR_END), (DENIED, WINTER)]


def test_an_award_that_counts_without_a_gap_keeps_its_place_before_another() -> None:
    document = approved({"accumulate/same_credential": "one_at_a_time", "date/anchor": "awarded"})
    answer = ask(SPRING, [*FACTS, *again_of_credential()], document)
    assert {each.award_id for each in due(answer)} == {AWARD.fact_id}
    assert spans(answer) == [(EARNED, DENIED), (DENIED, YEAR_END)]
