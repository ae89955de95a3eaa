"""The definitions of the catalogue, numbered as they come."""

from ledger.domain.facts.catalogue import Credential


class DefinitionsSoFar(dict[tuple[str, int], Credential]):
    """Definitions by credential id and version; they are added and never change."""

    def __init__(self) -> None:
        """Start with none."""
        super().__init__()
        self._latest: dict[str, int] = {}

    def define(self, credential: Credential) -> int:
        """Take the next version of a definition; give its number."""
        version = self._latest.get(credential.credential_id, 0) + 1
        self._latest[credential.credential_id] = version
        self[credential.credential_id, version] = credential
        return version
