"""Rules for what becomes of an award: it is renewed, suspended, reinstated, revoked.

Together they are one state machine on the timeline, by date. A void award may still have been
suspended before anybody found out, so what happened to it before that day stands; nothing is added
to that afterwards (ADR 4).
"""

from datetime import date

from ledger.domain.facts.award import Reinstatement, Renewal, Revocation, Suspension
from ledger.domain.refusals.award import (
    AwardEnded,
    AwardExpired,
    AwardNotSuspended,
    AwardSuspended,
    AwardUnsupported,
    AwardVoid,
    AwardWithoutExpiry,
    BeforeAward,
    RenewalTooShort,
    RenewalWithoutTerm,
)
from ledger.domain.refusals.unknown import UnknownAward
from ledger.domain.timeline.granting_rules import validity
from ledger.domain.timeline.holding import Holding, LapseKind, months_later
from ledger.domain.timeline.said import Rule, Said
from ledger.domain.timeline.same import once
from ledger.domain.timeline.state import State
from ledger.domain.values import Fact


def renewal(said: Said[Renewal], state: State) -> None:
    """Of an award that expires and is not suspended, to a later day."""
    fact = said.fact
    held = _counting(fact.award_id, fact.renewed_on, state)
    _not_suspended(fact.award_id, held)
    expired_on = held.expires_on
    if expired_on is None:
        raise AwardWithoutExpiry(award_id=fact.award_id)
    expires_on = fact.expires_on or _renewed_until(fact, held, expired_on, state)
    if expires_on <= expired_on:
        raise RenewalTooShort(expires_on=str(expires_on), expired_on=str(expired_on))
    once(said, state)
    restored = held.restored(LapseKind.EXPIRED, fact.renewed_on, said.fact_id)
    state.holdings[fact.award_id] = restored.lapsed(LapseKind.EXPIRED, expires_on, said.fact_id)
    state.until[said.fact_id] = expires_on


def suspension(said: Said[Suspension], state: State) -> None:
    """Of an award in good standing."""
    fact = said.fact
    held = _counting(fact.award_id, fact.effective_on, state)
    _not_suspended(fact.award_id, held)
    _not_expired(fact.award_id, held, fact.effective_on)
    once(said, state)
    suspended = held.lapsed(LapseKind.SUSPENDED, fact.effective_on, said.fact_id)
    state.holdings[fact.award_id] = suspended


def reinstatement(said: Said[Reinstatement], state: State) -> None:
    """Of an award that is suspended, and has not run out meanwhile."""
    fact = said.fact
    held = _counting(fact.award_id, fact.effective_on, state)
    suspended = held.open(LapseKind.SUSPENDED)
    if suspended is None or suspended.lapsed_by is None:
        raise AwardNotSuspended(award_id=fact.award_id, day=str(fact.effective_on))
    _not_expired(fact.award_id, held, fact.effective_on)
    once(said, state)
    restored = held.restored(LapseKind.SUSPENDED, fact.effective_on, said.fact_id)
    state.holdings[fact.award_id] = restored
    state.until[suspended.lapsed_by] = fact.effective_on


def revocation(said: Said[Revocation], state: State) -> None:
    """Of an award that is there, counting or not, and not void or ended already."""
    fact = said.fact
    if state.voids.get(fact.award_id) == said.fact_id:
        return
    _open(fact.award_id, fact.effective_on, state)
    held = state.holdings.get(fact.award_id)
    if held is not None:
        ended = held.lapsed(LapseKind.ENDED, fact.effective_on, said.fact_id)
        state.holdings[fact.award_id] = ended


def _counting(award_id: str, day: date, state: State) -> Holding:
    """Give what an award amounts to that counts and was not revoked."""
    _open(award_id, day, state)
    if award_id not in state.granted:
        problem = state.problems.get(award_id)
        raise AwardUnsupported(award_id=award_id, problem=str(problem or "not yet"))
    return state.holdings[award_id]


def not_void(award_id: str, by: date, state: State) -> None:
    """Refuse what becomes of an award that had been found void by a day."""
    revocation_id = state.found_void(award_id, by)
    if revocation_id is not None:
        raise AwardVoid(award_id=award_id, revocation_id=revocation_id)


def _open(award_id: str, day: date, state: State) -> None:
    """Refuse what becomes of an award before it was granted, or once it was revoked."""
    awarded_on = state.awarded_on(award_id)
    if awarded_on is None:
        raise UnknownAward(award_id=award_id)
    if day < awarded_on:
        raise BeforeAward(award_id=award_id, day=str(day), awarded_on=str(awarded_on))
    not_void(award_id, day, state)
    held = state.holdings.get(award_id)
    if held is not None and held.ended_on is not None:
        raise AwardEnded(award_id=award_id, ended_on=str(held.ended_on))


def _not_suspended(award_id: str, held: Holding) -> None:
    suspended = held.open(LapseKind.SUSPENDED)
    if suspended is not None:
        raise AwardSuspended(award_id=award_id, suspended_on=str(suspended.lapsed_on))


def _not_expired(award_id: str, held: Holding, day: date) -> None:
    expired_on = held.expires_on
    if expired_on is not None and expired_on <= day:
        raise AwardExpired(award_id=award_id, expired_on=str(expired_on))


def _renewed_until(fact: Renewal, held: Holding, expired_on: date, state: State) -> date:
    """Give the expiry a renewal brings that states none."""
    months = validity(held, state)
    if months is None:
        raise RenewalWithoutTerm(award_id=fact.award_id)
    return months_later(max(expired_on, fact.renewed_on), months)


RULES: dict[type[Fact], Rule] = {
    Renewal: renewal,
    Suspension: suspension,
    Reinstatement: reinstatement,
    Revocation: revocation,
}
