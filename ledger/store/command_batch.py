"""One batch of commands: rounds of deciding and appending until each has its outcome.

Commands are decided in order on streams in memory. The append checks that those streams stand in
the log as they did, so a decision on streams that were behind is not recorded but made again. A
refusal is sent only when its streams were read since the command came, and when its request was
not recorded before. What a stream in memory shows to be recorded is answered without a decision.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from ledger.domain import recorded as domain
from ledger.domain.command import Command
from ledger.domain.decide.decide import Decision, decide
from ledger.domain.refusals import request
from ledger.domain.refusals.refusal import Refusal
from ledger.domain.stream import Stream
from ledger.domain.values import Fact
from ledger.domain.world import StreamNeeded, World
from ledger.store.append import Append, Conflict, Recorded, Replayed, RequestIdReused, append
from ledger.store.connection import Link
from ledger.store.errors import EntryTooLarge, Unavailable
from ledger.store.log import find_requests, head
from ledger.store.requests import append_of, key_of
from ledger.store.streams import StreamCache

_ROUNDS = 20


@dataclass(frozen=True, slots=True)
class Receipt:
    """Where the log holds what a command said; `replayed` where it had been recorded before.

    `version` counts the facts of its type in its stream, from 1.
    """

    position: int
    recorded_at: datetime
    replayed: bool
    fact_id: str
    stream: str
    version: int


Outcome = Receipt | Exception


@dataclass(slots=True)
class _Pending:
    """A command on its way to an outcome, with what the last round made of it."""

    command: Command
    outcome: Outcome | None = None
    decision: Decision | None = None
    refusal: Refusal | None = None
    consulted: frozenset[str] = frozenset()


class CommandBatch:
    """Runs once, in the writer's thread."""

    def __init__(self, link: Link, streams: StreamCache, now: datetime) -> None:
        """Take the connection, the streams kept in memory, and the instant of the decisions."""
        self._link = link
        self._streams = streams
        self._now = now
        self._fresh: set[str] = set()
        self._reached: int | None = None

    def run(self, commands: Sequence[Command]) -> Sequence[Outcome]:
        """Give each command its outcome, in order.

        Raises:
            Unavailable: the database cannot be reached; some may be recorded all the same.
        """
        batch = [_Pending(command) for command in commands]
        self._load({name for command in commands for name in command.named_streams()})
        for pending in batch:
            pending.outcome = self._recorded_before(pending.command)
        for _ in range(_ROUNDS):
            waiting = [pending for pending in batch if pending.outcome is None]
            if not waiting:
                break
            self._decide(waiting)
            behind, settled = self._record(waiting)
            behind |= self._refuse(waiting, settled=settled)
            self._catch_up(behind)
        return [
            pending.outcome or Unavailable("too many writers of the same streams")
            for pending in batch
        ]

    def _decide(self, waiting: Sequence[_Pending]) -> None:
        """Decide all, each on what those before it would make of the world."""
        tried: Counter[str] = Counter()
        while True:
            made: dict[str, Stream] = {}
            needed: set[str] = set()
            loaded = partial(self._loaded, made)
            for pending in waiting:
                world = World(loaded, head=self._head)
                pending.decision = pending.refusal = None
                try:
                    pending.decision = decide(pending.command, world, self._now)
                    made[pending.decision.stream.name] = pending.decision.stream
                except StreamNeeded as need:
                    needed |= need.names
                except Refusal as refusal:
                    pending.refusal = refusal
                pending.consulted = frozenset(world.consulted)
            if not needed:
                return
            tried.update(needed)
            if max(tried.values()) > _ROUNDS:
                raise Unavailable("the streams a command needs cannot be read whole")
            self._catch_up(needed)

    def _loaded(self, made: Mapping[str, Stream], name: str) -> Stream | None:
        """Find a stream as this batch would leave it, or as it was loaded."""
        return made.get(name) or self._streams.get(name)

    def _record(self, waiting: Iterable[_Pending]) -> tuple[set[str], bool]:
        """Append what was decided; give the streams that turned out to be behind.

        The second tells whether all of it was recorded: only then is what was decided after it,
        a refusal above all, decided on what the log says.
        """
        settled = True
        decided: list[tuple[_Pending, Decision]] = []
        batch: list[Append] = []
        for pending in waiting:
            if pending.decision is not None:
                try:
                    batch.append(append_of(pending.command, pending.decision))
                    decided.append((pending, pending.decision))
                except EntryTooLarge as error:
                    pending.outcome, settled = error, False
        verdicts = self._link.run(partial(append, batch=batch)) if batch else []
        behind: set[str] = set()
        seen: list[tuple[_Pending, int]] = []
        for (pending, decision), verdict in zip(decided, verdicts, strict=True):
            match verdict:
                case Conflict():
                    behind |= {verdict.stream, decision.stream.name}
                case Recorded():
                    pending.outcome = self._recorded(decision, verdict)
                case Replayed() | RequestIdReused():
                    seen.append((pending, verdict.position))
            settled = settled and isinstance(verdict, Recorded)
        self._repeat(seen)
        return behind, settled

    def _recorded(self, decision: Decision, verdict: Recorded) -> Receipt:
        recorded = replace(
            decision.recorded, position=verdict.position, recorded_at=verdict.recorded_at
        )
        self._streams.add(recorded)
        return _receipt(recorded, decision.stream, replayed=False)

    def _refuse(self, waiting: Sequence[_Pending], *, settled: bool) -> set[str]:
        """Answer refusals that are final; give the streams on which the others rest.

        What was recorded of this batch under the same id says nothing of a request before it.
        """
        refused = [pending for pending in waiting if pending.refusal is not None]
        if not refused:
            return set()
        keys = {key_of(pending.command) for pending in refused}
        stored = self._link.run(partial(find_requests, keys=keys))
        turns = {
            pending.outcome.position: turn
            for turn, pending in enumerate(waiting)
            if isinstance(pending.outcome, Receipt)
        }
        behind: set[str] = set()
        seen: list[tuple[_Pending, int]] = []
        for turn, pending in enumerate(waiting):
            if pending.refusal is None:
                continue
            first = stored.get(key_of(pending.command))
            if first is not None and turns.get(first.position, -1) < turn:
                seen.append((pending, first.position))
            elif settled and pending.consulted <= self._fresh:
                pending.outcome = pending.refusal
            else:
                behind |= pending.consulted
        self._repeat(seen)
        return behind

    def _repeat(self, seen: Sequence[tuple[_Pending, int]]) -> None:
        """Answer requests whose ids are recorded at these positions."""
        self._catch_up({pending.command.stream for pending, _ in seen})
        for pending, position in seen:
            command = pending.command
            # Recorded under that id in another stream, it said something else.
            pending.outcome = self._recorded_before(command) or request.RequestIdReused(
                request_id=command.request_id, position=position
            )

    def _recorded_before(self, command: Command) -> Outcome | None:
        """Answer a request that its stream in memory holds: as the first time, or not at all."""
        stream = self._streams.get(command.stream) or Stream(command.stream)
        fact_id = command.fact_id
        found = next((each for each in stream.facts if each.fact_id == fact_id), None)
        if found is None:
            return None
        if found.fact != command.fact:
            return request.RequestIdReused(request_id=command.request_id, position=found.position)
        return _receipt(found, stream, replayed=True)

    def _head(self) -> int:
        """Give the head of the log, as it was read since the commands came."""
        if self._reached is None:
            self._reached = self._link.run(head).position
        return self._reached

    def _load(self, names: Iterable[str]) -> None:
        self._catch_up({name for name in names if self._streams.get(name) is None})

    def _catch_up(self, names: set[str]) -> None:
        if names:
            self._link.run(partial(self._streams.catch_up, names=names))
            self._fresh |= names


def _receipt(recorded: domain.Recorded[Fact], stream: Stream, *, replayed: bool) -> Receipt:
    """Give the receipt of a fact of a stream."""
    return Receipt(
        position=recorded.position,
        recorded_at=recorded.recorded_at,
        replayed=replayed,
        fact_id=recorded.fact_id,
        stream=recorded.stream,
        version=stream.number(recorded.version),
    )
