"""How every method is called: who asks, until when, how often; and what comes back instead."""

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

import grpc

from credential_ledger import statuses
from credential_ledger.errors import LedgerError, Undecided, Unreachable
from credential_ledger.retries import Retries, is_verdict, may_be_recorded

_RECONNECT_SOON = [
    ("grpc.initial_reconnect_backoff_ms", 100),
    ("grpc.min_reconnect_backoff_ms", 100),
    ("grpc.max_reconnect_backoff_ms", 1_000),
]
_NOBODY_THERE = {grpc.StatusCode.DEADLINE_EXCEEDED, grpc.StatusCode.UNAVAILABLE}


class Command(Protocol):
    """A request that may be sent again: the same id is recorded at most once."""

    request_id: str


AnyCommand = TypeVar("AnyCommand", bound=Command)
Request = TypeVar("Request")
Response = TypeVar("Response")


class Caller:
    """Calls methods at `target` on behalf of one principal; may be shared by threads.

    `metadata` travels with every call. `timeout`, in seconds, bounds each attempt and each wait for
    a connection, but no stream.
    """

    def __init__(
        self, target: str, metadata: tuple[tuple[str, str], ...], timeout: float, retries: Retries
    ) -> None:
        self.channel = grpc.insecure_channel(target, options=_RECONNECT_SOON)
        self._target = target
        self._metadata = metadata
        self._timeout = timeout
        self.retries = retries
        # Asks for nothing that anybody has to decide; an empty message means the whole service.
        self._probe: grpc.UnaryUnaryMultiCallable[bytes, bytes] = self.channel.unary_unary(
            "/grpc.health.v1.Health/Check"
        )
        self._connected = False
        self._was_connected = False

    def close(self) -> None:
        """End the connection and every call on it."""
        self.channel.close()

    def command(
        self, method: "grpc.UnaryUnaryMultiCallable[AnyCommand, Response]", request: AnyCommand
    ) -> Response:
        """Send a command until it has an answer, always under its one request id.

        Raises:
            Refusal: the ledger's no; nothing was recorded.
            Undecided: no attempt is left, and the command may be on record.
            Unreachable: no connection came about; nothing was recorded.
            CallFailed: gRPC itself refused the call; nothing was recorded.
        """
        return self.commands(method, request, [request.request_id])

    def commands(
        self,
        method: "grpc.UnaryUnaryMultiCallable[Request, Response]",
        request: Request,
        request_ids: Sequence[str],
    ) -> Response:
        """Send the commands of one request, under these ids, as `command` sends one.

        Raises:
            Refusal: the ledger's no; nothing was recorded.
            Undecided: no attempt is left, and any of them may be on record.
            Unreachable: no connection came about; nothing was recorded.
            CallFailed: gRPC itself refused the call; nothing was recorded.
        """
        failures: list[LedgerError] = []
        try:
            return self._persist(method, request, failures)
        except LedgerError as last:
            # A verdict decides: the ledger looks for the request id before it says no.
            if not is_verdict(last) and any(map(may_be_recorded, failures)):
                raise Undecided(request_ids) from last
            raise

    def question(
        self, method: "grpc.UnaryUnaryMultiCallable[Request, Response]", request: Request
    ) -> Response:
        """Ask until there is an answer.

        Raises:
            Refusal: the ledger's no.
            Unreachable: no connection came about.
            CallFailed: gRPC itself ended the last attempt.
        """
        return self._persist(method, request, [])

    def stream(
        self, method: "grpc.UnaryStreamMultiCallable[Request, Response]", request: Request
    ) -> Iterator[Response]:
        """The messages of a stream, asked for again where it breaks.

        Whoever reads moves `request` on to after each message: as it stands then, it is sent again.
        Attempts are counted from the last message.

        Raises:
            Refusal: the ledger's no.
            Unreachable: no connection came about.
            CallFailed: gRPC itself ended the last attempt.
        """
        failures: list[LedgerError] = []
        while True:
            try:
                for response in self._open(method, request):
                    failures.clear()
                    yield response
            except LedgerError as failure:
                failures.append(failure)
                self.retries.pause(failures)
            else:
                return

    def _persist(
        self,
        method: "grpc.UnaryUnaryMultiCallable[Request, Response]",
        request: Request,
        failures: list[LedgerError],
    ) -> Response:
        while True:
            try:
                self._connect()
                return method(request, timeout=self._timeout, metadata=self._metadata)
            except grpc.RpcError as error:
                failures.append(self._failure(error))
            except Unreachable as failure:
                failures.append(failure)
            self.retries.pause(failures)

    def _open(
        self, method: "grpc.UnaryStreamMultiCallable[Request, Response]", request: Request
    ) -> Iterator[Response]:
        self._connect()
        call = method(request, metadata=self._metadata)
        try:
            yield from call
        except grpc.RpcError as error:
            raise self._failure(error) from error
        finally:
            call.cancel()

    def _failure(self, error: grpc.RpcError) -> LedgerError:
        self._connected = False
        failure = statuses.read(error)
        failure.__cause__ = error
        return failure

    def _connect(self) -> None:
        """Before a first call and after a broken one: only what was sent can be undecided."""
        if self._connected:
            return
        try:
            self._probe(b"", timeout=self._timeout)
        except grpc.RpcError as error:
            # Any other status came from a service, so there is a connection.
            if isinstance(error, grpc.Call) and error.code() in _NOBODY_THERE:
                raise Unreachable(self._target, lost=self._was_connected) from error
        self._connected = self._was_connected = True
