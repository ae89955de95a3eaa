"""Admission of credits, and of what districts are asked and decide."""

from ledger.domain.decide.grounds import Admission, Grounds
from ledger.domain.facts.award import ExternalAward
from ledger.domain.facts.credit import Approval, ApprovalRequest, Credit
from ledger.domain.facts.learning import Enrollment
from ledger.domain.timeline.crediting_rules import enrollment_of
from ledger.domain.timeline.deciding_rules import not_before_request
from ledger.domain.values import Fact


def credit(fact: Credit, grounds: Grounds) -> None:
    """From a source that is there; its day is judged where it says, or else where its source is."""
    source_district = None
    if fact.source_id is not None:
        source_district = _source_district(fact.source_id, grounds)
    grounds.not_in_future(fact, fact.district_id or source_district)


def approval(fact: Approval, grounds: Grounds) -> None:
    """By a registered district; of an enrollment, planned work, its day may still come."""
    not_before_request(fact, grounds.timeline.state)
    grounds.world.district(fact.district_id)
    if grounds.timeline.state.known(Enrollment, fact.subject_id) is None:
        grounds.not_in_future(fact, fact.district_id)


def approval_request(fact: ApprovalRequest, grounds: Grounds) -> None:
    """To a registered district."""
    grounds.not_in_future(fact, fact.district_id)


def _source_district(source_id: str, grounds: Grounds) -> str | None:
    """Give the district of an enrollment or external award, or refuse with UnknownSource."""
    state = grounds.timeline.state
    source = enrollment_of(source_id, state) or state.known(ExternalAward, source_id)
    return None if source is None else source.district_id


ADMISSIONS: dict[type[Fact], Admission] = {
    Credit: credit,
    Approval: approval,
    ApprovalRequest: approval_request,
}
