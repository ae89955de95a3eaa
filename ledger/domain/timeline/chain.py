"""Chains of corrections: what each fact says after all that was said about it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from ledger.domain.facts.correction import Correction
from ledger.domain.principal import Principal
from ledger.domain.recorded import Recorded
from ledger.domain.values import Fact


@dataclass(slots=True)
class Chain:
    """One fact and its links, the first and each correction.

    `states[n]` is what the fact said after link n, None where it was annulled, and `actors[n]`
    who said it. Annulling a correction is a link of its own that restores both as they were
    before it. No correction changes the kind.
    """

    fact_id: str
    kind: type[Fact]
    states: list[Fact | None]
    positions: list[int]
    link_ids: list[str]
    actors: list[Principal]
    recorded_at: datetime

    @property
    def value(self) -> Fact | None:
        """What the fact says now."""
        return self.states[-1]

    @property
    def actor(self) -> Principal:
        """Who said what the fact says now; an undone correction leaves whoever said it before."""
        return self.actors[-1]


@dataclass(slots=True)
class Chains:
    """The chains of one educator's stream. `corrects` leads from a correction to its fact."""

    by_id: dict[str, Chain] = field(default_factory=dict)
    corrects: dict[str, str] = field(default_factory=dict)

    def root(self, fact_id: str) -> Chain | None:
        """Give the chain a fact id belongs to: its own, or the one its correction is a link of."""
        return self.by_id.get(self.corrects.get(fact_id, fact_id))

    def add(self, recorded: Recorded[Fact]) -> None:
        """Take the next entry of the stream."""
        fact = recorded.fact
        if isinstance(fact, Correction):
            self._link(recorded, fact)
            return
        self.by_id[recorded.fact_id] = Chain(
            fact_id=recorded.fact_id,
            kind=type(fact),
            states=[fact],
            positions=[recorded.position],
            link_ids=[recorded.fact_id],
            actors=[recorded.actor],
            recorded_at=recorded.recorded_at,
        )

    def _link(self, recorded: Recorded[Fact], correction: Correction) -> None:
        chain = self.root(correction.fact_id)
        if chain is None:
            message = f"correction {recorded.fact_id} of a fact that is not in its stream"
            raise ValueError(message)
        undoes = correction.fact_id != chain.fact_id
        chain.states.append(chain.states[-2] if undoes else correction.replacement)
        chain.actors.append(chain.actors[-2] if undoes else recorded.actor)
        chain.positions.append(recorded.position)
        chain.link_ids.append(recorded.fact_id)
        chain.recorded_at = recorded.recorded_at
        self.corrects[recorded.fact_id] = chain.fact_id


def chains(facts: Iterable[Recorded[Fact]]) -> Chains:
    """Read a stream, in order, into its chains."""
    found = Chains()
    for recorded in facts:
        found.add(recorded)
    return found
