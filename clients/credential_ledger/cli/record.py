"""Whole transcripts as people read them."""

from collections import Counter
from collections.abc import Iterator

from rich.console import Group, RenderableType

from credential_ledger.cli import held, items, recognitions, words
from credential_ledger.cli.output import basis, fields, stacked, table
from credential_ledger.cli.telling import where
from credential_ledger.v1.recognition_pb2 import RecognitionItem
from credential_ledger.v1.stack_pb2 import GroupProgress, StackProgress
from credential_ledger.v1.transcript_pb2 import Transcript
from credential_ledger.v1.transcript_service_pb2 import (
    GetTranscriptResponse,
    ListTranscriptsResponse,
)


def transcript(answer: GetTranscriptResponse, *, facts: bool = False) -> RenderableType:
    """All items, by date, and what they come to; with `facts`, every fact behind them too."""
    noun = answer.transcript
    district = [("district", noun.district_id)] if noun.district_id else []
    head = fields(
        ("educator", noun.educator_id),
        *district,
        ("on", words.day(noun, "effective_on")),
        ("as of", basis(answer.basis)),
    )
    rows = ((items.day(each), items.cell(each), items.state(each)) for each in noun.items)
    shown = table("Transcript", ("!Day", "What", "!Status"), rows)
    return Group(head, shown, *_whole(noun), *([_behind(noun)] if facts else []))


def line(answer: ListTranscriptsResponse) -> str:
    """One educator of a district, with how many items there are of each kind."""
    noun = answer.transcript
    counts = Counter(item.WhichOneof("detail") or "" for item in noun.items)
    told = ", ".join(_count(kind, count) for kind, count in counts.items())
    return f"{noun.educator_id}  {told or 'nothing yet'}"


def _count(kind: str, count: int) -> str:
    name = kind.replace("_", " ")
    return f"{count} {name}" if count == 1 else f"{count} {name}s"


def _whole(noun: Transcript) -> Iterator[RenderableType]:
    """What the items come to, as far as there is anything."""
    if noun.totals:
        sums = ((words.units(each), each.category or words.NOTHING) for each in noun.totals)
        yield table("Credits as they were recorded", ("!Sum", "Category"), sums)
    if noun.stacks:
        stacks = ((_stack(each), words.day(each, "complete_since")) for each in noun.stacks)
        yield table("Stacks begun", ("Stack", "!Complete since"), stacks)
    if noun.recognitions:
        titles = _titles(noun)
        told = ((_recognized(each, titles), _status(each)) for each in noun.recognitions)
        yield table(f"Recognized by {noun.district_id}", ("What, terms", "!Status"), told)


def _stack(progress: StackProgress) -> RenderableType:
    return stacked(f"{progress.stack_id}: {progress.title}", *map(_group, progress.groups))


def _group(group: GroupProgress) -> str:
    there = ", ".join((*group.credential_ids, *group.stack_ids)) or "none held"
    return f"{group.group_id}: {there}" + (f"; {group.missing} missing" if group.missing else "")


def _titles(noun: Transcript) -> dict[str, str]:
    """What the awards are of, by their fact ids."""
    awards = (
        (item.fact_id, item.award if item.HasField("award") else item.external_award)
        for item in noun.items
    )
    return {fact_id: held.named(award.credential) for fact_id, award in awards}


def _recognized(item: RecognitionItem, titles: dict[str, str]) -> RenderableType:
    is_stack = item.WhichOneof("subject") == "stack_id"
    what = f"stack {item.stack_id}" if is_stack else titles.get(item.award_id, item.award_id)
    there = recognitions.terms(item.recognition.recognition.terms)
    lacking = (f"not approved: {titles.get(each, each)}" for each in item.unapproved)
    return stacked(what, *(there if item.HasField("recognition") else ()), *lacking)


def _status(item: RecognitionItem) -> str:
    if not item.HasField("recognition"):
        return "not recognized"
    return "awaits approval" if item.unapproved else "recognized"


def _behind(noun: Transcript) -> RenderableType:
    rows = (
        (kind, stacked(told, where(each)))
        for item in noun.items
        for kind, told, each in items.behind(item)
    )
    return table("Facts behind it", ("!Kind", "What"), rows)
