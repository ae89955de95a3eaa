"""What an educator's facts would be with hypothetical ones; nothing is recorded."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time

from ledger.domain.command import Command
from ledger.domain.decide.decide import decide
from ledger.domain.principal import Principal
from ledger.domain.recorded import mint
from ledger.domain.refusals.form import FieldInvalid, Violation
from ledger.domain.refusals.question import HypotheticalRefused
from ledger.domain.refusals.refusal import Refusal
from ledger.domain.stream import Stream
from ledger.domain.timeline.items import Items
from ledger.domain.values import LAST_DAY, Fact
from ledger.domain.world import World

_NOBODY = "hypothetical"
"""Who says hypothetical facts: they are about what is said, not about who may say it."""
_LATEST = datetime.combine(LAST_DAY, time.max, UTC)
"""No day lies in the future then."""


def hypothetical_id(index: int) -> str:
    """Give the id of a hypothetical fact by its place, from 0: UUIDv5 as of any minted id."""
    return mint(_NOBODY, str(index))


def suppose(
    educator_id: str,
    district_id: str,
    facts: Sequence[Fact],
    at: datetime,
    loaded: Callable[[str], Stream | None],
) -> Items:
    """Give the timeline with facts recorded at `at`, one after the other, behind those known.

    Each is decided as if it were recorded, by somebody who acts for the district it names or else
    for `district_id`. Items name no position for what is only supposed.

    Raises:
        UnknownEducator: nobody is registered.
        FieldInvalid: a fact contradicts itself; its violations name the field of the fact.
        HypotheticalRefused: a fact would be refused.
        StreamNeeded: a stream has to be loaded first.
    """
    supposed: dict[str, Stream] = {}

    def find(name: str) -> Stream | None:
        return supposed.get(name) or loaded(name)

    for index, fact in enumerate(facts):
        stream = _followed(fact, index, district_id, at, World(find))
        supposed[stream.name] = stream
    world = World(find)
    items = world.timeline(world.educator(educator_id)).items
    return Items(
        replace(item, positions=tuple(position for position in item.positions if position))
        for item in items
    )


def _followed(fact: Fact, index: int, district_id: str, at: datetime, world: World) -> Stream:
    """Give the educator's stream with one more fact."""
    actor = Principal(
        principal_id=_NOBODY, district_id=getattr(fact, "district_id", None) or district_id
    )
    command = Command(fact, actor, str(index), frozenset())
    try:
        decision = decide(command, world, _LATEST)
    except FieldInvalid as refusal:
        raise FieldInvalid(
            violations=tuple(
                Violation(hypothetical_path(index, fact, fault.field), fault.description)
                for fault in refusal.violations
            )
        ) from refusal
    except Refusal as refusal:
        reason, problem = refusal.reason(), str(refusal).removesuffix(".")
        raise HypotheticalRefused(index=index, refusal=reason, problem=problem) from refusal
    *before, recorded = decision.stream.facts
    return Stream(decision.stream.name, (*before, replace(recorded, recorded_at=at)))


def hypothetical_path(index: int, fact: Fact, field: str) -> str:
    """Give where a field of a hypothetical fact stands in a request."""
    noun = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", type(fact).__name__).lower()
    return f"hypotheticals[{index}].{noun}.{field}"
