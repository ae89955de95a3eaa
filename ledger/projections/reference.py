"""Everything that is no educator's, in memory: the catalogue, districts, policies.

It is little, grows slowly and never changes; so every version is kept with its position, and what
was known at a position is what stands at or before it.
"""

from msgspec.structs import replace

from ledger.domain.answers.credential_version import CredentialVersion
from ledger.domain.answers.stack import Stacks
from ledger.domain.answers.stack_version import StackVersion
from ledger.domain.book import Definitions, district_book
from ledger.domain.facts.catalogue import (
    Credential,
    CredentialKind,
    CredentialRetirement,
    Issuer,
    IssuerKind,
    Stack,
)
from ledger.domain.facts.policy import PayPolicy
from ledger.domain.pay.question import Adopted
from ledger.domain.recorded import Published, Recorded
from ledger.domain.refusals.unknown import (
    UnknownCredential,
    UnknownCredentialVersion,
    UnknownPayPolicy,
)
from ledger.domain.values import Fact
from ledger.projections.definitions import DefinitionsSoFar
from ledger.projections.versions import Versions
from ledger.projections.view import DistrictView, Page


class Reference:
    """What was recorded up to `position`; asked about a later one, it knows no more than that.

    Entries are added in order. One thread at a time may use it, but `definitions` is for all.
    """

    def __init__(self) -> None:
        """Start with nothing."""
        self.position = 0
        self._definitions = DefinitionsSoFar()
        self._issuers = Versions[Published[Issuer]]()
        self._credentials = Versions[CredentialVersion]()
        self._retirements = Versions[Published[CredentialRetirement]]()
        self._stacks = Versions[StackVersion]()
        self._policies = Versions[Adopted]()
        self._policies_of = Versions[Adopted]()
        self._districts = Versions[Recorded[Fact]]()
        self._views: dict[tuple[str, int, int], DistrictView | None] = {}
        self._stacks_known: tuple[int, Stacks] = (0, {})

    @property
    def definitions(self) -> Definitions:
        """All definitions; a version never changes, so it is the same at every position."""
        return self._definitions

    def add(self, recorded: Recorded[Fact]) -> None:
        """Take the next entry."""
        fact, position = recorded.fact, recorded.position
        self.position = position
        if isinstance(fact, Issuer):
            self._issuers.add(fact.issuer_id, Published(fact, position))
        elif isinstance(fact, Credential):
            version = self._definitions.define(fact)
            defined = CredentialVersion(version=version, credential=fact, position=position)
            self._credentials.add(fact.credential_id, defined)
        elif isinstance(fact, CredentialRetirement):
            self._retirements.add(fact.credential_id, Published(fact, position))
        elif isinstance(fact, Stack):
            stack = StackVersion(version=recorded.version, stack=fact, position=position)
            self._stacks.add(fact.stack_id, stack)
        elif isinstance(fact, PayPolicy):
            adopted = Adopted(policy=fact, version=recorded.version, position=position)
            self._policies.add(fact.policy_id, adopted)
            self._policies_of.add(fact.district_id, adopted)
        else:
            self._districts.add(recorded.stream.partition("/")[2], recorded)

    def district(self, district_id: str, at: int) -> DistrictView | None:
        """Give a district as known at a position, or None where it was not."""
        entries = self._districts.known(district_id, at)
        policies = self._policies_of.known(district_id, at)
        key = (district_id, len(entries), len(policies))
        if key not in self._views:
            book = district_book(entries)
            view = None if book is None else DistrictView(book=book, policies=tuple(policies))
            self._views[key] = view
        return self._views[key]

    def issuers(self, kind: IssuerKind | None, after_id: str, limit: int, at: int) -> Page[Issuer]:
        """List the latest version of each issuer as known at a position, by id.

        A `kind` of None leaves nothing out.
        """
        latest = (each.fact for each in self._issuers.latest(after_id, at))
        return Page.of((each for each in latest if kind in (None, each.kind)), limit)

    def credential(self, credential_id: str, version: int, at: int) -> CredentialVersion:
        """Give a version of a definition as known at a position; 0 is the latest.

        Raises:
            UnknownCredential, UnknownCredentialVersion: there was none.
        """
        versions = self._credentials.known(credential_id, at)
        if not versions:
            raise UnknownCredential(credential_id=credential_id)
        if not 0 <= version <= len(versions):
            raise UnknownCredentialVersion(
                credential_id=credential_id, version=version, latest=len(versions)
            )
        return self._with_retirement(versions[version - 1], at)

    def credentials(
        self, issuer_id: str, kind: CredentialKind | None, after_id: str, limit: int, at: int
    ) -> Page[CredentialVersion]:
        """List the latest version of each definition as known at a position, by id.

        An empty `issuer_id` and a `kind` of None leave nothing out.
        """
        wanted = (
            self._with_retirement(each, at)
            for each in self._credentials.latest(after_id, at)
            if issuer_id in ("", each.credential.issuer_id) and kind in (None, each.credential.kind)
        )
        return Page.of(wanted, limit)

    def stacks(self, issuer_id: str, after_id: str, limit: int, at: int) -> Page[StackVersion]:
        """List the latest version of each stack as known at a position, by id.

        An empty `issuer_id` leaves nothing out.
        """
        latest = self._stacks.latest(after_id, at)
        return Page.of((each for each in latest if issuer_id in ("", each.stack.issuer_id)), limit)

    def stacks_known(self, at: int) -> Stacks:
        """Give the latest version of each stack as known at a position, by id."""
        known = self._stacks.count(at)
        if known != self._stacks_known[0]:
            latest = {each.stack.stack_id: each.stack for each in self._stacks.latest("", at)}
            self._stacks_known = (known, latest)
        return self._stacks_known[1]

    def policy(self, policy_id: str, version: int, at: int) -> Adopted:
        """Give a version of a policy as known at a position; 0 is the latest.

        Raises:
            UnknownPayPolicy: there was none.
        """
        versions = self._policies.known(policy_id, at)
        if not versions or not 0 <= version <= len(versions):
            raise UnknownPayPolicy(policy_id=policy_id)
        return versions[version - 1]

    def policies(
        self, district_id: str, after: tuple[str, int], limit: int, at: int
    ) -> Page[Adopted]:
        """List every version of a district's policies as known at a position, by id and version."""
        known = self._policies_of.known(district_id, at)
        behind = (each for each in sorted(known, key=_policy_key) if _policy_key(each) > after)
        return Page.of(behind, limit)

    def _with_retirement(self, defined: CredentialVersion, at: int) -> CredentialVersion:
        """Tell with a version from when on it is retired; of several days the first counts."""
        retired = [
            each.fact.effective_on
            for each in self._retirements.known(defined.credential.credential_id, at)
            if each.fact.credential_version == defined.version
        ]
        return replace(defined, retired_on=min(retired)) if retired else defined


def _policy_key(adopted: Adopted) -> tuple[str, int]:
    return adopted.policy.policy_id, adopted.version
