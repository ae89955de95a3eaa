"""What the store refuses: to callers as refusals, to operators as errors of its own."""

from datetime import datetime

from ledger.domain.refusals.refusal import (
    DescribedError,
    Exhausted,
    Invalid,
    OutOfRange,
    Unreachable,
)


class EntryTooLarge(Invalid):
    """The entry has {size} bytes; at most {limit} can be recorded."""

    size: int
    limit: int


class QueueFull(Exhausted):
    """Too many requests are waiting; try again in {retry_after} seconds."""

    retry_after: float


class ShuttingDown(Unreachable):
    """The service is stopping and takes no more requests."""


class Unavailable(Unreachable):
    """The database cannot be reached or does not answer: {cause}."""

    cause: str


class KnownInFuture(OutOfRange):
    """{at} lies in the future: nobody knows yet what will be known then."""

    at: datetime


class KnownBeforeFirst(OutOfRange):
    """At {at} nothing was known yet: the first entry was recorded at {first}."""

    at: datetime
    first: datetime | None


class UnknownPosition(OutOfRange):
    """The log has no position {position}; its head is {head}."""

    position: int
    head: int


class StoreError(DescribedError):
    """Something an operator has to mend."""


class DatabaseIsNewer(StoreError):
    """The database is at version {found}; this program knows versions up to {known}."""

    found: int
    known: int


class DatabaseIsOlder(StoreError):
    """The database is at version {found} and must be migrated to {known} first."""

    found: int
    known: int


class MigrationChanged(StoreError):
    """Migration {name} is not the one that made this database: its checksum differs."""

    name: str


class LogNotEmpty(StoreError):
    """A log is loaded into an empty database only; this one has {head} entries."""

    head: int


class MalformedEntry(StoreError):
    """The entry at position {position} cannot be loaded: {fault}."""

    position: int
    fault: str
