"""What a principal asks to be recorded."""

from dataclasses import dataclass

from ledger.domain.principal import Principal
from ledger.domain.recorded import mint
from ledger.domain.values import Fact


@dataclass(frozen=True, slots=True)
class Command:
    """One fact, said by one principal under one request id; sent again, it is recorded once."""

    fact: Fact
    actor: Principal
    request_id: str

    @property
    def fact_id(self) -> str:
        """The id of the fact it makes."""
        return mint(self.actor.principal_id, self.request_id)
