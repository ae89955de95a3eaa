"""The context of a call, whatever it asks and answers."""

from typing import Any

from grpc.aio import ServicerContext

Context = ServicerContext[Any, Any]
"""What gRPC hands to a method beside the request."""
