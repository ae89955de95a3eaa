"""From files to verdicts: what is planned is sent as it is read."""

from collections import deque
from collections.abc import Iterable, Iterator

from credential_ledger.batches import Decided
from credential_ledger.client import LedgerClient
from credential_ledger.imports.planning import Planned
from credential_ledger.v1.credential_service_pb2 import BatchItem


def send(client: LedgerClient, planned: Iterable[Planned]) -> Iterator[tuple[Planned, Decided]]:
    """Send what is planned, in order; give each with its verdict.

    Raises what `CredentialMethods.record_batch` does.
    """
    waiting: deque[Planned] = deque()

    def items() -> Iterator[BatchItem]:
        for each in planned:
            waiting.append(each)
            yield each.item

    for decided in client.credentials.record_batch(items()):
        yield waiting.popleft(), decided
