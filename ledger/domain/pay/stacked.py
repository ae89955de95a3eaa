"""Stage 1, select, first part: the stacks an educator has completed by a day."""

from collections.abc import Iterable, Iterator
from datetime import date

from ledger.domain.pay.described import Described
from ledger.domain.pay.earned import Earned, EarnedKind
from ledger.domain.stacks import Stacks, completions
from ledger.domain.timeline.item import Item, TimelineFact


def stacks_earned(
    items: Iterable[Item[TimelineFact]], stacks: Stacks, on: date
) -> Iterator[Earned]:
    """Give each stack that was complete on some day up to `on`, by id, once.

    It is earned on the first of these days and stands while it is complete. The facts behind it are
    the awards that counted on the first day of each time, those that completed it first.
    """
    known = tuple(items)
    for stack_id in sorted(stacks):
        stack = stacks[stack_id]
        times = [each for each in completions(stack, stacks, known) if each.complete_from <= on]
        if not times:
            continue
        awards = {award.fact_id: award for each in times for award in each.awards}
        yield Earned(
            kind=EarnedKind.STACK,
            key=f"stack/{stack_id}",
            facts=tuple(awards),
            described=Described(title=stack.title),
            earned_on=times[0].complete_from,
            positions=tuple(at for award in awards.values() for at in award.positions),
            subjects=tuple(awards),
            held=tuple((each.complete_from, each.complete_until) for each in times),
            category=stack_id,
        )
