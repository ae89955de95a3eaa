"""Conditions that have to go on holding, of facts that count together and of what is no money."""

from datetime import date
from decimal import Decimal
from typing import Any

from ledger.domain.pay.answer import EligibilityState
from tests.unit.pay.facts import award, job
from tests.unit.pay.lasting import (
    AGAIN,
    AWARDS,
    EXPIRY,
    HIRED,
    condition,
    document,
    licence,
    licence_renewed,
    licensed,
    spans,
)
from tests.unit.pay.policies import ANDROID, MAKER, amount_of, ask, codes, due, rate_of
from tests.unit.pay.tariffs import counting, tier

YEAR_END = date(2026, 7, 1)
SPRING = date(2026, 4, 1)
FIRST, SECOND = date(2025, 8, 1), date(2025, 8, 15)
TWO = [award(MAKER, FIRST), award(MAKER, SECOND, name="second")]
HELD = licence(date(2025, 7, 1), EXPIRY)
IN_OCTOBER = {"day": "in_year", "month": 10, "day_of_month": 1}
LOSS = {
    "void_from_start": "never_due",
    "ended_from_date": "ends",
    "expired": "continues",
    "suspended": "pauses",
}


def together(levels: dict[str, Any], **more: Any) -> dict[str, Any]:
    return counting(unit="point", over={"over": "career"}, levels=levels, **more)


def ladder(asked: dict[str, Any] | None = None, **changes: Any) -> dict[str, Any]:
    """365 a year for two points, while the condition holds."""
    rules = {
        "accumulate": together({"by": "thresholds", "at": ["2"]}),
        "decide": {"by": "amounts", "totals": ["365.00"]},
    }
    return document(asked, **{**rules, **changes})


def hours(asked: dict[str, Any] | None = None) -> dict[str, Any]:
    """Two points are required, each counting while the condition holds."""
    needs = [{"title": "Points", "at_least": "2"}]
    decide = {
        "by": "requirement",
        "asked_of": "everybody",
        "alternatives": [{"title": "Points", "needs": needs}],
    }
    return document(
        asked,
        accumulate=together({"by": "total"}),
        decide=decide,
        pay={"kind": "not_money", "loss": LOSS},
    )


def test_a_level_is_due_while_the_condition_of_its_facts_holds() -> None:
    answer = ask(SPRING, [HIRED, *TWO, *licence_renewed(AGAIN)], ladder())
    assert spans(answer) == [("due", SECOND, EXPIRY), ("due", AGAIN, YEAR_END)]
    assert amount_of(answer) == Decimal("261.00")
    first = answer.segments[0].explanation
    assert first.text.endswith(
        "; fewer than 2 points count from 1 January 2026, as Machine Learning expired on 1 January "
        "2026."
    )
    assert set(licence_renewed(AGAIN)[1].positions) <= set(first.positions)


def test_a_level_ends_on_the_day_of_the_loss_also_in_advance() -> None:
    for on in (date(2025, 9, 1), EXPIRY):
        assert spans(ask(on, [HIRED, *TWO, HELD], ladder()))[0] == ("due", SECOND, EXPIRY)
    (over,) = ask(date(2026, 8, 1), [HIRED, *TWO, HELD], ladder()).segments[:1]
    assert over.state is EligibilityState.NOT_DUE


def test_a_level_that_rests_on_a_renewal_to_come_waits_for_it() -> None:
    for again in (AGAIN, date(2025, 12, 1)):
        answer = ask(date(2025, 11, 1), [HIRED, *TWO, *licence_renewed(again)], ladder())
        assert spans(answer) == [
            ("due", SECOND, EXPIRY),
            ("pending", max(again, EXPIRY), YEAR_END),
        ]


def test_a_level_of_a_year_whose_day_is_still_to_come_waits() -> None:
    asked = ladder(condition("pauses", "each_contract_year", licensed(IN_OCTOBER)))
    items = [HIRED, *TWO, licence(date(2025, 9, 15))]
    waits = ask(date(2025, 9, 1), items, asked)
    assert spans(waits) == [("pending", SECOND, YEAR_END)]
    answer = ask(date(2025, 9, 15), items, asked)
    assert spans(answer) == [("due", SECOND, YEAR_END)]
    first, *_ = due(answer)[0].payments
    assert (first.payable_on, first.amount.amount) == (date(2025, 9, 30), Decimal("47.00"))


def test_of_two_facts_one_may_wait_alone() -> None:
    """The condition is asked of the second item alone, whose award brings the level."""
    items = [
        *AWARDS,
        {
            "item_id": "other",
            "facts": {"of": "award", "credentials": [ANDROID]},
            "counts": {"by": "one"},
        },
    ]
    asked = ladder({**condition(), "items": ["other"]}, **{"select/items": items})
    facts = [HIRED, award(MAKER, FIRST), award(ANDROID, SECOND), *licence_renewed(AGAIN)]
    assert spans(ask(SPRING, facts, asked)) == [("due", SECOND, EXPIRY), ("due", AGAIN, YEAR_END)]
    without = [HIRED, *TWO, HELD]
    assert spans(ask(SPRING, without, asked)) == [("due", SECOND, YEAR_END)]


