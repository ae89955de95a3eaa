"""Districts, their calendars and yearly requirements."""

from datetime import datetime

from credential_ledger import times
from credential_ledger.caller import Caller
from credential_ledger.request_ids import mint
from credential_ledger.v1.calendar_pb2 import Calendar
from credential_ledger.v1.district_pb2 import (
    District,
    ProfessionalDevelopmentRequirement,
)
from credential_ledger.v1.district_service_pb2 import (
    GetDistrictRequest,
    GetDistrictResponse,
    PublishCalendarRequest,
    PublishCalendarResponse,
    RegisterDistrictRequest,
    RegisterDistrictResponse,
    SetProfessionalDevelopmentRequirementRequest,
    SetProfessionalDevelopmentRequirementResponse,
)
from credential_ledger.v1.district_service_pb2_grpc import DistrictServiceStub


class DistrictMethods:
    """`DistrictService`: districts, calendars and requirements."""

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
