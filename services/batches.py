"""Many facts in one call: each decided in its turn, each with a verdict of its own."""

import asyncio
from collections.abc import Sequence

from credential_ledger.v1.credential_service_pb2 import BatchItem, BatchVerdict
from ledger.domain.recorded import mint
from ledger.domain.refusals.form import FieldInvalid, Violation
from ledger.domain.refusals.refusal import Refusal, Unreachable
from ledger.store.command_batch import Receipt
from ledger.store.errors import QueueFull
from services.errors import to_status
from services.interceptors.principal import current
from services.recording import Recording, check, write_receipt

_ITEMS_MAX = 5000
_AT_ONCE = 512
"""As many as one commit takes: more would only fill the queue that others wait in too."""

Outcome = Receipt | Refusal

_Later = QueueFull | Unreachable
"""Nothing was decided; the same item may be sent again."""


async def record_batch(recording: Recording, items: Sequence[BatchItem]) -> list[BatchVerdict]:
    """Records items in their order and gives a verdict for each.

    Where the queue is full or the database is gone, that item and all behind it are left for
    another call.

    Raises:
        FieldInvalid: there are none, or too many.
        QueueFull, ShuttingDown, Unavailable: nothing is recorded; the same call may be sent again.
    """
    _demand_some(items)
    outcomes: list[Outcome] = []
    for first in range(0, len(items), _AT_ONCE):
        outcomes += await _record(recording, items[first : first + _AT_ONCE])
        later = next((each for each in outcomes if isinstance(each, _Later)), None)
        if later is not None:
            if not any(isinstance(each, Receipt) for each in outcomes):
                raise later
            outcomes += [later] * (len(items) - len(outcomes))
            break
    return [_verdict(item, outcome) for item, outcome in zip(items, outcomes, strict=True)]


async def _record(recording: Recording, items: Sequence[BatchItem]) -> list[Outcome]:
    # A task runs up to its place in the queue before the next one starts: so the order is kept.
    found = await asyncio.gather(*map(recording.record, items), return_exceptions=True)
    for outcome in found:
        if not isinstance(outcome, Outcome):
            raise outcome
    return [outcome for outcome in found if isinstance(outcome, Outcome)]


def check_batch(items: Sequence[BatchItem]) -> list[BatchVerdict]:
    """Gives the refusal of every item that has something against itself; records nothing.

    Raises:
        FieldInvalid: there are none, or too many.
    """
    _demand_some(items)
    return [_checked(item) for item in items]


def _checked(item: BatchItem) -> BatchVerdict:
    try:
        check(item)
    except Refusal as refusal:
        return BatchVerdict(refusal=to_status(refusal))
    return BatchVerdict()


def _demand_some(items: Sequence[BatchItem]) -> None:
    if not 1 <= len(items) <= _ITEMS_MAX:
        raise FieldInvalid(violations=(Violation("items", f"must be 1 to {_ITEMS_MAX}"),))


def _verdict(item: BatchItem, outcome: Outcome) -> BatchVerdict:
    fact_id = mint(current.get().principal_id, item.request_id.lower())
    if isinstance(outcome, Refusal):
        return BatchVerdict(fact_id=fact_id, refusal=to_status(outcome))
    return BatchVerdict(fact_id=fact_id, version=outcome.version, receipt=write_receipt(outcome))
