"""Refusals of a request as such."""

from ledger.domain.refusals.refusal import AlreadyExists


class RequestIdReused(AlreadyExists):
    """Request id {request_id} was used for a request of other content, at position {position}."""

    request_id: str
    position: int
