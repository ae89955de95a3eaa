"""Who takes part in the demonstration: four desks that call the service, six educators."""

from dataclasses import dataclass

from credential_ledger.client import LedgerClient

DISTRICT = "lakeview"


@dataclass(frozen=True, slots=True)
class Desks:
    """A connection for each who writes facts or asks; the ledger records who said what."""

    issuer: LedgerClient
    administrator: LedgerClient
    hr: LedgerClient
    auditor: LedgerClient

    @classmethod
    def at(cls, target: str) -> "Desks":
        """Connect all of them to one service."""
        return cls(
            issuer=LedgerClient(target, principal="crafted-desk", role="issuer"),
            administrator=LedgerClient(
                target, principal="principal-hill", role="administrator", district=DISTRICT
            ),
            hr=LedgerClient(target, principal="hr-desk", role="hr", district=DISTRICT),
            auditor=LedgerClient(target, principal="state-auditor", role="auditor"),
        )

    def close(self) -> None:
        """Hang up."""
        for client in (self.issuer, self.administrator, self.hr, self.auditor):
            client.close()


@dataclass(frozen=True, slots=True)
class Educators:
    """The ids of six educators. Names are the demonstration's; the ledger holds none."""

    ada: str
    ben: str
    cleo: str
    dev: str
    eli: str
    fay: str

    def ids(self) -> list[str]:
        """Give every id."""
        return [getattr(self, name) for name in self.__slots__]

    def names(self) -> list[str]:
        """Give each name with its id."""
        return [f"{name.capitalize():5} {getattr(self, name)}" for name in self.__slots__]
