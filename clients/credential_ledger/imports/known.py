"""What the files named so far, and what the ledger knows: whom and what a row may refer to."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from credential_ledger import dates
from credential_ledger.client import LedgerClient
from credential_ledger.imports import identity
from credential_ledger.refusals.unknown import UnknownEducator
from credential_ledger.v1.calendar_pb2 import Calendar
from credential_ledger.v1.district_pb2 import School
from credential_ledger.v1.district_service_pb2 import GetDistrictResponse
from credential_ledger.v1.salary_schedule_pb2 import SalarySchedule

Reference = School | Calendar | SalarySchedule
"""What a district publishes; published again it takes the place of what stood."""


@dataclass
class Ledger:
    """What the ledger knows of a district; asked when it is first needed.

    Every property and method raises what `LedgerClient` does.
    """

    client: Callable[[], LedgerClient]
    district_id: str

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
    def _employed(self) -> set[str]:
        listed = self.client().educators.list_educators(self.district_id, page_size=1000)
        return {each.educator_id for each in listed}

    def knows(self, educator_id: str) -> bool:
        """Whether somebody is registered; whom the district does not employ is asked for singly."""
        if educator_id in self._employed:
            return True
        try:
            self.client().educators.get_educator(educator_id)
        except UnknownEducator:
            return False
        return True


@dataclass
class Known:
    """Everything a row may refer to, in the district that is imported.

    `registrar` registers the people, or did; `registers` tells whether this import does. `asks`
    tells whether the ledger is asked about what the files do not name; in a real run it judges by
    itself, on what it knows then.
    """

    ledger: Ledger
    registrar: str
    registers: bool
    asks: bool
    people: set[str] = field(default_factory=set)
    left_out: dict[str, str] = field(default_factory=dict)
    orgs: set[str] = field(default_factory=set)
    orgs_are_whole: bool = False
    published: set[tuple[str, ...]] = field(default_factory=set)

    @property
    def district_id(self) -> str:
        """The district that is imported."""
        return self.ledger.district_id

    def educator_id(self, sourced_id: str) -> str:
        """The educator that a person is."""
        return identity.educator_id(self.registrar, self.district_id, sourced_id)

    def stranger(self, sourced_id: str) -> str:
        """Why nothing can be said of a person; empty where it can."""
        if sourced_id in self.people:
            return ""
        if sourced_id in self.left_out:
            return f"{sourced_id} was left out of the roster: {self.left_out[sourced_id]}"
        if self.asks and not self.ledger.knows(self.educator_id(sourced_id)):
            return f"neither the roster nor the ledger knows {sourced_id}"
        self.people.add(sourced_id)
        return ""

    def publish(self, noun: Reference) -> None:
        """Note that the files publish a noun."""
        self.published.add(name_of(noun)[:2])

    def lacks(self, kind: str, name: str) -> bool:
        """Whether neither the files nor the ledger know something of a kind under a name."""
        known = (kind, name) in self.published or not self.asks
        return not known and not self.ledger.has(kind, name)


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
