"""The nouns of awards in a transcript, field by field as the contract has them."""

from datetime import date
from decimal import Decimal

from ledger.domain.facts.award import RevocationKind
from ledger.domain.facts.catalogue import CredentialKind, DeliveryMode
from ledger.domain.timeline.holding import HeldSpan
from ledger.domain.timeline.item import Problem
from ledger.domain.values import Evidence, Part


class CredentialSummary(Part, frozen=True, kw_only=True):
    """Which credential an item is about; a one-off has only title and kind."""

    title: str
    kind: CredentialKind
    informal: bool
    credential_id: str | None = None
    credential_version: int | None = None
    issuer_id: str | None = None


class ModeHours(Part, frozen=True, kw_only=True):
    """Clock hours in one mode of delivery."""

    mode: DeliveryMode
    hours: Decimal


class RevocationItem(Part, frozen=True, kw_only=True):
    """The revocation of an award."""

    fact_id: str
    positions: tuple[int, ...]
    kind: RevocationKind
    reason_code: str
    effective_on: date
    problem: Problem | None = None


class RenewalItem(Part, frozen=True, kw_only=True):
    """A renewal; `expires_on` is the expiry it brings, stated or not."""

    fact_id: str
    positions: tuple[int, ...]
    renewed_on: date
    expires_on: date | None = None
    problem: Problem | None = None


class SuspensionItem(Part, frozen=True, kw_only=True):
    """A suspension, and the day of the reinstatement that ends it."""

    fact_id: str
    positions: tuple[int, ...]
    reason_code: str
    effective_on: date
    reinstated_on: date | None = None
    problem: Problem | None = None


class ReinstatementItem(Part, frozen=True, kw_only=True):
    """A reinstatement."""

    fact_id: str
    positions: tuple[int, ...]
    effective_on: date
    problem: Problem | None = None


class GoodStanding(Part, frozen=True, kw_only=True):
    """The days on which an award is in good standing, and what was said about that."""

    spans: tuple[HeldSpan, ...] = ()
    renewals: tuple[RenewalItem, ...] = ()
    suspensions: tuple[SuspensionItem, ...] = ()
    reinstatements: tuple[ReinstatementItem, ...] = ()
    unsupported_revocations: tuple[RevocationItem, ...] = ()


class AwardItem(Part, frozen=True, kw_only=True):
    """An award; without `credential` where its enrollment was annulled."""

    enrollment_id: str
    awarded_on: date
    granted_by: str
    hours: tuple[ModeHours, ...]
    credential: CredentialSummary | None = None
    expires_on: date | None = None
    ended_on: date | None = None
    revocation: RevocationItem | None = None
    good_standing: GoodStanding | None = None


class ExternalAwardItem(Part, frozen=True, kw_only=True):
    """What was earned elsewhere, as its documents say."""

    credential: CredentialSummary
    awarding_body: str
    completed_on: date
    evidence: tuple[Evidence, ...]
    reference: str | None = None
    started_on: date | None = None
    expires_on: date | None = None
    ended_on: date | None = None
    revocation: RevocationItem | None = None
    good_standing: GoodStanding | None = None
