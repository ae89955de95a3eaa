"""Items of transcripts as people read them."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from credential_ledger.cli import words
from credential_ledger.cli.output import basis, fields, stacked, table
from credential_ledger.v1.revocation_pb2 import RevocationKind
from credential_ledger.v1.transcript_pb2 import (
    ActivityItem,
    ApprovalItem,
    Attempt,
    AwardItem,
    AwardVerification,
    EnrollmentItem,
    RevocationItem,
    TranscriptItem,
    TranscriptStatus,
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
    rows = ((_day(item), _cell(item), words.label(item, "status")) for item in noun.items)
    shown = Group(head, table("Transcript", ("!Day", "What", "!Status"), rows))
    return Group(shown, _behind_all(answer)) if facts else shown


def verification(answer: VerifyAwardResponse) -> RenderableType:
    """Whether an award holds, and if not, why."""
    noun = answer.verification
    void = noun.status == TranscriptStatus.TRANSCRIPT_STATUS_VOID
    return fields(
        ("award", noun.award_id),
        ("educator", noun.educator_id),
        ("credential", f"{noun.credential.title} ({noun.credential.credential_id})"),
        ("on", words.day(noun, "effective_on")),
        ("status", words.label(noun, "status")),
        ("granted on", words.day(noun, "awarded_on")),
        ("last day", "never held" if void else words.last_day(noun, "until")),
        *_revoked(noun),
        ("problem", noun.problem.text or words.NOTHING),
        ("as of", basis(answer.basis)),
    )


def _revoked(noun: AwardVerification) -> Iterator[tuple[str, str]]:
    """The revocation that holds, as a correction would name it."""
    if noun.HasField("revocation"):
        item = noun.revocation
        void = item.kind == RevocationKind.REVOCATION_KIND_VOID_FROM_START
        since = ", found on" if void else ""
        yield "revoked", f"{words.label(item, 'kind')}{since} {words.day(item, 'effective_on')}"
        yield "reason", item.reason_code
        yield "revocation", _where(item)


def change(response: WatchTranscriptsResponse) -> str:
    """One message of a watch, in a line; its position is that of the fact that changed it."""
    match response.WhichOneof("item"):
        case "changed":
            item = response.changed
            what = ", ".join((_told(item)[0], _status(item), *map(_approval, item.approvals)))
            last = max((each for fact in _facts(item) for each in fact.positions), default=0)
            where = f"fact {item.fact_id}, position {last}"
            return f"{item.educator_id}  {_day(item)}  {what}  {where}"
        case "removed":
            return f"{response.removed.educator_id}  no longer there: {response.removed.fact_id}"
        case _:
            return f"nothing new up to position {response.progress.position}"


def _cell(item: TranscriptItem) -> Text:
    what, *detail = _told(item)
    why = f"unsupported: {item.problem.text}" if item.HasField("problem") else ""
    approvals = map(_approval, item.approvals)
    return stacked(what, *detail, *approvals, why, _where(item))


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


def _behind_all(answer: GetTranscriptResponse) -> RenderableType:
    rows = [
        (kind, stacked(told, _where(each)))
        for item in answer.transcript.items
        for kind, told, each in _behind(item)
    ]
    return table("Facts behind it", ("!Kind", "What"), rows)


def _facts(item: TranscriptItem) -> Iterator[TranscriptItem | Behind]:
    yield item
    yield from (each for _, _, each in _behind(item))


def _where(fact: TranscriptItem | Behind) -> str:
    """A fact as a correction names it."""
    last = f", position {fact.positions[-1]}" if fact.positions else ""
    return f"fact {fact.fact_id}{last}"


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
    for refuted in item.award.good_standing.unsupported_revocations:
        told = f"{words.label(refuted, 'kind')}: {refuted.reason_code}{_why(refuted)}"
        yield "revocation", told, refuted
    for decided in item.approvals:
        yield "approval", _approval(decided), decided


def _why(item: Behind) -> str:
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
    void = item.revocation.kind == RevocationKind.REVOCATION_KIND_VOID_FROM_START
    last = words.last_day(item, "ended_on" if item.HasField("ended_on") else "expires_on")
    last_day = "" if last == words.NOTHING else f"last day {last}"
    revoked = f"revoked: {item.revocation.reason_code}" if item.HasField("revocation") else ""
    return f"award of {_named(item)}", ", ".join(hours), "never held" if void else last_day, revoked


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
    return f"{decided} {words.day(item, 'decided_on')} by {item.approver}{_why(item)}"
