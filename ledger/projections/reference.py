"""Everything that is no educator's, in memory: issuers, definitions, districts, policies.

It is little, grows slowly and never changes; so every version is kept with its position, and what
was known at a position is what stands at or before it.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from operator import attrgetter
from typing import TypeVar

from ledger.domain.answers.credential_version import CredentialVersion
from ledger.domain.book import Definitions, district_book
from ledger.domain.facts.catalogue import Credential, CredentialKind
from ledger.domain.facts.policy import PayPolicy
from ledger.domain.pay.question import Adopted
from ledger.domain.recorded import Recorded
from ledger.domain.refusals.unknown import (
    UnknownCredential,
    UnknownCredentialVersion,
    UnknownPayPolicy,
)
from ledger.domain.stream import district_stream
from ledger.domain.values import Fact
from ledger.projections.definitions import DefinitionsSoFar
from ledger.projections.view import DistrictView, Page

_POSITION = attrgetter("position")
V = TypeVar("V", CredentialVersion, Adopted, Recorded[Fact])


class Reference:
    """What was recorded up to `position`; asked about a later one, it knows no more than that.

    Entries are added in order. One thread at a time may use it, but `definitions` is for all.
    """

    def __init__(self) -> None:
        """Start with nothing."""
        self.position = 0
        self._definitions = DefinitionsSoFar()
        self._credentials: dict[str, list[CredentialVersion]] = defaultdict(list)
        self._policies: dict[str, list[Adopted]] = defaultdict(list)
        self._policies_of: dict[str, list[Adopted]] = defaultdict(list)
        self._districts: dict[str, list[Recorded[Fact]]] = defaultdict(list)
        self._views: dict[tuple[str, int, int], DistrictView | None] = {}

    @property
    def definitions(self) -> Definitions:
        """All definitions; a version never changes, so it is the same at every position."""
        return self._definitions

    def add(self, recorded: Recorded[Fact]) -> None:
        """Take the next entry."""
        fact = recorded.fact
        self.position = recorded.position
        if isinstance(fact, Credential):
            version = self._definitions.define(fact)
            self._credentials[fact.credential_id].append(
                CredentialVersion(version=version, credential=fact, position=recorded.position)
            )
        elif isinstance(fact, PayPolicy):
            adopted = Adopted(policy=fact, version=recorded.version, position=recorded.position)
            self._policies[fact.policy_id].append(adopted)
            self._policies_of[fact.district_id].append(adopted)
        else:
            self._districts[recorded.stream].append(recorded)

    def district(self, district_id: str, at: int) -> DistrictView | None:
        """Give a district as known at a position, or None where it was not."""
        entries = _known(self._districts.get(district_stream(district_id), ()), at)
        policies = _known(self._policies_of.get(district_id, ()), at)
        key = (district_id, len(entries), len(policies))
        if key not in self._views:
            book = district_book(entries)
            view = None if book is None else DistrictView(book=book, policies=tuple(policies))
            self._views[key] = view
        return self._views[key]

    def credential(self, credential_id: str, version: int, at: int) -> CredentialVersion:
        """Give a version of a definition as known at a position; 0 is the latest.

        Raises:
            UnknownCredential, UnknownCredentialVersion: there was none.
        """
        versions = _known(self._credentials.get(credential_id, ()), at)
        if not versions:
            raise UnknownCredential(credential_id=credential_id)
        if not 0 <= version <= len(versions):
            raise UnknownCredentialVersion(
                credential_id=credential_id, version=version, latest=len(versions)
            )
        return versions[version - 1]

    def credentials(
        self, issuer_id: str, kind: CredentialKind | None, after_id: str, limit: int, at: int
    ) -> Page[CredentialVersion]:
        """List the latest version of each definition as known at a position, by id.

        An empty `issuer_id` and a `kind` of None leave nothing out.
        """
        latest = (
            versions[-1]
            for credential_id in sorted(self._credentials)
            if credential_id > after_id
            and (versions := _known(self._credentials[credential_id], at))
        )
        wanted = (
            each
            for each in latest
            if issuer_id in ("", each.credential.issuer_id) and kind in (None, each.credential.kind)
        )
        return Page.of(wanted, limit)

    def policy(self, policy_id: str, version: int, at: int) -> Adopted:
        """Give a version of a policy as known at a position; 0 is the latest.

        Raises:
            UnknownPayPolicy: there was none.
        """
        versions = _known(self._policies.get(policy_id, ()), at)
        if not versions or not 0 <= version <= len(versions):
            raise UnknownPayPolicy(policy_id=policy_id)
        return versions[version - 1]

    def policies(
        self, district_id: str, after: tuple[str, int], limit: int, at: int
    ) -> Page[Adopted]:
        """List every version of a district's policies as known at a position, by id and version."""
        known = _known(self._policies_of.get(district_id, ()), at)
        behind = (each for each in sorted(known, key=_policy_key) if _policy_key(each) > after)
        return Page.of(behind, limit)


def _policy_key(adopted: Adopted) -> tuple[str, int]:
    return adopted.policy.policy_id, adopted.version


def _known(versions: Sequence[V], at: int) -> Sequence[V]:
    return versions[: bisect_right(versions, at, key=_POSITION)]
