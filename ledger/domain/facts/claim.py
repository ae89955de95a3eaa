"""What an educator asks for and shows: claims, documents; and exceptions that are granted."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from ledger.domain.values import Evidence, Fact, FactId, PrincipalId, Slug, Title


class DocumentStanding(StrEnum):
    """Whether a document is the one that counts, or stands in for it."""

    PROVISIONAL = "provisional"
    OFFICIAL = "official"


class Document(Fact, frozen=True, kw_only=True):
    """A document about a fact was received; the artefact itself stays where it is.

    `attested_by` is who saw it, `issued_on` the day it bears.
    """

    educator_id: FactId
    subject_id: FactId
    kind: Slug
    standing: DocumentStanding
    received_on: date
    evidence: Evidence | None = None
    attested_by: PrincipalId | None = None
    issued_on: date | None = None
    district_id: Slug | None = None


class Claim(Fact, frozen=True, kw_only=True):
    """The educator asks for a benefit of a contract year, for some of their facts.

    `items` are awards of any kind, credits or enrollments; `reward` is what was chosen where there
    is a choice.
    """

    educator_id: FactId
    district_id: Slug
    policy_id: Slug
    benefit_id: Slug
    contract_year: Title
    items: Annotated[tuple[FactId, ...], Meta(min_length=1, max_length=100)]
    submitted_on: date
    reward: Slug | None = None


class ClaimWithdrawal(Fact, frozen=True, kw_only=True):
    """The educator gives a claim up, before it is decided."""

    educator_id: FactId
    claim_id: FactId
    withdrawn_on: date
    reason_code: Slug | None = None


class Waiver(Fact, frozen=True, kw_only=True):
    """A district makes a reasoned exception from a rule in `[effective_from, effective_until)`.

    `rule` is what is waived, such as `approval-before-start`; of one policy, benefit or fact where
    they are named.
    """

    educator_id: FactId
    district_id: Slug
    rule: Slug
    reason_code: Slug
    role: Slug
    granted_on: date
    effective_from: date
    effective_until: date | None = None
    policy_id: Slug | None = None
    benefit_id: Slug | None = None
    subject_id: FactId | None = None
