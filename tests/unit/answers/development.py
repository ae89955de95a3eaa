"""Enrollments, hours and credits told in a line each, and the question about them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import structs

from ledger.domain.answers.credit_hours import CreditProgress
from ledger.domain.answers.professional_development import (
    ProfessionalDevelopmentProgress,
    professional_development,
)
from ledger.domain.facts.calendar import YearKind
from ledger.domain.facts.catalogue import Component, DeliveryMode
from ledger.domain.facts.credit import Course, Credit, CreditAmount, CreditUnit
from ledger.domain.facts.district import ProfessionalDevelopmentRequirement
from ledger.domain.facts.learning import Activity, Enrollment
from ledger.domain.recognition import Said, recognition_spans
from ledger.domain.recorded import Published
from ledger.domain.timeline.item import Item, TimelineFact
from ledger.domain.timeline.items import Items
from tests.unit.pay.facts import (
    DISTRICT,
    EDUCATOR,
    book,
    credential,
    fact_id,
    item,
    school_year,
)

AUTUMN, WINTER = date(2025, 10, 1), date(2026, 1, 15)
LAST_DAY = date(2026, 6, 30)
"""The last day of the one published year of professional development."""
MAKER = credential(
    "maker-educator",
    maximum_hours=Decimal(15),
    components=(
        Component(
            component_id="lab",
            title="Lab",
            mode=DeliveryMode.IN_PERSON,
            nominal_hours=Decimal(5),
            maximum_hours=Decimal(20),
            required=True,
        ),
    ),
)
BARE, LICENCE = credential("seminar"), credential("teaching-licence")
DEFINITIONS = {
    ("maker-educator", 1): MAKER,
    ("seminar", 1): BARE,
    ("teaching-licence", 1): LICENCE,
}
Facts = list[Item[TimelineFact]]


def enrollment(credential_id: str = "seminar", name: str = "enrollment") -> Item[TimelineFact]:
    value = Enrollment(
        educator_id=EDUCATOR,
        credential_id=credential_id,
        credential_version=1,
        enrolled_on=date(2025, 7, 1),
        district_id=DISTRICT,
    )
    return item(name, value, value.enrolled_on)


def activity(
    hours: str, on: date = AUTUMN, *, enrolled: str = "enrollment", name: str = "", **more: Any
) -> Item[TimelineFact]:
    value = Activity(
        educator_id=EDUCATOR,
        enrollment_id=fact_id(enrolled),
        component_id="lab",
        completed_on=on,
        hours=Decimal(hours),
    )
    return item(name or f"activity {hours} {on}", value, on, **more)


def credit(
    amount: str,
    on: date = AUTUMN,
    *,
    source: str = "enrollment",
    unit: CreditUnit = CreditUnit.CLOCK_HOUR,
    course: Course | None = None,
    **more: Any,
) -> Item[TimelineFact]:
    value = Credit(
        educator_id=EDUCATOR,
        source_id=None if course else fact_id(source),
        course=course,
        amount=Decimal(amount),
        unit=unit,
        earned_on=on,
    )
    return item(f"credit {source}", value, on, **more)


def limited(found: Item[TimelineFact], hours: str) -> Item[TimelineFact]:
    limit = CreditAmount(amount=Decimal(hours), unit=CreditUnit.CLOCK_HOUR)
    return replace(found, value=structs.replace(found.value, limit=limit))


def requirement(
    hours: str = "10", since: date = date(2025, 7, 1), *, approval_required: bool = True
) -> ProfessionalDevelopmentRequirement:
    return ProfessionalDevelopmentRequirement(
        district_id=DISTRICT,
        effective_from=since,
        required_hours=Decimal(hours),
        approval_required=approval_required,
        language=1,
    )


def progress(
    items: Facts,
    on: date = WINTER,
    requirements: tuple[ProfessionalDevelopmentRequirement, ...] = (requirement(),),
    recognitions: Sequence[Said] = (),
) -> ProfessionalDevelopmentProgress:
    calendar = school_year(2025)
    kind = YearKind.PROFESSIONAL_DEVELOPMENT
    years = tuple(structs.replace(year, kind=kind) for year in calendar.years)
    published = replace(
        book([structs.replace(calendar, years=years)]),
        requirements=tuple(Published(each, 700 + at) for at, each in enumerate(requirements)),
        recognitions=recognition_spans(recognitions),
    )
    return professional_development(EDUCATOR, Items(items), DEFINITIONS, published, on)


def only(items: Facts, on: date = WINTER, recognitions: Sequence[Said] = ()) -> CreditProgress:
    (found,) = progress(items, on, recognitions=recognitions).credits
    return found
