"""How far an educator has come with a stack."""

from collections.abc import Iterable
from datetime import date

from ledger.domain.facts.catalogue import Stack
from ledger.domain.facts.learning import Enrollment
from ledger.domain.stacks import Stacks, awards_in, completions, counted, members
from ledger.domain.timeline.item import AnyAward, Item, TimelineFact
from ledger.domain.values import Part


class GroupProgress(Part, frozen=True, kw_only=True):
    """Which members of a group are held on a day, and how many are `missing` to its minimum."""

    group_id: str
    credential_ids: tuple[str, ...]
    stack_ids: tuple[str, ...]
    missing: int


class StackProgress(Part, frozen=True, kw_only=True):
    """How a stack stands on a day; `complete_since` is set while every group has its minimum."""

    stack_id: str
    title: str
    groups: tuple[GroupProgress, ...]
    complete_since: date | None = None


def stack_progress(
    stack: Stack, stacks: Stacks, items: Iterable[Item[TimelineFact]], on: date
) -> StackProgress:
    """Tell how a stack stands on a day for the educator of a timeline.

    `stacks` leads to the stacks it contains. What is lost and held again counts from then.
    """
    awards = awards_in(stack, stacks, items)
    counts = [(group.group_id, counted(group, stacks, awards, on)) for group in stack.groups]
    spans = (each for each in completions(stack, stacks, awards) if each.covers(on))
    complete = next(spans, None)
    return StackProgress(
        stack_id=stack.stack_id,
        title=stack.title,
        groups=tuple(
            GroupProgress(
                group_id=group_id,
                credential_ids=count.credential_ids,
                stack_ids=count.stack_ids,
                missing=count.missing,
            )
            for group_id, count in counts
        ),
        complete_since=None if complete is None else complete.complete_from,
    )


def stacks_begun(
    stacks: Stacks, items: Iterable[Item[TimelineFact]], on: date
) -> tuple[StackProgress, ...]:
    """Tell how each stack stands on a day of which a member was held or begun by then, by id.

    `items` are those of a timeline up to the day.
    """
    known = tuple(items)
    begun = {_credential(item, on) for item in known} - {None}
    return tuple(
        stack_progress(stacks[stack_id], stacks, known, on)
        for stack_id in sorted(stacks if begun else ())
        if not begun.isdisjoint(members(stacks[stack_id], stacks))
    )


def held_members(
    stack: Stack, stacks: Stacks, items: Iterable[Item[TimelineFact]], on: date
) -> tuple[Item[AnyAward], ...]:
    """Give the awards that are held on a day and count in a stack, or in one it contains."""
    return tuple(
        each
        for each in awards_in(stack, stacks, items)
        if each.holding is not None and each.holding.held_on(on)
    )


def _credential(item: Item[TimelineFact], on: date) -> str | None:
    """Give the credential that an item has begun, or that was held by a day."""
    if not item.supported:
        return None
    if isinstance(item.value, Enrollment):
        return item.value.credential_id
    held = item.holding
    begun = held is not None and any(span.held_from <= on for span in held.spans)
    return held.credential_id if held is not None and begun else None
