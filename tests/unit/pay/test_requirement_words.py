"""What people are told of requirements: the period, the limits, and why nothing is asked."""

from datetime import date
from typing import Any

import pytest

from ledger.domain.pay.answer import EligibilityState, Segment
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.carry_over import BY_YEAR, hours, required
from tests.unit.pay.facts import award, job
from tests.unit.pay.fates import renewal
from tests.unit.pay.policies import LEARNING, MAKER, ask, changed
from tests.unit.pay.requirements import EXPIRES, ISSUED, POINTS, document

ON = date(2025, 2, 1)
HIRED = job(date(2024, 7, 1))
LICENCE = award(LEARNING, ISSUED, expires=EXPIRES)
ONE_POINT = {"title": "Points", "needs": [{"title": "Points", "at_least": "1"}]}


def told(policy: dict[str, Any], *facts: Item[TimelineFact], on: date = ON) -> Segment:
    (segment,) = ask(on, [HIRED, *facts], policy).segments
    return segment


def lines(segment: Segment) -> list[str]:
    return [step.text for step in segment.explanation.children]


def test_the_headline_names_the_period_once() -> None:
    segment = told(document(POINTS), LICENCE, award(MAKER, date(2025, 1, 10)))
    assert segment.explanation.text == (
        "Base increase: Not met in Machine Learning from 1 September 2024; Points: 1 of 3. "
        "It takes 2 more points."
    )


def test_what_is_met_names_a_way_where_there_are_several_and_nothing_twice() -> None:
    need = {"title": "Points", "at_least": "1", "items": ["points"]}
    one, other = {"title": "Points", "needs": [need]}, {"title": "Other", "needs": [need]}
    made = award(MAKER, date(2025, 1, 10))
    (alone, of_two) = (told(document(*ways), LICENCE, made) for ways in ([one], [one, other]))
    within = "in Machine Learning from 1 September 2024"
    assert alone.explanation.text == f"Base increase: Met {within}; Points: 1 of 1."
    assert of_two.explanation.text == f"Base increase: Points: met {within}; 1 of 1."


def test_who_has_no_licence_is_told_that_there_is_nothing_to_renew() -> None:
    of_credential = told(document(POINTS), award(MAKER, date(2025, 1, 10)))
    assert (of_credential.state, lines(of_credential)) == (
        EligibilityState.NOT_DUE,
        ["No award that this is about is known on 1 February 2025, so there is nothing to renew."],
    )
    of_kind = {"of": "award", "kinds": ["licence"]}
    by_kind = changed({"benefits/0/accumulate/over/of": of_kind}, document(POINTS))
    assert lines(told(by_kind)) == [
        "No licence is known on 1 February 2025, so there is nothing to renew."
    ]
    # A licence that comes later changes nothing on the day before it.
    assert lines(told(document(POINTS), award(LEARNING, date(2025, 2, 2)))) == lines(of_credential)


def test_who_is_not_asked_is_told_nothing() -> None:
    answer = ask(ON, [], document(POINTS))
    assert answer.segments == ()


def test_a_year_that_no_calendar_names_is_not_guessed() -> None:
    over = {"over": "year", "kind": "professional_development"}
    segment = told(changed({"benefits/0/accumulate/over": over}, document(POINTS)))
    assert segment.state is EligibilityState.NOT_YET_DETERMINABLE
    assert segment.shortfall is None
    assert lines(segment) == [
        "No published calendar names a professional development year that contains 1 February 2025."
    ]


def test_what_is_earned_outside_the_validity_is_told_of_the_licence() -> None:
    segment = told(document(POINTS), LICENCE, award(MAKER, date(2024, 8, 31)))
    (part, _) = lines(segment)
    assert part.endswith("Machine Learning was not valid on 31 August 2024, the day it was earned.")


@pytest.mark.parametrize(
    ("over", "said"),
    [
        (None, "At most 1 point of one validity of Machine Learning may count"),
        ({"over": "year", "kind": "contract"}, "At most 1 point of one contract year may count"),
        ({"over": "career"}, "At most 1 point in all may count"),
    ],
)
def test_a_limit_of_a_period_names_it(over: dict[str, Any] | None, said: str) -> None:
    changes: dict[str, Any] = {
        "benefits/0/accumulate/limits": [{"limit": "units", "scope": "period", "at_most": "1"}]
    }
    if over is not None:
        changes["benefits/0/accumulate/over"] = over
    made = [award(MAKER, date(2025, 1, day), name=f"made {day}") for day in (10, 11)]
    found = lines(told(changed(changes, document(ONE_POINT)), LICENCE, *made))
    assert f"{said}: of these 1 point there is room for 0." in found[1]


def test_a_renewal_is_renewed_and_not_earned() -> None:
    policy = changed(
        {
            "benefits/0/select/items/0/facts": {"of": "renewal"},
            "benefits/0/date/windows/0/effective": {
                "day": "aligned",
                "start": {"day": "named", "name": "earned"},
                "edge": "next_start",
                "period": "month",
                "first_day": "counts",
            },
        },
        document(ONE_POINT),
    )
    segment = told(policy, LICENCE, renewal(LEARNING, date(2025, 1, 10)))
    (part,) = (step for step in segment.explanation.children if step.code == "counted")
    assert part.text.startswith("Renewal of Machine Learning of 10 January 2025 adds 1 point.")
    assert [step.text for step in part.children][:2] == [
        "Renewal of Machine Learning, on 10 January 2025, is of the kind that this benefit is for.",
        (
            "It takes effect on 1 February 2025: the first day of a month on or after the day it "
            "was renewed (At any time)."
        ),
    ]


def test_more_than_is_needed_is_no_part_of_it() -> None:
    facts = [award(MAKER, date(2025, 1, day), name=f"made {day}") for day in (10, 11, 12, 13)]
    segment = told(document(POINTS), LICENCE, *facts)
    assert segment.explanation.text.endswith("; Points: 4 (3 are enough).")


@pytest.mark.parametrize("amount", ["1", "9"])
def test_what_a_credit_counts_for_is_told_of_one_hour_as_of_nine(amount: str) -> None:
    facts = [HIRED, hours("a", amount, ON)]
    (segment,) = ask(ON, facts, required("20", BY_YEAR)).segments
    (part, *_) = segment.explanation.children
    counts = "1 hour" if amount == "1" else "9 hours"
    assert [e.text for e in part.children if e.code == "counts"] == [f"It counts for {counts}."]
