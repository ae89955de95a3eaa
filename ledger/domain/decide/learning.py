"""Admission of facts about learning, up to the award."""

from ledger.domain.decide.grounds import Admission, Grounds
from ledger.domain.facts.award import Award
from ledger.domain.facts.catalogue import Earned
from ledger.domain.facts.learning import Activity, Assessment, Enrollment, EnrollmentWithdrawal
from ledger.domain.refusals.catalogue import EarnedElsewhere
from ledger.domain.refusals.unknown import UnknownEnrollment
from ledger.domain.stream import credential_stream
from ledger.domain.values import Fact


def enrollment(fact: Enrollment, grounds: Grounds) -> None:
    """In a version that is earned here and not retired, at a registered district if any."""
    if fact.district_id is not None:
        grounds.world.district(fact.district_id)
    definition = grounds.world.credential(fact.credential_id, fact.credential_version)
    if definition.earned is Earned.ELSEWHERE:
        raise EarnedElsewhere(credential_id=fact.credential_id)
    grounds.world.offered(fact.credential_id, fact.credential_version, fact.enrolled_on)
    grounds.not_in_future(fact, fact.district_id)


def progress(fact: Activity | Assessment | EnrollmentWithdrawal, grounds: Grounds) -> None:
    """Of an enrollment that is there."""
    begun = _enrollment(fact.enrollment_id, grounds)
    grounds.not_in_future(fact, begun.district_id)


def award(fact: Award, grounds: Grounds) -> None:
    """Of an enrollment that is there, in a credential as it stands now."""
    begun = _enrollment(fact.enrollment_id, grounds)
    grounds.world.stream(credential_stream(begun.credential_id))
    grounds.not_in_future(fact, begun.district_id)


def _enrollment(enrollment_id: str, grounds: Grounds) -> Enrollment:
    found = grounds.timeline.state.known(Enrollment, enrollment_id)
    if found is None:
        raise UnknownEnrollment(enrollment_id=enrollment_id)
    return found


ADMISSIONS: dict[type[Fact], Admission] = {
    Enrollment: enrollment,
    Activity: progress,
    Assessment: progress,
    EnrollmentWithdrawal: progress,
    Award: award,
}
