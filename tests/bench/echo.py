"""The peer of every call: a bare grpc.aio server that gives back the bytes it gets."""

import asyncio
import sys

import grpc

METHOD = "/bench.Echo/Echo"


async def echo(request: bytes, _context: "grpc.aio.ServicerContext[bytes, bytes]") -> bytes:
    """Give back what came."""
    return request


async def serve() -> None:
    """Serve on a free port, say which, and stay."""
    server = grpc.aio.server()
    handler: grpc.RpcMethodHandler[bytes, bytes] = grpc.unary_unary_rpc_method_handler(echo)
    server.add_generic_rpc_handlers(
        (grpc.method_handlers_generic_handler("bench.Echo", {"Echo": handler}),)
    )
    port = server.add_insecure_port("127.0.0.1:0")
    await server.start()
    sys.stdout.write(f"ready at 127.0.0.1:{port}\n")
    sys.stdout.flush()
    await server.wait_for_termination()


if __name__ == "__main__":
    asyncio.run(serve())
