"""What the ledger knows of a district, asked when it is first needed and then kept."""

from collections.abc import Callable, Iterator
from functools import cached_property

from credential_ledger import dates
from credential_ledger.client import LedgerClient
from credential_ledger.refusals.unknown import UnknownEducator
from credential_ledger.v1.calendar_pb2 import Calendar
from credential_ledger.v1.district_pb2 import School
from credential_ledger.v1.district_service_pb2 import GetDistrictResponse
from credential_ledger.v1.educator_record_pb2 import EducatorRecord
from credential_ledger.v1.salary_schedule_pb2 import SalarySchedule

Reference = School | Calendar | SalarySchedule
"""What a district publishes; published again it takes the place of what stood."""

STRANGERS_MAX = 20
"""After so many who are neither employed nor registered, a first import is taken for one."""


class Ledger:
    """What the ledger knows of a district.

    Every property and method raises what `LedgerClient` does.
    """

    def __init__(self, client: Callable[[], LedgerClient], district_id: str) -> None:
        """Ask with a client that is made when it is needed."""
        self.client = client
        self.district_id = district_id
        self._met: dict[str, EducatorRecord | None] = {}
        self._strangers = 0

    @cached_property
    def district(self) -> GetDistrictResponse:
        """The district with what it published."""
        return self.client().districts.get_district(self.district_id)

    def read_again(self, position: int) -> None:
        """Read the district as it is known at this position or later."""
        self.district = self.client().districts.get_district(
            self.district_id, at_least_position=position
        )
        self.__dict__.pop("_published", None)

    @cached_property
    def _published(self) -> dict[tuple[str, ...], Reference]:
        answer = self.district
        nouns: list[Reference] = [*answer.schools, *answer.calendars, *answer.schedules]
        return {name_of(each): each for each in nouns}

    def standing(self, noun: Reference) -> Reference | None:
        """What stands where `noun` would."""
        return self._published.get(name_of(noun))

    def has(self, kind: str, name: str) -> bool:
        """Whether something of a kind is published under a name."""
        return any(each[:2] == (kind, name) for each in self._published)

    @cached_property
    def employed(self) -> dict[str, frozenset[str]]:
        """The facts about jobs of each whom the district employs, has employed or will employ."""
        listed = self.client().educators.list_educators(self.district_id, page_size=1000)
        return {each.educator_id: frozenset(_job_facts(each)) for each in listed}

    @cached_property
    def earned(self) -> frozenset[str]:
        """What transcripts of those hold: awards, credits and what else is an item of its own."""
        listed = self.client().transcripts.list_transcripts(self.district_id)
        return frozenset(item.fact_id for each in listed for item in each.transcript.items)

    def knows(self, educator_id: str) -> bool:
        """Whether somebody is registered; whom the district does not employ is asked for singly."""
        return educator_id in self.employed or self._meet(educator_id) is not None

    def may_know(self, educator_id: str) -> bool:
        """Whether somebody is registered; not asked any more after too many who were not."""
        if self._strangers >= STRANGERS_MAX:
            return educator_id in self.employed
        known = self.knows(educator_id)
        self._strangers = 0 if known else self._strangers + 1
        return known

    def has_fact_of(self, educator_id: str, fact_id: str) -> bool:
        """Whether a fact about a job of somebody is on record."""
        if educator_id in self.employed:
            return fact_id in self.employed[educator_id]
        record = self._met.get(educator_id)
        return record is not None and fact_id in _job_facts(record)

    def _meet(self, educator_id: str) -> EducatorRecord | None:
        if educator_id not in self._met:
            try:
                self._met[educator_id] = self.client().educators.get_educator(educator_id).educator
            except UnknownEducator:
                self._met[educator_id] = None
        return self._met[educator_id]


def name_of(noun: Reference) -> tuple[str, ...]:
    """What tells a noun from every other: its kind, its id, and its first day if there are more."""
    match noun:
        case School():
            return ("school", noun.school_id)
        case Calendar():
            return ("calendar", noun.calendar_id)
        case SalarySchedule():
            begins = dates.decode(noun.effective_from)
            return ("salary schedule", noun.schedule_id, begins.isoformat())


def _job_facts(record: EducatorRecord) -> Iterator[str]:
    for facts in (
        record.employments,
        record.leaves,
        record.separations,
        record.placements,
        record.service_credits,
        record.opening_balances,
    ):
        yield from (each.fact_id for each in facts)
