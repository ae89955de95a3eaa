"""Random credits of one educator, what they come from and was decided, and random requirements."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st
from msgspec import structs

from ledger.domain.book import DistrictBook
from ledger.domain.facts.calendar import YearKind
from ledger.domain.facts.credit import ApprovalRequest, Course, CreditUnit
from ledger.domain.recognition import recognition_spans
from ledger.domain.recorded import Published
from ledger.domain.timeline.item import Item, Problem, TimelineFact
from tests.support.catalogue import recognition, terms
from tests.unit.answers.development import (
    Facts,
    activity,
    credit,
    enrollment,
    limited,
    requirement,
)
from tests.unit.pay.facts import (
    DISTRICT,
    EDUCATOR,
    approval,
    award,
    book,
    fact_id,
    item,
    job,
    school_year,
)

BEGIN, END = date(2025, 7, 1), date(2027, 6, 30)
"""Two years of professional development, one after the other."""
YEARS = (BEGIN, date(2026, 7, 1))
LAST_DAYS = (date(2026, 6, 30), END)
DAYS = st.integers(0, (END - BEGIN).days).map(lambda days: BEGIN + timedelta(days=days))
ASKED = DAYS | st.sampled_from([*LAST_DAYS, *(day - timedelta(days=1) for day in LAST_DAYS)])
HOURS = st.integers(0, 60).map(lambda quarters: str(Decimal(quarters) / 4))
SOME = st.integers(1, 60).map(lambda quarters: str(Decimal(quarters) / 4))
UNITS = st.sampled_from([CreditUnit.CLOCK_HOUR, CreditUnit.CLOCK_HOUR, CreditUnit.SEMESTER_CREDIT])
WORKSHOP = Course(title="Reading workshop", provider="Lakeside University")
VOID = Problem(reason="SOURCE_UNSUPPORTED", text="Its source is void.", metadata={})


@st.composite
def decisions(draw: st.DrawFn, subjects: Sequence[str], earned_on: date) -> Facts:
    """Up to four decisions on any of some facts, before and long after one was earned."""
    days = st.integers(-60, 420).map(lambda days: earned_on + timedelta(days=days))
    found: Facts = []
    for day in draw(st.lists(days, max_size=4, unique=True)):
        decided = approval(draw(st.sampled_from(subjects)), day, denied=draw(st.booleans()))
        limit = draw(st.none() | HOURS)
        found.append(decided if limit is None else limited(decided, limit))
    return found


@st.composite
def earned(draw: st.DrawFn, name: str) -> Facts:
    """A credit of a course, an enrollment or its award, decided on or not."""
    on, unit = draw(DAYS), draw(UNITS)
    problem = draw(st.sampled_from([None, None, None, VOID]))
    kind = draw(st.sampled_from(["course", "enrollment", "award"]))
    course = WORKSHOP if kind == "course" else None
    source = name if kind == "award" else f"enrollment {name}"
    found: Facts = [
        credit(draw(SOME), on, source=source, unit=unit, course=course, problem=problem)
    ]
    subjects = [f"credit {source}"]
    if kind != "course":
        credential = draw(st.sampled_from(["seminar", "maker-educator"]))
        begun = enrollment(credential, f"enrollment {name}")
        activities = [
            activity(
                draw(SOME), draw(DAYS), enrolled=f"enrollment {name}", name=f"activity {name} {at}"
            )
            for at in range(draw(st.integers(0, 2)))
        ]
        found += [begun, *activities]
        subjects.append(f"enrollment {name}")
        if kind == "award" or draw(st.booleans()):
            found.append(award(credential, on, name=name))
            subjects.append(name)
    asked_on = draw(st.none() | DAYS)
    if asked_on is not None:
        found.append(_request(subjects[-1], asked_on))
    return [*found, *draw(decisions(subjects, on))]


def _request(subject: str, on: date) -> Item[TimelineFact]:
    """The district is asked to decide, perhaps once more."""
    value = ApprovalRequest(
        educator_id=EDUCATOR, district_id=DISTRICT, requested_on=on, subject_id=fact_id(subject)
    )
    return item(f"request {subject}", value, on)


@st.composite
def histories(draw: st.DrawFn) -> Facts:
    """Up to four credits of somebody who is or becomes employed, or is not."""
    found: Facts = draw(st.sampled_from([[], [job(BEGIN)], [job(date(2026, 2, 1))]]))
    return [
        *found,
        *(each for at in range(draw(st.integers(0, 4))) for each in draw(earned(f"e{at}"))),
    ]


@st.composite
def books(draw: st.DrawFn) -> DistrictBook:
    """A district with up to three versions of the requirement, and perhaps a recognition."""
    later = st.lists(st.sampled_from([*YEARS]) | DAYS, max_size=2)
    since = {*draw(st.sampled_from([[BEGIN], [BEGIN], []])), *draw(later)}
    stated = [
        requirement(draw(SOME), day, approval_required=draw(st.booleans())) for day in sorted(since)
    ]
    most, day = draw(HOURS), draw(DAYS)
    recognized = recognition(
        str(day), credential_id="seminar", terms=terms(clock_hours=Decimal(most))
    )
    kind = YearKind.PROFESSIONAL_DEVELOPMENT
    calendars = [
        structs.replace(
            each, years=(*each.years, *(structs.replace(y, kind=kind) for y in each.years))
        )
        for each in (school_year(2025), school_year(2026))
    ]
    return replace(
        book(calendars),
        requirements=tuple(Published(each, 700 + at) for at, each in enumerate(stated)),
        recognitions=recognition_spans([(recognized, 600)] if draw(st.booleans()) else []),
    )
