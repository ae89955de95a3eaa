"""From the entries of an educator's stream to the timeline.

First every fact is replaced by its corrections, then the facts are walked in the order of their
dates, each meeting the rules of its kind; what awards, renewals, suspensions and revocations say
makes up the days on which a credential is in good standing. What meets a refusal is kept,
unsupported, and adds nothing: so what rested on it falls too. The result depends on the set of
facts and corrections, not on the order in which they arrived.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ledger.domain.facts.claim import Waiver
from ledger.domain.facts.educator import Educator
from ledger.domain.recorded import Recorded
from ledger.domain.refusals.refusal import Refusal
from ledger.domain.refusals.unknown import UnknownEducator
from ledger.domain.timeline.catalogue import Catalogue
from ledger.domain.timeline.chain import Chain, Chains, chains
from ledger.domain.timeline.holding import Holding
from ledger.domain.timeline.item import Item, Problem, TimelineFact
from ledger.domain.timeline.items import Items
from ledger.domain.timeline.order import day_of, sort_key
from ledger.domain.timeline.state import State
from ledger.domain.timeline.walk import begin, walk
from ledger.domain.values import Fact


@dataclass(frozen=True)
class Timeline:
    """What an educator's facts amount to.

    `refusals` tells what does not count and why; `registered` is False where the registration
    itself was annulled or is missing.
    """

    chains: Chains
    state: State
    registered: bool

    @cached_property
    def items(self) -> Items:
        """The facts, by date, kind and fact id; made when asked for: few decisions need them."""
        standing = self.state.standing
        ids = sorted(standing, key=lambda fact_id: sort_key(standing[fact_id], fact_id))
        return Items(_item(self.chains.by_id[fact_id], self.state) for fact_id in ids)

    @property
    def refusals(self) -> dict[str, Refusal]:
        """The refusals that unsupported facts meet, by fact id."""
        return self.state.problems


def timeline(
    facts: Sequence[Recorded[Fact]], catalogue: Catalogue, last: str | None = None
) -> Timeline:
    """Fold a whole stream, in order, into its timeline.

    `last` names a fact to be walked after all others of its group (`order.turn`): so a new fact
    meets the refusal it would meet as a latecomer.
    """
    found = chains(facts)
    standing = {
        chain.fact_id: chain.value
        for chain in found.by_id.values()
        if chain.value is not None and not isinstance(chain.value, Educator)
    }
    registration = found.by_id.get(facts[0].fact_id) if facts else None
    registered = registration is not None and registration.value is not None
    state = begin(facts[0].stream.partition("/")[2] if facts else "", standing, catalogue)
    if registered:
        actors = {fact_id: found.by_id[fact_id].actor for fact_id in standing}
        walk(standing, actors, state, last)
    else:
        refusal = UnknownEducator(educator_id=state.educator_id)
        state.problems.update(dict.fromkeys(standing, refusal))
    return Timeline(chains=found, state=state, registered=registered)


def _item(chain: Chain, state: State) -> Item[TimelineFact]:
    fact: TimelineFact = chain.value  # type: ignore[assignment]  # annulled ones were left out
    held = state.holdings.get(chain.fact_id)
    progress = state.enrollments.get(chain.fact_id)
    refusal = state.problems.get(chain.fact_id)
    return Item(
        fact_id=chain.fact_id,
        value=fact,
        positions=tuple(chain.positions),
        recorded_at=chain.recorded_at,
        actor=chain.actor,
        effective_from=day_of(fact),
        effective_until=_until(chain.fact_id, fact, held, state),
        problem=None if refusal is None else _problem(refusal),
        holding=held,
        closing=None if progress is None else progress.closing,
    )


def _until(fact_id: str, fact: TimelineFact, held: Holding | None, state: State) -> date | None:
    if fact_id in state.until:
        return state.until[fact_id]
    if held is not None:
        return held.until
    if fact_id in state.claims:
        return state.claims[fact_id].withdrawn_on
    if fact_id in state.problems or isinstance(fact, Waiver):
        return getattr(fact, "effective_until", None)
    return state.jobs.until(fact)


def _problem(refusal: Refusal) -> Problem:
    return Problem(reason=refusal.reason(), text=str(refusal), metadata=refusal.metadata)
