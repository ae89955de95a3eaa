"""Items of transcripts as people read them, each in a few lines."""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

from rich.text import Text

from credential_ledger.cli import held, words
from credential_ledger.cli.output import stacked
from credential_ledger.cli.telling import (
    Behind,
    approval,
    document,
    progress,
    where,
    why,
    withdrawal,
)
from credential_ledger.v1.approval_pb2 import RequestItem
from credential_ledger.v1.claim_pb2 import ClaimItem, WaiverItem
from credential_ledger.v1.credit_pb2 import Course
from credential_ledger.v1.transcript_pb2 import CreditItem, EnrollmentItem, TranscriptItem
from credential_ledger.v1.transcript_service_pb2 import WatchTranscriptsResponse

_DAYS = {
    "enrollment": "enrolled_on",
    "award": "awarded_on",
    "external_award": "completed_on",
    "credit": "earned_on",
    "claim": "submitted_on",
    "request": "requested_on",
    "waiver": "granted_on",
}


def change(response: WatchTranscriptsResponse) -> str:
    """One message of a watch, in a line; its position is that of the fact that changed it."""
    match response.WhichOneof("item"):
        case "changed":
            item = response.changed
            problem = f": {item.problem.text}" if item.HasField("problem") else ""
            said = (*map(approval, item.approvals), *map(document, item.documents))
            what = ", ".join((_told(item)[0], state(item) + problem, *said))
            facts = (item, *(each for _, _, each in behind(item)))
            last = max((each for fact in facts for each in fact.positions), default=0)
            at = f"fact {item.fact_id}, position {last}"
            return f"{item.educator_id}  {day(item)}  {what}  {at}"
        case "removed":
            return f"{response.removed.educator_id}  no longer there: {response.removed.fact_id}"
        case _:
            return progress(response.progress)


def cell(item: TranscriptItem) -> Text:
    """What it is, what was said about it, and where it stands."""
    what, *detail = _told(item)
    problem = f"unsupported: {item.problem.text}" if item.HasField("problem") else ""
    said = (*map(approval, item.approvals), *map(document, item.documents))
    return stacked(what, *detail, *said, problem, where(item))


def state(item: TranscriptItem) -> str:
    """How it stands; a claim and a request say more than that they are on record."""
    kind = item.WhichOneof("detail")
    if kind in ("claim", "request"):
        return words.label(getattr(item, kind), "state")
    return words.label(item, "status")


def day(item: TranscriptItem) -> str:
    """The day it is dated."""
    kind = item.WhichOneof("detail")
    return words.NOTHING if kind is None else words.day(getattr(item, kind), _DAYS[kind])


def behind(item: TranscriptItem) -> Iterator[tuple[str, str, Behind]]:
    """Every fact that says something about an item, with its kind and in words."""
    begun = item.enrollment
    for done in begun.activities:
        hours = f"{done.component_id} {words.number(done, 'hours')} h"
        yield "activity", f"{hours} {words.day(done, 'completed_on')}{why(done)}", done
    for tried in begun.attempts:
        outcome = f"{tried.assessment_id} {words.label(tried, 'outcome')}"
        yield "assessment", f"{outcome} {words.day(tried, 'assessed_on')}{why(tried)}", tried
    for given_up in (*begun.withdrawals, *item.claim.withdrawals):
        yield "withdrawal", withdrawal(given_up), given_up
    for award in (item.award, item.external_award):
        yield from held.behind(award)
    for decided in item.approvals:
        yield "approval", approval(decided), decided
    papers = (each.documents for each in begun.activities)
    more = (each.documents for each in begun.attempts)
    for paper in chain(item.documents, *papers, *more):
        yield "document", document(paper), paper


def _told(item: TranscriptItem) -> tuple[str, ...]:
    kind = item.WhichOneof("detail")
    return (words.NOTHING,) if kind is None else _TOLD[kind](getattr(item, kind))


def _enrollment(item: EnrollmentItem) -> tuple[str, ...]:
    hours = (f"{each.component_id} {words.number(each, 'hours')} h" for each in item.components)
    attempts = (
        f"{each.assessment_id} {words.label(each, 'outcome')} {words.day(each, 'assessed_on')}"
        for each in item.attempts
    )
    closed = f"closed {words.day(item, 'closed_on')}" if item.HasField("closed_on") else ""
    return (
        f"enrolled in {held.named(item.credential)}",
        ", ".join(hours),
        ", ".join(attempts),
        closed,
        *map(withdrawal, item.withdrawals),
    )


def _credit(item: CreditItem) -> tuple[str, ...]:
    source = _course(item.course) if item.HasField("course") else f"from {item.source_id}"
    more = (
        f"category {item.category}" if item.category else "",
        f"begun {words.day(item, 'started_on')}" if item.HasField("started_on") else "",
        f"on {words.label(item, 'time')} time" if item.time else "",
        f"paid by {words.label(item, 'payer')}" if item.payer else "",
    )
    return f"credit of {words.units(item)}", source, ", ".join(filter(None, more))


def _claim(item: ClaimItem) -> tuple[str, ...]:
    reward = f", {item.reward} chosen" if item.reward else ""
    return (
        f"claim of {item.benefit_id}, policy {item.policy_id}, for {item.contract_year}{reward}",
        f"to {item.district_id}",
        *(f"for {fact_id}" for fact_id in item.items),
        *map(withdrawal, item.withdrawals),
    )


def _request(item: RequestItem) -> tuple[str, ...]:
    role = f", {item.role}" if item.role else ""
    asked = f"of {item.district_id}{role}"
    if not item.HasField("planned_course"):
        return f"request for a decision on {item.subject_id}", asked
    planned = item.planned_course
    span = words.span(planned, "planned_from", "planned_until")
    worth = f"{words.units(planned.credit)}, {span}"
    return "request for a planned course", _course(planned.course), worth, asked


def _waiver(item: WaiverItem) -> tuple[str, ...]:
    of = filter(None, (item.policy_id, item.benefit_id))
    return (
        f"waiver of {item.rule}: {item.reason_code}",
        words.span(item, "effective_from", "effective_until"),
        f"granted by {item.granted_by}, {item.role} of {item.district_id}",
        f"in {', '.join(of)}" if item.policy_id else "",
        f"for {item.subject_id}" if item.subject_id else "",
    )


def _course(course: Course) -> str:
    grade = f", grade {course.grade}" if course.grade else ""
    return f"{course.title}, {course.provider}{grade}"


_TOLD: dict[str, Callable[[Any], tuple[str, ...]]] = {
    "enrollment": _enrollment,
    "award": held.award,
    "external_award": held.external_award,
    "credit": _credit,
    "claim": _claim,
    "request": _request,
    "waiver": _waiver,
}
