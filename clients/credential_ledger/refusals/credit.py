"""Credits and approvals, and what a correction or a late fact may not do."""

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


class ApproverOfAnotherDistrict(Refusal):
    """<approver> acts for district <approver_district> and may not decide for <district_id>.

    Metadata: `approver`, `approver_district`, `district_id`.
    """


class EducatorNotEmployed(Refusal):
    """The educator has no employment in district <district_id>.

    Metadata: `district_id`.
    """


class LimitUnitDiffers(Refusal):
    """The limit is in <limit_unit>, the credit in <unit>.

    Metadata: `limit_unit`, `unit`.
    """


class DecidedBeforeRequest(Refusal):
    """The decision of <decided_on> lies before the request of <requested_on>.

    Metadata: `decided_on`, `requested_on`.
    """


class CorrectionNotPermitted(Refusal):
    """The role <role> may not record facts of kind <kind>, and so not correct one.

    Metadata: `role`, `kind`.
    """


class CorrectionOfAnotherKind(Refusal):
    """Fact <fact_id> is of kind <kind> and cannot be replaced by one of kind <other_kind>.

    Metadata: `fact_id`, `kind`, `other_kind`.
    """


class StaleLink(Refusal):
    """The latest link of fact <fact_id> stands at <latest_position>, not at <position>.

    Metadata: `fact_id`, `position`, `latest_position`.
    """


class FactAnnulled(Refusal):
    """Fact <fact_id> is annulled already.

    Metadata: `fact_id`.
    """


class FactRecorded(Refusal):
    """The same is recorded already: fact <fact_id>.

    Metadata: `fact_id`.
    """


class InvalidatesLaterFact(Refusal):
    """Recording this would take away what fact <fact_id> of <day> rests on: <problem>.

    Metadata: `fact_id`, `day`, `problem`.
    """
