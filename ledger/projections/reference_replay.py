"""What a replayed log answers from the reference alone: the catalogue and the pay policies."""

from abc import ABC, abstractmethod
from collections.abc import Callable

from ledger.domain.answers.credential_version import CredentialVersion
from ledger.domain.answers.stack_version import StackVersion
from ledger.domain.facts.catalogue import CredentialKind, Issuer, IssuerKind
from ledger.domain.pay.question import Adopted
from ledger.projections.reference import Reference
from ledger.projections.view import Answered, Known, Page, T


class ReferenceReplay(ABC):
    """Methods raise what those of `Replayed` do."""

    def credential(
        self, credential_id: str, version: int = 0, known: Known | None = None
    ) -> Answered[CredentialVersion]:
        """Give one version of a definition, 0 the latest, or refuse as a Reader does."""
        return self._refer(
            lambda reference, at: reference.credential(credential_id, version, at), known
        )

    def credentials(
        self,
        known: Known | None = None,
        issuer_id: str = "",
        kind: CredentialKind | None = None,
        after_id: str = "",
        limit: int = 100,
    ) -> Answered[Page[CredentialVersion]]:
        """List the latest version of each definition, by id."""
        return self._refer(
            lambda reference, at: reference.credentials(issuer_id, kind, after_id, limit, at), known
        )

    def issuers(
        self,
        known: Known | None = None,
        kind: IssuerKind | None = None,
        after_id: str = "",
        limit: int = 100,
    ) -> Answered[Page[Issuer]]:
        """List the latest version of each issuer, by id."""
        return self._refer(
            lambda reference, at: reference.issuers(kind, after_id, limit, at), known
        )

    def stacks(
        self,
        known: Known | None = None,
        issuer_id: str = "",
        after_id: str = "",
        limit: int = 100,
    ) -> Answered[Page[StackVersion]]:
        """List the latest version of each stack, by id."""
        return self._refer(
            lambda reference, at: reference.stacks(issuer_id, after_id, limit, at), known
        )

    def policy(
        self, policy_id: str, version: int = 0, known: Known | None = None
    ) -> Answered[Adopted]:
        """Give one version of a policy, 0 the latest, or refuse as a Reader does."""
        return self._refer(lambda reference, at: reference.policy(policy_id, version, at), known)

    def policies(
        self,
        district_id: str,
        known: Known | None = None,
        after: tuple[str, int] = ("", 0),
        limit: int = 100,
    ) -> Answered[Page[Adopted]]:
        """List every version of a district's policies, by id and version."""
        return self._refer(
            lambda reference, at: reference.policies(district_id, after, limit, at), known
        )

    @abstractmethod
    def _refer(self, read: Callable[[Reference, int], T], known: Known | None) -> Answered[T]:
        """Ask the reference, as known then."""
