"""Districts, their schools, calendars, salary schedules and yearly requirements."""

from datetime import datetime

from credential_ledger import times
from credential_ledger.caller import Caller
from credential_ledger.request_ids import mint
from credential_ledger.v1.calendar_pb2 import Calendar
from credential_ledger.v1.district_pb2 import (
    District,
    ProfessionalDevelopmentRequirement,
    School,
)
from credential_ledger.v1.district_service_pb2 import (
    GetDistrictRequest,
    GetDistrictResponse,
    PublishCalendarRequest,
    PublishCalendarResponse,
    PublishSalaryScheduleRequest,
    PublishSalaryScheduleResponse,
    RecordSchoolRequest,
    RecordSchoolResponse,
    RegisterDistrictRequest,
    RegisterDistrictResponse,
    SetProfessionalDevelopmentRequirementRequest,
    SetProfessionalDevelopmentRequirementResponse,
)
from credential_ledger.v1.district_service_pb2_grpc import DistrictServiceStub
from credential_ledger.v1.salary_schedule_pb2 import SalarySchedule


class DistrictMethods:
    """`DistrictService`: districts and what they publish."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller
        self._stub = DistrictServiceStub(caller.channel)

    def register_district(
        self, district: District, *, request_id: str | None = None
    ) -> RegisterDistrictResponse:
        """Register a district, or a new version of it."""
        request = RegisterDistrictRequest(request_id=mint(request_id), district=district)
        return self._caller.command(self._stub.RegisterDistrict, request)

    def publish_calendar(
        self, calendar: Calendar, *, request_id: str | None = None
    ) -> PublishCalendarResponse:
        """Publish a calendar, or a new version of it."""
        request = PublishCalendarRequest(request_id=mint(request_id), calendar=calendar)
        return self._caller.command(self._stub.PublishCalendar, request)

    def set_professional_development_requirement(
        self, requirement: ProfessionalDevelopmentRequirement, *, request_id: str | None = None
    ) -> SetProfessionalDevelopmentRequirementResponse:
        """Set how many hours a year are required from a day on."""
        request = SetProfessionalDevelopmentRequirementRequest(
            request_id=mint(request_id), requirement=requirement
        )
        return self._caller.command(self._stub.SetProfessionalDevelopmentRequirement, request)

    def record_school(
        self, school: School, *, request_id: str | None = None
    ) -> RecordSchoolResponse:
        """Record a school with its whole history, instead of what was recorded before."""
        request = RecordSchoolRequest(request_id=mint(request_id), school=school)
        return self._caller.command(self._stub.RecordSchool, request)

    def publish_salary_schedule(
        self, schedule: SalarySchedule, *, request_id: str | None = None
    ) -> PublishSalaryScheduleResponse:
        """Publish a salary schedule, in force from a day until its version of a later day."""
        request = PublishSalaryScheduleRequest(request_id=mint(request_id), schedule=schedule)
        return self._caller.command(self._stub.PublishSalarySchedule, request)

    def get_district(
        self,
        district_id: str,
        *,
        known: datetime | int | None = None,
        at_least_position: int = 0,
    ) -> GetDistrictResponse:
        """A district with its calendars and requirements."""
        request = GetDistrictRequest(
            district_id=district_id,
            known=times.known(known),
            at_least_position=at_least_position,
        )
        return self._caller.question(self._stub.GetDistrict, request)
