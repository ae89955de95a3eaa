"""Refusals of questions: positions not reached yet, tokens of something else."""

from ledger.domain.refusals.refusal import Invalid, OutOfRange, Precondition


class PositionBeyondHead(OutOfRange):
    """Position {position} lies beyond the head of the log, {head}."""

    position: int
    head: int


class PageTokenInvalid(Invalid):
    """The page token belongs to another query or another database, or was altered."""


class CursorInvalid(Invalid):
    """The cursor belongs to another stream or another database, or was altered."""


class HypotheticalRefused(Precondition):
    """The hypothetical fact {index} would be refused: {problem}."""

    index: int
    refusal: str
    problem: str
