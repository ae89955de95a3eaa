"""A next step ends with the employment, and with the policy."""

from dataclasses import replace
from datetime import date

from ledger.domain.pay.answer import SalaryEligibility
from tests.unit.pay.carry_over import HIRED, stipend
from tests.unit.pay.facts import left
from tests.unit.pay.policies import MAKER, MONEY_POOL, ONE_TIME, adopted, ask, benefit, faults

ON = date(2025, 10, 1)


def last_days(answer: SalaryEligibility) -> list[date | None]:
    return [each.last_on for each in answer.next_steps]


def test_it_ends_with_an_announced_separation() -> None:
    assert last_days(ask(ON, [HIRED], stipend())) == [date(2026, 6, 30)]
    answer = ask(ON, [HIRED, left(date(2026, 2, 15))], stipend())
    assert last_days(answer) == [date(2026, 2, 14)]
    assert "by 14 February 2026" in answer.next_steps[0].text


def test_it_ends_with_a_policy_that_is_retired() -> None:
    retired = replace(adopted(stipend()), retired_on=date(2026, 3, 1))
    assert last_days(ask(ON, [HIRED], retired)) == [date(2026, 2, 28)]
    assert last_days(ask(date(2026, 3, 1), [HIRED], retired)) == []


def test_what_is_cut_off_after_fte_waits_for_nothing() -> None:
    pool = {key: value for key, value in MONEY_POOL.items() if key != "when_exceeded"}
    pool |= {"counts": "money_after_fte", "scope": "contract_year"}
    document = benefit(
        {
            "accumulate/uses": [{"pool": "money", "drawn": "waits"}],
            "pay": {**ONE_TIME, "paid": "first_pay_period"},
        },
        pools=[pool],
    )
    told = "must be once: what the pool has no room for is cut off"
    assert faults(document) == {"/benefits/0/accumulate/uses/0/drawn": told}


def test_a_cap_below_the_amount_of_a_tier_is_a_fault() -> None:
    tiers = {"by": "tiers", "tiers": [{"by": "amount", "amount": "1000.00"}]}
    counting = stipend()["benefits"][0]["accumulate"]
    uses = [{"pool": "money", "drawn": "once"}]
    facts = {"of": "award", "credentials": [MAKER]}
    document = benefit(
        {
            "select/items": [{"item_id": "a", "facts": facts, "counts": {"by": "one"}}],
            "accumulate": {
                **counting,
                "over": {"over": "career"},
                "levels": {"by": "facts"},
                "uses": uses,
            },
            "decide": tiers,
            "pay": {**ONE_TIME, "paid": "first_pay_period"},
        },
        pools=[MONEY_POOL],
    )
    told = "is below a single award's price, 1000.00 in increase"
    assert faults(document) == {"/pools/0/limit": told}
