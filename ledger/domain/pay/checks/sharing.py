"""Pools that several policies of a district share: each says itself what they limit."""

from collections.abc import Iterable, Iterator
from operator import attrgetter

import msgspec

from ledger.domain.pay.document import PolicyDocument
from ledger.domain.pay.inputs.question import Adopted
from ledger.domain.pay.reading.fault import Fault
from ledger.domain.pay.terms.pools import Pool, Sharing


def other_documents(
    policies: Iterable[Adopted], policy_id: str
) -> tuple[tuple[str, PolicyDocument], ...]:
    """Give the latest document of every other policy that is not retired, with its id."""
    latest = {each.policy.policy_id: each for each in sorted(policies, key=attrgetter("version"))}
    return tuple(
        (name, each.policy.document)
        for name, each in sorted(latest.items())
        if name != policy_id and each.retired_on is None
    )


def pools_told_otherwise(
    document: PolicyDocument, others: Iterable[tuple[str, PolicyDocument]]
) -> Iterator[Fault]:
    """Give the shared pools that another policy of the district declares otherwise.

    Each policy would limit what all draw by what it says itself.
    """
    shared = {
        pool.pool_id: (f"/pools/{index}", pool)
        for index, pool in enumerate(document.pools)
        if pool.sharing is Sharing.DISTRICT
    }
    if not shared:
        return
    for policy_id, other in others:
        for theirs in other.pools:
            if theirs.sharing is Sharing.DISTRICT and theirs.pool_id in shared:
                path, own = shared[theirs.pool_id]
                yield from _told_otherwise(path, own, theirs, policy_id)


def _told_otherwise(path: str, own: Pool, theirs: Pool, policy_id: str) -> Iterator[Fault]:
    said, also = _said(own), _said(theirs)
    for key in dict.fromkeys((*said, *also)):
        if said.get(key) != also.get(key):
            problem = f"the policy {policy_id} declares {key} of the pool otherwise"
            yield Fault(f"{path}/{key}" if key in said else path, problem)


def _said(pool: Pool) -> dict[str, object]:
    """Give what a pool says that changes what it limits."""
    said: dict[str, object] = msgspec.to_builtins(pool)
    return {key: value for key, value in said.items() if key != "title"}
