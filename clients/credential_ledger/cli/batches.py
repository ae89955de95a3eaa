"""`ledgerctl batch`: many facts at once."""

import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import rich_click as click
from rich.console import Group, RenderableType

from credential_ledger.batches import Decided
from credential_ledger.cli import failure, files
from credential_ledger.cli.fault import Fault
from credential_ledger.cli.output import show_json, stacked, table
from credential_ledger.cli.parameters import FILE, as_json
from credential_ledger.cli.progress import watched
from credential_ledger.cli.screen import put
from credential_ledger.cli.session import Session, pass_session
from credential_ledger.described import fields
from credential_ledger.v1.credential_service_pb2 import BatchItem

_NAMESPACE = uuid.UUID("5c0e6f0e-0c0b-5d0a-9d55-3d0c5d1f6a52")
_KINDS = ", ".join(name for name in fields(BatchItem) if name != "request_id")
_HELP = f"""Record the facts of FILE in their order; - reads them from stdin.

FILE is JSON Lines: each line is an object with one fact under the name of its kind, with the fields
that the command which records it alone takes:

\b
{{"issuer": {{"issuer_id": "crafted", "name": "CraftED", "kind": "ISSUER_KIND_NON_PROFIT"}}}}

The kinds: {_KINDS}.

A line may have a request_id, a UUID: a fact is recorded once under it. One that has none gets one
made of its text, so the same file again records nothing twice.

Every line is read before anything is sent. A refused fact ends nothing: the others are recorded,
the refused ones are listed with what to do, and the exit code is 1. With --json every fact has a
line, in the order of FILE.
"""


@click.group("batch")
def batch() -> None:
    """Many facts at once, each with its verdict."""


@batch.command("record", help=_HELP)
@click.argument("file", type=FILE)
@as_json
@pass_session
@click.pass_context
def record(context: click.Context, session: Session, file: Path) -> None:
    """Record the facts of a file of JSON Lines."""
    numbered = list(_items(file))
    told = _Verdicts(session)
    decided = session.client.credentials.record_batch(item for _, item in numbered)
    watching = watched(decided, "facts", total=lambda _: len(numbered))
    try:
        for (line, _), each in zip(numbered, watching, strict=True):
            told.add(line, each)
    finally:
        told.close()
    if told.counts["refused"]:
        context.exit(failure.REFUSED)


@dataclass
class _Verdicts:
    """What became of the facts: for a machine at once, for a person what to look at in the end."""

    session: Session
    counts: Counter[str] = field(default_factory=Counter)
    refused: list[tuple[str, RenderableType, RenderableType]] = field(default_factory=list)

    def add(self, line: int, decided: Decided) -> None:
        refusal = decided.refusal
        before = decided.verdict.receipt.replayed
        self.counts["refused" if refusal else "recorded before" if before else "recorded"] += 1
        if self.session.as_json:
            show_json(decided.verdict)
        elif refusal:
            why, *rest = failure.lines(refusal, self.session)
            what = stacked(decided.item.WhichOneof("fact") or "", decided.verdict.fact_id)
            self.refused.append((str(line), what, stacked(why, *rest)))

    def close(self) -> None:
        if self.session.as_json or not self.counts:
            return
        counted = ", ".join(f"{count} {what}" for what, count in self.counts.items())
        if self.refused:
            columns = (">Line", "Fact", "Why")
            put(Group(table("Not recorded", columns, self.refused), counted))
        else:
            put(counted)


def _items(file: Path) -> Iterator[tuple[int, BatchItem]]:
    """The facts of a file with the numbers of their lines.

    Raises:
        Fault: a line is no item of a batch; says which.
    """
    seen: Counter[str] = Counter()
    for number, line in files.lines(file):
        source = f"{file}, line {number}"
        item = files.fill(files.parse(line, source), BatchItem(), source)
        if item.WhichOneof("fact") is None:
            raise Fault(f"{source}: names no fact; the kinds are {_KINDS}.")
        seen[line] += 1
        # A line that stands there twice says two facts.
        item.request_id = item.request_id or str(uuid.uuid5(_NAMESPACE, f"{seen[line]}\n{line}"))
        yield number, item
