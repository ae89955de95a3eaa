"""Refusals of questions: times and positions the ledger does not reach, tokens not its own."""

from ledger.domain.refusals.refusal import Invalid, OutOfRange


class KnownInFuture(OutOfRange):
    """{at} lies in the future: nobody knows yet what will be known then."""

    at: str


class KnownBeforeFirst(OutOfRange):
    """At {at} nothing was known yet: the first entry was recorded at {first}."""

    at: str
    first: str


class UnknownPosition(OutOfRange):
    """The log has no position {position}; its head is {head}."""

    position: int
    head: int


class PageTokenInvalid(Invalid):
    """The page token belongs to another query or another database, or was altered."""


class CursorInvalid(Invalid):
    """The cursor belongs to another stream or another database, or was altered."""
