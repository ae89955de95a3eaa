"""Refusals of credits."""

from ledger.domain.refusals.refusal import AlreadyExists, Invalid, Precondition


class AmountNotPositive(Invalid):
    """{amount} {unit}: a credit is more than none."""

    amount: str
    unit: str


class CreditRecorded(AlreadyExists):
    """{source} has such a credit in {unit} already: fact {fact_id}."""

    source: str
    unit: str
    fact_id: str


class SourceUnsupported(Precondition):
    """The source {source_id} of the credit does not count: {problem}."""

    source_id: str
    problem: str
