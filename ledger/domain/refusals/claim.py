"""Refusals of claims and documents."""

from ledger.domain.refusals.refusal import AlreadyExists, Precondition


class SubjectUnsupported(Precondition):
    """{subject_id} does not count: {problem}."""

    subject_id: str
    problem: str


class BeforeClaim(Precondition):
    """{day} lies before the claim {claim_id} of {submitted_on}."""

    day: str
    claim_id: str
    submitted_on: str


class ItemClaimed(AlreadyExists):
    """{item_id} is claimed for {benefit_id} already, by claim {claim_id}."""

    item_id: str
    benefit_id: str
    claim_id: str


class ClaimWithdrawn(Precondition):
    """Claim {claim_id} was withdrawn on {withdrawn_on}."""

    claim_id: str
    withdrawn_on: str


class ClaimDecided(Precondition):
    """Claim {claim_id} was decided on {decided_on}."""

    claim_id: str
    decided_on: str
