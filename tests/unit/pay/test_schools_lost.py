"""What goes on where a school is no longer one the benefit is paid at, and during leave."""

from dataclasses import replace
from datetime import date
from typing import Any

from msgspec import structs

from ledger.domain.facts.district import DatedLabel, School
from ledger.domain.pay.evaluate import evaluate
from ledger.domain.pay.inputs.question import PayQuestion
from tests.unit.pay.facts import DISTRICT, EDUCATOR, book, ended, leave
from tests.unit.pay.policies import CALENDARS, CATALOGUE, adopted, ask
from tests.unit.pay.test_assignment_lost import (
    MADE,
    MOVED,
    SPRING,
    TEACHER,
    TRANSFERRED,
    YEAR_END,
    YEAR_FROM,
    days,
    document,
)


def test_leave_pauses_what_goes_on_as_it_would_the_rest() -> None:
    away = leave(date(2026, 3, 1), date(2026, 4, 1))
    answer = ask(SPRING, [*TRANSFERRED, away], document(**{"pay/leave/unpaid": "pauses"}))
    assert days(answer)[1:] == [
        ("due", "a1", MOVED, date(2026, 3, 1)),
        ("due", "a1", date(2026, 4, 1), YEAR_END),
    ]


def test_a_school_that_loses_its_designation_keeps_it_for_the_year() -> None:
    label = DatedLabel(label="high-need", effective_from=YEAR_FROM, effective_until=MOVED)
    school = School(
        district_id=DISTRICT,
        school_id="north",
        name="North",
        levels=(),
        designations=(label,),
        measures=(),
    )
    at_north = replace(TEACHER, value=structs.replace(TEACHER.value, school_id="north"))
    filtered: dict[str, Any] = {"select/assignments": {"school_designations": ["high-need"]}}
    asked = document(**filtered)
    for on in (date(2025, 9, 1), SPRING):
        question = PayQuestion(
            educator_id=EDUCATOR,
            items=ended([at_north, MADE]),
            definitions=CATALOGUE,
            book=replace(book(CALENDARS), schools=(school,)),
            policies=(adopted(asked),),
            on=on,
        )
        assert days(evaluate(question)) == [
            ("due", "a1", YEAR_FROM, MOVED),
            ("due", "a1", MOVED, YEAR_END),
        ]
