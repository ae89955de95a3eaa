"""How long a client waits, and when it stops."""

from datetime import timedelta

import grpc
import pytest

from credential_ledger.errors import CallFailed, LedgerError
from credential_ledger.refusals.award import AwardHeld
from credential_ledger.refusals.call import QueueFull
from credential_ledger.refusals.refusal import Answer
from credential_ledger.retries import Retries

GONE = CallFailed(grpc.StatusCode.UNAVAILABLE, "gone")
HELD = AwardHeld(Answer("AWARD_HELD", grpc.StatusCode.ALREADY_EXISTS, "held"))
FULL = QueueFull(
    Answer(
        "QUEUE_FULL",
        grpc.StatusCode.RESOURCE_EXHAUSTED,
        "full",
        retry_after=timedelta(seconds=60),
    )
)


def longest(pauses: list[float], failures: list[LedgerError]) -> float:
    """The longest of many pauses after `failures`."""
    patience = Retries(attempts=99, shortest=1, longest=5, wait=pauses.append)
    for _ in range(200):
        patience.pause(failures)
    return max(pauses)


@pytest.mark.parametrize(("failed", "bound"), [(1, 1), (2, 2), (3, 4), (4, 5), (40, 5)])
def test_pauses_double_up_to_a_bound(failed: int, bound: float) -> None:
    assert bound / 2 < longest([], [GONE] * failed) <= bound


def test_pauses_are_spread_at_random() -> None:
    pauses: list[float] = []
    longest(pauses, [GONE])
    assert len(set(pauses)) > 100
    assert min(pauses) >= 0


def test_no_pause_is_shorter_than_the_service_asked() -> None:
    pauses: list[float] = []
    longest(pauses, [FULL])
    assert min(pauses) >= 60


def test_the_last_failure_is_raised_when_no_attempt_is_left() -> None:
    with pytest.raises(CallFailed):
        Retries(attempts=2).pause([FULL, GONE])


def test_a_verdict_is_raised_at_once() -> None:
    with pytest.raises(AwardHeld):
        Retries().pause([HELD])
