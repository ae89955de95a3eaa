"""Entries of another log, each found to say what this program can live with."""

from collections.abc import Iterable, Iterator
from datetime import datetime

import msgspec

from ledger.domain.command import stream_of
from ledger.domain.facts.catalogue import Credential
from ledger.domain.facts.correction import Correction
from ledger.domain.facts.learning import Enrollment
from ledger.domain.forms.check import check_form
from ledger.domain.recorded import Recorded
from ledger.domain.refusals.refusal import Refusal
from ledger.domain.values import Fact
from ledger.store.codec import decode
from ledger.store.entry import NotAnEntry, parse
from ledger.store.errors import MalformedEntry


def understood(entries: Iterable[tuple[int, bytes]], now: datetime) -> Iterator[tuple[int, bytes]]:
    """Pass (position, exact bytes) pairs on as they are.

    Raises:
        MalformedEntry: at the first that nobody can read, that stands in a stream it does not
            belong to, that rests on a definition not seen before it, or that comes after `now`.
    """
    versions: dict[str, int] = {}
    for position, raw in entries:
        try:
            entry = parse(position, raw)
            recorded = decode(entry)
            check_form(recorded.fact)
        except (NotAnEntry, KeyError, msgspec.MsgspecError, Refusal) as error:
            raise MalformedEntry(position, f"{type(error).__name__}: {error}") from error
        fault = _misplaced(recorded, versions, now)
        if fault is not None:
            raise MalformedEntry(position, fault)
        if isinstance(recorded.fact, Credential):
            credential_id = recorded.fact.credential_id
            versions[credential_id] = versions.get(credential_id, 0) + 1
        yield position, raw


def _misplaced(recorded: Recorded[Fact], versions: dict[str, int], now: datetime) -> str | None:
    fact = recorded.fact
    if recorded.recorded_at > now:
        return f"it was recorded at {recorded.recorded_at.isoformat()}, which is still to come"
    stream = stream_of(fact, recorded.fact_id)
    if stream != recorded.stream:
        return f"it stands in {recorded.stream} and belongs to {stream}"
    enrollment = fact.enrollment if isinstance(fact, Correction) else fact
    if isinstance(enrollment, Enrollment):
        credential_id, version = enrollment.credential_id, enrollment.credential_version
        if version > versions.get(credential_id, 0):
            return f"nobody defined {credential_id} version {version} before it"
    return None
