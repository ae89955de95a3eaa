"""`make bench`: every measurement beside its peer, as a table and in build/bench.jsonl.

`make bench PART=districts` makes some of them only: of the recorder, of districts, or of calls.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
from rich.console import Console
from rich.table import Table

from tests.bench.calls import calls_vs_echo
from tests.bench.measurement import Measurement
from tests.bench.payroll import payroll_vs_stream
from tests.bench.recorder import recorder_vs_stock
from tests.support.cluster import create_database, migrated_template, start_shared_cluster

RESULTS = Path("build/bench.jsonl")
PARTS = dict.fromkeys(("recorder", "districts", "calls")).keys()
"""What may be measured by itself, in the order in which it is."""


def main() -> None:
    """Measure, print, and write one line of JSON a measurement."""
    measurements = list(_measure(frozenset(sys.argv[1:] or PARTS)))
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_bytes(msgspec.json.Encoder().encode_lines(measurements))
    Console().print(_table(measurements))


def _measure(parts: frozenset[str]) -> Iterator[Measurement]:
    unknown = sorted(parts - PARTS)
    if unknown:
        sys.exit(f"No part of the bench is called {unknown[0]}; there are {', '.join(PARTS)}.")
    with start_shared_cluster() as cluster, tempfile.TemporaryDirectory(prefix="bench-") as folder:
        template = migrated_template(cluster)
        if "recorder" in parts:
            yield from recorder_vs_stock(create_database(cluster, template))
        if "districts" in parts:
            yield from payroll_vs_stream(cluster, Path(folder))
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        if "calls" in parts:
            yield from calls_vs_echo(Path(folder) / "data")


def _table(measurements: list[Measurement]) -> Table:
    table = Table(title="Beside a peer in the same run")
    for heading in ("measurement", "ours", "peer", "unit", "ratio", "p50 ms", "p99 ms"):
        told = heading in {"measurement", "unit"}
        table.add_column(heading, justify="left" if told else "right", overflow="fold")
    for each in measurements:
        figures = (each.ratio, each.p50_ms, each.p99_ms)
        table.add_row(
            each.name,
            f"{each.value:,.0f}",
            f"{each.baseline:,.0f}",
            each.unit,
            *("" if figure is None else f"{figure:.2f}" for figure in figures),
        )
    return table


if __name__ == "__main__":
    main()
