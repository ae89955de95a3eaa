"""How what is awaited is put to a person."""

from collections.abc import Sequence

from ledger.domain.answers.pending_case import PendingCase
from ledger.domain.facts.award import ExternalAward
from ledger.domain.facts.claim import Claim
from ledger.domain.facts.credit import ApprovalRequest, Credit
from ledger.domain.facts.educator import Employment
from ledger.domain.facts.learning import Activity, Assessment
from ledger.domain.facts.placement import Placement
from ledger.domain.pay.words.wording import units
from ledger.domain.timeline.item import Item, TimelineFact


def named(item: Item[TimelineFact], case: PendingCase) -> str:
    """Name a fact: by its credential's title, its course, or what it is."""
    match item.value:
        case Claim(benefit_id=benefit_id, contract_year=year):
            name = f"the claim for {benefit_id} of {year}"
        case Placement(assignment_id=assignment_id):
            name = f"the placement of assignment {assignment_id}"
        case Employment(assignment_id=assignment_id):
            name = f"assignment {assignment_id}"
        case Credit(amount=amount, unit=unit, course=course):
            source = _title(item, case) if course is None else course.title
            name = f"{amount} {units(unit)} from {source}"
        case ApprovalRequest() as asked:
            name = _asked(asked, case)
        case Activity():
            name = f"an activity of {_title(item, case)}"
        case Assessment():
            name = f"an assessment of {_title(item, case)}"
        case _:
            name = _title(item, case)
    return name


def _asked(asked: ApprovalRequest, case: PendingCase) -> str:
    """Name what a request is about; a fact that is not there any more has only its id."""
    if asked.planned_course is not None:
        return f"the planned course {asked.planned_course.course.title}"
    subject_id = str(asked.subject_id)
    subject = case.named(subject_id)
    return subject_id if subject is None else named(subject, case)


def _title(item: Item[TimelineFact], case: PendingCase) -> str:
    """Give the title of what a fact is of; where there is none, its id."""
    found, origin = case.credential(item), case.origin(item).value
    if found is not None:
        return case.question.definitions[found].title
    if isinstance(origin, ExternalAward) and origin.one_off is not None:
        return origin.one_off.title
    return item.fact_id


def one_of(names: Sequence[str]) -> str:
    """Put a choice in words: stipend, lane or hours."""
    *others, last = names
    return f"{', '.join(others)} or {last}" if others else last


def all_of(names: Sequence[str]) -> str:
    """Put several in words: rubric, receipt and transcript."""
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last
