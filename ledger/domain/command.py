"""What a principal asks to be recorded."""

from collections.abc import Iterator
from dataclasses import dataclass

from ledger.domain.facts.educator import Educator
from ledger.domain.principal import Principal
from ledger.domain.recorded import mint
from ledger.domain.stream import (
    credential_stream,
    district_stream,
    educator_stream,
    issuer_stream,
    policy_stream,
    stack_stream,
)
from ledger.domain.values import Fact

_STREAM_OF_FIELD = {
    "educator_id": educator_stream,
    "credential_id": credential_stream,
    "stack_id": stack_stream,
    "issuer_id": issuer_stream,
    "policy_id": policy_stream,
    "district_id": district_stream,
}


@dataclass(frozen=True, slots=True)
class Command:
    """One fact, said by one principal under one request id; sent again, it is recorded once.

    `may_record` holds the kinds of fact the actor may record; a decision asks for it where what
    is recorded is a correction, which only the ledger can tell the kind of. It is no part of what
    is recorded.
    """

    fact: Fact
    actor: Principal
    request_id: str
    may_record: frozenset[type[Fact]]

    @property
    def fact_id(self) -> str:
        """The id of the fact it makes."""
        return mint(self.actor.principal_id, self.request_id)

    @property
    def stream(self) -> str:
        """The stream the fact belongs to."""
        return stream_of(self.fact, self.fact_id)

    def named_streams(self) -> Iterator[str]:
        """Give the streams that the fact names, its own among them."""
        for field, name_stream in _STREAM_OF_FIELD.items():
            value = getattr(self.fact, field, None)
            if value is not None:
                yield name_stream(value)


def stream_of(fact: Fact, fact_id: str) -> str:
    """Give the stream a fact belongs to."""
    if isinstance(fact, Educator):
        return educator_stream(fact_id)
    return _STREAM_OF_FIELD[fact.owner](getattr(fact, fact.owner))
