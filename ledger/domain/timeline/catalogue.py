"""Where the walk finds definitions."""

from typing import Protocol

from ledger.domain.facts.catalogue import Credential


class Catalogue(Protocol):
    """Definitions by credential id and version; a mapping is one."""

    def __getitem__(self, key: tuple[str, int], /) -> Credential:
        """Give one version of a definition."""
