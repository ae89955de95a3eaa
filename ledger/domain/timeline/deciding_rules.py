"""Rules for what districts are asked, decide and waive."""

from ledger.domain.facts.award import Award, ExternalAward
from ledger.domain.facts.claim import Claim, Waiver
from ledger.domain.facts.credit import Approval, ApprovalRequest, Credit, CreditAmount, Decision
from ledger.domain.facts.learning import Enrollment
from ledger.domain.principal import Principal
from ledger.domain.refusals.approval import (
    ApproverIsEducator,
    ApproverOfAnotherDistrict,
    ApproverWasAssessor,
    DecidedBeforeRequest,
    LimitUnitDiffers,
    RequestOpen,
)
from ledger.domain.refusals.claim import BeforeClaim, ClaimWithdrawn
from ledger.domain.refusals.unknown import UnknownSubject
from ledger.domain.timeline.claim_rules import employed, items_free
from ledger.domain.timeline.said import Rule, Said
from ledger.domain.timeline.same import once
from ledger.domain.timeline.state import State
from ledger.domain.values import Fact

_REQUESTABLE = (Enrollment, Award, ExternalAward, Credit, Claim)


def approval(said: Said[Approval], state: State) -> None:
    """By the educator's own district, of something there is, by people who may."""
    fact, deciders = said.fact, (said.actor.principal_id, *said.fact.panel)
    not_before_request(fact, state)
    _acts_for(said.actor, fact.district_id)
    _of_asked_district(said, state)
    _not_the_educator(deciders, state)
    employed(fact.district_id, state)
    if _planned(fact.subject_id, state) is None:
        _requestable(fact.subject_id, state)
    _claim_awaits(fact, state)
    _none_assessed(fact, deciders, state)
    _limit_fits(fact, state)
    state.decisions.setdefault(fact.subject_id, {})[said.fact_id] = fact


def approval_request(said: Said[ApprovalRequest], state: State) -> None:
    """To the educator's own district, on something there is, once until it is answered."""
    fact = said.fact
    employed(fact.district_id, state)
    if fact.subject_id is not None:
        _requestable(fact.subject_id, state)
    key = (*_subject(fact), fact.district_id, fact.role or "")
    if key in state.requests:
        earlier_id, earlier = state.requests[key]
        decided = state.decisions.get(decided_under(earlier_id, earlier), {}).values()
        if not any(answers(one, earlier) for one in decided):
            raise RequestOpen(
                fact_id=earlier_id,
                requested_on=str(earlier.requested_on),
                subject=_subject(fact)[0],
            )
    state.requests[key] = (said.fact_id, fact)


def waiver(said: Said[Waiver], state: State) -> None:
    """By the educator's own district, and someone else than the educator."""
    fact = said.fact
    _acts_for(said.actor, fact.district_id)
    _not_the_educator((said.actor.principal_id,), state)
    employed(fact.district_id, state)
    if fact.subject_id is not None and fact.subject_id not in state.standing:
        raise UnknownSubject(subject_id=fact.subject_id)
    once(said, state)


def decided_under(fact_id: str, request: ApprovalRequest) -> str:
    """Give the subject that a decision on a request names: the fact, or the request itself."""
    return request.subject_id or fact_id


def answers(decision: Approval, request: ApprovalRequest) -> bool:
    """Whether a decision on the same subject is the one that was asked for."""
    return (
        decision.district_id == request.district_id
        and decision.decided_on >= request.requested_on
        and request.role in (None, decision.role)
    )


def not_before_request(fact: Approval, state: State) -> None:
    """Refuse a decision on a planned course that lies before the request for it."""
    asked = _planned(fact.subject_id, state)
    if asked is not None and fact.decided_on < asked.requested_on:
        raise DecidedBeforeRequest(
            decided_on=str(fact.decided_on), requested_on=str(asked.requested_on)
        )


def _acts_for(approver: Principal, district_id: str) -> None:
    if approver.district_id != district_id:
        raise ApproverOfAnotherDistrict(
            approver=approver.principal_id,
            approver_district=str(approver.district_id),
            district_id=district_id,
        )


def _of_asked_district(said: Said[Approval], state: State) -> None:
    subject_id = said.fact.subject_id
    asked = state.known(Claim, subject_id) or _planned(subject_id, state)
    if asked is not None:
        _acts_for(said.actor, asked.district_id)


def _not_the_educator(deciders: tuple[str, ...], state: State) -> None:
    if state.educator_id in deciders:
        raise ApproverIsEducator(approver=state.educator_id)


def _requestable(subject_id: str, state: State) -> None:
    if not isinstance(state.standing.get(subject_id), _REQUESTABLE):
        raise UnknownSubject(subject_id=subject_id)


def _planned(subject_id: str, state: State) -> ApprovalRequest | None:
    """Give the request for a planned course that a subject is."""
    asked = state.known(ApprovalRequest, subject_id)
    return asked if asked is not None and asked.planned_course is not None else None


def _subject(request: ApprovalRequest) -> tuple[str, ...]:
    """Tell what a request is about; the first part names it to a person."""
    planned = request.planned_course
    if planned is None:
        return (str(request.subject_id),)
    return (planned.course.title, planned.course.provider, str(planned.planned_from))


def _claim_awaits(fact: Approval, state: State) -> None:
    """Refuse to decide on a claim before its day or once withdrawn, or to revive it in vain."""
    claim = state.known(Claim, fact.subject_id)
    if claim is not None and fact.decided_on < claim.submitted_on:
        raise BeforeClaim(
            day=str(fact.decided_on),
            claim_id=fact.subject_id,
            submitted_on=str(claim.submitted_on),
        )
    claimed = state.claims.get(fact.subject_id)
    if claimed is None:
        return
    if claimed.withdrawn_on is not None:
        raise ClaimWithdrawn(claim_id=fact.subject_id, withdrawn_on=str(claimed.withdrawn_on))
    if fact.decision is Decision.APPROVED:
        items_free(fact.subject_id, claimed.claim, state)


def _none_assessed(fact: Approval, deciders: tuple[str, ...], state: State) -> None:
    granted = state.known(Award, fact.subject_id)
    progress = None if granted is None else state.enrollments.get(granted.enrollment_id)
    if progress is None or progress.definition.approver_may_assess:
        return
    assessors = progress.assessors()
    for approver in deciders:
        if approver in assessors:
            raise ApproverWasAssessor(approver=approver)


def _limit_fits(fact: Approval, state: State) -> None:
    planned = _planned(fact.subject_id, state)
    counted: Credit | CreditAmount | None = state.known(Credit, fact.subject_id)
    if planned is not None and planned.planned_course is not None:
        counted = planned.planned_course.credit
    if fact.limit is None or counted is None:
        return
    if (fact.limit.unit, fact.limit.scheme) != (counted.unit, counted.scheme):
        raise LimitUnitDiffers(limit_unit=_unit(fact.limit), unit=_unit(counted))


def _unit(given: Credit | CreditAmount) -> str:
    return given.unit if given.scheme is None else f"{given.unit} of {given.scheme}"


RULES: dict[type[Fact], Rule] = {
    Approval: approval,
    ApprovalRequest: approval_request,
    Waiver: waiver,
}
