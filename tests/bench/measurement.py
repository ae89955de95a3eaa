"""One line of the benchmark's table."""

import msgspec


class Measurement(msgspec.Struct, frozen=True):
    """What was measured, beside what, both in `unit`.

    `ratio` is `value` over `baseline`, taken turn by turn where both took turns.
    """

    name: str
    value: float
    unit: str
    baseline: float
    ratio: float
    p50_ms: float
    p99_ms: float
