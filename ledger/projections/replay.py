"""The same answers from the bytes of a log alone, without a database: for auditors, and for tests.

Needs nothing but msgspec. Every view is folded from the entries up to its position; nothing of
the read model's bookkeeping is used, so that one can be held against the other.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from ledger.domain.answers.pending_shape import PendingItem
from ledger.domain.answers.professional_development import ProfessionalDevelopmentProgress
from ledger.domain.answers.transcript_shape import Transcript
from ledger.domain.pay.answer import SalaryEligibility
from ledger.domain.recorded import Recorded
from ledger.domain.refusals.unknown import UnknownDistrict, UnknownEducator
from ledger.domain.timeline.fold import timeline
from ledger.domain.values import Fact
from ledger.domain.views import DistrictView, EducatorView
from ledger.projections.reference import Reference
from ledger.projections.reference_questions import ReferenceQuestion
from ledger.projections.view import Answered, Known, Page, T, View, award_holders
from ledger.store.codec import decode
from ledger.store.entry import parse
from ledger.store.errors import KnownBeforeFirst, MalformedEntry, UnknownPosition

Facts = list[Recorded[Fact]]


def replay(entries: Iterable[bytes]) -> "Replayed":
    """Read a whole log, from its first entry, each entry's exact bytes.

    Raises:
        MalformedEntry: at the first position that cannot be read, or does not follow those before.
    """
    replayed = Replayed()
    for raw in entries:
        replayed.add(raw)
    return replayed


class Replayed:
    """A log in memory, asked as a `Reader` is asked; `known` None is its last entry.

    An instant after the last entry means the last entry: what came later is not in this log.
    Where they take `known`, methods may raise UnknownPosition and KnownBeforeFirst.
    """

    def __init__(self) -> None:
        """Start with an empty log."""
        self._instants: list[datetime] = []
        self._educators: dict[str, Facts] = defaultdict(list)
        self._holders: dict[str, str] = {}
        self._versions: dict[str, int] = defaultdict(int)
        self._reference = Reference()

    @property
    def position(self) -> int:
        """The last position of the log."""
        return len(self._instants)

    def add(self, raw: bytes) -> None:
        """Take the next entry.

        Raises:
            MalformedEntry: it cannot be read, or does not follow those before it.
        """
        position = self.position + 1
        try:
            recorded = decode(parse(position, raw))
        except Exception as error:
            raise MalformedEntry(position, f"{type(error).__name__}: {error}") from error
        if recorded.version != self._versions[recorded.stream] + 1:
            fault = f"version {recorded.version} of {recorded.stream} does not follow"
            raise MalformedEntry(position, fault)
        if self._instants and recorded.recorded_at <= self._instants[-1]:
            raise MalformedEntry(position, "it was recorded no later than the entry before it")
        self._versions[recorded.stream] = recorded.version
        self._instants.append(recorded.recorded_at)
        kind, _, name = recorded.stream.partition("/")
        if kind == "educator":
            self._educators[name].append(recorded)
            self._holders[recorded.fact_id] = name
        else:
            self._reference.add(recorded)

    def view(
        self,
        educators: Sequence[str] = (),
        districts: Sequence[str] = (),
        awards: Sequence[str] = (),
        known: Known | None = None,
    ) -> View:
        """Give what was known of educators, districts and the educators of awards."""
        at = self.resolve(known)
        holders = [self._holders[award_id] for award_id in awards if award_id in self._holders]
        views = (self._educator(name, at) for name in sorted({*educators, *holders}))
        found = {view.educator_id: view for view in views if view is not None}
        books: dict[str, DistrictView] = {}
        for district_id in districts:
            district = self._reference.district(district_id, at)
            if district is not None:
                books[district_id] = district
        return View(
            position=at,
            recorded_at=self._recorded_at(at),
            educators=found,
            districts=books,
            awards=award_holders(found, awards),
            stacks=self._reference.stacks_known(at),
        )

    def eligibility(
        self, educator_id: str, district_id: str, on: date, known: Known | None = None
    ) -> SalaryEligibility:
        """Tell what an educator is due in a district, for the contract year of a day.

        Raises:
            UnknownEducator, UnknownDistrict: nobody knew them then.
        """
        educator, district = self._both(educator_id, district_id, known)
        return educator.eligibility(district, on)

    def transcript(
        self,
        educator_id: str,
        on: date,
        known: Known | None = None,
        *,
        district_id: str | None = None,
    ) -> Transcript:
        """Give everything an educator has earned, as it stands on a day.

        With a district, tell what that recognizes. Refuses as eligibility.
        """
        educator = self._known_educator(educator_id, known)
        district = None if district_id is None else self._known_district(district_id, known)
        stacks = self._reference.stacks_known(self.resolve(known))
        return educator.transcript(stacks, on, district)

    def professional_development(
        self, educator_id: str, district_id: str, on: date, known: Known | None = None
    ) -> ProfessionalDevelopmentProgress:
        """Tell how an educator stands against a district's requirement; refuses as eligibility."""
        educator, district = self._both(educator_id, district_id, known)
        return educator.professional_development(district, on)

    def pending(
        self,
        educator_id: str,
        district_id: str,
        on: date,
        within_days: int = 90,
        known: Known | None = None,
    ) -> tuple[PendingItem, ...]:
        """Tell what awaits somebody of an educator in a district; refuses as eligibility."""
        educator, district = self._both(educator_id, district_id, known)
        stacks = self._reference.stacks_known(self.resolve(known))
        return educator.pending(district, stacks, on, within_days)

    def resolve(self, known: Known | None) -> int:
        """Give the position that was known then."""
        if known is None:
            return self.position
        if isinstance(known, datetime):
            position = bisect_right(self._instants, known)
            if position == 0:
                raise KnownBeforeFirst(known, self._recorded_at(1))
            return position
        if not 1 <= known <= self.position:
            raise UnknownPosition(known, self.position)
        return known

    def refer(self, question: ReferenceQuestion[T], known: Known | None = None) -> Answered[T]:
        """Give what the reference answers, and raise what it raises."""
        at = self.resolve(known)
        return self._answered(question(self._reference, at), at)

    def educator_ids(
        self, district_id: str, known: Known | None, after_id: str, limit: int
    ) -> Answered[Page[str]]:
        """List whom a district employs, has employed or will employ, by id."""
        at = self.resolve(known)
        names = (name for name in sorted(self._educators) if name > after_id)
        views = (self._educator(name, at) for name in names)
        employed = (each.educator_id for each in views if each and each.employed_in(district_id))
        return self._answered(Page.of(employed, limit), at)

    def _both(
        self, educator_id: str, district_id: str, known: Known | None
    ) -> tuple[EducatorView, DistrictView]:
        educator = self._known_educator(educator_id, known)
        return educator, self._known_district(district_id, known)

    def _known_district(self, district_id: str, known: Known | None) -> DistrictView:
        district = self._reference.district(district_id, self.resolve(known))
        if district is None:
            raise UnknownDistrict(district_id=district_id)
        return district

    def _known_educator(self, educator_id: str, known: Known | None) -> EducatorView:
        educator = self._educator(educator_id, self.resolve(known))
        if educator is None:
            raise UnknownEducator(educator_id=educator_id)
        return educator

    def _educator(self, educator_id: str, at: int) -> EducatorView | None:
        facts = [each for each in self._educators.get(educator_id, ()) if each.position <= at]
        found = timeline(facts, self._reference.definitions)
        if not found.registered:
            return None
        return EducatorView(
            educator_id=educator_id,
            position=found.chains.by_id[facts[0].fact_id].positions[0],
            items=found.items,
            definitions=self._reference.definitions,
        )

    def _answered(self, value: T, at: int) -> Answered[T]:
        return Answered(position=at, recorded_at=self._recorded_at(at), value=value)

    def _recorded_at(self, position: int) -> datetime | None:
        return self._instants[position - 1] if 0 < position <= self.position else None
