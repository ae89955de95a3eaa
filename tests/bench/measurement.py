"""What is measured turn by turn beside a peer, and one line of the benchmark's table.

Ours and the peer take turns, so that whatever else the machine does meets both alike: a ratio is
that of a turn of ours to the peer's just before and after. The median of several stands for all.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from statistics import fmean, median

import msgspec


class Measurement(msgspec.Struct, frozen=True):
    """What was measured, beside what, both in `unit`.

    `ratio` is `value` over `baseline`, taken turn by turn where both took turns. The percentiles
    are those of ours, where single calls or messages were timed.
    """

    name: str
    value: float
    unit: str
    baseline: float
    ratio: float
    p50_ms: float | None = None
    p99_ms: float | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """What a turn came to, and the milliseconds of each call or message."""

    value: float
    taken_ms: Sequence[float] = ()


def beside(
    name: str, unit: str, ask: Callable[[], Turn], ask_peer: Callable[[], Turn], rounds: int = 7
) -> Measurement:
    """Warm both up, let them take turns, and sum up."""
    ask()
    ask_peer()
    peers, ours = [ask_peer().value], []
    for _ in range(rounds):
        ours.append(ask())
        peers.append(ask_peer().value)
    around = [fmean((before, after)) for before, after in pairwise(peers)]
    taken_ms = sorted(chain.from_iterable(one.taken_ms for one in ours))
    return Measurement(
        name=name,
        value=median(one.value for one in ours),
        unit=unit,
        baseline=median(around),
        ratio=median(one.value / peer for one, peer in zip(ours, around, strict=True)),
        p50_ms=_percentile(taken_ms, 50),
        p99_ms=_percentile(taken_ms, 99),
    )


def _percentile(taken_ms: Sequence[float], percent: int) -> float | None:
    """Give the milliseconds, of some in rising order, that so many percent stayed within."""
    return taken_ms[len(taken_ms) * percent // 100] if taken_ms else None
