"""Admission of credits and of what is asked, decided and shown about facts."""

from ledger.domain.decide.grounds import Admission, Grounds
from ledger.domain.facts.credit import Approval, Credit
from ledger.domain.refusals.unknown import UnknownSource
from ledger.domain.values import Fact


def credit(fact: Credit, grounds: Grounds) -> None:
    """From a source that is there; its day is judged where its source is, or where it says."""
    if fact.district_id is not None:
        grounds.world.district(fact.district_id)
    district_id = fact.district_id
    if fact.source_id is not None:
        district_id = _source_district(fact.source_id, grounds) or district_id
    grounds.not_in_future(fact, district_id)


def approval(fact: Approval, grounds: Grounds) -> None:
    """By a registered district; of planned work its day may still come."""
    grounds.world.district(fact.district_id)
    if fact.subject_id not in grounds.timeline.state.known_enrollments:
        grounds.not_in_future(fact, fact.district_id)


def _source_district(source_id: str, grounds: Grounds) -> str | None:
    state = grounds.timeline.state
    external = state.known_external_awards.get(source_id)
    if external is not None:
        return external.district_id
    granted = state.known_awards.get(source_id)
    enrollment_id = granted.enrollment_id if granted else source_id
    try:
        return state.known_enrollments[enrollment_id].district_id
    except KeyError:
        raise UnknownSource(source_id=source_id) from None


ADMISSIONS: dict[type[Fact], Admission] = {Credit: credit, Approval: approval}
