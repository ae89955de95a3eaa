"""Refusals of credits."""

from credential_ledger.refusals.refusal import Refusal


class AmountNotPositive(Refusal):
    """<amount> <unit>: a credit is more than none.

    Metadata: `amount`, `unit`.
    """


class CreditRecorded(Refusal):
    """<source> has such a credit in <unit> already: fact <fact_id>.

    Metadata: `source`, a fact id or the title of a course; `unit`, `fact_id`.
    """


class SourceUnsupported(Refusal):
    """The source <source_id> of the credit does not count: <problem>.

    Metadata: `source_id`, `problem`.
    """