def test_what_waits_takes_the_place_of_nothing_in_a_tariff() -> None:
    """The first fact rests on a day in October; the second has the first place until then."""
    other = {"facts": {"of": "award", "credentials": [ANDROID]}, "counts": {"by": "one"}}
    tiers = [tier("730.00", "1"), tier("365.00")]
    asked = document(
        {**condition("pauses", "each_contract_year", licensed(IN_OCTOBER)), "items": ["other"]},
        **{"select/items": [*AWARDS, {"item_id": "other", **other}]},
        accumulate=together({"by": "facts"}),
        decide={"by": "tiers", "tiers": tiers},
    )
    facts = [HIRED, award(ANDROID, FIRST), award(MAKER, SECOND), licence(date(2025, 9, 15))]
    answer = ask(date(2025, 9, 1), facts, asked)
    assert spans(answer)[:2] == [("pending", FIRST, YEAR_END), ("due", SECOND, YEAR_END)]
    assert rate_of(answer) == Decimal("730.00")
    answer = ask(date(2025, 10, 1), facts, asked)
    assert spans(answer)[:2] == [("due", FIRST, YEAR_END), ("due", SECOND, YEAR_END)]
    assert rate_of(answer) == Decimal("1095.00")


def test_what_is_kept_by_a_level_stays_its_own_after_a_pause() -> None:
    accumulate = together({"by": "blocks", "size": "2"})
    asked = ladder(accumulate=accumulate, decide={"by": "amount", "amount": "100.00"})
    facts = [HIRED, *TWO, award(MAKER, date(2026, 3, 15), name="third"), *licence_renewed(AGAIN)]
    answer = ask(SPRING, facts, asked)
    assert spans(answer)[:2] == [("due", SECOND, EXPIRY), ("due", AGAIN, YEAR_END)]
    assert answer.segments[-1].explanation.text.endswith(
        "3 points count, 1 of them beyond the last level reached; the next level takes 1 more."
    )


def test_a_requirement_counts_what_stands_on_the_day_asked() -> None:
    facts = [HIRED, *TWO, HELD]
    for on, state, missing in (
        (date(2025, 12, 31), EligibilityState.DUE, None),
        (EXPIRY, EligibilityState.NOT_DUE, Decimal(2)),
    ):
        (segment,) = ask(on, facts, hours()).segments
        assert segment.state is state
        assert (segment.shortfall and segment.shortfall.amount) == missing
    (segment,) = ask(SPRING, [HIRED, *TWO, *licence_renewed(AGAIN)], hours()).segments
    assert segment.state is EligibilityState.DUE


def test_units_are_given_while_the_condition_holds() -> None:
    asked = document(
        decide={"by": "units", "amount": "3", "unit": "semester-hour"},
        pay={"kind": "not_money", "loss": LOSS},
    )
    facts = [HIRED, TWO[0], *licence_renewed(AGAIN)]
    states = {
        date(2025, 12, 31): EligibilityState.DUE,
        EXPIRY: EligibilityState.NOT_DUE,
        AGAIN: EligibilityState.DUE,
    }
    for on, state in states.items():
        (segment,) = ask(on, facts, asked).segments
        assert segment.state is state
    asked["benefits"][0]["select"]["conditions"] = [
        condition("pauses", "each_contract_year", licensed(IN_OCTOBER))
    ]
    (segment,) = ask(date(2025, 9, 1), [HIRED, TWO[0]], asked).segments
    assert segment.state is EligibilityState.PENDING


def test_who_only_waits_takes_the_place_of_nobody_in_a_choice() -> None:
    asked = document(condition("pauses", "each_contract_year", licensed(IN_OCTOBER)))
    other = {**document()["benefits"][0], "benefit_id": "other"}
    other = {**other, "select": {**other["select"], "conditions": []}}
    other["decide"] = {"by": "amount", "amount": "100.00"}
    both = {**asked, "benefits": [asked["benefits"][0], other]}
    both["choices"] = [{"benefits": ["increase", "other"], "keep": "highest"}]
    answer = ask(date(2025, 9, 1), [HIRED, TWO[0]], both)
    assert [(each.benefit_id, each.state.value) for each in answer.segments] == [
        ("increase", "pending"),
        ("other", "due"),
    ]


def test_an_instalment_in_good_standing_is_lost_with_the_condition() -> None:
    def part(percent: str, month: int) -> dict[str, Any]:
        day = {"day": "in_year", "month": month, "day_of_month": 1}
        tested = "employed_in_good_standing"
        return {"title": f"Month {month}", "percent": percent, "payable": day, "tested": tested}

    asked = document()
    pay = {k: v for k, v in asked["benefits"][0]["pay"].items() if k not in ("time", "lasts")}
    parts = [part("50", 12), part("50", 2)]
    asked["benefits"][0]["pay"] = {
        **pay,
        "kind": "one_time",
        "paid": "instalments",
        "instalments": parts,
    }
    (segment,) = due(ask(SPRING, [HIRED, TWO[0], HELD], asked))
    assert segment.amount is not None
    assert segment.amount.amount == Decimal("182.50")
    assert "instalment_lost" in codes(segment)


def test_each_version_asks_for_the_days_on_which_it_speaks() -> None:
    """Who is paid a percentage of the base loses it too; two jobs are told apart."""
    jobs = [job(date(2024, 7, 1), fte="0.6"), job(date(2024, 7, 1), fte="0.4", name="b1")]
    answer = ask(SPRING, [*jobs, *TWO, HELD], ladder())
    assert [(each.assignment_id, each.effective_until) for each in due(answer)] == [
        ("a1", EXPIRY),
        ("b1", EXPIRY),
    ]
