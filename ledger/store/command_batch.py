"""One batch of commands: rounds of deciding and appending until each has its outcome.

Commands are decided in order on streams in memory. The append checks that those streams stand in
the log as they did, so a decision on streams that were behind is not recorded but made again. A
refusal is sent only when its streams were read since the command came, and when its request was
not recorded before.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from ledger.domain.command import Command
from ledger.domain.decide.decide import Decision, decide
from ledger.domain.refusals import request
from ledger.domain.refusals.refusal import Refusal
from ledger.domain.stream import Stream
from ledger.domain.world import StreamNeeded, World
from ledger.store.append import Append, Conflict, Recorded, Replayed, RequestIdReused, append
from ledger.store.connection import Link
from ledger.store.errors import EntryTooLarge, Unavailable
from ledger.store.log import find_requests, read_entries
from ledger.store.requests import append_of, fingerprint_of, key_of
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

    def run(self, commands: Sequence[Command]) -> Sequence[Outcome]:
        """Give each command its outcome, in order.

        Raises:
            Unavailable: the database cannot be reached; some may be recorded all the same.
        """
        batch = [_Pending(command) for command in commands]
        self._load({name for command in commands for name in command.named_streams()})
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
                world = World(loaded)
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
        for (pending, decision), verdict in zip(decided, verdicts, strict=True):
            if isinstance(verdict, Conflict):
                behind |= {verdict.stream, decision.stream.name}
            else:
                self._conclude(pending, decision, verdict)
            settled = settled and isinstance(verdict, Recorded)
        return behind, settled

    def _conclude(
        self,
        pending: _Pending,
        decision: Decision,
        verdict: Recorded | Replayed | RequestIdReused,
    ) -> None:
        if isinstance(verdict, Recorded):
            recorded = replace(
                decision.recorded, position=verdict.position, recorded_at=verdict.recorded_at
            )
            self._streams.add(recorded)
            pending.outcome = Receipt(
                position=recorded.position,
                recorded_at=recorded.recorded_at,
                replayed=False,
                fact_id=recorded.fact_id,
                stream=recorded.stream,
                version=decision.stream.number(recorded.version),
            )
        else:
            same = isinstance(verdict, Replayed)
            pending.outcome = self._seen(pending.command, verdict.position, same=same)

    def _refuse(self, waiting: Iterable[_Pending], *, settled: bool) -> set[str]:
        """Answer refusals that are final; give the streams on which the others rest."""
        refused = [pending for pending in waiting if pending.refusal is not None]
        if not refused:
            return set()
        keys = {key_of(pending.command) for pending in refused}
        seen = self._link.run(partial(find_requests, keys=keys))
        behind: set[str] = set()
        for pending in refused:
            first = seen.get(key_of(pending.command))
            if first is not None:
                same = first.fingerprint == fingerprint_of(pending.command)
                pending.outcome = self._seen(pending.command, first.position, same=same)
            elif settled and pending.consulted <= self._fresh:
                pending.outcome = pending.refusal
            else:
                behind |= pending.consulted
        return behind

    def _seen(self, command: Command, position: int, *, same: bool) -> Outcome:
        """Answer a request whose id is recorded: as the first time, or that it is another one."""
        if not same:
            return request.RequestIdReused(request_id=command.request_id, position=position)
        read = partial(read_entries, after=position - 1, until=position, limit=1)
        entry = self._link.run(read)[0]
        stream = self._whole(entry.header.stream, entry.header.version)
        return Receipt(
            position=position,
            recorded_at=entry.recorded_at,
            replayed=True,
            fact_id=command.fact_id,
            stream=stream.name,
            version=stream.number(entry.header.version),
        )

    def _whole(self, name: str, version: int) -> Stream:
        """Give a stream with all its facts up to a version."""
        stream = self._streams.get(name)
        if stream is None or stream.version < version:
            self._catch_up({name})
            stream = self._streams.get(name) or Stream(name)
        return stream

    def _load(self, names: Iterable[str]) -> None:
        self._catch_up({name for name in names if self._streams.get(name) is None})

    def _catch_up(self, names: set[str]) -> None:
        if names:
            self._link.run(partial(self._streams.catch_up, names=names))
            self._fresh |= names
