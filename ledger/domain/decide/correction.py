"""Decisions on corrections."""

import re
from datetime import datetime

from ledger.domain.command import Command
from ledger.domain.decide import educator
from ledger.domain.facts.claim import Waiver
from ledger.domain.facts.correction import Correction
from ledger.domain.facts.credit import Approval
from ledger.domain.principal import Principal
from ledger.domain.refusals.approval import ApproverOfAnotherDistrict
from ledger.domain.refusals.correction import (
    CorrectionNotPermitted,
    CorrectionOfAnotherKind,
    FactAnnulled,
    StaleLink,
)
from ledger.domain.refusals.unknown import FactNotOfEducator, UnknownEducator
from ledger.domain.stream import Stream, educator_stream
from ledger.domain.timeline.chain import Chain
from ledger.domain.values import Fact
from ledger.domain.world import World


def admit(fact: Correction, command: Command, world: World, now: datetime) -> Stream:
    """Of this educator's fact, as it stands now, by one of its own kind.

    Only who may record such a fact corrects it, by whatever link of its chain it is named, and
    only who may decide for a district corrects what was decided for it.
    """
    stream = world.stream(educator_stream(fact.educator_id))
    if stream.version == 0:
        raise UnknownEducator(educator_id=fact.educator_id)
    chain = world.timeline(stream).chains.root(fact.fact_id)
    replacement = fact.replacement
    if chain is None or getattr(replacement, "educator_id", fact.educator_id) != fact.educator_id:
        raise FactNotOfEducator(educator_id=fact.educator_id, fact_id=fact.fact_id)
    if chain.kind not in command.may_record:
        raise CorrectionNotPermitted(role=str(command.actor.role), kind=_name(chain.kind))
    undoes = chain.fact_id != fact.fact_id
    if chain.value is None and not undoes:
        raise FactAnnulled(fact_id=fact.fact_id)
    _is_latest(fact, chain, undoes=undoes)
    if replacement is not None:
        _same_kind(fact, replacement, chain, undoes=undoes)
        educator.admit(replacement, world, now)
    _of_own_district(chain, command.actor)
    return stream


def check_outcome(fact: Correction, before: Stream, after: Stream, world: World) -> None:
    """Refuse a replacement that the timeline does not support; what it un-earns stays un-earned."""
    if fact.replacement is None:
        return
    own = world.timeline(after).refusals.get(fact.fact_id)
    if own is None and world.timeline(after).refusals.keys() - world.timeline(before).refusals:
        own = world.timeline(after, last=fact.fact_id).refusals.get(fact.fact_id)
    if own is not None:
        raise own


def _is_latest(fact: Correction, chain: Chain, *, undoes: bool) -> None:
    latest, link_id = chain.positions[-1], chain.link_ids[-1]
    undoes_older = undoes and link_id != fact.fact_id
    if fact.latest_position != latest or undoes_older:
        raise StaleLink(
            fact_id=fact.fact_id,
            position=fact.latest_position,
            latest_fact_id=link_id,
            latest_position=latest,
        )


def _of_own_district(chain: Chain, actor: Principal) -> None:
    for state in chain.states:
        if isinstance(state, Approval | Waiver) and state.district_id != actor.district_id:
            raise ApproverOfAnotherDistrict(
                approver=actor.principal_id,
                approver_district=str(actor.district_id),
                district_id=state.district_id,
            )


def _same_kind(fact: Correction, replacement: Fact, chain: Chain, *, undoes: bool) -> None:
    kind = Correction if undoes else chain.kind
    if kind is not type(replacement):
        raise CorrectionOfAnotherKind(
            fact_id=fact.fact_id,
            kind=_name(kind),
            other_kind=_name(type(replacement)),
        )


def _name(kind: type[Fact]) -> str:
    """Give the name of a kind as the contract has it: `opening_balance`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind.__name__).lower()
