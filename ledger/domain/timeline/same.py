"""Once: of facts that say the same one counts, of kinds whose rules would let both.

The other kinds need no such key: their rules refuse what is there already, or, as with two
activities on one day, both may well have happened.
"""

from collections.abc import Callable, Hashable
from typing import Any

from ledger.domain.facts.award import (
    CatalogueEntry,
    ExternalAward,
    Reinstatement,
    Renewal,
    Suspension,
)
from ledger.domain.facts.claim import Document, Waiver
from ledger.domain.facts.educator import ServiceCredit
from ledger.domain.refusals.correction import FactRecorded
from ledger.domain.timeline.said import Said
from ledger.domain.timeline.state import State
from ledger.domain.values import Fact


def once(said: Said[Fact], state: State) -> None:
    """Refuse a fact that says the same as one that counts; the last thing a rule asks.

    Where the rest differs, such as the years of a service credit, that is for a correction. What
    was found void says nothing.
    """
    if said.fact_id in state.voids:
        return
    key = (type(said.fact), _KEYS[type(said.fact)](said.fact))
    if key in state.recorded:
        raise FactRecorded(fact_id=state.recorded[key])
    state.recorded[key] = said.fact_id


def _external_award(fact: ExternalAward) -> Hashable:
    what = fact.what
    name = what.credential_id if isinstance(what, CatalogueEntry) else (what.title, what.kind)
    return fact.awarding_body, name, fact.completed_on, fact.reference


def _renewal(fact: Renewal) -> Hashable:
    return fact.award_id, fact.renewed_on


def _change(fact: Suspension | Reinstatement) -> Hashable:
    return fact.award_id, fact.effective_on


def _service_credit(fact: ServiceCredit) -> Hashable:
    return fact.district_id, fact.kind, fact.credited_on


def _document(fact: Document) -> Hashable:
    digest = None if fact.evidence is None else fact.evidence.sha256
    return fact.subject_id, fact.kind, fact.standing, fact.received_on, digest


def _waiver(fact: Waiver) -> Hashable:
    return fact


_KEYS: dict[type[Fact], Callable[[Any], Hashable]] = {
    ExternalAward: _external_award,
    Renewal: _renewal,
    Suspension: _change,
    Reinstatement: _change,
    ServiceCredit: _service_credit,
    Document: _document,
    Waiver: _waiver,
}
