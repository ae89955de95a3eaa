"""Admission of facts about jobs, placements and opening balances."""

from ledger.domain.decide import published
from ledger.domain.decide.grounds import Admission, Grounds
from ledger.domain.facts.educator import Employment, Leave, Separation, ServiceCredit
from ledger.domain.facts.placement import OpeningBalance, Placement
from ledger.domain.refusals.district import PolicyOfAnotherDistrict
from ledger.domain.refusals.employment import BalanceAfterFirstPayroll
from ledger.domain.values import Fact


def employment(fact: Employment, grounds: Grounds) -> None:
    """In a registered district, at a school and by a calendar of it where one is named."""
    grounds.world.district(fact.district_id)
    if fact.school_id is not None:
        published.school(grounds.world, fact.district_id, fact.school_id)
    if fact.calendar_id is not None:
        published.calendar(grounds.world, fact.district_id, fact.calendar_id)


def in_district(fact: Leave | Separation | ServiceCredit, grounds: Grounds) -> None:
    """In a registered district."""
    grounds.world.district(fact.district_id)


def placement(fact: Placement, grounds: Grounds) -> None:
    """In a cell there is on its first day, made for a benefit of the same district."""
    world, link = grounds.world, fact.eligibility
    policy = None if link is None else world.policy_with(link.policy_id, link.benefit_id)
    world.district(fact.district_id)
    if fact.cell is not None:
        published.cell_amount(world, fact.district_id, fact.cell, fact.effective_from)
    if policy is not None and policy.district_id != fact.district_id:
        raise PolicyOfAnotherDistrict(policy_id=policy.policy_id, district_id=policy.district_id)


def opening_balance(fact: OpeningBalance, grounds: Grounds) -> None:
    """In a registered district, of a day that has come, before anything was paid by the ledger."""
    periods = grounds.world.book(fact.district_id).pay_periods()
    grounds.not_in_future(fact, fact.district_id)
    if periods and fact.as_of > periods[0].period_from:
        raise BalanceAfterFirstPayroll(
            as_of=str(fact.as_of), period_from=str(periods[0].period_from)
        )


ADMISSIONS: dict[type[Fact], Admission] = {
    Employment: employment,
    Leave: in_district,
    Separation: in_district,
    ServiceCredit: in_district,
    Placement: placement,
    OpeningBalance: opening_balance,
}
