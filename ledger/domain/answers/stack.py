"""How far an educator has come with a stack."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from ledger.domain.facts.catalogue import Stack, StackGroup
from ledger.domain.facts.learning import Enrollment
from ledger.domain.timeline.holding import Holding
from ledger.domain.timeline.item import AnyAward, Item, TimelineFact
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
    title: str
    groups: tuple[GroupProgress, ...]
    complete_since: date | None = None


def stack_progress(
    stack: Stack, stacks: Stacks, items: Iterable[Item[TimelineFact]], on: date
) -> StackProgress:
    """Tell how a stack stands on a day for the educator of a timeline.

    `stacks` leads to the stacks it contains. What is lost and held again counts from then.
    """
    members = _members(stack, stacks)
    held = [
        item.holding
        for item in items
        if item.holding is not None and item.supported and item.holding.credential_id in members
    ]
    return StackProgress(
        stack_id=stack.stack_id,
        title=stack.title,
        groups=tuple(_groups(stack, stacks, held, on)),
        complete_since=_complete_since(stack, stacks, held, on),
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
        if not begun.isdisjoint(_members(stacks[stack_id], stacks))
    )


def held_members(
    stack: Stack, stacks: Stacks, items: Iterable[Item[TimelineFact]], on: date
) -> tuple[Item[AnyAward], ...]:
    """Give the awards that are held on a day and count in a stack, or in one it contains."""
    members = _members(stack, stacks)
    return tuple(
        item  # type: ignore[misc]  # awards alone hold something
        for item in items
        if item.holding is not None
        and item.supported
        and item.holding.credential_id in members
        and item.holding.held_on(on)
    )


def _members(stack: Stack, stacks: Stacks) -> set[str]:
    """Give the credentials of a stack and of the stacks it contains; none contains itself."""
    own = {name for group in stack.groups for name in group.credential_ids}
    inner = {name for group in stack.groups for name in group.stack_ids}
    return own.union(*(_members(stacks[name], stacks) for name in inner))


def _credential(item: Item[TimelineFact], on: date) -> str | None:
    """Give the credential that an item has begun, or that was held by a day."""
    if not item.supported:
        return None
    if isinstance(item.value, Enrollment):
        return item.value.credential_id
    held = item.holding
    begun = held is not None and any(span.held_from <= on for span in held.spans)
    return held.credential_id if held is not None and begun else None


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
