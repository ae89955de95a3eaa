"""Admission of claims, documents and waivers."""

from ledger.domain.decide.grounds import Admission, Grounds
from ledger.domain.facts.calendar import YearKind
from ledger.domain.facts.claim import Claim, ClaimWithdrawal, Document, Waiver
from ledger.domain.facts.policy import PayPolicy
from ledger.domain.refusals.district import PolicyOfAnotherDistrict
from ledger.domain.refusals.unknown import UnknownClaim, UnknownContractYear
from ledger.domain.values import Fact


def claim(fact: Claim, grounds: Grounds) -> None:
    """Of a benefit that a version of the district's policy has, for a contract year it names."""
    policy = grounds.world.policy_with(fact.policy_id, fact.benefit_id)
    years = (
        year.name
        for calendar in grounds.world.book(fact.district_id).calendars
        for year in calendar.fact.years
        if year.kind is YearKind.CONTRACT
    )
    if fact.contract_year not in years:
        raise UnknownContractYear(district_id=fact.district_id, name=fact.contract_year)
    _of_district(policy, fact.district_id)
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
    policy = None
    if fact.policy_id is not None:
        policy = grounds.world.policy_with(fact.policy_id, fact.benefit_id)
    grounds.world.district(fact.district_id)
    if policy is not None:
        _of_district(policy, fact.district_id)
    grounds.not_in_future(fact, fact.district_id)


def _of_district(policy: PayPolicy, district_id: str) -> None:
    if policy.district_id != district_id:
        raise PolicyOfAnotherDistrict(policy_id=policy.policy_id, district_id=policy.district_id)


ADMISSIONS: dict[type[Fact], Admission] = {
    Claim: claim,
    ClaimWithdrawal: withdrawal,
    Document: document,
    Waiver: waiver,
}
