"""Which facts of an educator are others at one position than at another, and what made them so."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from ledger.domain.timeline.item import Item, TimelineFact
from ledger.domain.timeline.items import Items
from ledger.domain.views import EducatorView


@dataclass(frozen=True, slots=True)
class Recorded:
    """Positions of entries about an educator, and of the rules of the district.

    With each entry about the educator stands the fact that it corrects, if it is a correction.
    """

    about: Mapping[int, str | None]
    rules: Collection[int]


def changed_facts(
    before: EducatorView | None, after: EducatorView | None, corrects: Mapping[int, str | None]
) -> Iterator[frozenset[int]]:
    """Give the positions of each fact that changed: its own, and of what became of it.

    `corrects` are those of entries about the educator with the fact that each corrects. What annuls
    a fact, or what became of it, is told by that alone: no fact names it any more.
    """
    views = [Items() if each is None else each.items for each in (before, after)]
    then, now = ({item.fact_id: item for item in each} for each in views)
    named = {at for view in views for item in view for at in item.positions}
    annulling = {at: fact for at, fact in corrects.items() if fact and at not in named}
    for fact_id in {**then, **now}:
        both = then.get(fact_id), now.get(fact_id)
        if both[0] != both[1]:
            facts = [item for item in both if item is not None]
            fates = (view.named(fate) for view in views for fate in _fates(facts))
            every = (*facts, *(each for each in fates if each is not None))
            gone = {each.fact_id for each in every if each.fact_id not in now}
            if any(each.problem != facts[0].problem for each in facts):
                # Nor does a fact name what it rested on and rests on no more.
                gone = set(annulling.values())
            annulled = (at for at, fact in annulling.items() if fact in gone)
            yield frozenset((*annulled, *(at for each in every for at in each.positions)))


def _fates(facts: Iterable[Item[TimelineFact]]) -> Iterator[str]:
    """Name what became of an award: renewals, suspensions, reinstatements and revocations."""
    for each in facts:
        if each.holding is not None:
            lapses = each.holding.lapses
            named = (
                each.holding.void_by,
                *(by for e in lapses for by in (e.lapsed_by, e.restored_by)),
            )
            yield from (fate for fate in named if fate is not None)
