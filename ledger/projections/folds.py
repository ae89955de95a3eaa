"""Educators' facts and what they amount to, kept from one page of entries to the next."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field

from ledger.domain.book import Definitions
from ledger.domain.recorded import Recorded
from ledger.domain.timeline.fold import timeline
from ledger.domain.values import Fact
from ledger.projections.payload import Registration
from ledger.projections.rows import Standings


@dataclass(slots=True)
class Fold:
    """All facts of an educator's stream so far, and what they amount to."""

    facts: list[Recorded[Fact]] = field(default_factory=list)
    standings: Standings = field(default_factory=dict)


class Folds:
    """At most `capacity` folds between pages, those used longest ago forgotten first."""

    def __init__(self, capacity: int = 20_000) -> None:
        """Start empty."""
        self._capacity = capacity
        self._folds: OrderedDict[str, Fold] = OrderedDict()

    def missing(self, streams: Iterable[str]) -> set[str]:
        """Tell which streams are not kept."""
        return {stream for stream in streams if stream not in self._folds}

    def keep(self, stream: str, facts: list[Recorded[Fact]], definitions: Definitions) -> None:
        """Take a stream as it was read up to the start of a page."""
        self._folds[stream] = Fold(facts, standings(facts, definitions))

    def advance(
        self, recorded: Recorded[Fact], definitions: Definitions
    ) -> tuple[Standings, Standings]:
        """Take the next entry of a kept stream; give what stood before it and what stands now."""
        fold = self._folds[recorded.stream]
        self._folds.move_to_end(recorded.stream)
        before = fold.standings
        fold.facts.append(recorded)
        fold.standings = standings(fold.facts, definitions)
        return before, fold.standings

    def trim(self) -> None:
        """Forget what is too much; called between pages, so that no page loses a stream."""
        while len(self._folds) > self._capacity:
            self._folds.popitem(last=False)


def standings(facts: list[Recorded[Fact]], definitions: Definitions) -> Standings:
    """Tell what is known of an educator from a prefix of their stream, by fact id."""
    if not facts:
        return {}
    found = timeline(facts, definitions)
    items = {item.fact_id: item for item in found.items}
    if not found.registered:
        return items
    fact_id = facts[0].fact_id
    return {**items, fact_id: Registration(tuple(found.chains.by_id[fact_id].positions))}
