"""Everything about one educator's credentials, with what sets it right and what awaits somebody."""

from collections.abc import Collection
from datetime import date, datetime

from credential_ledger import dates, times
from credential_ledger.listing import Listing
from credential_ledger.methods.awards import AwardMethods
from credential_ledger.methods.batches import BatchMethods
from credential_ledger.methods.claims import ClaimMethods
from credential_ledger.methods.learning import LearningMethods
from credential_ledger.request_ids import mint
from credential_ledger.v1.correction_pb2 import Correction
from credential_ledger.v1.credential_service_pb2 import (
    CorrectRequest,
    CorrectResponse,
    ListPendingRequest,
    ListPendingResponse,
)
from credential_ledger.v1.pending_pb2 import PendingItem, PendingKind


class CredentialMethods(LearningMethods, AwardMethods, ClaimMethods, BatchMethods):
    """`CredentialService`: learning, awards, decisions, claims, corrections and batches."""

    def correct(self, correction: Correction, *, request_id: str | None = None) -> CorrectResponse:
        """Replace or annul a fact, which keeps its id; what it un-earns no longer counts."""
        request = CorrectRequest(request_id=mint(request_id), correction=correction)
        return self._caller.command(self._stub.Correct, request)

    def list_pending(  # noqa: PLR0913 -- what the question may say
        self,
        district_id: str,
        *,
        kinds: Collection[PendingKind.ValueType] = (),
        effective_on: date | None = None,
        within_days: int = 0,
        page_size: int = 0,
        known: datetime | int | None = None,
        at_least_position: int = 0,
    ) -> Listing[ListPendingResponse, PendingItem]:
        """What awaits somebody in a district on a day (none: today), by educator, day and fact id.

        Only of `kinds` where any are given. Awards that expire are told `within_days` ahead; 0: 90.
        """

        def read(token: str) -> ListPendingResponse:
            request = ListPendingRequest(
                district_id=district_id,
                kinds=kinds,
                effective_on=dates.optional(effective_on),
                within_days=within_days,
                page_size=page_size,
                page_token=token,
                known=times.known(known),
                at_least_position=at_least_position,
            )
            return self._caller.question(self._stub.ListPending, request)

        return Listing(read, lambda page: page.items)
