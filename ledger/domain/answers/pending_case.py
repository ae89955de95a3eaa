"""What is looked at to tell what awaits somebody: an educator's facts up to a day, sorted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ledger.domain.book import Definitions, DistrictBook
from ledger.domain.facts.award import Award, ExternalAward
from ledger.domain.facts.claim import Claim
from ledger.domain.facts.credit import Credit
from ledger.domain.facts.learning import Activity, Assessment, Enrollment
from ledger.domain.pay.inputs.approvals import Decisions, decisions_of
from ledger.domain.pay.inputs.question import Adopted
from ledger.domain.recognition import RecognitionSpan
from ledger.domain.stacks import Stacks
from ledger.domain.timeline.holding import Holding
from ledger.domain.timeline.item import Item, TimelineFact
from ledger.domain.timeline.items import Items


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaited:
    """What one fact waits for, and since when; the rest of a `PendingItem` is its kind's."""

    fact_id: str
    day: date
    text: str
    positions: tuple[int, ...]
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingQuestion:
    """One educator, one district, one day; and everything known at one position.

    `items` may include facts dated after `on`; `policies` are all versions adopted. Awards that
    expire are told `within_days` ahead.
    """

    educator_id: str
    items: Items
    definitions: Definitions
    book: DistrictBook
    policies: tuple[Adopted, ...]
    stacks: Stacks
    on: date
    within_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingCase:
    """A question with its facts sorted.

    `items` count and are dated up to the day. `employed` tells whether the district employs the
    educator on the day or will; `decisions` are its own.
    """

    question: PendingQuestion
    district_id: str
    items: Items
    employed: bool
    decisions: Decisions

    @property
    def on(self) -> date:
        """The day asked about."""
        return self.question.on

    def held(self) -> Iterator[tuple[Item[TimelineFact], Holding]]:
        """Give the awards in good standing on the day."""
        for item in self.items:
            if item.holding is not None and item.holding.held_on(self.on):
                yield item, item.holding

    def recognition(self, item: Item[TimelineFact]) -> RecognitionSpan | None:
        """Give the decision by which the district recognizes, on the day, what a fact is of."""
        found = self.credential(item)
        if found is None:
            return None
        return self.question.book.recognition_of(f"credential/{found[0]}", self.on)

    def credential(self, item: Item[TimelineFact]) -> tuple[str, int] | None:
        """Give the credential and version a fact is of; a one-off and a course are of none."""
        origin = self.origin(item).value
        if isinstance(origin, Enrollment):
            return origin.credential_id, origin.credential_version
        if isinstance(origin, ExternalAward) and origin.definition is not None:
            return origin.definition.credential_id, origin.definition.credential_version
        return None

    def named(self, fact_id: str | None) -> Item[TimelineFact] | None:
        """Give a fact, whether it counts or not and whatever its day."""
        return None if fact_id is None else self.question.items.named(fact_id)

    def origin(self, item: Item[TimelineFact]) -> Item[TimelineFact]:
        """Give the enrollment or the award from elsewhere that a fact comes from, or itself."""
        source = self.named(_source_of(item.value))
        return item if source is None else self.origin(source)

    def stands(self, item: Item[TimelineFact]) -> bool:
        """Whether something can still be awaited of a fact, whatever its day.

        Not of what does not count, was found void, or was withdrawn up to the day.
        """
        if item.problem is not None or (item.holding is not None and item.holding.void):
            return False
        until = item.effective_until
        return not isinstance(item.value, Claim) or until is None or self.on < until


def case_of(question: PendingQuestion) -> PendingCase:
    """Sort the facts."""
    district_id = question.book.district.district_id
    known = Items(
        item for item in question.items if item.supported and item.effective_from <= question.on
    )
    return PendingCase(
        question=question,
        district_id=district_id,
        items=known,
        employed=any(
            item.effective_until is None or question.on < item.effective_until
            for item in question.items.employments(district_id)
        ),
        decisions=decisions_of(known, district_id),
    )


def _source_of(fact: TimelineFact) -> str | None:
    """Give the id of the fact that another comes from, if it comes from one."""
    if isinstance(fact, Award | Activity | Assessment):
        return fact.enrollment_id
    return fact.source_id if isinstance(fact, Credit) else None
