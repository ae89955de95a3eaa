"""What a district recognizes: a dated decision that a credential counts with it."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from msgspec import Meta

from ledger.domain.facts.credit import CreditAmount
from ledger.domain.values import Fact, Part, Slug


class RecognitionTerms(Part, frozen=True, kw_only=True):
    """On what terms it counts.

    `credits` is what it is worth in each unit, `clock_hours` the most hours of professional
    development; `categories` are the buckets it counts in; of `rewards` the educator claims one.
    """

    approval_required: bool
    credits: Annotated[tuple[CreditAmount, ...], Meta(max_length=20)]
    categories: Annotated[tuple[Slug, ...], Meta(max_length=20)]
    rewards: Annotated[tuple[Slug, ...], Meta(max_length=20)]
    clock_hours: Decimal | None = None


class Recognition(Fact, frozen=True, kw_only=True):
    """A district recognizes a credential or a stack in `[effective_from, effective_until)`.

    One of the two is named. A later decision on the same takes over on its first day.
    """

    owner: ClassVar[str] = "district_id"

    district_id: Slug
    effective_from: date
    terms: RecognitionTerms
    credential_id: Slug | None = None
    stack_id: Slug | None = None
    effective_until: date | None = None

    @property
    def subject(self) -> str:
        """What it is about, named as its stream is: `credential/…` or `stack/…`."""
        return _subject(self.credential_id, self.stack_id)


class RecognitionWithdrawal(Fact, frozen=True, kw_only=True):
    """A district recognizes a credential or a stack no longer; `effective_on` is the first day."""

    owner: ClassVar[str] = "district_id"

    district_id: Slug
    effective_on: date
    reason_code: Slug
    credential_id: Slug | None = None
    stack_id: Slug | None = None

    @property
    def subject(self) -> str:
        """What it is about, named as its stream is: `credential/…` or `stack/…`."""
        return _subject(self.credential_id, self.stack_id)


def _subject(credential_id: str | None, stack_id: str | None) -> str:
    return f"stack/{stack_id}" if credential_id is None else f"credential/{credential_id}"
