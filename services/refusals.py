"""Refusals of the edge itself, which the core never sees."""

from ledger.domain.refusals.refusal import Exhausted, Forbidden, Refusal


class Unauthenticated(Refusal):
    """Nobody knows who calls."""


class PrincipalMissing(Unauthenticated):
    """The call's metadata names no {key}."""

    key: str


class PrincipalNotAccepted(Unauthenticated):
    """A principal named by metadata is accepted on loopback only, not from {peer}."""

    peer: str


class PermissionMissing(Forbidden):
    """The role {role} does not carry the permission {permission}."""

    role: str
    permission: str


class AnswerTooLarge(Exhausted):
    """The answer would take {size} bytes, and {limit} are sent at most.

    An earlier effective_on asks for less; WatchTranscripts tells a transcript item by item.
    """

    size: int
    limit: int


class ConsumerTooSlow(Exhausted):
    """The consumer did not keep up with the stream; ask again, from its cursor if it names one."""

    cursor: str


class WorkerLost(Exhausted):
    """The process that worked on the answer ended before it was done; ask again."""
