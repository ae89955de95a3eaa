"""What a district's educators are due, evaluated for a client beside a stream prepared for it.

The peer streams the very messages that were answered before. Every turn asks about another day, so
that no answer is one that was kept.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from itertools import count
from pathlib import Path

from credential_ledger.v1.salary_eligibility_pb2 import EligibilityView
from credential_ledger.v1.salary_service_pb2 import ListSalaryEligibilityRequest
from examples.demo.facts import told
from services.postgres.cluster import Cluster
from tests.acceptance.edge.process import service
from tests.bench import peer
from tests.bench.districts import DISTRICTS, District
from tests.bench.freshness import freshness_vs_stream
from tests.bench.load import read_stream
from tests.bench.measurement import Measurement, Turn, beside
from tests.store.projections.logs import store
from tests.support.cluster import MIGRATED, create_database

LIST = "/credential_ledger.v1.SalaryService/ListSalaryEligibility"
VIEWS = {
    "amounts": EligibilityView.ELIGIBILITY_VIEW_AMOUNTS,
    "explained": EligibilityView.ELIGIBILITY_VIEW_EXPLAINED,
}
FIRST_DAY = date(2026, 5, 1)
ROUNDS = 5


def payroll_vs_stream(cluster: Cluster, folder: Path) -> Iterator[Measurement]:
    """Measure each district against a service with a database of its own."""
    for made in DISTRICTS:
        district, database = made(), create_database(cluster, MIGRATED)
        store(database, district.ledger)
        with service("--dsn", database.service_dsn) as ours, peer.running() as prepared:
            for view in VIEWS:
                yield _listed(district, view, ours.address, prepared, folder)
                name = f"peak_memory_vs_stream, {district.name}, {view}"
                yield _memory(name, ours.process.pid, prepared.pid)
            yield from freshness_vs_stream(district, ours.address, prepared, folder)


def _listed(
    district: District, view: str, target: str, prepared: peer.Peer, folder: Path
) -> Measurement:
    days = (FIRST_DAY + timedelta(days=number) for number in count())

    def ask() -> tuple[Turn, list[bytes]]:
        request = told(
            ListSalaryEligibilityRequest,
            district_id=district.district_id,
            effective_on=str(next(days)),
        )
        request.view = VIEWS[view]
        request.at_least_position = len(district.ledger.entries)
        return read_stream(target, LIST, request.SerializeToString())

    request = peer.prepare(folder / f"{district.name}-{view}", ask()[1])
    ask_peer = partial(read_stream, prepared.target, peer.STREAM, request)
    name = f"district_vs_stream, {district.name}, {view}"
    return beside(name, "educators/s", lambda: ask()[0], lambda: ask_peer()[0], ROUNDS)


def _memory(name: str, ours: int, peers: int) -> Measurement:
    value, baseline = _peak_mib(ours), _peak_mib(peers)
    return Measurement(
        name=name, value=value, unit="MiB", baseline=baseline, ratio=value / baseline
    )


def _peak_mib(pid: int) -> float:
    """Give the most memory that a process had so far."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    peak = next(line for line in lines if line.startswith("VmHWM:"))
    return int(peak.split()[1]) / 1024
