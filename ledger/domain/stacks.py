"""On which days an educator has all that a stack asks for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ledger.domain.facts.catalogue import Stack, StackGroup
from ledger.domain.timeline.item import AnyAward, Item, TimelineFact

Stacks = Mapping[str, Stack]
"""The latest version of each stack known, by id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Which members of a group are held on a day, and how many are `missing` to its minimum."""

    credential_ids: tuple[str, ...]
    stack_ids: tuple[str, ...]
    missing: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """Days `[complete_from, complete_until)` on which every group of a stack has its minimum.

    `awards` are all that counted on the first of them, those that were held from that day on before
    the others, then by the day of the award and the fact id.
    """

    complete_from: date
    complete_until: date | None
    awards: tuple[Item[AnyAward], ...]

    def covers(self, day: date) -> bool:
        """Whether the stack is complete on a day by it."""
        until = self.complete_until
        return self.complete_from <= day and (until is None or day < until)


def members(stack: Stack, stacks: Stacks) -> set[str]:
    """Give the credentials of a stack and of the stacks it contains; none contains itself."""
    own = {name for group in stack.groups for name in group.credential_ids}
    inner = {name for group in stack.groups for name in group.stack_ids}
    return own.union(*(members(stacks[name], stacks) for name in inner))


def awards_in(
    stack: Stack, stacks: Stacks, items: Iterable[Item[TimelineFact]]
) -> tuple[Item[AnyAward], ...]:
    """Give the supported awards of members of a stack, or of one it contains, held or lost."""
    names = members(stack, stacks)
    return tuple(
        item  # type: ignore[misc]  # awards alone hold something
        for item in items
        if item.holding is not None and item.supported and item.holding.credential_id in names
    )


def counted(
    group: StackGroup, stacks: Stacks, awards: Sequence[Item[AnyAward]], on: date
) -> Counted:
    """Count what of a group is held on a day; a stack within it is, while it is complete."""
    held = {each.holding.credential_id for each in awards if _held(each, on) and each.holding}
    credential_ids = tuple(name for name in group.credential_ids if name in held)
    stack_ids = tuple(
        name for name in group.stack_ids if _complete(stacks[name], stacks, awards, on)
    )
    return Counted(
        credential_ids=credential_ids,
        stack_ids=stack_ids,
        missing=max(0, group.minimum - len(credential_ids) - len(stack_ids)),
    )


def completions(
    stack: Stack, stacks: Stacks, items: Iterable[Item[TimelineFact]]
) -> tuple[Completion, ...]:
    """Give the spans in which a stack is complete, in order and with days between them.

    What is lost and held again begins another one. Facts to come count from their days.
    """
    awards = awards_in(stack, stacks, items)
    found: list[Completion] = []
    since: date | None = None
    for day in _turns(awards):
        complete = _complete(stack, stacks, awards, day)
        if complete and since is None:
            since = day
        elif not complete and since is not None:
            found.append(_completion(stack, stacks, awards, (since, day)))
            since = None
    if since is not None:
        found.append(_completion(stack, stacks, awards, (since, None)))
    return tuple(found)


def _completion(
    stack: Stack,
    stacks: Stacks,
    awards: Sequence[Item[AnyAward]],
    days: tuple[date, date | None],
) -> Completion:
    on = days[0]
    names = set(_counting(stack, stacks, awards, on))
    counting = [
        each
        for each in awards
        if _held(each, on) and each.holding and each.holding.credential_id in names
    ]
    return Completion(
        complete_from=on,
        complete_until=days[1],
        awards=tuple(sorted(counting, key=lambda each: _order(each, on))),
    )


def _counting(
    stack: Stack, stacks: Stacks, awards: Sequence[Item[AnyAward]], on: date
) -> Iterator[str]:
    """Give the credentials that count on a day; an incomplete stack brings none."""
    for group in stack.groups:
        count = counted(group, stacks, awards, on)
        yield from count.credential_ids
        for name in count.stack_ids:
            yield from _counting(stacks[name], stacks, awards, on)


def _complete(stack: Stack, stacks: Stacks, awards: Sequence[Item[AnyAward]], on: date) -> bool:
    return all(counted(group, stacks, awards, on).missing == 0 for group in stack.groups)


def _turns(awards: Iterable[Item[AnyAward]]) -> list[date]:
    """Give the days on which one of some awards begins or ceases to be held."""
    spans = [span for each in awards if each.holding is not None for span in each.holding.spans]
    days = {day for span in spans for day in (span.held_from, span.held_until) if day is not None}
    return sorted(days)


def _held(award: Item[AnyAward], on: date) -> bool:
    return award.holding is not None and award.holding.held_on(on)


def _order(award: Item[AnyAward], on: date) -> tuple[bool, date, str]:
    spans = () if award.holding is None else award.holding.spans
    return all(span.held_from != on for span in spans), award.value.awarded_on, award.fact_id
