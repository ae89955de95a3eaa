"""Admission of facts about jobs."""

from ledger.domain.decide.grounds import Admission, Grounds
from ledger.domain.facts.educator import Employment
from ledger.domain.values import Fact


def employment(fact: Employment, grounds: Grounds) -> None:
    """In a registered district."""
    grounds.world.district(fact.district_id)


ADMISSIONS: dict[type[Fact], Admission] = {Employment: employment}
