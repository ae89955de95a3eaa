"""From files to verdicts: what is planned is sent as it is read."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from credential_ledger.batches import Decided
from credential_ledger.client import LedgerClient
from credential_ledger.imports.ledger import Ledger
from credential_ledger.imports.planning import Planned
from credential_ledger.imports.standing import until_it_stands
from credential_ledger.v1.credential_service_pb2 import BatchItem


def send(
    client: LedgerClient, planned: Iterable[Planned], ledger: Ledger
) -> Iterator[tuple[Planned, Decided]]:
    """Send what is planned, in order; give each with its verdict.

    Raises what `CredentialMethods.record_batch` does.
    """

    def again(item: BatchItem) -> Decided:
        [decided] = client.credentials.record_batch([item])
        return decided

    for each, decided in _paired(client.credentials.record_batch, planned):
        yield each, until_it_stands(each, decided, ledger, again)


def check(
    client: LedgerClient, planned: Iterable[Planned]
) -> Iterator[tuple[Planned, Decided | None]]:
    """Give what is planned, in order; with its verdict where it has something against itself."""
    check_only = partial(client.credentials.record_batch, validate_only=True)
    for each, decided in _paired(check_only, planned):
        yield each, None if decided.refusal is None else decided


def _paired(
    verdicts: Callable[[Iterable[BatchItem]], Iterator[Decided]], planned: Iterable[Planned]
) -> Iterator[tuple[Planned, Decided]]:
    waiting: deque[Planned] = deque()

    def items() -> Iterator[BatchItem]:
        for each in planned:
            waiting.append(each)
            yield each.item

    for decided in verdicts(items()):
        yield waiting.popleft(), decided
