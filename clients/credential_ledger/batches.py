"""Many facts at once: what is sent in one request, and what became of each.

items = [batches.item(enrollment) for enrollment in enrollments]
for decided in client.credentials.record_batch(items):
    if decided.refusal:
        print(decided.item.enrollment.educator_id, decided.refusal.reason)
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from google.protobuf.message import Message

from credential_ledger import statuses
from credential_ledger.described import put
from credential_ledger.refusals.refusal import Refusal
from credential_ledger.request_ids import mint
from credential_ledger.v1.credential_service_pb2 import BatchItem, BatchVerdict

ITEMS_MAX = 500
BYTES_MAX = 896 * 1024
"""A service takes requests of 1 MiB, unless it is set up otherwise."""


class Decided(NamedTuple):
    """An item, under the request id it was sent with, and its verdict."""

    item: BatchItem
    verdict: BatchVerdict

    @property
    def refusal(self) -> Refusal | None:
        """Why it is not recorded, to be read or raised; None where it is."""
        given = self.verdict.HasField("refusal")
        return statuses.refusal(self.verdict.refusal) if given else None


def item(noun: Message, request_id: str | None = None) -> BatchItem:
    """The item of a batch that records `noun`; without a request id one is minted.

    Raises:
        TypeError: a batch records no such noun.
    """
    made = BatchItem(request_id=mint(request_id))
    put(noun, made)
    return made


def identified(given: BatchItem) -> BatchItem:
    """The same item under a request id, minted where it has none."""
    if given.request_id:
        return given
    made = BatchItem(request_id=mint())
    made.MergeFrom(given)
    return made


def chunks(items: Iterable[BatchItem]) -> Iterator[list[BatchItem]]:
    """As many items at once as a service takes in one request, in order."""
    chunk: list[BatchItem] = []
    size = 0
    for each in items:
        if chunk and (len(chunk) == ITEMS_MAX or size + each.ByteSize() > BYTES_MAX):
            yield chunk
            chunk, size = [], 0
        chunk.append(each)
        size += each.ByteSize()
    if chunk:
        yield chunk
