"""Awards, granted here or recorded from documents, and what becomes of them."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from ledger.domain.facts.catalogue import CredentialKind
from ledger.domain.values import Count, Evidence, Fact, FactId, Part, PrincipalId, Slug, Title


class Award(Fact, frozen=True, kw_only=True):
    """The credential is granted; with a validity it expires that many months later."""

    educator_id: FactId
    enrollment_id: FactId
    awarded_on: date
    granted_by: PrincipalId


class CatalogueEntry(Part, frozen=True, kw_only=True):
    """A version of a definition that is earned elsewhere."""

    credential_id: Slug
    credential_version: Count


class OneOff(Part, frozen=True, kw_only=True):
    """What was earned, where no catalogue names it."""

    title: Title
    kind: CredentialKind
    tags: Annotated[tuple[Slug, ...], Meta(max_length=50)]
    level: Slug | None = None
    subject: Slug | None = None


class ExternalAward(Fact, frozen=True, kw_only=True):
    """Something earned elsewhere, recorded from documents: a degree, a licence, a certificate.

    Exactly one of `definition` and `one_off` is set. `reference` is what the awarding body calls
    it, never a name or number of the person. `completed_on` is the day it was conferred,
    `expires_on` the first day without; unless stated, that follows from the definition's validity.
    """

    educator_id: FactId
    awarding_body: Title
    completed_on: date
    evidence: Annotated[tuple[Evidence, ...], Meta(max_length=20)]
    definition: CatalogueEntry | None = None
    one_off: OneOff | None = None
    reference: Title | None = None
    started_on: date | None = None
    expires_on: date | None = None
    district_id: Slug | None = None

    @property
    def what(self) -> CatalogueEntry | OneOff:
        """Whichever of `definition` and `one_off` is set; no form takes it without."""
        what = self.definition or self.one_off
        if what is None:
            message = "an external award of nothing"
            raise ValueError(message)
        return what

    @property
    def awarded_on(self) -> date:
        """The day it was conferred, under the name all awards have for it."""
        return self.completed_on


class Renewal(Fact, frozen=True, kw_only=True):
    """An award that expires is good for longer.

    `expires_on` is the new first day without; unless stated, it lies the definition's validity
    after the old one, or after `renewed_on` where the award had expired.
    """

    educator_id: FactId
    award_id: FactId
    renewed_on: date
    expires_on: date | None = None


class Suspension(Fact, frozen=True, kw_only=True):
    """From `effective_on` an award is not in good standing, until it is reinstated."""

    educator_id: FactId
    award_id: FactId
    reason_code: Slug
    effective_on: date


class Reinstatement(Fact, frozen=True, kw_only=True):
    """From `effective_on` a suspended award is in good standing again."""

    educator_id: FactId
    award_id: FactId
    effective_on: date


class RevocationKind(StrEnum):
    """Void from the start: never held. Ended: held until a date. Only the first reaches back."""

    VOID_FROM_START = "void_from_start"
    ENDED_FROM_DATE = "ended_from_date"


class Revocation(Fact, frozen=True, kw_only=True):
    """An award is taken back; `effective_on` is the first day without, or that of the finding."""

    educator_id: FactId
    award_id: FactId
    kind: RevocationKind
    reason_code: Slug
    effective_on: date
