"""What is left over of a year or a licence counts in the next: whole documents, asked."""

from datetime import date

from ledger.domain.timeline.item import Problem
from tests.unit.pay.carry_over import (
    BY_YEAR,
    CARRY,
    HIRED,
    JULY,
    counted,
    hours,
    required,
    stipend,
    texts,
)
from tests.unit.pay.facts import approval, award, job, renewed
from tests.unit.pay.fates import renewal
from tests.unit.pay.policies import (
    LEARNING,
    ask,
    due,
)
from tests.unit.pay.rules import AT

LICENCE = [
    award(
        LEARNING,
        date(2024, 9, 1),
        expires=date(2027, 9, 1),
        lapses=(renewed(LEARNING, date(2025, 9, 1), date(2025, 8, 1)),),
    ),
    renewal(LEARNING, date(2025, 8, 1)),
]
FIRST, SECOND = (f"Machine Learning from 1 September {year}" for year in (2024, 2025))
CYCLES = {"over": "cycle", "of": {"of": "award", "credentials": [LEARNING]}, "carry_over": CARRY}


def test_of_the_hours_beyond_those_that_renew_a_licence_thirty_are_carried() -> None:
    facts = [HIRED, *LICENCE, hours("A", "80", date(2025, 1, 10)), hours("B", "25", JULY)]
    rules = required("60", CYCLES)
    before, after = (ask(day, facts, rules) for day in (date(2025, 8, 31), date(2025, 9, 1)))
    assert counted(before) == 105
    assert counted(after) == 30
    (segment,) = after.segments
    assert texts(segment)[:3] == [
        f"Of 45 hours left over of {FIRST}, 30 are carried over into {SECOND}.",
        f"A of 10 January 2025 adds 20 hours. It was left over of {FIRST} and carried over.",
        f"B of 1 July 2025 adds 10 hours. It was left over of {FIRST} and carried over.",
    ]
    at = [each.positions[0] for each in facts[-2:]]
    assert list(segment.explanation.children[0].positions) == sorted(at)
    assert segment.explanation.children[0].document_path == f"{AT}/accumulate/over/carry_over"
    assert set(segment.fact_ids) == {each.fact_id for each in facts[-2:]}


def test_a_licence_that_was_not_renewable_leaves_nothing_over() -> None:
    facts = [HIRED, *LICENCE, hours("A", "59", date(2025, 1, 10))]
    found = ask(date(2025, 9, 1), facts, required("60", CYCLES))
    assert counted(found) == 0
    assert "left over" not in " ".join(texts(found.segments[0]))


def test_what_turns_out_not_to_stand_was_never_carried() -> None:
    rules = required("60", CYCLES)
    on, kept = date(2025, 9, 1), [HIRED, *LICENCE, hours("A", "70", date(2025, 1, 10))]
    problem = Problem(reason="SOURCE_NOT_SUPPORTED", metadata={}, text="what it is from is void.")
    void = hours("B", "8", date(2025, 2, 1), problem=problem)
    assert counted(ask(on, [*kept, hours("B", "8", date(2025, 2, 1))], rules)) == 18
    assert counted(ask(on, [*kept, void], rules)) == 10


def test_a_late_approval_of_the_earlier_year_adds_from_its_own_day() -> None:
    rule = {**BY_YEAR, "carry_over": CARRY}
    windows = [
        {"title": "Then", "deadlines": [], "effective": {"day": "named", "name": "approved"}}
    ]
    rules = required(
        "10",
        rule,
        **{
            "select/approval": {"rule": "required", "withdrawn": "ends"},
            "date/windows": windows,
        },
    )
    facts = [
        HIRED,
        hours("A", "12", date(2025, 6, 1)),
        approval("A", date(2025, 6, 20)),
        hours("B", "5", date(2025, 6, 10)),
        approval("B", date(2025, 8, 10)),
    ]
    days = (JULY, date(2025, 8, 9), date(2025, 8, 10))
    assert [counted(ask(day, facts, rules)) for day in days] == [2, 2, 7]
    denied = [*facts, approval("A", date(2025, 10, 1), denied=True)]
    # Without the 12 hours the first year is not met, and needs all that is left.
    assert counted(ask(date(2025, 10, 1), denied, rules)) == 0


