"""When a call is tried again, and after which pause."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass

import grpc

from credential_ledger.errors import CallFailed, LedgerError, Unreachable
from credential_ledger.refusals.call import ConsumerTooSlow, Unavailable
from credential_ledger.refusals.refusal import Refusal

_ENDED_ON_THE_WAY = {
    grpc.StatusCode.CANCELLED,
    grpc.StatusCode.DEADLINE_EXCEEDED,
    grpc.StatusCode.UNAVAILABLE,
}
_MAY_FOLLOW_THE_RECORD = _ENDED_ON_THE_WAY | {
    grpc.StatusCode.ABORTED,
    grpc.StatusCode.DATA_LOSS,
    grpc.StatusCode.INTERNAL,
    grpc.StatusCode.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class Retries:
    """How patient a client is.

    At most `attempts` in all, with pauses that double from `shortest` to `longest` seconds, each
    cut at random so that many clients do not return at once, and never shorter than the service
    asked. `wait` passes the time.
    """

    attempts: int = 8
    shortest: float = 0.1
    longest: float = 5.0
    wait: Callable[[float], None] = time.sleep

    def pause(self, failures: list[LedgerError]) -> None:
        """Wait before another attempt; raise the last of `failures` where none is left or of use.

        Raises:
            LedgerError: the last of `failures`.
        """
        last = failures[-1]
        if len(failures) >= self.attempts or not may_succeed_later(last):
            raise last
        retry_after = last.retry_after if isinstance(last, Refusal) else None
        asked = retry_after.total_seconds() if retry_after else 0.0
        bound = min(self.longest, self.shortest * 2.0 ** (len(failures) - 1))
        self.wait(asked + random.uniform(0, bound))  # noqa: S311 -- spreads clients, guards nothing


def may_succeed_later(failure: LedgerError) -> bool:
    """True where the same request may get another answer by being sent again."""
    match failure:
        case Refusal():
            return failure.retry_after is not None or isinstance(failure, ConsumerTooSlow)
        case CallFailed():
            return failure.code in _ENDED_ON_THE_WAY
        case _:
            return isinstance(failure, Unreachable)


def may_be_recorded(failure: LedgerError) -> bool:
    """True where a command that ended so may be on record all the same."""
    if isinstance(failure, CallFailed):
        return failure.code in _MAY_FOLLOW_THE_RECORD
    return isinstance(failure, Unavailable)


def is_verdict(failure: LedgerError) -> bool:
    """True for a no that stays a no until the ledger or the request changes."""
    answered = isinstance(failure, Refusal) and not may_be_recorded(failure)
    return answered and not may_succeed_later(failure)
