"""What a limit leaves is told with the limit, and what may come to count beside it."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ledger.domain.pay.accumulate.accounts import Draw
from ledger.domain.pay.accumulate.pool_words import taken_told
from tests.unit.pay.facts import award
from tests.unit.pay.limited import AWARDS, JOB, SPRING, money
from tests.unit.pay.policies import LEARNING, MAKER, PLAIN, ask, benefit, due
from tests.unit.pay.tariffs import counting


def test_a_reduced_segment_says_what_is_missing() -> None:
    _, reduced = ask(SPRING, [JOB, *AWARDS], money("800.00")).segments
    assert reduced.shortfall is not None
    assert (reduced.shortfall.amount, reduced.shortfall.unit) == (Decimal("295.00"), "USD")
    (step,) = (each for each in reduced.explanation.children if each.code == "limit_reached")
    assert step.text == (
        "The limit: of at most 800.00 USD in a contract year there is room for 435.00 USD of "
        "730.00 USD. Taken so far: Maker Educator (Base increase) 365.00 USD."
    )
    # Of the policy, and of the award that took the rest.
    assert step.positions == (step.positions[0], *AWARDS[0].positions)


def test_a_refused_segment_says_that_too_little_is_left() -> None:
    document = money("800.00", when_exceeded="refuse")
    _, refused = ask(SPRING, [JOB, *AWARDS], document).segments
    assert refused.explanation.text.endswith(
        "of at most 800.00 USD in a contract year there is too little left for all of 730.00 USD, "
        "so nothing of it is due. Taken so far: Maker Educator (Base increase) "
        "365.00 USD."
    )


@pytest.mark.parametrize(
    ("draws", "currency", "said"),
    [
        ([], "USD", ""),
        ([("a", "10"), ("b", "5"), ("a", "2.5")], "USD", "A 12.50 USD, B 5.00 USD"),
        ([("a", "1"), ("b", "1")], None, "A, B"),
        ([(name, "1") for name in "abcdefg"], None, "A, B, C, D, E and 2 more"),
    ],
)
def test_who_used_a_pool_is_named_once_with_all_it_drew(
    draws: list[tuple[str, str]], currency: str | None, said: str
) -> None:
    drawn = [
        Draw(
            key=("base", "increase", name),
            amount=Decimal(amount),
            year_from=date(2025, 7, 1),
            stands=True,
            title=name.upper(),
        )
        for name, amount in draws
    ]
    assert taken_told(drawn, currency) == (f" Taken so far: {said}." if said else "")


def adding(levels: dict[str, Any], limit: dict[str, str | list[str]]) -> dict[str, Any]:
    """Twelve for the maker's credential and six for the other, added up."""
    counted = [(MAKER, "12"), (LEARNING, "6")]
    return {
        "decide": {"by": "amount", "amount": "100.00"},
        "select/items": [
            {
                "item_id": credential,
                "facts": {"of": "award", "credentials": [credential]},
                "counts": {"by": "stated", "quantity": quantity},
            }
            for credential, quantity in counted
        ],
        "accumulate": counting(over={"over": "career"}, limits=[limit], levels=levels),
    }


SHARE: dict[str, str | list[str]] = {"limit": "share", "items": [MAKER], "at_most_percent": "50"}
LEFT_OUT = "limits leave out 12 credits, some of which may come to count with what is earned."


@pytest.mark.parametrize(
    ("limit", "also"),
    [(SHARE, ""), ({"limit": "multiples", "of": "15"}, "; only full multiples of 15 count")],
)
def test_what_is_left_out_may_come_to_count_with_what_is_earned(
    limit: dict[str, str | list[str]], also: str
) -> None:
    """Six more are enough for the share, three for the multiples."""
    document = benefit(adding({"by": "blocks", "size": "12"}, limit))
    twelve = award(MAKER, date(2025, 9, 1))
    answer = ask(SPRING, [JOB, twelve], document)
    (missing,) = answer.segments
    said = f"the next level takes 12 more{also}; {LEFT_OUT}"
    assert missing.explanation.text.endswith(f"0 credits count; {said}")
    (step,) = answer.next_steps
    assert step.text.endswith(f"earn 12 more credits for the next level{also}; {LEFT_OUT}")
    assert due(ask(SPRING, [JOB, twelve, award(LEARNING, date(2025, 9, 2))], document))


def test_what_a_requirement_lacks_may_come_to_count_with_what_is_earned() -> None:
    twelve = {"title": "Credits", "needs": [{"title": "Credits", "at_least": "12"}]}
    needed = {"by": "requirement", "asked_of": "everybody", "alternatives": [twelve]}
    loss = PLAIN["benefits"][0]["pay"]["loss"]
    terms = {"decide": needed, "pay": {"kind": "not_money", "loss": loss}}
    document = benefit({**adding({"by": "total"}, SHARE), **terms})
    answer = ask(SPRING, [JOB, award(MAKER, date(2025, 9, 1))], document)
    (missing,) = answer.segments
    assert missing.explanation.text.endswith(f"It takes 12 more credits; {LEFT_OUT}")
    (step,) = answer.next_steps
    assert step.text.endswith(f"earn 12 more credits to meet it; {LEFT_OUT}")


def test_what_another_limit_leaves_out_anyway_is_not_told_to_come() -> None:
    """Of twelve that a share leaves out, six never count; of one capped at none, none does."""
    maker = award(MAKER, date(2025, 9, 1))

    def left_out(*limits: dict[str, Any]) -> list[str]:
        document = benefit(adding({"by": "blocks", "size": "6"}, SHARE))
        document["benefits"][0]["accumulate"]["limits"] = [*limits]
        steps = ask(SPRING, [JOB, maker], document).next_steps
        return [each.text.partition("; limits leave out ")[2] for each in steps]

    capped = {"limit": "units", "scope": "period", "at_most": "6", "items": [MAKER]}
    several = "some of which may come to count with what is earned."
    assert left_out(SHARE, capped) == [f"6 credits, {several}"]
    once = {"limit": "whole_facts", "scope": "period", "at_most": "6", "items": [MAKER]}
    assert left_out(SHARE, once) == [""]
