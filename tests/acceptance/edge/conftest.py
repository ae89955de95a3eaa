"""A whole service in this process, on a database of its own, and somebody to ask it."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from typing import Any

import grpc.aio
import pytest
import structlog

from ledger.projections import schema
from services.core import open_core
from services.database import Database as Served
from services.server import running
from services.settings import Settings
from services.tokens import Tokens
from tests.acceptance.edge.calls import Calls
from tests.support.cluster import Database

_NARROW = [("grpc.http2.bdp_probe", 0)]
"""A connection that takes little of what nobody reads."""

_UNFORESEEN = ("fault", "undeclared refusal")

Serve = Callable[..., AbstractAsyncContextManager[Calls]]


@pytest.fixture
def serve(database: Database) -> Serve:
    """Starts services on the test's database, with settings the test wants.

    At its end nothing may have happened that the contract does not foresee.
    """
    schema.prepare(database.owner_dsn)

    @asynccontextmanager
    async def service(**settings: Any) -> AsyncIterator[Calls]:
        tokens = Tokens(Served(database.service_dsn, database.owner_dsn).check())
        given = Settings(port=0, **({"progress_s": 0.2, "grace_s": 5.0} | settings))
        with (
            structlog.testing.capture_logs() as told,
            open_core(database.service_dsn, given.progress_s) as core,
        ):
            # The channel outlives the service: callers see how it ends.
            async with AsyncExitStack() as callers, running(given, core, tokens) as port:
                address = f"127.0.0.1:{port}"
                channel = grpc.aio.insecure_channel(address, options=_NARROW)
                yield Calls(await callers.enter_async_context(channel), address)
        assert [line for line in told if line["event"] in _UNFORESEEN] == []

    return service


@pytest.fixture
async def calls(serve: Serve) -> AsyncIterator[Calls]:
    """Somebody who may do everything, asking a service with ordinary settings."""
    async with serve() as operator:
        yield operator
