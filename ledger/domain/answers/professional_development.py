"""How many hours of professional development count, against a district's yearly requirement."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from ledger.domain.answers.credit_hours import CreditProgress, Rules, credits_earned
from ledger.domain.book import Definitions, DistrictBook
from ledger.domain.facts.calendar import CalendarYear, YearKind
from ledger.domain.facts.district import ProfessionalDevelopmentRequirement
from ledger.domain.pay.explanation import Explanation, Stage
from ledger.domain.pay.wording import said
from ledger.domain.recorded import Published
from ledger.domain.timeline.items import Items

_NONE = Decimal(0)


class RequirementState(StrEnum):
    """How a requirement stands."""

    MET = "met"
    SHORT = "short"
    NOT_YET_DETERMINABLE = "not_yet_determinable"


class ProfessionalDevelopmentProgress(Struct, frozen=True, kw_only=True):
    """How an educator stands in the professional-development year that contains `effective_on`.

    Hours are clock hours. Without the year or its requirement nothing is determinable.
    """

    educator_id: str
    district_id: str
    effective_on: date
    state: RequirementState
    counted_hours: Decimal
    credits: tuple[CreditProgress, ...]
    explanation: Explanation
    year: CalendarYear | None = None
    requirement: ProfessionalDevelopmentRequirement | None = None
    shortfall_hours: Decimal | None = None


def professional_development(
    educator_id: str,
    items: Items,
    definitions: Definitions,
    book: DistrictBook,
    on: date,
) -> ProfessionalDevelopmentProgress:
    """Count the credits earned in the year up to `on`, as far as they were decided up to then.

    About the last day of the year the answer closes it: every decision known counts.
    """
    year = _year_of(book, on)
    governing = None if year is None else _requirement(book, year)
    requirement = None if governing is None else governing.fact
    found: tuple[CreditProgress, ...] = ()
    if year is not None and requirement is not None:
        rules = Rules(book=book, requirement=requirement, definitions=definitions, year=year, on=on)
        found = credits_earned(items, rules)
    counted = sum((each.counted_hours for each in found), _NONE)
    short = None if requirement is None else max(requirement.required_hours - counted, _NONE)
    state = RequirementState.SHORT if short else RequirementState.MET
    if short is None:
        state = RequirementState.NOT_YET_DETERMINABLE
    return ProfessionalDevelopmentProgress(
        educator_id=educator_id,
        district_id=book.district.district_id,
        effective_on=on,
        state=state,
        counted_hours=counted,
        credits=found,
        explanation=_explained(year, governing, counted),
        year=year,
        requirement=requirement,
        shortfall_hours=short,
    )


def _year_of(book: DistrictBook, on: date) -> CalendarYear | None:
    years = book.years(YearKind.PROFESSIONAL_DEVELOPMENT)
    return next((each for each in years if each.year_from <= on < each.year_until), None)


def _requirement(
    book: DistrictBook, year: CalendarYear
) -> Published[ProfessionalDevelopmentRequirement] | None:
    """Give the version that governs a year; a book has one of a day, in the order of days."""
    begun = [each for each in book.requirements if each.fact.effective_from <= year.year_from]
    return begun[-1] if begun else None


def _explained(
    year: CalendarYear | None,
    requirement: Published[ProfessionalDevelopmentRequirement] | None,
    counted: Decimal,
) -> Explanation:
    inputs: dict[str, str] = {}
    if year is None:
        code = "year_missing"
        text = "No published calendar names the professional-development year of this day."
    elif requirement is None:
        code = "requirement_missing"
        text = f"No requirement was set for years that begin on {said(year.year_from)} or before."
    else:
        required = requirement.fact.required_hours
        inputs = {"required_hours": str(required), "year": year.name}
        code = "requirement_met" if counted >= required else "requirement_short"
        verdict = "it is met" if counted >= required else f"{required - counted} are missing"
        text = f"{counted} of {required} hours count in {year.name}: {verdict}."
    return Explanation(
        stage=Stage.EXPLAIN,
        code=code,
        inputs=inputs,
        result=str(counted),
        positions=() if requirement is None else (requirement.position,),
        text=text,
    )
