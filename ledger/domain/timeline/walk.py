"""The walk: every fact in its turn meets the rules of its kind."""

from collections.abc import Mapping
from itertools import groupby

from ledger.domain.facts.award import Revocation, RevocationKind
from ledger.domain.principal import Principal
from ledger.domain.refusals.refusal import Refusal
from ledger.domain.timeline import (
    claim_rules,
    crediting_rules,
    deciding_rules,
    employment_rules,
    granting_rules,
    learning_rules,
    standing_rules,
)
from ledger.domain.timeline.catalogue import Catalogue
from ledger.domain.timeline.order import turn
from ledger.domain.timeline.said import Rule, Said
from ledger.domain.timeline.state import State
from ledger.domain.values import Fact


def begin(educator_id: str, standing: Mapping[str, Fact], catalogue: Catalogue) -> State:
    """Make the state before the first fact, with what does not depend on the order."""
    state = State(educator_id=educator_id, catalogue=catalogue, standing=standing)
    revocations = [(k, v) for k, v in standing.items() if isinstance(v, Revocation)]
    for fact_id, fact in sorted(revocations, key=lambda pair: (pair[1].effective_on, pair[0])):
        awarded_on = state.awarded_on(fact.award_id)
        void = fact.kind is RevocationKind.VOID_FROM_START
        if void and awarded_on is not None and awarded_on <= fact.effective_on:
            state.voids.setdefault(fact.award_id, fact_id)
    state.holdings.update(granting_rules.holdings(state))
    return state


def walk(
    standing: Mapping[str, Fact],
    actors: Mapping[str, Principal],
    state: State,
    last: str | None,
) -> None:
    """Give every fact its turn.

    Facts of one day are tried again while another of that day may have made room for them, so an
    enrollment may rest on an award of the same day.
    """
    turns = sorted((turn(fact, fact_id, last), fact_id) for fact_id, fact in standing.items())
    for _, group in groupby(turns, key=lambda pair: pair[0].group):
        waiting = [fact_id for _, fact_id in group]
        while waiting:
            refused = [
                fact_id
                for fact_id in waiting
                if not _try(Said(fact_id, standing[fact_id], actors[fact_id]), state)
            ]
            if len(refused) == len(waiting):
                break
            waiting = refused


def _try(said: Said[Fact], state: State) -> bool:
    try:
        _RULES[type(said.fact)](said, state)
    except Refusal as refusal:
        state.problems[said.fact_id] = refusal
        return False
    state.problems.pop(said.fact_id, None)
    return True


_RULES: dict[type[Fact], Rule] = (
    employment_rules.RULES
    | learning_rules.RULES
    | granting_rules.RULES
    | standing_rules.RULES
    | crediting_rules.RULES
    | deciding_rules.RULES
    | claim_rules.RULES
)
