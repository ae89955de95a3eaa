"""Decisions on the retirement of pay policies."""

from ledger.domain.facts.policy import PayPolicy, PayPolicyRetirement
from ledger.domain.pay.inputs.retiring import retired_on
from ledger.domain.refusals.district import (
    BeforePayPolicy,
    PayPolicyRetired,
    PolicyOfAnotherDistrict,
)
from ledger.domain.stream import Stream, policy_stream
from ledger.domain.world import World


def admit_retirement(fact: PayPolicyRetirement, world: World) -> Stream:
    """Of a policy of the district, once it has begun, from an earlier day than it is retired."""
    world.pay_policies([fact.policy_id])
    stream = world.stream(policy_stream(fact.policy_id))
    versions = [each.fact for each in stream.of_type(PayPolicy)]
    if versions[0].district_id != fact.district_id:
        raise PolicyOfAnotherDistrict(policy_id=fact.policy_id, district_id=versions[0].district_id)
    begins_on = min(each.effective_from for each in versions)
    if fact.effective_on < begins_on:
        raise BeforePayPolicy(
            day=str(fact.effective_on), begins_on=str(begins_on), policy_id=fact.policy_id
        )
    day = retired_on(
        each.fact for each in stream.facts if isinstance(each.fact, PayPolicy | PayPolicyRetirement)
    )
    if day is not None and day <= fact.effective_on:
        raise PayPolicyRetired(policy_id=fact.policy_id, retired_on=str(day))
    return stream
