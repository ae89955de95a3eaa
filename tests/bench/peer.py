"""The peer: a bare grpc.aio server that echoes calls, and streams what was prepared for it."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import grpc
import msgspec

ECHO = "/bench.Peer/Echo"
STREAM = "/bench.Peer/Stream"
_MESSAGES = list[bytes]


@dataclass(frozen=True, slots=True)
class Peer:
    """A running peer."""

    target: str
    pid: int


@contextmanager
def running() -> Iterator[Peer]:
    """Run the peer as a process of its own for the block."""
    program = [sys.executable, "-m", __name__]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as process:
        try:
            target = next(iter(process.stdout or ())).split()[-1]
            yield Peer(target, process.pid)
        finally:
            process.terminate()


def prepare(file: Path, messages: Sequence[bytes]) -> bytes:
    """Lay messages down for the peer; give the request that has it stream them."""
    file.write_bytes(msgspec.msgpack.encode(messages))
    return str(file).encode()


async def _echo(request: bytes, _context: "grpc.aio.ServicerContext[bytes, bytes]") -> bytes:
    return request


async def _stream(
    request: bytes, _context: "grpc.aio.ServicerContext[bytes, bytes]"
) -> AsyncIterator[bytes]:
    for message in _prepared(request):
        yield message


@cache
def _prepared(request: bytes) -> list[bytes]:
    return msgspec.msgpack.decode(Path(request.decode()).read_bytes(), type=_MESSAGES)


async def _serve() -> None:
    """Serve on a free port, say which, and stay."""
    server = grpc.aio.server()
    echo: grpc.RpcMethodHandler[bytes, bytes] = grpc.unary_unary_rpc_method_handler(_echo)
    stream: grpc.RpcMethodHandler[bytes, bytes] = grpc.unary_stream_rpc_method_handler(_stream)
    handlers = {"Echo": echo, "Stream": stream}
    server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler("bench.Peer", handlers),))
    port = server.add_insecure_port("127.0.0.1:0")
    await server.start()
    sys.stdout.write(f"ready at 127.0.0.1:{port}\n")
    sys.stdout.flush()
    await server.wait_for_termination()


if __name__ == "__main__":
    asyncio.run(_serve())
