"""An award in every state it can be in."""

from dataclasses import dataclass

from ledger.domain.timeline.holding import Holding
from tests.support.awards import suspension
from tests.support.correcting import annul
from tests.support.facts import simple_credential
from tests.support.granting import earn_simply, lakeview, revocation, teacher, void
from tests.support.memory import MemoryLedger


@dataclass
class Held:
    """A teacher and an award of 15 March 2025, good for a year unless it is the lasting one."""

    ledger: MemoryLedger
    educator: str
    award: str

    def holding(self) -> Holding:
        """What it amounts to now."""
        found = self.ledger.item(self.educator, self.award).holding
        assert found is not None
        return found

    def spans(self) -> list[tuple[str, str]]:
        """The days in good standing."""
        return [(str(each.held_from), str(each.held_until or "")) for each in self.holding().spans]


def held(credential_id: str = "yearly") -> Held:
    ledger = lakeview()
    ledger.record(simple_credential("basics"))
    ledger.record(simple_credential("yearly", validity_months=12))
    ledger.record(simple_credential("lasting"))
    ledger.record(simple_credential("advanced", prerequisites=("basics",), validity_months=12))
    educator = teacher(ledger)
    days = {"enrolled": "2025-03-01", "awarded": "2025-03-15"}
    _, award = earn_simply(ledger, educator, credential_id, **days)
    return Held(ledger, educator, award)


def lasting() -> Held:
    return held("lasting")


def suspended() -> Held:
    given = held()
    given.ledger.record(suspension(given.educator, given.award, "2025-12-01"))
    return given


def ended() -> Held:
    given = held()
    given.ledger.record(revocation(given.educator, given.award, "2025-12-01"))
    return given


def ended_while_suspended() -> Held:
    given = suspended()
    given.ledger.record(revocation(given.educator, given.award, "2025-12-15"))
    return given


def voided() -> Held:
    given = held()
    given.ledger.record(void(given.educator, given.award, "2025-12-01"))
    return given


def found_void_later() -> Held:
    given = suspended()
    given.ledger.record(revocation(given.educator, given.award, "2026-01-10"))
    given.ledger.record(void(given.educator, given.award, "2026-06-10"))
    return given


def unsupported() -> Held:
    """An award whose prerequisite was corrected away."""
    given = held("basics")
    days = {"enrolled": "2025-03-16", "awarded": "2025-03-20"}
    basics = given.award
    given.award = earn_simply(given.ledger, given.educator, "advanced", **days)[1]
    annul(given.ledger, given.educator, basics)
    return given


def unsupported_and_ended() -> Held:
    given = unsupported()
    given.ledger.record(revocation(given.educator, given.award, "2025-12-01"))
    return given
