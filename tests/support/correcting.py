"""Corrections for tests."""

from ledger.domain.facts.correction import Annulment, Correction
from ledger.domain.recorded import Recorded
from ledger.domain.values import Fact
from tests.support.memory import MemoryLedger


def annul(ledger: MemoryLedger, educator_id: str, fact_id: str) -> Recorded[Fact]:
    """Take a fact of an educator out, as it now stands."""
    return ledger.record(
        Correction(
            educator_id=educator_id,
            fact_id=fact_id,
            latest_position=ledger.item(educator_id, fact_id).positions[-1],
            annulment=Annulment(),
        )
    )
