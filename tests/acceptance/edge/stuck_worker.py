"""A worker that says one thing and then waits until it is ended."""

import signal
from collections.abc import Iterator

from credential_ledger.v1.salary_service_pb2 import SimulatePayPolicyResponse
from services.workers.working import work


def stick(_task: bytes) -> Iterator[SimulatePayPolicyResponse]:
    """Never ends."""
    said = SimulatePayPolicyResponse()
    said.progress.educators = 5000
    yield said
    signal.pause()


if __name__ == "__main__":
    work(stick)
