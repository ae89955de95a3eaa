"""Whether the service can do its work: what `grpc.health.v1` answers for each service."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from grpc_health.v1 import health
from grpc_health.v1.health_pb2 import HealthCheckResponse

from services.contract import SERVICES
from services.interceptors.logs import log

_LOOK_S = 1.0
_NAMES = ("", *(service.full_name for service in SERVICES))


class Health:
    """Looks every second, and tells every service's health; they stand and fall together."""

    def __init__(self, fault: Callable[[], str | None]) -> None:
        """`fault`: looks and gives what is wrong, or None; called in a thread."""
        self.servicer = health.aio.HealthServicer()
        self._fault = fault
        self._told: str | None = ""
        self._ended = asyncio.Event()

    @asynccontextmanager
    async def watched(self) -> AsyncIterator[None]:
        """Looks at once, then for as long as the block lasts; at its end nobody looks any more."""
        await self.look()
        watch = asyncio.create_task(self._watch())
        try:
            yield
        finally:
            self._ended.set()
            await watch

    async def look(self) -> None:
        """Looks once; tells and logs what has changed."""
        fault = await asyncio.to_thread(self._fault)
        if fault == self._told:
            return
        self._told = fault
        if fault is None:
            log.info("serving")
        else:
            log.error("not serving", fault=fault)
        await self._tell(serving=fault is None)

    async def end(self) -> None:
        """Tells for good that nothing is served any more."""
        await self.servicer.enter_graceful_shutdown()

    async def _watch(self) -> None:
        while not self._ended.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(self._ended.wait(), _LOOK_S)
                return
            await self.look()

    async def _tell(self, *, serving: bool) -> None:
        state = HealthCheckResponse.SERVING if serving else HealthCheckResponse.NOT_SERVING
        for name in _NAMES:
            await self.servicer.set(name, state)
