"""The versions of policies, each with the span in which it is in force."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import groupby

import msgspec

from ledger.domain.pay.document import PolicyDocument
from ledger.domain.pay.inputs.question import Adopted
from ledger.domain.pay.inputs.ranking import ranks_of
from ledger.domain.pay.terms.pools import Pool
from ledger.domain.same import Same


@dataclass(frozen=True, slots=True, eq=False)
class Version:
    """One version of a policy, in force in `[in_force_from, in_force_until)`.

    `policy_from` is the first day of the policy's first version, `retired_on` the first without the
    policy. `ranks` place the benefits so that what one is a percentage of comes before it. For the
    days on which the policy is retired stands a version without benefits, so that none of another
    day speaks for them.
    """

    policy_id: str
    number: int
    position: int
    document: PolicyDocument
    pools: dict[str, Pool]
    ranks: dict[str, int]
    in_force_from: date
    in_force_until: date | None
    policy_from: date
    retired_on: date | None

    def governs(self, day: date) -> bool:
        """Whether it is in force on a day."""
        until = self.in_force_until
        return self.in_force_from <= day and (until is None or day < until)


def versions_in_force(policies: tuple[Adopted, ...]) -> tuple[Version, ...]:
    """Give every version that is in force on some day; a later version takes over on its day.

    From the day a policy is retired none is, until one that begins it again. The same policies are
    read once.
    """
    return _read(Same(policies, policies))


def displaced(policies: tuple[Adopted, ...], policy_id: str, version: int) -> list[Adopted]:
    """Give the earlier versions of a policy that were in force on some day until this one came."""
    known = tuple(each for each in policies if each.policy.policy_id == policy_id)
    earlier = tuple(each for each in known if each.version < version)
    before, after = ({each.number for each in _read(Same(some, some))} for some in (earlier, known))
    return [each for each in earlier if each.version in before - after]


@lru_cache(maxsize=128)
def _read(same: Same[tuple[Adopted, ...]]) -> tuple[Version, ...]:
    ordered = sorted(same.value, key=lambda each: (each.policy.policy_id, each.version))
    return tuple(
        version
        for _, group in groupby(ordered, key=lambda each: each.policy.policy_id)
        for version in _of_one_policy(list(group))
    )


def _of_one_policy(adopted: list[Adopted]) -> list[Version]:
    begins_on = min(each.policy.effective_from for each in adopted)
    found: list[Version] = []
    until: date | None = None
    for each in reversed(adopted):
        if until is None or each.policy.effective_from < until:
            found.extend(_parts(_version(each, until, begins_on), each.retired_on))
            until = each.policy.effective_from
    return sorted(found, key=lambda version: version.in_force_from)


def _parts(version: Version, retired_on: date | None) -> Iterator[Version]:
    """Give what is in force of a version, and what stands for it once its policy is retired."""
    until = version.in_force_until
    if retired_on is None or (until is not None and until <= retired_on):
        yield version
        return
    if version.in_force_from < retired_on:
        yield replace(version, in_force_until=retired_on)
    nothing = msgspec.structs.replace(version.document, benefits=(), pools=())
    yield replace(
        version,
        document=nothing,
        pools={},
        in_force_from=max(version.in_force_from, retired_on),
    )


def _version(adopted: Adopted, until: date | None, begins_on: date) -> Version:
    policy = adopted.policy
    return Version(
        policy_id=policy.policy_id,
        number=adopted.version,
        position=adopted.position,
        document=policy.document,
        pools={pool.pool_id: pool for pool in policy.document.pools},
        ranks=ranks_of(policy.document.benefits),
        in_force_from=policy.effective_from,
        in_force_until=until,
        policy_from=begins_on,
        retired_on=adopted.retired_on,
    )
