"""What a correction may not do, what was said before, and what a late fact may not undo."""

from credential_ledger.refusals.refusal import Refusal


class CorrectionNotPermitted(Refusal):
    """The role <role> may not record facts of kind <kind>, and so not correct one.

    Metadata: `role`, `kind`.
    """


class FactAnnulled(Refusal):
    """Fact <fact_id> is annulled already.

    Metadata: `fact_id`.
    """


class StaleLink(Refusal):
    """The latest link is <latest_fact_id> at <latest_position>, not <fact_id> at <position>.

    Metadata: `fact_id`, `position`, `latest_fact_id`, `latest_position`.
    """


class CorrectionOfAnotherKind(Refusal):
    """Fact <fact_id> is of kind <kind> and cannot be replaced by one of kind <other_kind>.

    Metadata: `fact_id`, `kind`, `other_kind`.
    """


class FactRecorded(Refusal):
    """The same is recorded already: fact <fact_id>.

    Metadata: `fact_id`.
    """


class InvalidatesLaterFact(Refusal):
    """Recording this would take away what fact <fact_id> of <day> rests on: <problem>.

    Metadata: `fact_id`, `day`, `problem`.
    """
