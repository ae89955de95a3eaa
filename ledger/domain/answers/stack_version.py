"""A stack with the version it is (`stack.proto`)."""

from ledger.domain.facts.catalogue import Stack
from ledger.domain.values import Part


class StackVersion(Part, frozen=True, kw_only=True):
    """One version of a stack and the position of its entry."""

    version: int
    stack: Stack
    position: int
