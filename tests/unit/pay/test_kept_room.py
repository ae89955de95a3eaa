"""What a contract year that is over was paid keeps its room, whatever comes late."""

from datetime import date
from typing import Any

import pytest

from ledger.domain.pay.inputs.question import Adopted
from tests.unit.pay.arrears import (
    FIRST,
    HIRED,
    LATER,
    NEXT_END,
    ONE,
    REQUIRED,
    SECOND,
    YEAR_ENDS,
    counted,
    paid,
    two,
)
from tests.unit.pay.facts import approval, award, left
from tests.unit.pay.leaving import months, rule
from tests.unit.pay.policies import (
    LEARNING,
    MAKER,
    MONEY_POOL,
    ONE_TIME,
    adopted,
    ask,
    benefit,
    changed,
    due,
)
from tests.unit.pay.tariffs import counting

AFTER_FTE = {k: v for k, v in MONEY_POOL.items() if k != "when_exceeded"} | {
    "counts": "money_after_fte"
}


def drawing(document: dict[str, Any], pool: dict[str, Any], drawn: str) -> dict[str, Any]:
    """The document, every benefit of which draws on a pool."""
    uses = [{"pool": pool["pool_id"], "drawn": drawn}]
    paths = (f"benefits/{index}/accumulate/uses" for index in range(len(document["benefits"])))
    return changed(dict.fromkeys(paths, uses) | {"pools": [pool]}, document)


def one_of_a_choice(pool: dict[str, Any]) -> dict[str, Any]:
    """400 a year, or for one contract year 60 in its place."""
    document = two(choices=[{"benefits": ["high", "low"], "keep": "first"}])
    high, low = document["benefits"]
    high["decide"], low["decide"] = ({"by": "amount", "amount": each} for each in ("60", "400"))
    high["pay"] = high["pay"] | {"lasts": {"until": "contract_years", "count": 1}}
    return drawing(document, {**pool, "scope": "career", "limit": "730"}, "each_year")


@pytest.mark.parametrize("pool", [MONEY_POOL, AFTER_FTE])
def test_a_year_that_goes_to_another_benefit_keeps_the_room_of_what_it_paid(
    pool: dict[str, Any],
) -> None:
    assert paid(ONE, one_of_a_choice(pool)) == ["400.00", "330.00", "0"]


def test_what_comes_late_finds_no_room_that_a_later_year_has_taken() -> None:
    """The third year approves what was earned in the first; the second took the rest."""
    pool = {**AFTER_FTE, "scope": "career", "limit": "730"}
    terms = {"select/approval": REQUIRED, "decide": {"by": "amount", "amount": "365.00"}}
    facts = [
        award(MAKER, FIRST),
        approval(MAKER, FIRST),
        award(LEARNING, FIRST),
        approval(LEARNING, NEXT_END.replace(month=9)),
    ]
    assert paid(facts, drawing(benefit(terms), pool, "each_year")) == ["365.00", "365.00", "0"]


EARLY_AND_LATE = [
    award(LEARNING, FIRST.replace(month=9)),
    approval(LEARNING, FIRST.replace(month=9)),
    award(MAKER, FIRST.replace(month=8)),
    approval(MAKER, LATER),
]
PLACE = {**AFTER_FTE, "counts": "times", "limit": 1, "scope": "career"}
OF_900 = {**MONEY_POOL, "scope": "career"}


@pytest.mark.parametrize("drawn", ["once", "waits"])
def test_a_place_stays_with_what_had_it_and_was_paid(drawn: str) -> None:
    """The other was earned a month earlier, and approved when its year was over."""
    document = drawing(benefit({"select/approval": REQUIRED}), PLACE, drawn)
    assert paid(EARLY_AND_LATE, document) == ["606.00", "730.00", "730.00"]


def test_room_stays_with_what_drew_it_first_in_all_later_years() -> None:
    """Of 900 the first has 730; the late one has 170 for each year, the one that is over too."""
    document = drawing(benefit({"select/approval": REQUIRED}), OF_900, "once")
    assert paid(EARLY_AND_LATE, document) == ["606.00", "1055.56", "900.00"]
    answer = ask(YEAR_ENDS[2], [HIRED, *EARLY_AND_LATE], document)
    assert sorted(str(each.amount.amount) for each in due(answer) if each.amount) == [
        "170.00",
        "730.00",
    ]


def of_policies(
    pool: dict[str, Any], drawn: str, paying: list[tuple[str, str]], **terms: Any
) -> list[Adopted]:
    """A policy for each credential and amount, of which only the first asks for an approval."""
    pool = {**pool, "sharing": "district"}
    found = []
    for index, (credential, amount) in enumerate(paying):
        approved = {"rule": "not_required"} if index else REQUIRED
        decide = {"by": "amount", "amount": amount}
        document = benefit({"select/approval": approved, "decide": decide, **terms})
        document["benefits"][0]["select"]["items"][0]["facts"]["credentials"] = [credential]
        found.append(adopted(drawing(document, pool, drawn), policy_id=f"policy-{index}"))
    return found


