"""What all stages share about one question."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from ledger.domain.book import DistrictBook
from ledger.domain.facts.calendar import CalendarYear
from ledger.domain.facts.claim import Claim, Document, DocumentStanding, Waiver
from ledger.domain.facts.credit import ApprovalRequest
from ledger.domain.pay.inputs.almanac import Almanac
from ledger.domain.pay.inputs.approvals import Decisions, decisions_of
from ledger.domain.pay.inputs.bases import Bases, bases_of
from ledger.domain.pay.inputs.earned import Earned
from ledger.domain.pay.inputs.gathering import begun, gather
from ledger.domain.pay.inputs.once import Once
from ledger.domain.pay.inputs.question import PayQuestion
from ledger.domain.pay.inputs.stacked import stacks_earned
from ledger.domain.pay.inputs.stints import Stint, Stints, employments_of, stints_of
from ledger.domain.timeline.item import Item, TimelineFact
from ledger.domain.timeline.items import Items

F = TypeVar("F", ApprovalRequest, Claim, Waiver)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A question with its facts sorted; `running` says which of its `stints` run on a day.

    `hired` is the first of them in the district, `employments` are those begun by the day asked,
    each with its first day and the first without. `met` are the requirements that were met, by
    policy; `begun` is what is open still. `asked`, `claimed` and `waived` are its requests, claims
    and waivers in the district, of any day. `facts` are all of them, by id. `once` has what a stage
    found that is the same for many of them.
    """

    on: date
    educator_id: str
    district_id: str
    currency: str
    book: DistrictBook
    almanac: Almanac
    year: CalendarYear | None
    items: Items
    stints: list[Stint]
    hired: Stint | None
    running: Stints
    employments: Sequence[tuple[date, date | None]]
    earned: list[Earned]
    met: Mapping[str, list[Earned]]
    begun: list[Earned]
    decisions: Decisions
    asked: list[Item[ApprovalRequest]]
    claimed: list[Item[Claim]]
    waived: list[Item[Waiver]]
    bases: Bases
    facts: Mapping[str, Item[TimelineFact]]
    once: Once = field(default_factory=Once)

    @property
    def employed_since(self) -> date | None:
        """The first day of the employment that runs on the day asked, or ran last."""
        return self.employments[-1][0] if self.employments else None

    def earned_under(self, policy_id: str) -> list[Earned]:
        """Give everything earned that a policy may be about, its own requirements included."""
        met = self.met.get(policy_id)
        if not met:
            return self.earned

        def find() -> list[Earned]:
            return sorted((*self.earned, *met), key=lambda each: each.age)

        return self.once.found(find, None, Case.earned_under, met)

    def governing(self, day: date) -> Almanac:
        """Give the almanac of the calendars that govern the educator on a day."""
        return Almanac.of(self.book.governing(self.items, day))

    @property
    def almanacs(self) -> list[Almanac]:
        """Give the almanacs of all jobs the educator has had, each once."""
        days = [self.on, *(each.day_from for each in self.stints)]
        return list({id(found): found for found in map(self.governing, days)}.values())

    def received(self, subjects: tuple[str, ...]) -> dict[str, date]:
        """Give the first day on which an official document of each kind was there about them."""
        return _first_by_kind((each.kind, each.received_on) for each in self._papers(subjects))

    def issued(self, subjects: tuple[str, ...]) -> dict[str, date]:
        """Give the first day that an official document of each kind about them bears."""
        return _first_by_kind(
            (each.kind, each.issued_on)
            for each in self._papers(subjects)
            if each.issued_on is not None
        )

    def _papers(self, subjects: tuple[str, ...]) -> Iterator[Document]:
        for subject in subjects:
            for item in self.items.about(Document, subject):
                value = item.value
                official = value.standing is DocumentStanding.OFFICIAL and item.supported
                if official and value.received_on <= self.on:
                    yield value

    def claims(self, subjects: tuple[str, ...]) -> list[Item[Claim]]:
        """Give the claims that name one of them, were made by the day and not withdrawn by it."""
        named = set(subjects)
        return [
            item
            for item in self.claimed
            if item.value.submitted_on <= self.on
            and (item.effective_until is None or item.effective_until > self.on)
            and not named.isdisjoint(item.value.items)
        ]

    def requested(self, subjects: tuple[str, ...], after: date | None = None) -> date | None:
        """Give the first day, after another, on which the district was asked to decide on them."""
        days = [
            item.value.requested_on
            for item in self.asked
            if item.fact_id in subjects or item.value.subject_id in subjects
        ]
        known = (day for day in days if day <= self.on and (after is None or after < day))
        return min(known, default=None)

    def waivers(self) -> list[Item[Waiver]]:
        """Give the exceptions the district had granted by the day."""
        return [item for item in self.waived if item.value.granted_on <= self.on]


def _first_by_kind(dated: Iterable[tuple[str, date]]) -> dict[str, date]:
    found: dict[str, date] = {}
    for kind, day in dated:
        found[kind] = min(found.get(kind, day), day)
    return found


def _said_to(district_id: str, kind: type[F], items: Items) -> list[Item[F]]:
    """Give the supported facts of a kind that are between the educator and a district."""
    return [
        item  # type: ignore[misc]  # narrowed by its value
        for item in items
        if isinstance(item.value, kind) and item.supported and item.value.district_id == district_id
    ]


def case_of(question: PayQuestion) -> Case:
    """Sort the facts."""
    book, on = question.book, question.on
    district_id = book.district.district_id
    items = Items.of(question.items)
    almanac = Almanac.of(book)
    stints = stints_of(items, district_id)
    earned = [
        *gather(items, question.definitions, district_id, on),
        *stacks_earned(items, question.stacks, on),
    ]
    return Case(
        on=on,
        educator_id=question.educator_id,
        district_id=district_id,
        currency=book.district.currency,
        book=book,
        almanac=almanac,
        year=almanac.year_of(on),
        items=items,
        stints=stints,
        hired=min(stints, key=lambda stint: stint.day_from, default=None),
        running=Stints(stints),
        employments=[each for each in employments_of(stints) if each[0] <= on],
        earned=sorted(earned, key=lambda each: each.age),
        met={},
        begun=begun(items, question.definitions, on),
        decisions=decisions_of(items, district_id),
        asked=_said_to(district_id, ApprovalRequest, items),
        claimed=_said_to(district_id, Claim, items),
        waived=_said_to(district_id, Waiver, items),
        bases=bases_of(items, book),
        facts={item.fact_id: item for item in items},
    )
