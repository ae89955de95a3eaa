"""Awards as people read them: of what, by whom, and on which days in good standing."""

from collections.abc import Iterator

from rich.console import RenderableType

from credential_ledger.cli import words
from credential_ledger.cli.output import basis, fields
from credential_ledger.cli.telling import Behind, where, why
from credential_ledger.v1.revocation_pb2 import RevocationKind
from credential_ledger.v1.transcript_pb2 import (
    AwardItem,
    AwardVerification,
    CredentialSummary,
    ExternalAwardItem,
    GoodStanding,
    HeldSpan,
    TranscriptStatus,
)
from credential_ledger.v1.transcript_service_pb2 import VerifyAwardResponse

AnyAward = AwardItem | ExternalAwardItem


def named(credential: CredentialSummary) -> str:
    """A credential by its id and version; a one-off by what people call it."""
    if not credential.credential_id:
        return credential.title
    informal = ", informal" if credential.informal else ""
    return f"{credential.credential_id} {credential.credential_version}{informal}"


def award(item: AwardItem) -> tuple[str, ...]:
    """An award in lines."""
    hours = (f"{words.number(each, 'hours')} h {words.label(each, 'mode')}" for each in item.hours)
    return f"award of {named(item.credential)}", ", ".join(hours), *_fate(item)


def external_award(item: ExternalAwardItem) -> tuple[str, ...]:
    """An award earned elsewhere in lines."""
    begun = f"begun {words.day(item, 'started_on')}" if item.HasField("started_on") else ""
    reference = f"reference {item.reference}" if item.reference else ""
    by = ", ".join(filter(None, (f"by {item.awarding_body}", reference, begun)))
    evidence = (f"evidence {each.uri}" for each in item.evidence)
    return f"external award of {named(item.credential)}", by, *evidence, *_fate(item)


def verification(answer: VerifyAwardResponse) -> RenderableType:
    """Whether an award is in good standing, on which days it is, and if not, why."""
    noun = answer.verification
    void = noun.status == TranscriptStatus.TRANSCRIPT_STATUS_VOID
    elsewhere = [("awarding body", noun.awarding_body)] if noun.awarding_body else []
    reference = [("reference", noun.reference)] if noun.reference else []
    return fields(
        ("award", noun.award_id),
        ("educator", noun.educator_id),
        ("credential", _credential(noun.credential)),
        *elsewhere,
        *reference,
        *(("evidence", each.uri) for each in noun.evidence),
        ("on", words.day(noun, "effective_on")),
        ("status", words.label(noun, "status")),
        ("granted on", words.day(noun, "awarded_on")),
        ("last day", "never held" if void else words.last_day(noun, "until")),
        *(("good standing", _span(each)) for each in noun.good_standing.spans),
        *(("", line) for line in _said(noun.good_standing)),
        *_revoked(noun),
        ("problem", noun.problem.text or words.NOTHING),
        ("as of", basis(answer.basis)),
    )


def behind(item: AnyAward) -> Iterator[tuple[str, str, Behind]]:
    """Every fact that says something about an award, with its kind and in words."""
    good = item.good_standing
    for renewal in good.renewals:
        yield "renewal", f"{words.day(renewal, 'renewed_on')}{why(renewal)}", renewal
    for suspension in good.suspensions:
        told = f"{words.day(suspension, 'effective_on')}: {suspension.reason_code}"
        yield "suspension", f"{told}{why(suspension)}", suspension
    for restored in good.reinstatements:
        yield "reinstatement", f"{words.day(restored, 'effective_on')}{why(restored)}", restored
    if item.HasField("revocation"):
        revoked = item.revocation
        yield "revocation", f"{words.label(revoked, 'kind')}: {revoked.reason_code}", revoked
    for refuted in good.unsupported_revocations:
        told = f"{words.label(refuted, 'kind')}: {refuted.reason_code}{why(refuted)}"
        yield "revocation", told, refuted


def _fate(item: AnyAward) -> Iterator[str]:
    """What became of it, where anything did."""
    if item.revocation.kind == RevocationKind.REVOCATION_KIND_VOID_FROM_START:
        yield "never held"
    else:
        last = words.last_day(item, "ended_on" if item.HasField("ended_on") else "expires_on")
        yield "" if last == words.NOTHING else f"last day {last}"
    yield from _said(item.good_standing)
    yield f"revoked: {item.revocation.reason_code}" if item.HasField("revocation") else ""


def _said(good: GoodStanding) -> Iterator[str]:
    """Renewals and suspensions."""
    for renewal in good.renewals:
        last = words.last_day(renewal, "expires_on")
        to = "" if last == words.NOTHING else f", good to {last}"
        yield f"renewed {words.day(renewal, 'renewed_on')}{to}{why(renewal)}"
    for each in good.suspensions:
        restored = each.HasField("reinstated_on")
        until = f", reinstated {words.day(each, 'reinstated_on')}" if restored else ""
        since = words.day(each, "effective_on")
        yield f"suspended since {since}: {each.reason_code}{until}{why(each)}"


def _span(span: HeldSpan) -> str:
    return words.span(span, "held_from", "held_until")


def _credential(credential: CredentialSummary) -> str:
    name = f" ({credential.credential_id})" if credential.credential_id else ""
    return f"{credential.title}{name}"


def _revoked(noun: AwardVerification) -> Iterator[tuple[str, str]]:
    """The revocation that holds, as a correction would name it."""
    if noun.HasField("revocation"):
        item = noun.revocation
        void = item.kind == RevocationKind.REVOCATION_KIND_VOID_FROM_START
        since = ", found on" if void else ""
        yield "revoked", f"{words.label(item, 'kind')}{since} {words.day(item, 'effective_on')}"
        yield "reason", item.reason_code
        yield "revocation", where(item)