@pytest.mark.parametrize(
    ("scope", "sums"),
    [("contract_year", ["700.00", "760.00", "730.00"]), ("career", ["700.00", "30.00", "0"])],
)
def test_arrears_of_one_policy_find_no_room_that_another_was_paid_from(
    scope: str, sums: list[str]
) -> None:
    """One that was earned on the same day and comes first in order."""
    pool = {**AFTER_FTE, "scope": scope, "limit": "730"}
    policies = of_policies(pool, "each_year", [(MAKER, "500"), (LEARNING, "700")])
    assert paid([*ONE, award(LEARNING, FIRST)], *policies) == sums


def test_what_counts_once_in_a_district_is_paid_once_by_its_policies() -> None:
    once = {"counts": "use_once", "pool_id": "once", "title": "Once", "of": "fact"}
    policies = of_policies(once, "once", [(MAKER, "500"), (MAKER, "500")], pay=ONE_TIME)
    assert paid(ONE, *policies) == ["500.00", "0", "0"]


def test_arrears_are_what_a_separation_leaves_of_the_year_less_what_it_left_before() -> None:
    """Half of 1,000 was kept; half of the 1,100 that take its place is 50 more."""
    pay = ONE_TIME | {"separation": [rule("50", months(36))]}
    document = two(choices=[{"benefits": ["high", "low"], "keep": "first"}])
    for each, amount in zip(document["benefits"], ("1100.00", "1000.00"), strict=True):
        each["pay"], each["decide"] = pay, {"by": "amount", "amount": amount}
    facts = [award(MAKER, FIRST), approval(MAKER, LATER), left(LATER.replace(month=12))]
    assert paid(facts, document) == ["500.00", "50.00", "0"]


@pytest.mark.parametrize(
    ("drawn", "approved_on", "sums"),
    [
        ("each_year", LATER, ["361.00", "1095.00", "730.00"]),
        ("once", LATER, ["361.00", "1095.00", "730.00"]),
        ("once", NEXT_END.replace(month=9), ["361.00", "365.00", "1460.00"]),
        ("waits", NEXT_END.replace(month=9), ["361.00", "365.00", "1460.00"]),
    ],
)
def test_a_level_that_another_fact_reaches_now_finds_the_room_that_it_had(
    drawn: str, approved_on: date, sums: list[str]
) -> None:
    """One of 1 July comes late: it reaches the first level, and that of 5 July the second."""
    levels = {"over": {"over": "career"}, "levels": {"by": "blocks", "size": "1"}}
    pool = {**MONEY_POOL, "limit": "730", "scope": "contract_year"}
    facts = [
        award(MAKER, SECOND, name="a"),
        approval("a", SECOND),
        award(MAKER, FIRST, name="b"),
        approval("b", approved_on),
    ]
    assert paid(facts, drawing(counted(**counting(**levels)), pool, drawn)) == sums


def test_what_drew_while_its_year_lasted_draws_before_what_is_older_and_late() -> None:
    """Of 365 a year the one of March has all, which it had; the one of July finds none left."""
    terms = {"select/approval": REQUIRED, "decide": {"by": "amount", "amount": "365.00"}}
    pool = {**MONEY_POOL, "limit": "365", "scope": "contract_year"}
    march = date(2025, 3, 3)
    facts = [
        award(LEARNING, march),
        approval(LEARNING, march),
        award(MAKER, FIRST),
        approval(MAKER, NEXT_END.replace(month=9)),
    ]
    assert paid(facts, drawing(benefit(terms), pool, "each_year")) == ["120.00", "365.00", "365.00"]


@pytest.mark.parametrize(("pay", "drawn"), [({}, "each_year"), ({"pay": ONE_TIME}, "once")])
def test_what_is_lessened_for_all_years_keeps_the_room_that_it_had(
    pay: dict[str, Any], drawn: str
) -> None:
    """Of one fact 900.00 count at most: the first benefit, due a year later, cuts the second."""
    terms = {"decide": EACH, **pay}
    (second,) = benefit(terms)["benefits"]
    late = {"benefit_id": "first", "select/approval": REQUIRED, "date/anchor": "approved"}
    (first,) = benefit({**terms, **late})["benefits"]
    whole = {"benefits": [first, second], "combination": {"method": "up_to", "total": "900.00"}}
    document = drawing(benefit({}) | whole, CAREER_OF_730, drawn)
    facts = [award(MAKER, FIRST), approval(MAKER, LATER)]
    assert paid(facts, document) == ["730.00", "0", "0"]


EACH = {"by": "amount", "amount": "730.00"}
CAREER_OF_730 = {**AFTER_FTE, "scope": "career", "limit": "730"}
