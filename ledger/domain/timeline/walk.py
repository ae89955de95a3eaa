"""The walk: every fact in its turn meets the rules of its kind."""

from collections.abc import Callable, Mapping
from itertools import groupby

from ledger.domain.facts.credit import Approval, Credit
from ledger.domain.facts.educator import Employment
from ledger.domain.facts.learning import (
    Activity,
    Assessment,
    Award,
    Enrollment,
    Revocation,
    RevocationKind,
)
from ledger.domain.principal import Principal
from ledger.domain.refusals.refusal import Refusal
from ledger.domain.timeline import deciding_rules, granting_rules, learning_rules
from ledger.domain.timeline.catalogue import Catalogue
from ledger.domain.timeline.order import turn
from ledger.domain.timeline.state import State
from ledger.domain.values import Fact


def begin(educator_id: str, standing: Mapping[str, Fact]) -> State:
    """Make the state before the first fact, with what does not depend on the order."""
    state = State(
        educator_id=educator_id,
        known_enrollments={k: v for k, v in standing.items() if isinstance(v, Enrollment)},
        known_awards={k: v for k, v in standing.items() if isinstance(v, Award)},
        known_credits={k: v for k, v in standing.items() if isinstance(v, Credit)},
    )
    revocations = [(k, v) for k, v in standing.items() if isinstance(v, Revocation)]
    for fact_id, fact in sorted(revocations, key=lambda pair: (pair[1].effective_on, pair[0])):
        granted = state.known_awards.get(fact.award_id)
        if granted is None or fact.effective_on < granted.awarded_on:
            continue
        void = fact.kind is RevocationKind.VOID_FROM_START
        (state.voids if void else state.ends).setdefault(fact.award_id, (fact_id, fact))
    return state


def walk(
    standing: Mapping[str, Fact],
    actors: Mapping[str, Principal],
    state: State,
    catalogue: Catalogue,
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
                if not _try(fact_id, standing[fact_id], actors[fact_id], state, catalogue)
            ]
            if len(refused) == len(waiting):
                break
            waiting = refused


def _try(fact_id: str, fact: Fact, actor: Principal, state: State, catalogue: Catalogue) -> bool:
    try:
        _RULES[type(fact)](fact_id, fact, actor, state, catalogue)
    except Refusal as refusal:
        state.problems[fact_id] = refusal
        return False
    state.problems.pop(fact_id, None)
    return True


def _enrollment(
    fact_id: str, fact: Enrollment, _actor: Principal, state: State, catalogue: Catalogue
) -> None:
    definition = catalogue[fact.credential_id, fact.credential_version]
    learning_rules.enrollment(fact_id, fact, definition, state)


_RULES: dict[type[Fact], Callable[..., None]] = {
    Employment: lambda i, fact, _a, state, _c: deciding_rules.employment(i, fact, state),
    Enrollment: _enrollment,
    Activity: lambda _i, fact, _a, state, _c: learning_rules.activity(fact, state),
    Assessment: lambda i, fact, _a, state, _c: learning_rules.assessment(i, fact, state),
    Award: lambda i, fact, _a, state, c: granting_rules.award(i, fact, state, c),
    Revocation: lambda i, fact, _a, state, _c: granting_rules.revocation(i, fact, state),
    Credit: lambda i, fact, _a, state, _c: deciding_rules.credit(i, fact, state),
    Approval: lambda _i, fact, actor, state, _c: deciding_rules.approval(fact, actor, state),
}
