"""Educators, the jobs they hold, and what these are paid from."""

from datetime import date, datetime

from credential_ledger import dates, times
from credential_ledger.caller import Caller
from credential_ledger.described import put
from credential_ledger.listing import Listing
from credential_ledger.request_ids import mint
from credential_ledger.v1.educator_record_pb2 import EducatorRecord
from credential_ledger.v1.educator_service_pb2 import (
    GetEducatorRequest,
    GetEducatorResponse,
    ListEducatorsRequest,
    ListEducatorsResponse,
    RecordEmploymentRequest,
    RecordEmploymentResponse,
    RecordOpeningBalanceRequest,
    RecordOpeningBalanceResponse,
    RecordPlacementRequest,
    RecordPlacementResponse,
    RegisterEducatorRequest,
    RegisterEducatorResponse,
)
from credential_ledger.v1.educator_service_pb2_grpc import EducatorServiceStub
from credential_ledger.v1.employment_pb2 import Employment, Leave, Separation, ServiceCredit
from credential_ledger.v1.placement_pb2 import OpeningBalance, Placement

EmploymentFact = Employment | Leave | Separation | ServiceCredit
"""A fact about jobs."""


class EducatorMethods:
    """`EducatorService`: educators, their jobs, placements and opening balances."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller
        self._stub = EducatorServiceStub(caller.channel)

    def register_educator(self, *, request_id: str | None = None) -> RegisterEducatorResponse:
        """Register a pseudonymous educator; the answer holds the minted id."""
        request = RegisterEducatorRequest(request_id=mint(request_id))
        return self._caller.command(self._stub.RegisterEducator, request)

    def record_employment(
        self, fact: EmploymentFact, *, request_id: str | None = None
    ) -> RecordEmploymentResponse:
        """Record a segment of an assignment, a leave, a separation, or service credited."""
        request = RecordEmploymentRequest(request_id=mint(request_id))
        put(fact, request)
        return self._caller.command(self._stub.RecordEmployment, request)

    def record_placement(
        self, placement: Placement, *, request_id: str | None = None
    ) -> RecordPlacementResponse:
        """Record an assignment's base from a day on."""
        request = RecordPlacementRequest(request_id=mint(request_id), placement=placement)
        return self._caller.command(self._stub.RecordPlacement, request)

    def record_opening_balance(
        self, opening_balance: OpeningBalance, *, request_id: str | None = None
    ) -> RecordOpeningBalanceResponse:
        """Record what was true of an educator in a district at cut-over."""
        request = RecordOpeningBalanceRequest(
            request_id=mint(request_id), opening_balance=opening_balance
        )
        return self._caller.command(self._stub.RecordOpeningBalance, request)

    def get_educator(
        self,
        educator_id: str,
        *,
        effective_on: date | None = None,
        known: datetime | int | None = None,
        at_least_position: int = 0,
    ) -> GetEducatorResponse:
        """An educator's assignments, leaves, placements, and service on a day (none: today)."""
        request = GetEducatorRequest(
            educator_id=educator_id,
            effective_on=dates.optional(effective_on),
            known=times.known(known),
            at_least_position=at_least_position,
        )
        return self._caller.question(self._stub.GetEducator, request)

    def list_educators(
        self,
        district_id: str,
        *,
        page_size: int = 0,
        known: datetime | int | None = None,
        at_least_position: int = 0,
    ) -> Listing[ListEducatorsResponse, EducatorRecord]:
        """Whom a district employs, has employed or will employ, by id."""

        def read(token: str) -> ListEducatorsResponse:
            request = ListEducatorsRequest(
                district_id=district_id,
                page_size=page_size,
                page_token=token,
                known=times.known(known),
                at_least_position=at_least_position,
            )
            return self._caller.question(self._stub.ListEducators, request)

        return Listing(read, lambda page: page.educators)
