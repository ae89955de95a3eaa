"""What can never matter in a policy, or not yet, in its district as it was at its adoption."""

from collections.abc import Collection, Iterator
from functools import partial

from ledger.domain.facts.policy import PayPolicy
from ledger.domain.pay.checking import warnings_of
from ledger.domain.pay.checks.known import Elsewhere, KnownInBook
from ledger.domain.pay.checks.regoverned import governed_otherwise
from ledger.domain.pay.checks.sharing import other_documents
from ledger.domain.pay.inputs.versions import displaced
from ledger.domain.pay.reading.fault import Fault
from ledger.domain.pay.reading.mentions import mentions
from ledger.domain.pay.terms.names import NameOf
from ledger.domain.views import DistrictView
from ledger.projections import reference_questions as ask
from services.asking import Asking, district_in


async def warnings_in_district(
    asking: Asking, policy: PayPolicy, size: int, version: int, position: int
) -> tuple[Fault, ...]:
    """Gives them by their place, as known at the position at which this version was recorded.

    `size` is the length of its document. Of a later version than the first nobody knows what was
    earned too early, for others speak of what was before.

    Raises:
        Unavailable: the read model does not come so far in time.
    """
    begins_on = policy.effective_from if version == 1 else None
    view = await asking.reader.view(districts=[policy.district_id], known=position)
    district = district_in(view, policy.district_id)
    wanted: dict[NameOf, set[str]] = {}
    for each in mentions(policy.document):
        wanted.setdefault(each.of, set()).add(each.name)
    names = await _names(asking, policy.district_id, position, wanted)
    others = other_documents(district.policies, policy.policy_id)
    known = KnownInBook(district.book, Elsewhere(names=names, others=others))
    find = partial(warnings_of, policy.document, begins_on, known)
    own = (each for each in district.policies if each.policy.policy_id == policy.policy_id)
    earlier = [each for each in own if each.version < version]
    return (
        *_displaced(district, policy, version),
        *governed_otherwise(policy.document, earlier),
        *await asking.large.do(size, find),
    )


def _displaced(district: DistrictView, policy: PayPolicy, version: int) -> Iterator[Fault]:
    """Gives the versions whose place it takes on every day, as where it begins on the same one."""
    for each in displaced(district.policies, policy.policy_id, version):
        began = each.policy.effective_from
        yield Fault("", f"version {each.version}, from {began}, is in force on no day any more")


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
