"""Corrections for tests."""

from typing import Any

from ledger.domain.facts.correction import Annulment, Correction
from ledger.domain.principal import Principal
from ledger.domain.recorded import Recorded
from ledger.domain.values import Fact
from tests.support.memory import ANY_KIND, ISSUER, MemoryLedger


def annul(
    ledger: MemoryLedger,
    educator_id: str,
    fact_id: str,
    *,
    actor: Principal = ISSUER,
    may_record: frozenset[type[Fact]] = ANY_KIND,
) -> Recorded[Fact]:
    """Take a fact or a correction of an educator out, as it now stands."""
    chain = ledger.timeline(educator_id).chains.root(fact_id)
    assert chain is not None
    correction = Correction(
        educator_id=educator_id,
        fact_id=fact_id,
        latest_position=chain.positions[-1],
        annulment=Annulment(),
    )
    return ledger.record(correction, actor=actor, may_record=may_record)


def corrected_in(ledger: MemoryLedger) -> dict[int, str]:
    """The facts that corrections correct, by the positions of their entries."""
    return {
        each.position: each.fact.fact_id
        for each in ledger.entries
        if isinstance(each.fact, Correction)
    }


def replaced(ledger: MemoryLedger, educator: str, fact_id: str, **new: Any) -> Recorded[Fact]:
    """Replace a fact at its latest link."""
    chain = ledger.timeline(educator).chains.root(fact_id)
    assert chain is not None
    return ledger.record(
        Correction(
            educator_id=educator, fact_id=fact_id, latest_position=chain.positions[-1], **new
        )
    )
