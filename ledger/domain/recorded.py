"""A fact as the log holds it, and the stream it belongs to."""

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar
from uuid import UUID, uuid5

from ledger.domain.principal import Principal
from ledger.domain.values import Fact

NAMESPACE = UUID("7d3f0c52-6f0e-5b7e-9c1d-0b6f2a8f4e11")
"""Published: every minted id is a UUIDv5 under it, so anyone can mint it again from the entry."""

F_co = TypeVar("F_co", bound=Fact, covariant=True)


@dataclass(frozen=True, slots=True)
class Published(Generic[F_co]):
    """A fact and the position of its entry."""

    fact: F_co
    position: int


def mint(principal_id: str, request_id: str) -> str:
    """Give the id of what a request makes: UUIDv5 over actor, LF, request id."""
    return str(uuid5(NAMESPACE, f"{principal_id}\n{request_id}"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded(Generic[F_co]):
    """A fact with the header of its entry. `position` is 0 while it waits to be recorded."""

    fact: F_co
    fact_id: str
    stream: str
    version: int
    position: int
    recorded_at: datetime
    actor: Principal
