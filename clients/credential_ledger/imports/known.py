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

    @cached_property
    def schools(self) -> dict[str, School]:
        """The schools, by id."""
        return {each.school_id: each for each in self.district.schools}

    @cached_property
    def calendars(self) -> dict[str, Calendar]:
        """The calendars, by id."""
        return {each.calendar_id: each for each in self.district.calendars}

    @cached_property
    def schedules(self) -> dict[str, SalarySchedule]:
        """The salary schedules, by `schedule_key`."""
        return {schedule_key(each): each for each in self.district.schedules}

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
    tells whether the ledger is asked about people: in a real run it will say so itself.
    """

    ledger: Ledger
    registrar: str
    registers: bool
    asks: bool
    people: set[str] = field(default_factory=set)
    left_out: dict[str, str] = field(default_factory=dict)
    orgs: set[str] = field(default_factory=set)
    orgs_are_whole: bool = False
    schools: set[str] = field(default_factory=set)
    calendars: set[str] = field(default_factory=set)
    schedules: set[str] = field(default_factory=set)

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

    def lacks(self, column: str, name: str) -> bool:
        """Whether neither the files nor the ledger know what a column names."""
        match column:
            case "school_id":
                return name not in self.schools and name not in self.ledger.schools
            case "calendar_id":
                return name not in self.calendars and name not in self.ledger.calendars
            case _:
                known = (each.schedule_id for each in self.ledger.schedules.values())
                return name not in self.schedules and name not in known


def schedule_key(schedule: SalarySchedule) -> str:
    """What tells a version of a schedule from every other: its id and its first day."""
    return f"{schedule.schedule_id} from {dates.decode(schedule.effective_from).isoformat()}"
