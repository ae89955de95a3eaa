"""A definition with the version it is (`credential_version.proto`)."""

from datetime import date

from ledger.domain.facts.catalogue import Credential
from ledger.domain.values import Part


class CredentialVersion(Part, frozen=True, kw_only=True):
    """One version of a definition and the position of its entry.

    From `retired_on` on nobody enrolls in it; without, it is not retired.
    """

    version: int
    credential: Credential
    position: int
    retired_on: date | None = None
