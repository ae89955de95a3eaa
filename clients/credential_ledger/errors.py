"""What can come instead of an answer, apart from the ledger's own refusals.

Raised to callers: a `credential_ledger.refusals.refusal.Refusal` is the ledger's no. The rest says
what is known about the call: nobody was there (`Unreachable`), a command may or may not be on
record (`Undecided`), or gRPC itself gave up (`CallFailed`).
"""

from collections.abc import Sequence

import grpc


class LedgerError(Exception):
    """Anything that came instead of an answer."""


class Unreachable(LedgerError):
    """No connection to the service came about; no command is on record for it.

    Nothing was sent either, unless the connection was `lost`: there was one before.
    """

    def __init__(self, target: str, *, lost: bool = False) -> None:
        self.target = target
        self.lost = lost
        super().__init__(
            f"the connection to {target} was lost and did not come back"
            if lost
            else f"no connection to {target}; nothing was sent"
        )


class CallFailed(LedgerError):
    """GRPC itself ended the call: a deadline, a broken connection, a message too large."""

    def __init__(self, code: grpc.StatusCode, details: str) -> None:
        self.code = code
        self.details = details
        super().__init__(f"{code.name}: {details}" if details else code.name)


class Undecided(LedgerError):
    """A command, or some of a batch, may or may not be on record.

    Send the same under the same `request_ids` again: it is recorded at most once, and the answer is
    the first one. What ended the last attempt is the `__cause__`.
    """

    def __init__(self, request_ids: Sequence[str]) -> None:
        self.request_ids = tuple(request_ids)
        count = len(self.request_ids)
        first, last = self.request_ids[0], self.request_ids[-1]
        super().__init__(
            f"the command may or may not be on record; send it again with request id {first}"
            if count == 1
            else f"{count} commands may or may not be on record; send them again with their "
            f"request ids, {first} to {last}"
        )


class EntriesMissing(LedgerError):
    """The log came with a gap, or ended early."""

    def __init__(self, expected: int, found: int | None) -> None:
        self.expected = expected
        self.found = found
        came = "the end" if found is None else f"position {found}"
        super().__init__(f"the log came incomplete: {came} came where position {expected} is due")
