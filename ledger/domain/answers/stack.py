"""How far an educator has come with a stack."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from ledger.domain.facts.catalogue import Stack, StackGroup
from ledger.domain.timeline.holding import Holding
from ledger.domain.timeline.item import Item, TimelineFact
from ledger.domain.values import Part

Stacks = Mapping[str, Stack]
"""The latest version of each stack known, by id."""


class GroupProgress(Part, frozen=True, kw_only=True):
    """Which members of a group are held on a day, and how many are `missing` to its minimum."""

    group_id: str
    credential_ids: tuple[str, ...]
    stack_ids: tuple[str, ...]
    missing: int


class StackProgress(Part, frozen=True, kw_only=True):
    """How a stack stands on a day; `complete_since` is set while every group has its minimum."""

    stack_id: str
    groups: tuple[GroupProgress, ...]
    complete_since: date | None = None


def stack_progress(
    stack: Stack, stacks: Stacks, items: Iterable[Item[TimelineFact]], on: date
) -> StackProgress:
    """Tell how a stack stands on a day for the educator of a timeline.

    `stacks` leads to the stacks it contains. What is lost and held again counts from then.
    """
    held = [item.holding for item in _awards(items) if item.holding is not None]
    return StackProgress(
        stack_id=stack.stack_id,
        groups=tuple(_groups(stack, stacks, held, on)),
        complete_since=_complete_since(stack, stacks, held, on),
    )


def members_held(
    stack: Stack, stacks: Stacks, items: Iterable[Item[TimelineFact]], on: date
) -> tuple[Item[TimelineFact], ...]:
    """Give the awards held on a day that count in a stack, those in stacks it contains too."""
    members = set(_members(stack, stacks))
    return tuple(
        item
        for item in _awards(items)
        if item.holding is not None
        and item.holding.held_on(on)
        and item.holding.credential_id in members
    )


def _awards(items: Iterable[Item[TimelineFact]]) -> Iterator[Item[TimelineFact]]:
    return (item for item in items if item.holding is not None and item.supported)


def _members(stack: Stack, stacks: Stacks) -> Iterator[str]:
    for group in stack.groups:
        yield from group.credential_ids
        for stack_id in group.stack_ids:
            yield from _members(stacks[stack_id], stacks)


def _complete_since(stack: Stack, stacks: Stacks, held: Sequence[Holding], on: date) -> date | None:
    turns = {
        day
        for each in held
        for span in each.spans
        for day in (span.held_from, span.held_until)
        if day is not None
    }
    since = None
    for day in sorted((day for day in turns if day <= on), reverse=True):
        if not _complete(stack, stacks, held, day):
            break
        since = day
    return since


def _complete(stack: Stack, stacks: Stacks, held: Sequence[Holding], on: date) -> bool:
    return all(group.missing == 0 for group in _groups(stack, stacks, held, on))


def _groups(
    stack: Stack, stacks: Stacks, held: Sequence[Holding], on: date
) -> Iterator[GroupProgress]:
    credentials = {each.credential_id for each in held if each.held_on(on)}
    for group in stack.groups:
        yield _group(group, stacks, held, on, credentials)


def _group(
    group: StackGroup,
    stacks: Stacks,
    held: Sequence[Holding],
    on: date,
    credentials: set[str | None],
) -> GroupProgress:
    credential_ids = tuple(name for name in group.credential_ids if name in credentials)
    stack_ids = tuple(name for name in group.stack_ids if _complete(stacks[name], stacks, held, on))
    return GroupProgress(
        group_id=group.group_id,
        credential_ids=credential_ids,
        stack_ids=stack_ids,
        missing=max(0, group.minimum - len(credential_ids) - len(stack_ids)),
    )
