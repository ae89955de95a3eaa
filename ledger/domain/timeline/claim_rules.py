"""Rules for what educators ask for and show: claims and documents."""

from ledger.domain.facts.award import Award, ExternalAward
from ledger.domain.facts.claim import Claim, ClaimWithdrawal, Document
from ledger.domain.facts.credit import ApprovalRequest, Credit, Decision
from ledger.domain.facts.educator import Employment
from ledger.domain.facts.learning import Activity, Assessment, Enrollment
from ledger.domain.facts.placement import Placement
from ledger.domain.refusals.claim import (
    BeforeClaim,
    ClaimDecided,
    ClaimWithdrawn,
    ItemClaimed,
    SubjectUnsupported,
)
from ledger.domain.refusals.employment import EducatorNotEmployed
from ledger.domain.refusals.unknown import UnknownClaim, UnknownSubject
from ledger.domain.timeline.crediting_rules import problem_of
from ledger.domain.timeline.decisions import decision_order
from ledger.domain.timeline.said import Rule, Said
from ledger.domain.timeline.same import once
from ledger.domain.timeline.state import Claimed, State
from ledger.domain.values import Fact

_CLAIMABLE = (Enrollment, Award, ExternalAward, Credit)
_PAPERED = (
    *(Enrollment, Activity, Assessment, Award, ExternalAward, Credit),
    *(ApprovalRequest, Claim, Placement, Employment),
)


def claim(said: Said[Claim], state: State) -> None:
    """To the educator's own district, for what counts and is not claimed already."""
    fact = said.fact
    employed(fact.district_id, state)
    for item_id in fact.items:
        if not isinstance(state.standing.get(item_id), _CLAIMABLE):
            raise UnknownSubject(subject_id=item_id)
    for item_id in fact.items:
        problem = problem_of(item_id, state)
        if problem is not None:
            raise SubjectUnsupported(subject_id=item_id, problem=str(problem))
    items_free(said.fact_id, fact, state)
    state.claims[said.fact_id] = Claimed(fact)


def withdrawal(said: Said[ClaimWithdrawal], state: State) -> None:
    """Of a claim that counts, before it is decided."""
    fact = said.fact
    asked = state.known(Claim, fact.claim_id)
    if asked is None:
        raise UnknownClaim(claim_id=fact.claim_id)
    if fact.withdrawn_on < asked.submitted_on:
        raise BeforeClaim(
            day=str(fact.withdrawn_on),
            claim_id=fact.claim_id,
            submitted_on=str(asked.submitted_on),
        )
    claimed = state.claims.get(fact.claim_id)
    if claimed is None:
        problem = state.problems.get(fact.claim_id)
        raise SubjectUnsupported(subject_id=fact.claim_id, problem=str(problem or "not yet"))
    if claimed.withdrawn_on is not None:
        raise ClaimWithdrawn(claim_id=fact.claim_id, withdrawn_on=str(claimed.withdrawn_on))
    decided = state.decisions.get(fact.claim_id)
    if decided:
        first = min(one.decided_on for one in decided.values())
        raise ClaimDecided(claim_id=fact.claim_id, decided_on=str(first))
    claimed.withdrawn_on = fact.withdrawn_on


def document(said: Said[Document], state: State) -> None:
    """About a fact that may have papers."""
    fact = said.fact
    if not isinstance(state.standing.get(fact.subject_id), _PAPERED):
        raise UnknownSubject(subject_id=fact.subject_id)
    once(said, state)


def employed(district_id: str, state: State) -> None:
    """Refuse what only a district that employs the educator, at whatever time, has to do with."""
    if not state.jobs.employed_in(district_id):
        raise EducatorNotEmployed(district_id=district_id)


def items_free(claim_id: str, fact: Claim, state: State) -> None:
    """Refuse a claim whose items another one has that stands for the same benefit."""
    benefit = (fact.policy_id, fact.benefit_id)
    for other_id, other in state.claims.items():
        if other_id == claim_id or (other.claim.policy_id, other.claim.benefit_id) != benefit:
            continue
        shared = next((item_id for item_id in fact.items if item_id in other.claim.items), None)
        if shared is not None and _stands(other_id, other, state):
            raise ItemClaimed(item_id=shared, benefit_id=fact.benefit_id, claim_id=other_id)


def _stands(claim_id: str, claimed: Claimed, state: State) -> bool:
    """Whether a claim keeps its items: neither withdrawn nor, by the latest decision, denied."""
    decided = state.decisions.get(claim_id, {}).items()
    _, latest = max(decided, key=lambda pair: decision_order(*pair), default=("", None))
    denied = latest is not None and latest.decision is Decision.DENIED
    return claimed.withdrawn_on is None and not denied


RULES: dict[type[Fact], Rule] = {
    Claim: claim,
    ClaimWithdrawal: withdrawal,
    Document: document,
}
