"""How many hours of professional development count, against a district's yearly requirement."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from ledger.domain.answers.credit_hours import CreditProgress, Found, credits_counted
from ledger.domain.book import Definitions, DistrictBook
from ledger.domain.facts.calendar import CalendarYear, YearKind
from ledger.domain.facts.district import ProfessionalDevelopmentRequirement
from ledger.domain.pay.accumulate.leveling import add_up
from ledger.domain.pay.answer import NeedProgress
from ledger.domain.pay.explanation import Explanation, Stage
from ledger.domain.pay.inputs.case import Case, case_of
from ledger.domain.pay.inputs.question import Adopted, PayQuestion
from ledger.domain.pay.inputs.versions import versions_in_force
from ledger.domain.pay.require.requiring import findings_without_money
from ledger.domain.pay.shorthand import policies_of
from ledger.domain.pay.singles import single_entitlements
from ledger.domain.pay.words.wording import said
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
    """Tell what the pay engine makes of the policy that says the same as the requirement."""
    question = PayQuestion(
        educator_id=educator_id,
        items=items,
        definitions=definitions,
        book=book,
        policies=policies_of(book.requirements),
        on=on,
    )
    case = case_of(question)
    year, found = _year_of(case), _found(case, question.policies)
    governing = None if found is None else book.requirements[found.version.number - 1]
    need = None if found is None else found.need
    return ProfessionalDevelopmentProgress(
        educator_id=educator_id,
        district_id=case.district_id,
        effective_on=on,
        state=_state(need),
        counted_hours=_NONE if need is None else need.counted,
        credits=() if year is None or found is None else credits_counted(year, found, case),
        explanation=_explained(year, governing, need),
        year=year,
        requirement=None if governing is None else governing.fact,
        shortfall_hours=None if need is None else need.missing,
    )


def _year_of(case: Case) -> CalendarYear | None:
    years = case.almanac.named[YearKind.PROFESSIONAL_DEVELOPMENT]
    return next((each for each in years if each.year_from <= case.on < each.year_until), None)


def _found(case: Case, policies: tuple[Adopted, ...]) -> Found | None:
    """Give what the engine found; None where no requirement governs a year of the day asked."""
    versions = versions_in_force(policies)
    single = single_entitlements(case, versions)
    _, sums = add_up(single, versions, case)
    asked = next((each for each in sums if each.period is not None), None)
    if asked is None:
        return None
    (finding,) = findings_without_money((), (asked,), case)
    return Found(finding=finding, counted=asked.tally.counted, single=single)


def _state(need: NeedProgress | None) -> RequirementState:
    if need is None:
        return RequirementState.NOT_YET_DETERMINABLE
    return RequirementState.SHORT if need.missing else RequirementState.MET


def _explained(
    year: CalendarYear | None,
    requirement: Published[ProfessionalDevelopmentRequirement] | None,
    need: NeedProgress | None,
) -> Explanation:
    counted = _NONE if need is None else need.counted
    inputs: dict[str, str] = {}
    if year is None:
        code = "year_missing"
        text = "No published calendar names the professional-development year of this day."
    elif requirement is None or need is None:
        code = "requirement_missing"
        text = f"No requirement was set for years that begin on {said(year.year_from)} or before."
    else:
        required = requirement.fact.required_hours
        inputs = {"required_hours": str(required), "year": year.name}
        code = "requirement_short" if need.missing else "requirement_met"
        verdict = f"{need.missing} are missing" if need.missing else "it is met"
        text = f"{counted} of {required} hours count in {year.name}: {verdict}."
    return Explanation(
        stage=Stage.EXPLAIN,
        code=code,
        inputs=inputs,
        result=str(counted),
        positions=() if requirement is None else (requirement.position,),
        text=text,
    )
