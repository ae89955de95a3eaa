"""Days that begin or end because of the assignment, or of a choice, say so."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from msgspec import structs

from ledger.domain.facts.district import DatedLabel, School
from ledger.domain.facts.placement import Placement
from ledger.domain.pay.answer import SalaryEligibility
from ledger.domain.pay.evaluate import evaluate
from ledger.domain.pay.inputs.question import PayQuestion
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.facts import DISTRICT, EDUCATOR, award, book, ended, item, job, leave, left
from tests.unit.pay.fates import revocation
from tests.unit.pay.next_steps import COUNTING, TOGETHER
from tests.unit.pay.policies import CALENDARS, CATALOGUE, MAKER, ONE_TIME, adopted, ask, benefit
from tests.unit.pay.test_choices import one_of_two

HIRED, TURN, SPRING = date(2024, 7, 1), date(2026, 1, 1), date(2026, 4, 1)
MADE = award(MAKER, date(2025, 6, 1))
TEACHER = job(HIRED)
TEACHERS: dict[str, Any] = {"select/assignments": {"roles": ["teacher"]}}


def ends(answer: SalaryEligibility) -> list[str]:
    """What each headline says after its days and its assignment."""
    return [each.explanation.text.partition(" on assignment ")[2] for each in answer.segments]


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (job(TURN, fte="0.5"), "the FTE changed from 1 to 0.5 on 1 January 2026"),
        (left(TURN), "31 December 2025 was the last day of employment in the district"),
        (job(TURN, role="coach"), "the role changed from teacher to coach on 1 January 2026"),
        (
            job(TURN, role="coach", group="staff"),
            (
                "the role changed from teacher to coach and the employee group changed to staff on "
                "1 January 2026"
            ),
        ),
    ],
)
def test_what_ends_days_on_an_assignment_is_said(after: Item[TimelineFact], told: str) -> None:
    answer = ask(SPRING, [TEACHER, after, MADE], benefit(TEACHERS))
    assert ends(answer)[0] == f"a1; {told}."
    (step,) = (
        each
        for each in answer.segments[0].explanation.children
        if each.code == "assignment_changes"
    )
    assert step.text.lower() == f"{told}.".lower()
    assert set(after.positions) <= set(step.positions)


def test_what_begins_days_on_an_assignment_is_said() -> None:
    coach = job(HIRED, role="coach")
    answer = ask(SPRING, [coach, job(TURN), MADE], benefit(TEACHERS))
    assert ends(answer) == ["a1; the role changed from coach to teacher on 1 January 2026."]
    new = ask(SPRING, [coach, job(TURN, name="a2"), MADE], benefit(TEACHERS))
    assert ends(new) == ["a2; assignment a2 began on 1 January 2026."]


def test_what_comes_after_the_day_asked_is_not_said_to_have_happened() -> None:
    autumn = date(2025, 9, 1)
    answer = ask(autumn, [TEACHER, job(TURN, fte="0.5"), MADE], benefit(TEACHERS))
    assert ends(answer)[0] == "a1; the FTE changes from 1 to 0.5 on 1 January 2026."


def test_what_begins_with_the_contract_year_or_the_award_needs_no_reason() -> None:
    jobs = [job(HIRED, date(2025, 7, 1), fte="0.5"), job(date(2025, 7, 1))]
    assert ends(ask(SPRING, [*jobs, MADE], benefit(TEACHERS))) == ["a1."]
    hired = [job(TURN), award(MAKER, TURN)]
    assert ends(ask(SPRING, hired, benefit(TEACHERS))) == ["a1."]


def test_another_assignment_that_takes_a_part_of_the_share_is_named() -> None:
    scaled = benefit({"pay/fte": {"method": "prorated", "above_one": "scaled_to_one"}})
    answer = ask(SPRING, [TEACHER, job(TURN, name="a2", fte="0.5"), MADE], scaled)
    assert ends(answer) == [
        "a1; assignment a2 began on 1 January 2026.",
        "a1; assignment a2 began on 1 January 2026.",
        "a2; assignment a2 began on 1 January 2026.",
    ]


def test_a_leave_is_said_before_and_after_it() -> None:
    away = leave(TURN, date(2026, 2, 1))
    answer = ask(SPRING, [TEACHER, MADE, away], benefit({"pay/leave/unpaid": "pauses"}))
    words = "unpaid leave from 1 January 2026 to 31 January 2026: nothing is due then"
    assert ends(answer) == [f"a1; {words}."] * 2


@pytest.mark.parametrize(
    ("since", "until", "on", "told"),
    [
        (HIRED, TURN, SPRING, "North was high-need until 31 December 2025"),
        (HIRED, TURN, date(2025, 12, 31), "North is high-need until 31 December 2025"),
        (TURN, None, SPRING, "North has been high-need since 1 January 2026"),
    ],
)
def test_a_school_that_is_no_longer_or_newly_designated_is_named(
    since: date, until: date | None, on: date, told: str
) -> None:
    label = DatedLabel(label="high-need", effective_from=since, effective_until=until)
    north = School(
        district_id=DISTRICT,
        school_id="north",
        name="North",
        levels=(),
        designations=(label,),
        measures=(),
    )
    there = replace(TEACHER, value=structs.replace(TEACHER.value, school_id="north"))
    question = PayQuestion(
        educator_id=EDUCATOR,
        items=ended([there, MADE]),
        definitions=CATALOGUE,
        book=replace(book(CALENDARS), schools=(north,)),
        policies=(
            adopted(benefit({"select/assignments": {"school_designations": ["high-need"]}})),
        ),
        on=on,
    )
    assert ends(evaluate(question)) == [f"a1; {told}."]


def test_a_choice_is_said_on_both_sides_with_what_is_due_instead() -> None:
    jobs = [TEACHER, job(TURN, date(2026, 2, 1), role="coach", name="a2")]
    before, after, coaching = sorted(
        ask(SPRING, [*jobs, MADE], one_of_two("1000.00", "600.00")).segments,
        key=lambda each: (each.benefit_id != "second", each.effective_from or HIRED),
    )
    assert before.explanation.text.endswith(
        "a1; Base increase (Maker Educator) is due instead from 1 January 2026, as the highest."
    )
    assert after.explanation.text.endswith(
        "a1; until 31 January 2026 Base increase (Maker Educator) was due instead."
    )
    assert coaching.assignment_id == "a2"
    steps = [e for e in after.explanation.children if e.code == "due_instead"]
    assert [(each.document_path, each.positions) for each in steps] == [
        ("/choices/0", MADE.positions)
    ]


def test_nothing_takes_the_place_of_what_was_paid_once() -> None:
    document = one_of_two("1000.00", "600.00")
    document["benefits"][1]["pay"] = ONE_TIME
    document["choices"][0]["keep"] = "first"
    jobs = [TEACHER, job(TURN, role="coach", name="a2")]
    made = award(MAKER, date(2025, 9, 1))
    answer = ask(SPRING, [*jobs, made], document)
    once = [each for each in answer.segments if each.benefit_id == "second" and each.amount]
    assert [each.effective_from for each in once] == [date(2025, 9, 1)]
    assert "instead" not in once[0].explanation.text


def test_a_year_that_leave_takes_whole_is_said_to_be_one_of_leave() -> None:
    away = leave(date(2025, 5, 1), date(2026, 9, 1))
    document = benefit({**TEACHERS, "pay/leave/unpaid": "pauses"})
    (segment,) = ask(SPRING, [TEACHER, MADE, away], document).segments
    assert segment.explanation.text == (
        "Base increase, Maker Educator: not due. Unpaid leave from 1 May 2025 to 31 August 2026: "
        "nothing is due in 2025-26."
    )
    assert segment.explanation.children[-1].positions == away.positions
    (other,) = ask(SPRING, [job(HIRED, role="coach"), MADE, away], document).segments
    assert "it asks for the role teacher" in other.explanation.text


def test_a_level_that_is_lost_says_why() -> None:
    each = COUNTING | {"levels": {"by": "blocks", "size": "1"}}
    document = benefit(TOGETHER | {"accumulate": each})
    expired = award(MAKER, date(2025, 6, 1), ended=TURN)
    answer = ask(SPRING, [TEACHER, expired, revocation(MAKER, TURN)], document)
    assert answer.segments[0].explanation.text.endswith(
        "a1; less than 1 credit counts from 1 January 2026, as the award ended on 1 January 2026."
    )


def test_a_share_of_the_base_says_where_the_placement_changes_it() -> None:
    base = {"placement": True, "benefits": [], "measured": "each_day"}
    decide = {"by": "percent", "percent": "10", "base": base}
    placed = [
        item(
            f"placement {since}",
            Placement(
                educator_id=EDUCATOR,
                district_id=DISTRICT,
                assignment_id="a1",
                effective_from=since,
                reason_code="hired",
                stated_base=Decimal(stated),
            ),
            since,
        )
        for since, stated in ((HIRED, "36500"), (TURN, "73000"))
    ]
    answer = ask(SPRING, [TEACHER, MADE, *placed], benefit({"decide": decide}))
    told = "a1; what the placement is worth changed on 1 January 2026."
    assert ends(answer) == [told, told]
    flat = ask(SPRING, [TEACHER, MADE, *placed], benefit({}))
    assert ends(flat) == ["a1."]
