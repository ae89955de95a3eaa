"""Admission of claims, documents and waivers."""

from ledger.domain.decide.grounds import Admission, Grounds
from ledger.domain.facts.calendar import YearKind
from ledger.domain.facts.claim import Claim, ClaimWithdrawal, Document, Waiver
from ledger.domain.refusals.catalogue import PolicyOfAnotherDistrict
from ledger.domain.refusals.unknown import UnknownBenefit, UnknownClaim, UnknownContractYear
from ledger.domain.values import Fact
from ledger.domain.world import World


def claim(fact: Claim, grounds: Grounds) -> None:
    """Of a benefit that a version of the district's policy has, for a contract year it names."""
    policy_district = _benefit_district(fact.policy_id, fact.benefit_id, grounds.world)
    years = (
        year.name
        for calendar in grounds.world.book(fact.district_id).calendars
        for year in calendar.years
        if year.kind is YearKind.CONTRACT
    )
    if fact.contract_year not in years:
        raise UnknownContractYear(district_id=fact.district_id, name=fact.contract_year)
    _of_district(fact.policy_id, policy_district, fact.district_id)
    grounds.not_in_future(fact, fact.district_id)


def withdrawal(fact: ClaimWithdrawal, grounds: Grounds) -> None:
    """Of a claim that is there, in the time zone of its district."""
    asked = grounds.timeline.state.known(Claim, fact.claim_id)
    if asked is None:
        raise UnknownClaim(claim_id=fact.claim_id)
    grounds.not_in_future(fact, asked.district_id)


def document(fact: Document, grounds: Grounds) -> None:
    """Received by now where it says it was received."""
    grounds.not_in_future(fact, fact.district_id)


def waiver(fact: Waiver, grounds: Grounds) -> None:
    """By a registered district, from a rule of its own policy where one is named."""
    policy_district = fact.district_id
    if fact.policy_id is not None:
        policy_district = _benefit_district(fact.policy_id, fact.benefit_id, grounds.world)
    grounds.world.district(fact.district_id)
    if fact.policy_id is not None:
        _of_district(fact.policy_id, policy_district, fact.district_id)
    grounds.not_in_future(fact, fact.district_id)


def _benefit_district(policy_id: str, benefit_id: str | None, world: World) -> str:
    """Give the district of a policy, one of whose versions has the benefit."""
    versions = world.pay_policy(policy_id)
    benefits = {one.benefit_id for version in versions for one in version.document.benefits}
    if benefit_id is not None and benefit_id not in benefits:
        raise UnknownBenefit(policy_id=policy_id, benefit_id=benefit_id)
    return versions[-1].district_id


def _of_district(policy_id: str, policy_district: str, district_id: str) -> None:
    if policy_district != district_id:
        raise PolicyOfAnotherDistrict(policy_id=policy_id, district_id=policy_district)


ADMISSIONS: dict[type[Fact], Admission] = {
    Claim: claim,
    ClaimWithdrawal: withdrawal,
    Document: document,
    Waiver: waiver,
}
