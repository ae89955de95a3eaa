"""Pools, and how benefits combine: nothing beyond a limit, and the first come first."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ledger.domain.pay.answer import EligibilityState
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.facts import approval, award, job
from tests.unit.pay.limited import AWARDS, JOB, NEXT_SPRING, POOL, SPRING, after_fte, limited, money
from tests.unit.pay.policies import (
    ANDROID,
    LEARNING,
    MAKER,
    PLAIN,
    adopted,
    amount_of,
    ask,
    benefit,
    codes,
    due,
)


def rates(
    document: dict[str, Any], on: date = SPRING, items: list[Item[TimelineFact]] | None = None
) -> dict[str, str]:
    answer = ask(on, items or [JOB, *AWARDS], document)
    return {
        str(segment.credential_id): str(segment.outcome.annual_rate.amount)
        for segment in due(answer)
        if segment.outcome.annual_rate is not None
    }


def test_a_yearly_count_keeps_the_earlier_award_and_explains_the_later() -> None:
    document = limited("once")
    kept, refused = ask(SPRING, [JOB, *AWARDS], document).segments
    assert kept.state is EligibilityState.DUE
    assert refused.state is EligibilityState.NOT_DUE
    assert codes(refused)[-1] == "limit_reached"
    assert refused.explanation.children[-1].document_path == "/pools/0"
    assert refused.shortfall is not None
    assert (refused.shortfall.amount, refused.shortfall.unit) == (Decimal(1), "times")
    assert refused.shortfall.pool_id == "pool"


def test_what_found_no_room_in_its_year_finds_none_later() -> None:
    assert rates(limited("once"), NEXT_SPRING) == {MAKER: "365.00"}


def test_a_new_year_has_room_for_a_new_award() -> None:
    items = [JOB, AWARDS[0], award(LEARNING, date(2026, 8, 1))]
    assert rates(limited("once"), NEXT_SPRING, items) == {MAKER: "365.00", LEARNING: "730.00"}


def test_a_career_count_remembers_earlier_years() -> None:
    items = [JOB, award(MAKER, date(2024, 9, 1)), award(LEARNING, date(2026, 8, 1))]
    assert rates(limited("once", scope="career"), NEXT_SPRING, items) == {MAKER: "365.00"}


def test_a_count_drawn_each_year_lets_a_place_become_free() -> None:
    first = award(MAKER, date(2025, 7, 1), expires=date(2026, 7, 1))
    document = limited("each_year")
    document["benefits"][0]["pay"]["loss"]["expired"] = "ends"
    items = [JOB, first, AWARDS[1]]
    assert rates(document, SPRING, items) == {MAKER: "365.00"}
    assert rates(document, NEXT_SPRING, items) == {LEARNING: "730.00"}


def test_places_are_taken_by_effective_day_and_not_by_the_day_of_the_award() -> None:
    document = benefit(
        {
            "accumulate/uses": [{"pool": "pool", "drawn": "once"}],
            "select/approval": {"rule": "required", "withdrawn": "ends"},
            "date/anchor": "later_of_awarded_and_approved",
        },
        pools=[POOL],
    )
    approvals = [approval(MAKER, date(2025, 9, 1)), approval(LEARNING, date(2025, 8, 15))]
    assert rates(document, SPRING, [JOB, *AWARDS, *approvals]) == {LEARNING: "730.00"}


def test_a_pending_award_takes_no_place() -> None:
    document = benefit(
        {
            "accumulate/uses": [{"pool": "pool", "drawn": "once"}],
            "select/approval": {"rule": "required", "withdrawn": "ends"},
        },
        pools=[POOL],
    )
    items = [JOB, *AWARDS, approval(LEARNING, date(2025, 8, 15))]
    assert rates(document, SPRING, items) == {LEARNING: "730.00"}


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("reduce", {MAKER: "365.00", LEARNING: "435.00"}),
        ("refuse", {MAKER: "365.00"}),
    ],
)
def test_an_amount_beyond_the_limit_is_cut_or_refused(rule: str, expected: dict[str, str]) -> None:
    assert rates(money("800.00", when_exceeded=rule)) == expected


def test_a_smaller_amount_may_use_what_a_larger_one_could_not() -> None:
    items = [JOB, *AWARDS, award(ANDROID, date(2025, 9, 1))]
    document = money("800.00", when_exceeded="refuse")
    assert rates(document, SPRING, items) == {MAKER: "365.00", ANDROID: "100.00"}


def test_a_career_amount_counts_permanent_increases_once() -> None:
    document = money("800.00", scope="career")
    assert rates(document, NEXT_SPRING) == {MAKER: "365.00", LEARNING: "435.00"}


def test_a_career_amount_drawn_each_year_is_used_up_in_time() -> None:
    document = money("1000.00", "each_year", scope="career")
    items = [JOB, AWARDS[0]]
    assert rates(document, SPRING, items) == {MAKER: "365.00"}
    assert rates(document, NEXT_SPRING, items) == {MAKER: "365.00"}
    earlier = [JOB, award(MAKER, date(2024, 7, 1))]
    assert rates(document, NEXT_SPRING, earlier) == {MAKER: "270.00"}


def test_before_fte_the_limit_counts_the_full_amount() -> None:
    half = [job(date(2024, 7, 1), fte="0.5"), *AWARDS]
    assert rates(money("800.00"), SPRING, half) == {MAKER: "182.50", LEARNING: "217.50"}


def test_after_fte_the_limit_counts_what_is_due() -> None:
    document = after_fte("800.00")
    half = [job(date(2024, 7, 1), fte="0.5"), *AWARDS]
    assert amount_of(ask(SPRING, half, document)) == Decimal("516.50")
    whole = ask(SPRING, [JOB, *AWARDS], document)
    assert amount_of(whole) == Decimal("800.00")
    assert [each.amount.amount for each in due(whole) if each.amount] == [
        Decimal("365.00"),
        Decimal("435.00"),
    ]


def test_after_fte_what_finds_nothing_left_is_not_due() -> None:
    items = [JOB, *AWARDS, award(ANDROID, date(2025, 9, 1))]
    kept, cut, refused = ask(SPRING, items, after_fte("730.00")).segments
    assert kept.state is EligibilityState.DUE
    assert cut.shortfall is not None
    assert (refused.state, codes(refused)[-1]) == (EligibilityState.NOT_DUE, "limit_reached")


def test_two_benefits_share_a_pool() -> None:
    document = money("800.00")
    second = {**document["benefits"][0], "benefit_id": "second"}
    both = {**document, "benefits": [document["benefits"][0], second]}
    answer = ask(SPRING, [JOB, AWARDS[0]], both)
    assert amount_of(answer) == Decimal("730.00")
    assert amount_of(ask(SPRING, [JOB, *AWARDS], both)) < Decimal("800.01")


@pytest.mark.parametrize(("sharing", "segments"), [("district", 1), ("policy", 2)])
def test_two_policies_share_a_pool_of_the_district_alone(sharing: str, segments: int) -> None:
    document = limited("once", sharing=sharing)
    policies = [adopted(document, policy_id=name) for name in ("state", "district")]
    assert len(due(ask(SPRING, [JOB, AWARDS[0]], *policies))) == segments


def test_a_limit_that_looks_back_further_than_the_calendars_is_not_determinable() -> None:
    items = [job(date(2020, 7, 1)), award(MAKER, date(2021, 9, 1))]
    (segment,) = ask(SPRING, items, limited("once", scope="career")).segments
    assert segment.state is EligibilityState.NOT_YET_DETERMINABLE
    assert codes(segment)[-1] == "earlier_year_missing"


def together(combination: dict[str, Any]) -> dict[str, str]:
    first = PLAIN["benefits"][0]
    dearer = {**first["decide"], "prices": {MAKER: {"amount": "500.00"}}}
    second = {**first, "benefit_id": "dearer", "decide": dearer}
    document = {**PLAIN, "benefits": [first, second], "combination": combination}
    return {
        segment.benefit_id: str(segment.outcome.annual_rate.amount)
        for segment in due(ask(SPRING, [JOB, AWARDS[0]], document))
        if segment.outcome.annual_rate is not None
    }


@pytest.mark.parametrize(
    ("combination", "expected"),
    [
        ({"method": "add"}, {"increase": "365.00", "dearer": "500.00"}),
        ({"method": "highest"}, {"dearer": "500.00"}),
        ({"method": "first"}, {"increase": "365.00"}),
        ({"method": "up_to", "total": "750.00"}, {"increase": "365.00", "dearer": "385.00"}),
    ],
)
def test_benefits_of_one_award_combine_as_the_policy_declares(
    combination: dict[str, Any], expected: dict[str, str]
) -> None:
    assert together(combination) == expected


def test_a_benefit_that_gives_way_to_another_says_to_which() -> None:
    first = PLAIN["benefits"][0]
    document = {
        **PLAIN,
        "benefits": [first, {**first, "benefit_id": "other"}],
        "combination": {"method": "first"},
    }
    kept, other = ask(SPRING, [JOB, AWARDS[0]], document).segments
    assert kept.state is EligibilityState.DUE
    assert (other.state, codes(other)[-1]) == (EligibilityState.NOT_DUE, "due_instead")
    assert other.explanation.children[-1].document_path == "/combination"
