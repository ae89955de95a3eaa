"""What a district and the catalogue know by name, asked for as far as somebody wants to know it."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cached_property

from credential_ledger import dates
from credential_ledger.client import LedgerClient
from credential_ledger.v1.calendar_pb2 import DayKind, YearKind
from credential_ledger.v1.district_service_pb2 import GetDistrictResponse
from credential_ledger.v1.educator_record_pb2 import EducatorRecord
from credential_ledger.v1.employment_pb2 import Employment
from credential_ledger.v1.pay_policy_version_pb2 import PayPolicyVersion
from credential_ledger.v1.salary_schedule_pb2 import SalarySchedule

_PAGE = 1000


class DistrictNames:
    """The names of one district; each kind is asked for once, when it is first needed.

    Raises:
        Refusal: such as `UnknownDistrict`.
    """

    def __init__(
        self, client: LedgerClient, district_id: str, policy_id: str | None = None
    ) -> None:
        """`policy_id` is the policy that is looked at, which is none of the others."""
        self._client = client
        self._district_id = district_id
        self._policy_id = policy_id
        self._known: dict[str, frozenset[str]] = {}
        self._read: dict[str, Callable[[], Iterable[str]]] = {
            "credential": self._credentials,
            "stack": self._stacks,
            "issuer": self._issuers,
            "schedule": self._schedules,
            "lane": self._lanes,
            "cell": self._cells,
            "school": self._schools,
            "school_level": self._levels,
            "school_designation": self._designations,
            "role": self._roles,
            "employee_group": self._groups,
            "category": self._categories,
            "year": self._years,
            "periods": self._periods,
            "days": self._days,
            "separation_reason": self._reasons,
        }

    @cached_property
    def district(self) -> GetDistrictResponse:
        """The district with its calendars, schools and schedules."""
        return self._client.districts.get_district(self._district_id)

    def names(self, of: str) -> frozenset[str]:
        """The names of a kind that there are."""
        if of not in self._known:
            self._known[of] = frozenset(self._read[of]())
        return self._known[of]

    def year_begins(self) -> list[tuple[int, int]]:
        """The months and days on which its contract years begin."""
        return sorted(
            {
                (year.year_from.month, year.year_from.day)
                for calendar in self.district.calendars
                for year in calendar.years
                if year.kind == YearKind.YEAR_KIND_CONTRACT
            }
        )

    def currency(self) -> str:
        """The currency of all its money."""
        return self.district.district.currency

    def others(self) -> list[tuple[str, str]]:
        """The latest document of every other policy that is not retired, with its id."""
        latest = {each.policy.policy_id: each for each in self._policies}
        return [
            (policy_id, each.policy.document)
            for policy_id, each in latest.items()
            if policy_id != self._policy_id and not each.HasField("retired_on")
        ]

    def earlier(self) -> list[tuple[int, date, date | None, str]] | None:
        """The versions of the policy that is looked at, or None where nobody said which it is.

        Of each its number, its first day, the day of its retirement if any, and its document.
        """
        if self._policy_id is None:
            return None
        return [
            (
                each.version,
                dates.decode(each.policy.effective_from),
                dates.decode(each.retired_on) if each.HasField("retired_on") else None,
                each.policy.document,
            )
            for each in self._policies
            if each.policy.policy_id == self._policy_id
        ]

    @cached_property
    def _policies(self) -> list[PayPolicyVersion]:
        """Every version of every policy of the district."""
        return list(self._client.salary.list_pay_policies(self._district_id, page_size=_PAGE))

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

    def _cells(self) -> Iterator[str]:
        for schedule_id, schedule in self._schedules().items():
            for lane in schedule.lanes:
                yield from (f"{schedule_id}/{lane.lane_id}/{cell.step_id}" for cell in lane.cells)

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

    def _years(self) -> Iterator[str]:
        for calendar in self.district.calendars:
            names = (YearKind.Name(year.kind) for year in calendar.years)
            yield from (name.removeprefix("YEAR_KIND_").lower() for name in names)

    def _periods(self) -> Iterator[str]:
        for calendar in self.district.calendars:
            yield from ["term"] if calendar.terms else []
            yield from ["pay_period"] if calendar.pay_periods else []

    def _days(self) -> Iterator[str]:
        for calendar in self.district.calendars:
            names = (DayKind.Name(pattern.kind) for pattern in calendar.day_patterns)
            yield from (name.removeprefix("DAY_KIND_").lower() for name in names)

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
