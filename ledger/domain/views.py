"""What an educator and a district are at one position, and what is answered about both."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from ledger.domain.answers.pending import pending
from ledger.domain.answers.pending_case import PendingQuestion
from ledger.domain.answers.pending_shape import PendingItem, PendingKind
from ledger.domain.answers.professional_development import (
    ProfessionalDevelopmentProgress,
    professional_development,
)
from ledger.domain.answers.transcript import transcript
from ledger.domain.answers.transcript_shape import AwardVerification, Transcript
from ledger.domain.answers.verification import verify_award
from ledger.domain.book import Definitions, DistrictBook
from ledger.domain.pay.answer import SalaryEligibility
from ledger.domain.pay.evaluate import evaluate
from ledger.domain.pay.inputs.question import Adopted, PayQuestion
from ledger.domain.stacks import Stacks
from ledger.domain.timeline.items import Items


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictView:
    """A district's book, and all versions of its policies in the order of their entries.

    `stacks` are those of the catalogue at the same position that the policies are about, with the
    stacks they contain.
    """

    book: DistrictBook
    policies: tuple[Adopted, ...]
    stacks: Stacks = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class EducatorView:
    """A registered educator; `position` is that of the registration, `items` the timeline."""

    educator_id: str
    position: int
    items: Items
    definitions: Definitions

    def employed_in(self, district_id: str) -> bool:
        """Tell whether a district employs, has employed or will employ the educator."""
        return any(True for _ in self.items.employments(district_id))

    def transcript(
        self, stacks: Stacks, on: date, district: DistrictView | None = None
    ) -> Transcript:
        """Give everything earned, as it stands on a day, and what a district recognizes of it."""
        book = None if district is None else district.book
        return transcript(self.educator_id, self.items, self.definitions, stacks, on, book)

    def verification(self, award_id: str, on: date) -> AwardVerification:
        """Tell how an award stands on a day, or refuse with UnknownAward."""
        return verify_award(award_id, self.items, self.definitions, on)

    def professional_development(
        self, district: DistrictView, on: date
    ) -> ProfessionalDevelopmentProgress:
        """Tell how the educator stands against a district's requirement in the year of a day."""
        book = district.book.governing(self.items, on)
        return professional_development(self.educator_id, self.items, self.definitions, book, on)

    def eligibility(
        self, district: DistrictView, on: date, *, next_steps: bool = True
    ) -> SalaryEligibility:
        """Tell what a district's policies make of the facts in the contract year of a day."""
        question = PayQuestion(
            educator_id=self.educator_id,
            items=self.items,
            definitions=self.definitions,
            book=district.book.governing(self.items, on),
            policies=district.policies,
            on=on,
            stacks=district.stacks,
        )
        return evaluate(question, next_steps=next_steps)

    def pending(
        self,
        district: DistrictView,
        stacks: Stacks,
        on: date,
        within_days: int,
        kinds: Collection[PendingKind] = (),
    ) -> tuple[PendingItem, ...]:
        """Tell what awaits somebody in a district on a day; of some kinds, or of all."""
        question = PendingQuestion(
            educator_id=self.educator_id,
            items=self.items,
            definitions=self.definitions,
            book=district.book.governing(self.items, on),
            policies=district.policies,
            stacks=stacks,
            on=on,
            within_days=within_days,
        )
        return pending(question, kinds)
