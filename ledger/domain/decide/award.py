"""Admission of what was earned elsewhere, and of what becomes of awards."""

from ledger.domain.decide.grounds import Admission, Grounds
from ledger.domain.facts.award import (
    Award,
    ExternalAward,
    Reinstatement,
    Renewal,
    Revocation,
    Suspension,
)
from ledger.domain.facts.catalogue import Earned
from ledger.domain.facts.learning import Enrollment
from ledger.domain.refusals.catalogue import EarnedHere
from ledger.domain.refusals.unknown import UnknownAward
from ledger.domain.values import Fact


def external_award(fact: ExternalAward, grounds: Grounds) -> None:
    """At a registered district if any, in a version that is earned elsewhere, or a one-off."""
    if fact.district_id is not None:
        grounds.world.district(fact.district_id)
    if fact.definition is not None:
        credential_id, version = fact.definition.credential_id, fact.definition.credential_version
        if grounds.world.credential(credential_id, version).earned is Earned.HERE:
            raise EarnedHere(credential_id=credential_id)
    grounds.not_in_future(fact, fact.district_id)


def renewal(fact: Renewal, grounds: Grounds) -> None:
    """Of an award that is there."""
    grounds.not_in_future(fact, _district(fact.award_id, grounds))


def any_day(_fact: Suspension | Reinstatement | Revocation, _grounds: Grounds) -> None:
    """Whatever its date: it may be announced, or be found out late."""


def _district(award_id: str, grounds: Grounds) -> str | None:
    """Give the district in whose time zone the days of an award are judged."""
    state = grounds.timeline.state
    external, granted = state.known(ExternalAward, award_id), state.known(Award, award_id)
    if external is not None:
        return external.district_id
    if granted is None:
        raise UnknownAward(award_id=award_id)
    enrollment = state.known(Enrollment, granted.enrollment_id)
    return None if enrollment is None else enrollment.district_id


ADMISSIONS: dict[type[Fact], Admission] = {
    ExternalAward: external_award,
    Renewal: renewal,
    Suspension: any_day,
    Reinstatement: any_day,
    Revocation: any_day,
}
