"""A definition with the version it is (`credential_version.proto`)."""

from ledger.domain.facts.catalogue import Credential
from ledger.domain.values import Part


class CredentialVersion(Part, frozen=True, kw_only=True):
    """One version of a definition and the position of its entry."""

    version: int
    credential: Credential
    position: int
