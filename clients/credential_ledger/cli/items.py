"""Items of transcripts as people read them."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from credential_ledger.cli import words
from credential_ledger.cli.output import basis, fields, stacked, table
from credential_ledger.v1.transcript_pb2 import (
    ActivityItem,
    ApprovalItem,
    Attempt,
    AwardItem,
    EnrollmentItem,
    RevocationItem,
    TranscriptItem,
)
from credential_ledger.v1.transcript_service_pb2 import (
    GetTranscriptResponse,
    VerifyAwardResponse,
    WatchTranscriptsResponse,
)

Behind = ActivityItem | Attempt | RevocationItem | ApprovalItem


def transcript(answer: GetTranscriptResponse, *, facts: bool = False) -> RenderableType:
    """All items, by date; with `facts`, every fact behind them too, as corrections name them."""
    noun = answer.transcript
    head = fields(
        ("educator", noun.educator_id),
        ("on", words.day(noun, "effective_on")),
        ("as of", basis(answer.basis)),
    )
    rows = ((_day(item), _cell(item), _status(item)) for item in noun.items)
    shown = Group(head, table("Transcript", ("Day", "What", "Status"), rows))
    return Group(shown, _facts(answer)) if facts else shown


def verification(answer: VerifyAwardResponse) -> RenderableType:
    """Whether an award holds."""
    noun = answer.verification
    return fields(
        ("award", noun.award_id),
        ("educator", noun.educator_id),
        ("credential", f"{noun.credential.title} ({noun.credential.credential_id})"),
        ("on", words.day(noun, "effective_on")),
        ("status", words.label(noun, "status")),
        ("granted on", words.day(noun, "awarded_on")),
        ("last day", words.last_day(noun, "until")),
        ("problem", noun.problem.text or words.NOTHING),
        ("as of", basis(answer.basis)),
    )


def change(response: WatchTranscriptsResponse) -> str:
    """One message of a watch, in a line."""
    match response.WhichOneof("item"):
        case "changed":
            item = response.changed
            what = f"{_day(item)}  {_told(item)[0]}, {_status(item)}"
            return f"{item.educator_id}  {what}  fact {item.fact_id}"
        case "removed":
            return f"{response.removed.educator_id}  no longer there: {response.removed.fact_id}"
        case _:
            return f"nothing new up to position {response.progress.position}"


def _cell(item: TranscriptItem) -> Text:
    what, *detail = _told(item)
    last = f", position {item.positions[-1]}" if item.positions else ""
    return stacked(what, *detail, *map(_approval, item.approvals), f"fact {item.fact_id}{last}")


def _told(item: TranscriptItem) -> tuple[str, ...]:
    match item.WhichOneof("detail"):
        case "enrollment":
            return _enrollment(item.enrollment)
        case "award":
            return _award(item.award)
        case "credit":
            return f"credit of {words.units(item.credit)}", f"from {item.credit.source_id}"
        case _:
            return (words.NOTHING,)


def _facts(answer: GetTranscriptResponse) -> RenderableType:
    rows = [
        (kind, told, each.fact_id, str(each.positions[-1]))
        for item in answer.transcript.items
        for kind, told, each in _behind(item)
    ]
    return table("Facts behind it", ("Kind", "What", "Fact", "Position"), rows)


def _behind(item: TranscriptItem) -> Iterator[tuple[str, str, Behind]]:
    for done in item.enrollment.activities:
        hours = f"{done.component_id} {words.number(done, 'hours')} h"
        yield "activity", f"{hours} {words.day(done, 'completed_on')}{_why(done)}", done
    for tried in item.enrollment.attempts:
        outcome = f"{tried.assessment_id} {words.label(tried, 'outcome')}"
        yield "assessment", f"{outcome} {words.day(tried, 'assessed_on')}{_why(tried)}", tried
    if item.award.HasField("revocation"):
        revoked = item.award.revocation
        yield "revocation", f"{words.label(revoked, 'kind')}: {revoked.reason_code}", revoked
    for decided in item.approvals:
        yield "approval", _approval(decided), decided


def _why(item: ActivityItem | Attempt) -> str:
    return f", unsupported: {item.problem.text}" if item.HasField("problem") else ""


def _day(item: TranscriptItem) -> str:
    match item.WhichOneof("detail"):
        case "enrollment":
            return words.day(item.enrollment, "enrolled_on")
        case "award":
            return words.day(item.award, "awarded_on")
        case "credit":
            return words.day(item.credit, "earned_on")
        case _:
            return words.NOTHING


def _enrollment(item: EnrollmentItem) -> tuple[str, ...]:
    hours = (f"{each.component_id} {words.number(each, 'hours')} h" for each in item.components)
    attempts = (
        f"{each.assessment_id} {words.label(each, 'outcome')} {words.day(each, 'assessed_on')}"
        for each in item.attempts
    )
    closed = f"closed {words.day(item, 'closed_on')}" if item.HasField("closed_on") else ""
    return f"enrolled in {_named(item)}", ", ".join(hours), ", ".join(attempts), closed


def _award(item: AwardItem) -> tuple[str, ...]:
    hours = (f"{words.number(each, 'hours')} h {words.label(each, 'mode')}" for each in item.hours)
    last = words.last_day(item, "ended_on" if item.HasField("ended_on") else "expires_on")
    last_day = "" if last == words.NOTHING else f"last day {last}"
    revoked = f"revoked: {item.revocation.reason_code}" if item.HasField("revocation") else ""
    return f"award of {_named(item)}", ", ".join(hours), last_day, revoked


def _named(item: EnrollmentItem | AwardItem) -> str:
    credential = item.credential
    informal = ", informal" if credential.informal else ""
    return f"{credential.credential_id} {credential.credential_version}{informal}"


def _status(item: TranscriptItem) -> str:
    status = words.label(item, "status")
    return f"{status}: {item.problem.text}" if item.HasField("problem") else status


def _approval(item: ApprovalItem) -> str:
    limit = ""
    if item.HasField("limit"):
        limit = f" up to {words.units(item.limit)}"
    decided = f"{words.label(item, 'decision')}{limit}"
    return f"{decided} {words.day(item, 'decided_on')} by {item.approver}"
