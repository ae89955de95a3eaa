"""DistrictService: districts, their calendars and yearly requirements."""

from credential_ledger.v1 import district_service_pb2 as wire
from credential_ledger.v1.district_service_pb2_grpc import DistrictServiceServicer
from ledger.domain.facts.calendar import Calendar
from ledger.domain.facts.district import District, ProfessionalDevelopmentRequirement
from services.asking import Asking, basis_of, district_in
from services.interceptors.context import Context
from services.messages.reading import read
from services.messages.writing import fill, fill_all
from services.recording import Recording, write_receipt
from services.requests import OfDistrict


class DistrictServicer(DistrictServiceServicer):
    """Records what districts publish, and shows it."""

    def __init__(self, recording: Recording, asking: Asking) -> None:
        """Takes the way in and the way out."""
        self._recording = recording
        self._asking = asking

    async def RegisterDistrict(
        self, request: wire.RegisterDistrictRequest, context: Context
    ) -> wire.RegisterDistrictResponse:
        """Records a district."""
        receipt = await self._recording.record(request, "district", District)
        return wire.RegisterDistrictResponse(receipt=write_receipt(receipt))

    async def PublishCalendar(
        self, request: wire.PublishCalendarRequest, context: Context
    ) -> wire.PublishCalendarResponse:
        """Records a calendar."""
        receipt = await self._recording.record(request, "calendar", Calendar)
        return wire.PublishCalendarResponse(receipt=write_receipt(receipt))

    async def SetProfessionalDevelopmentRequirement(
        self, request: wire.SetProfessionalDevelopmentRequirementRequest, context: Context
    ) -> wire.SetProfessionalDevelopmentRequirementResponse:
        """Records a requirement."""
        receipt = await self._recording.record(
            request, "requirement", ProfessionalDevelopmentRequirement
        )
        return wire.SetProfessionalDevelopmentRequirementResponse(receipt=write_receipt(receipt))

    async def GetDistrict(
        self, request: wire.GetDistrictRequest, context: Context
    ) -> wire.GetDistrictResponse:
        """Answers a district."""
        asked = read(request, OfDistrict)
        view = await self._asking.view(asked, districts=[asked.district_id])
        book = district_in(view, asked.district_id).book
        answer = wire.GetDistrictResponse(basis=basis_of(view))
        fill(answer.district, book.district)
        fill_all(answer.calendars, book.calendars)
        fill_all(answer.requirements, book.requirements)
        return answer
