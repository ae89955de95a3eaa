"""What keeps the read model from being made, as errors an operator can act on."""

from ledger.store.errors import StoreError


class ProjectionIsOther(StoreError):
    """The read model is {found}, this program's is {known}: run `credential-ledger migrate`."""

    found: str
    known: str


class PoisonEntry(StoreError):
    """The entry at position {position} cannot be read, so nothing behind it is shown: {fault}."""

    position: int
    fault: str


class Superseded(StoreError):
    """The read model stands no longer at position {position}: another projector moved it."""

    position: int
