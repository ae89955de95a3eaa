"""Refusals of corrections, of what was said before, and of late facts that would undo another."""

from ledger.domain.refusals.refusal import AlreadyExists, Forbidden, Precondition


class CorrectionNotPermitted(Forbidden):
    """The role {role} may not record facts of kind {kind}, and so not correct one."""

    role: str
    kind: str


class FactAnnulled(Precondition):
    """Fact {fact_id} is annulled already."""

    fact_id: str


class StaleLink(Precondition):
    """The latest link is {latest_fact_id} at {latest_position}, not {fact_id} at {position}."""

    fact_id: str
    position: int
    latest_fact_id: str
    latest_position: int


class CorrectionOfAnotherKind(Precondition):
    """Fact {fact_id} is of kind {kind} and cannot be replaced by one of kind {other_kind}."""

    fact_id: str
    kind: str
    other_kind: str


class FactRecorded(AlreadyExists):
    """The same is recorded already: fact {fact_id}."""

    fact_id: str


class InvalidatesLaterFact(Precondition):
    """Recording this would take away what fact {fact_id} of {day} rests on: {problem}."""

    fact_id: str
    day: str
    problem: str
