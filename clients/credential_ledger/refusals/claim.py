"""Refusals of claims and documents."""

from credential_ledger.refusals.refusal import Refusal


class SubjectUnsupported(Refusal):
    """<subject_id> does not count: <problem>.

    Metadata: `subject_id`, `problem`.
    """


class BeforeClaim(Refusal):
    """<day> lies before the claim <claim_id> of <submitted_on>.

    Metadata: `day`, `claim_id`, `submitted_on`.
    """


class ItemClaimed(Refusal):
    """<item_id> is claimed for <benefit_id> already, by claim <claim_id>.

    Metadata: `item_id`, `benefit_id`, `claim_id`.
    """


class ClaimWithdrawn(Refusal):
    """Claim <claim_id> was withdrawn on <withdrawn_on>.

    Metadata: `claim_id`, `withdrawn_on`.
    """


class ClaimDecided(Refusal):
    """Claim <claim_id> was decided on <decided_on>.

    Metadata: `claim_id`, `decided_on`.
    """
