"""What can never matter in a policy, or not yet, in its district as it was at its adoption."""

from collections.abc import Collection
from functools import partial

from ledger.domain.facts.policy import PayPolicy
from ledger.domain.pay.checking import warnings_of_version
from ledger.domain.pay.checks.known import Elsewhere, KnownInBook
from ledger.domain.pay.checks.sharing import other_documents
from ledger.domain.pay.inputs.question import Adopted
from ledger.domain.pay.reading.fault import Fault
from ledger.domain.pay.reading.mentions import mentions
from ledger.domain.pay.terms.names import NameOf
from ledger.projections import reference_questions as ask
from services.asking import Asking, district_in


async def warnings_in_district(
    asking: Asking, policy: PayPolicy, size: int, version: int, position: int
) -> tuple[Fault, ...]:
    """Gives them by their place, as known at the position at which this version was recorded.

    `size` is the length of its document.

    Raises:
        Unavailable: the read model does not come so far in time.
    """
    view = await asking.reader.view(districts=[policy.district_id], known=position)
    district = district_in(view, policy.district_id)
    wanted: dict[NameOf, set[str]] = {}
    for each in mentions(policy.document):
        wanted.setdefault(each.of, set()).add(each.name)
    names = await _names(asking, policy.district_id, position, wanted)
    others = other_documents(district.policies, policy.policy_id)
    known = KnownInBook(district.book, Elsewhere(names=names, others=others))
    draft = Adopted(policy=policy, version=version, position=position)
    find = partial(warnings_of_version, draft, district.policies, known)
    return await asking.large.do(size, find)


async def _names(
    asking: Asking, district_id: str, position: int, wanted: dict[NameOf, set[str]]
) -> dict[NameOf, Collection[str]]:
    """Gives the names that stand in no district's book, of the kinds that are wanted."""
    found: dict[NameOf, Collection[str]] = {}
    if NameOf.ISSUER in wanted:
        issuers = ask.issuers_among(wanted[NameOf.ISSUER])
        found[NameOf.ISSUER] = (await asking.reader.refer(issuers, position)).value
    if wanted.keys() & {NameOf.ROLE, NameOf.EMPLOYEE_GROUP, NameOf.SEPARATION_REASON}:
        jobs = await asking.reader.jobs_in(district_id, position)
        found[NameOf.ROLE] = jobs.roles
        found[NameOf.EMPLOYEE_GROUP] = jobs.employee_groups
        found[NameOf.SEPARATION_REASON] = jobs.separation_reasons
    return found
