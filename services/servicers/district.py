"""DistrictService: districts and what they publish."""

from credential_ledger.v1 import district_service_pb2 as wire
from credential_ledger.v1.district_service_pb2_grpc import DistrictServiceServicer
from services.asking import Asking, basis_of, district_in
from services.interceptors.context import Context
from services.messages.reading import read
from services.messages.writing import fill, fill_all
from services.recording import Recording, records
from services.requests import OfDistrict


@records(wire.DESCRIPTOR.services_by_name["DistrictService"])
class DistrictServicer(DistrictServiceServicer):
    """Records what districts publish, and shows it."""

    def __init__(self, recording: Recording, asking: Asking) -> None:
        """Takes the way in and the way out."""
        self._recording = recording
        self._asking = asking

    async def GetDistrict(
        self, request: wire.GetDistrictRequest, context: Context
    ) -> wire.GetDistrictResponse:
        """Answers a district."""
        asked = read(request, OfDistrict)
        view = await self._asking.view(asked, districts=[asked.district_id])
        book = district_in(view, asked.district_id).book
        answer = wire.GetDistrictResponse(basis=basis_of(view))
        fill(answer.district, book.district)
        fill_all(answer.calendars, (each.fact for each in book.calendars))
        fill_all(answer.requirements, (each.fact for each in book.requirements))
        fill_all(answer.schools, book.schools)
        fill_all(answer.schedules, (each.fact for each in book.schedules))
        return answer
