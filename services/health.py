"""Whether the service can do its work: what `grpc.health.v1` answers for each service."""

import asyncio
from collections.abc import Callable

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

    async def watch(self) -> None:
        """Looks until it is cancelled."""
        while True:
            await self.look()
            await asyncio.sleep(_LOOK_S)

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

    async def _tell(self, *, serving: bool) -> None:
        state = HealthCheckResponse.SERVING if serving else HealthCheckResponse.NOT_SERVING
        for name in _NAMES:
            await self.servicer.set(name, state)
