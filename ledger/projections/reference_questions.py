"""What the reference is asked about the catalogue and the pay policies, as known at a position.

`Reader` and `Replayed` answer the same questions, each from a reference of its own.
"""

from collections.abc import Callable, Collection
from datetime import date

from msgspec.structs import replace

from ledger.domain.answers.credential_version import CredentialVersion
from ledger.domain.answers.recorded_payroll_run import RecordedPayrollRun
from ledger.domain.answers.stack_version import StackVersion
from ledger.domain.facts.catalogue import CredentialKind, Issuer, IssuerKind
from ledger.domain.facts.payroll import PayrollRun
from ledger.domain.pay.inputs.question import Adopted
from ledger.domain.pay.inputs.retiring import with_retirements
from ledger.domain.refusals.unknown import (
    UnknownCredential,
    UnknownCredentialVersion,
    UnknownPayPolicy,
    UnknownPayPolicyVersion,
)
from ledger.projections.reference import Reference
from ledger.projections.view import Page, T

ReferenceQuestion = Callable[[Reference, int], T]
"""Takes a reference and the position as known at which it is asked."""


def issuers(
    kind: IssuerKind | None = None, after_id: str = "", limit: int = 100
) -> ReferenceQuestion[Page[Issuer]]:
    """List the latest version of each issuer, by id; a `kind` of None leaves nothing out."""

    def ask(reference: Reference, at: int) -> Page[Issuer]:
        latest = (each.fact for each in reference.issuers.latest(after_id, at))
        return Page.of((each for each in latest if kind in (None, each.kind)), limit)

    return ask


def issuers_among(names: Collection[str]) -> ReferenceQuestion[frozenset[str]]:
    """Give those of some issuers that are registered."""
    return lambda reference, at: frozenset(
        name for name in names if reference.issuers.known(name, at)
    )


def credential(credential_id: str, version: int = 0) -> ReferenceQuestion[CredentialVersion]:
    """Give a version of a definition; 0 is the latest.

    Raises, once asked:
        UnknownCredential, UnknownCredentialVersion: there was none.
    """

    def ask(reference: Reference, at: int) -> CredentialVersion:
        versions = reference.credentials.known(credential_id, at)
        if not versions:
            raise UnknownCredential(credential_id=credential_id)
        if not 0 <= version <= len(versions):
            raise UnknownCredentialVersion(
                credential_id=credential_id, version=version, latest=len(versions)
            )
        return _with_retirement(versions[version - 1], reference, at)

    return ask


def credentials(
    issuer_id: str = "", kind: CredentialKind | None = None, after_id: str = "", limit: int = 100
) -> ReferenceQuestion[Page[CredentialVersion]]:
    """List the latest version of each definition, by id.

    An empty `issuer_id` and a `kind` of None leave nothing out.
    """

    def ask(reference: Reference, at: int) -> Page[CredentialVersion]:
        wanted = (
            _with_retirement(each, reference, at)
            for each in reference.credentials.latest(after_id, at)
            if issuer_id in ("", each.credential.issuer_id) and kind in (None, each.credential.kind)
        )
        return Page.of(wanted, limit)

    return ask


def stacks(
    issuer_id: str = "", after_id: str = "", limit: int = 100
) -> ReferenceQuestion[Page[StackVersion]]:
    """List the latest version of each stack, by id; an empty `issuer_id` leaves nothing out."""

    def ask(reference: Reference, at: int) -> Page[StackVersion]:
        latest = reference.stacks.latest(after_id, at)
        return Page.of((each for each in latest if issuer_id in ("", each.stack.issuer_id)), limit)

    return ask


def policy(policy_id: str, version: int = 0) -> ReferenceQuestion[Adopted]:
    """Give a version of a policy; 0 is the latest.

    Raises, once asked:
        UnknownPayPolicy, UnknownPayPolicyVersion: there was none.
    """

    def ask(reference: Reference, at: int) -> Adopted:
        versions = reference.policies.known(policy_id, at)
        if not versions:
            raise UnknownPayPolicy(policy_id=policy_id)
        if not 0 <= version <= len(versions):
            raise UnknownPayPolicyVersion(
                policy_id=policy_id, version=version, latest=len(versions)
            )
        district_id = versions[0].policy.district_id
        retirements = reference.policy_retirements_of.known(district_id, at)
        return with_retirements(versions, retirements)[version - 1]

    return ask


def policies(
    district_id: str, after: tuple[str, int] = ("", 0), limit: int = 100
) -> ReferenceQuestion[Page[Adopted]]:
    """List every version of a district's policies, by id and version."""

    def ask(reference: Reference, at: int) -> Page[Adopted]:
        retirements = reference.policy_retirements_of.known(district_id, at)
        known = with_retirements(reference.policies_of.known(district_id, at), retirements)
        behind = (each for each in sorted(known, key=_policy_key) if _policy_key(each) > after)
        return Page.of(behind, limit)

    return ask


def payroll_runs(
    district_id: str,
    pay_dates: tuple[date | None, date | None] = (None, None),
    after: tuple[str, int] = ("", 0),
    limit: int = 100,
) -> ReferenceQuestion[Page[RecordedPayrollRun]]:
    """List the payroll runs of a district, by pay date, and those of one by position.

    Only those of `pay_dates`, from the first day up to the second and without it; None leaves the
    side open.
    """
    first, until = pay_dates[0] or date.min, pay_dates[1] or date.max

    def ask(reference: Reference, at: int) -> Page[RecordedPayrollRun]:
        known = reference.payroll_runs_of.known(district_id, at)
        wanted = (each for each in known if first <= each.run.pay_date < until)
        behind = (each for each in sorted(wanted, key=run_key) if run_key(each) > after)
        return Page.of(behind, limit)

    return ask


def run_key(recorded: RecordedPayrollRun) -> tuple[str, int]:
    """Give where a payroll run stands in a listing."""
    return recorded.run.pay_date.isoformat(), recorded.position


def runs_on_record(district_id: str) -> ReferenceQuestion[tuple[PayrollRun, ...]]:
    """Give all payroll runs of a district, in the order of their record."""
    return lambda reference, at: reference.payroll_runs(district_id, at)


def rules(district_id: str) -> ReferenceQuestion[list[int]]:
    """Give the positions of all that a district's answers rest on beside its educators' facts."""
    return lambda reference, at: reference.rules(district_id, at)


def _with_retirement(
    defined: CredentialVersion, reference: Reference, at: int
) -> CredentialVersion:
    """Tell with a version from when on it is retired; of several days the first counts."""
    retired = [
        each.fact.effective_on
        for each in reference.retirements.known(defined.credential.credential_id, at)
        if each.fact.credential_version == defined.version
    ]
    return replace(defined, retired_on=min(retired)) if retired else defined


def _policy_key(adopted: Adopted) -> tuple[str, int]:
    return adopted.policy.policy_id, adopted.version
