"""A ledger in memory: the real decisions on real streams, without a database."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from ledger.domain.command import Command
from ledger.domain.decide.decide import decide
from ledger.domain.facts.educator import Educator
from ledger.domain.principal import Principal
from ledger.domain.recorded import Recorded
from ledger.domain.refusals.refusal import Refusal
from ledger.domain.stream import Stream, educator_stream
from ledger.domain.timeline.fold import Timeline
from ledger.domain.timeline.item import Item, TimelineFact
from ledger.domain.values import Fact
from ledger.domain.world import World
from ledger.store.codec import TYPES
from services.contract import METHODS

START = datetime(2026, 6, 15, 12, tzinfo=UTC)
ISSUER = Principal(principal_id="crafted-desk", role="issuer")
ANY_KIND = frozenset(TYPES.values())
_DECLARED = {
    TYPES[tag]: frozenset(method.refusals) for method in METHODS.values() for tag in method.records
}
ADMINISTRATOR = Principal(principal_id="admin-7", role="administrator", district_id="lakeview")


def _check_declared(fact: Fact, refusal: Refusal) -> None:
    """Every refusal that any test meets is one that the contract declares."""
    assert refusal.reason() in _DECLARED[type(fact)], refusal.reason()


class MemoryLedger:
    """Records what the domain decides; its clock stands still unless `now` is set."""

    def __init__(self, now: datetime = START) -> None:
        """Start with no entries."""
        self.now = now
        self.entries: list[Recorded[Fact]] = []
        self.streams: dict[str, Stream] = {}

    def world(self) -> World:
        """Give the world a decision would look at."""
        return World(
            lambda name: self.streams.get(name) or Stream(name), head=lambda: len(self.entries)
        )

    def record(
        self,
        fact: Fact,
        *,
        actor: Principal = ISSUER,
        request_id: str | None = None,
        may_record: frozenset[type[Fact]] = ANY_KIND,
    ) -> Recorded[Fact]:
        """Decide and record a fact, or raise its refusal."""
        position = len(self.entries) + 1
        request = request_id or str(UUID(int=position))
        command = Command(fact, actor, request, may_record)
        try:
            decision = decide(command, self.world(), self.now)
        except Refusal as refusal:
            _check_declared(fact, refusal)
            raise
        recorded = replace(
            decision.recorded,
            position=position,
            recorded_at=self.now + timedelta(microseconds=position),
        )
        before = self.streams.get(recorded.stream) or Stream(recorded.stream)
        self.streams[recorded.stream] = before.followed_by(recorded)
        self.entries.append(recorded)
        return recorded

    def educator(self) -> str:
        """Register an educator and give the id."""
        return self.record(Educator()).fact_id

    def timeline(self, educator_id: str) -> Timeline:
        """Give an educator's timeline."""
        return self.world().timeline(self.streams[educator_stream(educator_id)])

    def item(self, educator_id: str, fact_id: str) -> Item[TimelineFact]:
        """Give one item of it."""
        items = self.timeline(educator_id).items
        return next(item for item in items if item.fact_id == fact_id)
