"""What a district and the catalogue know by name, asked for as far as somebody wants to know it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from credential_ledger.client import LedgerClient
from credential_ledger.v1.calendar_pb2 import YearKind
from credential_ledger.v1.district_service_pb2 import GetDistrictResponse
from credential_ledger.v1.educator_record_pb2 import EducatorRecord
from credential_ledger.v1.employment_pb2 import Employment
from credential_ledger.v1.salary_schedule_pb2 import SalarySchedule

REFUSED = ("credential", "stack", "schedule", "lane", "school")
"""A policy that names one of these that is not there is refused; any other name selects nothing."""

_PAGE = 1000
_UNKNOWN = {
    "credential": "no credential {} is defined",
    "stack": "no stack {} is defined",
    "issuer": "no issuer {} is registered",
    "schedule": "the district has no salary schedule {}",
    "lane": "the district has no lane {}",
    "school": "the district has no school {}",
    "school_level": "no school of the district is of the level {}",
    "school_designation": "no school of the district has the designation {}",
    "role": "nobody in the district has the role {}",
    "employee_group": "neither jobs nor calendars nor schedules of the district name the group {}",
    "category": "the district recognizes nothing in the category {}",
    "separation_reason": "nobody has left the district for the reason {} yet",
}


class DistrictNames:
    """The names of one district; each kind is asked for once, when it is first needed.

    Raises:
        Refusal: such as `UnknownDistrict`.
    """

    def __init__(self, client: LedgerClient, district_id: str) -> None:
        self._client = client
        self._district_id = district_id
        self._known: dict[str, frozenset[str]] = {}
        self._read: dict[str, Callable[[], Iterable[str]]] = {
            "credential": self._credentials,
            "stack": self._stacks,
            "issuer": self._issuers,
            "schedule": self._schedules,
            "lane": self._lanes,
            "school": self._schools,
            "school_level": self._levels,
            "school_designation": self._designations,
            "role": self._roles,
            "employee_group": self._groups,
            "category": self._categories,
            "separation_reason": self._reasons,
        }

    @cached_property
    def district(self) -> GetDistrictResponse:
        """The district with its calendars, schools and schedules."""
        return self._client.districts.get_district(self._district_id)

    @property
    def year_begins(self) -> tuple[int, int] | None:
        """The month and day on which all its contract years begin; none where they differ."""
        found = {
            (year.year_from.month, year.year_from.day)
            for calendar in self.district.calendars
            for year in calendar.years
            if year.kind == YearKind.YEAR_KIND_CONTRACT
        }
        return found.pop() if len(found) == 1 else None

    def unknown(self, named: Sequence[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
        """Place, of what, and what is to be said, of every name that nobody knows here.

        The lanes of a schedule that is not there are left out.
        """
        for path, of, name in named:
            schedule_id = name.partition("/")[0]
            missing = of == "lane" and schedule_id not in self._names("schedule")
            if of in _UNKNOWN and not missing and name not in self._names(of):
                yield path, of, _UNKNOWN[of].format(name)

    def _names(self, of: str) -> frozenset[str]:
        if of not in self._known:
            self._known[of] = frozenset(self._read[of]())
        return self._known[of]

    def _credentials(self) -> Iterator[str]:
        listed = self._client.catalog.list_credentials(page_size=_PAGE)
        return (each.credential.credential_id for each in listed)

    def _stacks(self) -> Iterator[str]:
        return (each.stack.stack_id for each in self._client.catalog.list_stacks(page_size=_PAGE))

    def _issuers(self) -> Iterator[str]:
        return (each.issuer_id for each in self._client.catalog.list_issuers(page_size=_PAGE))

    def _categories(self) -> Iterator[str]:
        for each in self._client.catalog.list_recognitions(self._district_id, page_size=_PAGE):
            yield from each.recognition.terms.categories

    def _schedules(self) -> dict[str, SalarySchedule]:
        """The latest version of each."""
        return {each.schedule_id: each for each in self.district.schedules}

    def _lanes(self) -> Iterator[str]:
        for schedule_id, schedule in self._schedules().items():
            yield from (f"{schedule_id}/{lane.lane_id}" for lane in schedule.lanes)

    def _schools(self) -> Iterator[str]:
        return (each.school_id for each in self.district.schools)

    def _levels(self) -> Iterator[str]:
        return (told.label for school in self.district.schools for told in school.levels)

    def _designations(self) -> Iterator[str]:
        return (told.label for school in self.district.schools for told in school.designations)

    def _roles(self) -> Iterator[str]:
        return (job.role for job in self._jobs)

    def _groups(self) -> Iterator[str]:
        for calendar in self.district.calendars:
            yield from calendar.employee_groups
        for schedule in self.district.schedules:
            yield from schedule.employee_groups
        yield from (job.employee_group for job in self._jobs if job.employee_group)

    def _reasons(self) -> Iterator[str]:
        for record in self._records:
            for each in record.separations:
                if each.separation.district_id == self._district_id:
                    yield each.separation.reason_code

    @cached_property
    def _records(self) -> list[EducatorRecord]:
        return list(self._client.educators.list_educators(self._district_id, page_size=_PAGE))

    @cached_property
    def _jobs(self) -> list[Employment]:
        return [
            segment.employment
            for record in self._records
            for segment in record.employments
            if segment.employment.district_id == self._district_id
        ]
