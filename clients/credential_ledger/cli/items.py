"""Items of transcripts as people read them."""

from rich.console import Group, RenderableType

from credential_ledger.cli import words
from credential_ledger.cli.output import basis, fields, table
from credential_ledger.v1.transcript_pb2 import (
    ApprovalItem,
    AwardItem,
    CreditItem,
    EnrollmentItem,
    TranscriptItem,
)
from credential_ledger.v1.transcript_service_pb2 import (
    GetTranscriptResponse,
    VerifyAwardResponse,
    WatchTranscriptsResponse,
)

Cells = tuple[str, str, str]


def transcript(answer: GetTranscriptResponse) -> RenderableType:
    """All items, by date."""
    noun = answer.transcript
    head = fields(
        ("educator", noun.educator_id),
        ("on", words.day(noun, "effective_on")),
        ("as of", basis(answer.basis)),
    )
    rows = (
        (
            *_detail(item),
            _status(item),
            ", ".join(map(_approval, item.approvals)) or words.NOTHING,
            item.fact_id,
            str(item.positions[-1]) if item.positions else words.NOTHING,
        )
        for item in noun.items
    )
    columns = ("Day", "What", "Detail", "Status", "Approvals", "Fact", ">Position")
    return Group(head, table("Transcript", columns, rows))


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
            day, what, detail = _detail(item)
            return f"{item.educator_id}  {day}  {what}  {detail}  {_status(item)}  {item.fact_id}"
        case "removed":
            return f"{response.removed.educator_id}  no longer there: {response.removed.fact_id}"
        case _:
            return f"nothing new up to position {response.progress.position}"


def _detail(item: TranscriptItem) -> Cells:
    match item.WhichOneof("detail"):
        case "enrollment":
            return _enrollment(item.enrollment)
        case "award":
            return _award(item.award)
        case "credit":
            return _credit(item.credit)
        case _:
            return words.NOTHING, words.NOTHING, words.NOTHING


def _enrollment(item: EnrollmentItem) -> Cells:
    parts = [f"{each.component_id} {words.number(each, 'hours')} h" for each in item.components]
    parts += [f"{each.assessment_id} {words.label(each, 'outcome')}" for each in item.attempts]
    if item.HasField("closed_on"):
        parts.append(f"closed {words.day(item, 'closed_on')}")
    return words.day(item, "enrolled_on"), f"enrolled in {_named(item)}", ", ".join(parts)


def _award(item: AwardItem) -> Cells:
    parts = [f"{words.number(each, 'hours')} h {words.label(each, 'mode')}" for each in item.hours]
    if item.HasField("expires_on"):
        parts.append(f"last day {words.last_day(item, 'expires_on')}")
    if item.HasField("ended_on"):
        parts.append(f"last day {words.last_day(item, 'ended_on')}")
    if item.revocation_reason:
        parts.append(f"revoked: {item.revocation_reason}")
    return words.day(item, "awarded_on"), f"award of {_named(item)}", ", ".join(parts)


def _credit(item: CreditItem) -> Cells:
    amount = f"{words.number(item, 'amount')} {words.label(item, 'unit')}"
    return words.day(item, "earned_on"), f"credit of {amount}", f"from {item.source_id}"


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
        unit = words.label(item.limit, "unit")
        limit = f" up to {words.number(item.limit, 'amount')} {unit}"
    decided = f"{words.label(item, 'decision')}{limit}"
    return f"{decided} {words.day(item, 'decided_on')} by {item.approver}"