def test_what_is_known_later_changes_nothing_before() -> None:
    rules = required("10", {**BY_YEAR, "carry_over": CARRY})
    early = [HIRED, hours("A", "12", date(2025, 6, 1))]
    later = [*early, hours("B", "5", date(2025, 8, 1))]
    assert ask(JULY, early, rules) == ask(JULY, later, rules)


def test_hours_left_over_reach_a_level_of_the_next_year() -> None:
    facts = [
        HIRED,
        hours("A", "20", date(2025, 3, 1)),
        hours("B", "10", date(2025, 10, 1)),
    ]
    [first] = due(ask(date(2025, 6, 30), facts[:2], stipend()))
    [second] = due(ask(date(2025, 10, 1), facts, stipend()))
    assert (first.effective_from, second.effective_from) == (date(2025, 3, 1), date(2025, 10, 1))
    assert set(second.fact_ids) == {each.fact_id for each in facts[1:]}
    assert [each for each in texts(second) if "the level uses" in each] == [
        (
            "A of 1 March 2025: the level uses 5 of 20 hours. It was left over of 2024-25 and "
            "carried over."
        ),
        "B of 1 October 2025: the level uses 10 hours.",
    ]


def test_one_fact_may_bring_a_level_in_each_of_two_years() -> None:
    facts = [HIRED, hours("A", "32", date(2025, 3, 1))]
    [first] = due(ask(date(2025, 6, 30), facts, stipend(at_most=1)))
    found = ask(JULY, facts, stipend(at_most=1))
    [second] = due(found)
    assert (first.effective_from, second.effective_from) == (date(2025, 3, 1), JULY)
    assert first.segment_id != second.segment_id
    third = due(ask(date(2026, 7, 1), facts, stipend(at_most=1)))
    assert third == []


def test_what_is_missing_to_the_next_level_is_told_with_what_was_carried() -> None:
    facts = [HIRED, hours("A", "20", date(2025, 3, 1))]
    (open_still,) = ask(JULY, facts, stipend(at_most=2)).segments
    assert open_still.shortfall is not None
    assert open_still.shortfall.amount == 10
    assert texts(open_still)[0] == (
        "Of 5 hours left over of 2024-25, 5 are carried over into 2025-26."
    )


def test_what_finds_no_room_is_told_too() -> None:
    facts = [HIRED, hours("A", "20", date(2025, 3, 1)), hours("B", "1", date(2025, 10, 1))]
    rules = stipend(at_most=2)
    rules["benefits"][0]["accumulate"]["over"]["carry_over"]["carried_as"] = "whole_facts"
    (open_still,) = ask(date(2025, 10, 1), facts, rules).segments
    assert "left over" not in " ".join(texts(open_still))
    rules["benefits"][0]["accumulate"]["over"]["carry_over"]["at_most"] = "4"
    facts[1:1] = [hours("C", "15", date(2025, 2, 1))]
    facts[2] = hours("A", "5", date(2025, 3, 1))
    (open_still,) = ask(date(2025, 10, 1), facts, rules).segments
    assert texts(open_still)[0] == (
        "Of 5 hours left over of 2024-25, none is carried over into 2025-26."
    )


def test_each_assignment_carries_its_share_of_the_level() -> None:
    jobs = [job(date(2024, 7, 1), fte="0.6"), job(date(2024, 7, 1), fte="0.4", name="a2")]
    facts = [*jobs, hours("A", "20", date(2025, 3, 1)), hours("B", "10", date(2025, 10, 1))]
    found = due(ask(date(2025, 10, 1), facts, stipend()))
    assert sorted(str(each.amount.amount) for each in found if each.amount) == ["40.00", "60.00"]
