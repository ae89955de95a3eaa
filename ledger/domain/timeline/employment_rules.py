"""Rules for jobs, which do not wait for one another's dates."""

from ledger.domain.facts.educator import Employment
from ledger.domain.refusals.learning import SegmentExists
from ledger.domain.timeline.said import Rule, Said
from ledger.domain.timeline.state import State
from ledger.domain.values import Fact


def employment(said: Said[Employment], state: State) -> None:
    """One segment of an assignment starts on a day."""
    fact = said.fact
    key = (fact.district_id, fact.assignment_id, fact.effective_from)
    if key in state.employments:
        raise SegmentExists(
            assignment_id=fact.assignment_id,
            effective_from=str(fact.effective_from),
            fact_id=state.employments[key][0],
        )
    state.employments[key] = (said.fact_id, fact)


RULES: dict[type[Fact], Rule] = {Employment: employment}
