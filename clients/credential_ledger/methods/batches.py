"""Many facts at once, each with a verdict of its own."""

from collections.abc import Iterable, Iterator

from credential_ledger import batches
from credential_ledger.batches import Decided
from credential_ledger.errors import LedgerError, Undecided
from credential_ledger.methods.credential_service import CredentialServiceMethods
from credential_ledger.retries import may_succeed_later
from credential_ledger.v1.credential_service_pb2 import BatchItem, RecordBatchRequest


class BatchMethods(CredentialServiceMethods):
    """Batches of facts."""

    def record_batch(
        self, items: Iterable[BatchItem], *, validate_only: bool = False
    ) -> Iterator[Decided]:
        """Record any number of facts in order; give each with its verdict, once it is decided.

        A refused item is a verdict and ends nothing. The items are read as they are sent, some
        hundred at once; each goes under its request id, minted where it has none, so what is on
        record is not recorded again. With `validate_only` nothing is recorded: verdicts refuse what
        has something against itself, whatever the ledger holds, and say nothing else.

        Raises:
            Undecided: no attempt is left; names what was sent and has no verdict.
        """
        for chunk in batches.chunks(map(batches.identified, items)):
            yield from (
                self._send(chunk, validate_only=True) if validate_only else self._decide(chunk)
            )

    def _decide(self, chunk: list[BatchItem]) -> Iterator[Decided]:
        """Send a chunk; what is only put off is sent again, and all behind it to keep the order."""
        failures: list[LedgerError] = []
        while chunk:
            final = 0
            for decided in self._send(chunk):
                refusal = decided.refusal
                if refusal is not None and may_succeed_later(refusal):
                    failures.append(refusal)
                    break
                failures.clear()
                final += 1
                yield decided
            chunk = chunk[final:]
            if chunk:
                self._wait(failures, chunk)

    def _send(self, chunk: list[BatchItem], *, validate_only: bool = False) -> list[Decided]:
        request = RecordBatchRequest(items=chunk, validate_only=validate_only)
        request_ids = [each.request_id for each in chunk]
        answer = self._caller.commands(self._stub.RecordBatch, request, request_ids)
        return [Decided(*pair) for pair in zip(chunk, answer.verdicts, strict=True)]

    def _wait(self, failures: list[LedgerError], chunk: list[BatchItem]) -> None:
        try:
            self._caller.retries.pause(failures)
        except LedgerError as last:
            raise Undecided([each.request_id for each in chunk]) from last
