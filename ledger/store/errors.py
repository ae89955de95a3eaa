"""What the store refuses and why, as types with fields. A class's docstring is its message."""

import inspect
from datetime import datetime


class StoreError(Exception):
    """The store refused."""

    def __init__(self, **fields: object) -> None:
        super().__init__(inspect.cleandoc(type(self).__doc__ or "").format(**fields))


class DatabaseIsNewer(StoreError):
    """The database is at version {found}; this program knows versions up to {known}."""

    def __init__(self, found: int, known: int) -> None:
        self.found = found
        self.known = known
        super().__init__(found=found, known=known)


class DatabaseIsOlder(StoreError):
    """The database is at version {found} and must be migrated to {known} first."""

    def __init__(self, found: int, known: int) -> None:
        self.found = found
        self.known = known
        super().__init__(found=found, known=known)


class MigrationChanged(StoreError):
    """Migration {name} is not the one that made this database: its checksum differs."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name=name)


class EntryTooLarge(StoreError):
    """The entry would have {size} bytes; at most {limit} can be recorded."""

    def __init__(self, size: int, limit: int) -> None:
        self.size = size
        self.limit = limit
        super().__init__(size=size, limit=limit)


class QueueFull(StoreError):
    """Too many requests are waiting; try again in {retry_after:.2f} seconds."""

    def __init__(self, retry_after: float) -> None:
        self.retry_after = retry_after
        super().__init__(retry_after=retry_after)


class Closed(StoreError):
    """This part of the store is shut down and takes no more requests."""


class Unavailable(StoreError):
    """The database cannot be reached or does not answer: {reason}."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason=reason)


class KnownInFuture(StoreError):
    """Nothing can be said yet about what will be known at {known_at}."""

    def __init__(self, known_at: datetime) -> None:
        self.known_at = known_at
        super().__init__(known_at=known_at)


class KnownBeforeFirst(StoreError):
    """Nothing was known at {known_at}: it is before the first entry."""

    def __init__(self, known_at: datetime) -> None:
        self.known_at = known_at
        super().__init__(known_at=known_at)


class UnknownPosition(StoreError):
    """The log has no position {position}: its head is {head}."""

    def __init__(self, position: int, head: int) -> None:
        self.position = position
        self.head = head
        super().__init__(position=position, head=head)


class LogNotEmpty(StoreError):
    """A log is loaded into an empty database only; this one has {head} entries."""

    def __init__(self, head: int) -> None:
        self.head = head
        super().__init__(head=head)


class MalformedEntry(StoreError):
    """The entry at position {position} cannot be loaded: {reason}."""

    def __init__(self, position: int, reason: str) -> None:
        self.position = position
        self.reason = reason
        super().__init__(position=position, reason=reason)
