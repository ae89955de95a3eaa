"""What a reader answers from the reference alone: the catalogue and the pay policies."""

from abc import ABC, abstractmethod
from collections.abc import Callable

from ledger.domain.answers.credential_version import CredentialVersion
from ledger.domain.answers.stack_version import StackVersion
from ledger.domain.facts.catalogue import CredentialKind, Issuer, IssuerKind
from ledger.domain.pay.question import Adopted
from ledger.projections.reference import Reference
from ledger.projections.view import Answered, Known, Page, T


class ReferenceReader(ABC):
    """Methods raise what those of `Reader` do."""

    async def credential(
        self, credential_id: str, version: int = 0, known: Known | None = None
    ) -> Answered[CredentialVersion]:
        """Gives one version of a definition; 0 is the latest.

        Raises:
            UnknownCredential, UnknownCredentialVersion
        """
        return await self._refer(
            lambda reference, at: reference.credential(credential_id, version, at), known
        )

    async def credentials(
        self,
        known: Known | None = None,
        issuer_id: str = "",
        kind: CredentialKind | None = None,
        after_id: str = "",
        limit: int = 100,
    ) -> Answered[Page[CredentialVersion]]:
        """Lists the latest version of each definition, by id."""
        return await self._refer(
            lambda reference, at: reference.credentials(issuer_id, kind, after_id, limit, at), known
        )

    async def issuers(
        self,
        known: Known | None = None,
        kind: IssuerKind | None = None,
        after_id: str = "",
        limit: int = 100,
    ) -> Answered[Page[Issuer]]:
        """Lists the latest version of each issuer, by id."""
        return await self._refer(
            lambda reference, at: reference.issuers(kind, after_id, limit, at), known
        )

    async def stacks(
        self,
        known: Known | None = None,
        issuer_id: str = "",
        after_id: str = "",
        limit: int = 100,
    ) -> Answered[Page[StackVersion]]:
        """Lists the latest version of each stack, by id."""
        return await self._refer(
            lambda reference, at: reference.stacks(issuer_id, after_id, limit, at), known
        )

    async def policy(
        self, policy_id: str, version: int = 0, known: Known | None = None
    ) -> Answered[Adopted]:
        """Gives one version of a policy; 0 is the latest.

        Raises:
            UnknownPayPolicy
        """
        return await self._refer(
            lambda reference, at: reference.policy(policy_id, version, at), known
        )

    async def policies(
        self,
        district_id: str,
        known: Known | None = None,
        after: tuple[str, int] = ("", 0),
        limit: int = 100,
    ) -> Answered[Page[Adopted]]:
        """Lists every version of a district's policies, by id and version."""
        return await self._refer(
            lambda reference, at: reference.policies(district_id, after, limit, at), known
        )

    @abstractmethod
    async def _refer(self, read: Callable[[Reference, int], T], known: Known | None) -> Answered[T]:
        """Asks the reference, as known then."""
