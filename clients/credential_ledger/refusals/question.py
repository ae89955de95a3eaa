"""Times, positions, pages and cursors the ledger cannot answer about."""

from credential_ledger.refusals.refusal import Refusal


class PageTokenInvalid(Refusal):
    """The page token belongs to another query or another database, or was altered."""


class CursorInvalid(Refusal):
    """The cursor belongs to another stream or another database, or was altered."""


class UnknownPosition(Refusal):
    """The log has no position <position>; its head is <head>.

    Metadata: `position`, `head`.
    """


class PositionBeyondHead(Refusal):
    """`at_least_position` lies beyond the head of the log.

    Metadata: `position`, `head`.
    """


class KnownInFuture(Refusal):
    """<at> lies in the future: nobody knows yet what will be known then.

    Metadata: `at`.
    """


class KnownBeforeFirst(Refusal):
    """At <at> nothing was known yet: the first entry was recorded at <first>.

    Metadata: `at`, `first`.
    """


class HypotheticalRefused(Refusal):
    """The hypothetical fact <index> would be refused: <problem>.

    Metadata: `index`, from 0; `refusal`, the name of that refusal; `problem`.
    """
