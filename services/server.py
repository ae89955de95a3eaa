"""The composition root: settings in, a service that runs until it is told to stop."""

import asyncio
import gc
import signal
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import grpc.aio
from grpc_health.v1.health import SERVICE_NAME as HEALTH
from grpc_health.v1.health_pb2_grpc import add_HealthServicer_to_server
from grpc_reflection.v1alpha.reflection import SERVICE_NAME as REFLECTION
from grpc_reflection.v1alpha.reflection import enable_server_reflection

from credential_ledger.v1.audit_service_pb2_grpc import add_AuditServiceServicer_to_server
from credential_ledger.v1.catalog_service_pb2_grpc import add_CatalogServiceServicer_to_server
from credential_ledger.v1.credential_service_pb2_grpc import (
    add_CredentialServiceServicer_to_server,
)
from credential_ledger.v1.district_service_pb2_grpc import add_DistrictServiceServicer_to_server
from credential_ledger.v1.educator_service_pb2_grpc import add_EducatorServiceServicer_to_server
from credential_ledger.v1.salary_service_pb2_grpc import add_SalaryServiceServicer_to_server
from credential_ledger.v1.transcript_service_pb2_grpc import (
    add_TranscriptServiceServicer_to_server,
)
from services.asking import Asking
from services.comparing import SalaryComparing
from services.contract import SERVICES
from services.core import Core, open_core
from services.database import Tell, open_database, prepare
from services.health import Health
from services.interceptors import logs
from services.interceptors.chain import Chain
from services.interceptors.limits import Gate, channel_options
from services.log_pages import LogPages
from services.pages import Pages
from services.recording import Recording
from services.salary_watching import SalaryWatching
from services.servicers.audit import AuditServicer
from services.servicers.catalog import CatalogServicer
from services.servicers.credential import CredentialServicer
from services.servicers.district import DistrictServicer
from services.servicers.educator import EducatorServicer
from services.servicers.salary import SalaryServicer
from services.servicers.transcript import TranscriptServicer
from services.settings import Settings
from services.simulating import Simulating
from services.tokens import Tokens
from services.workers.workers import Workers

ANSWER_BYTES_MAX = 4 * 1024 * 1024
"""What gRPC clients take in every language unless told otherwise."""
_LAST_ANSWERS_S = 1.0
"""How long answers that were given may take to be sent at the end."""
_COLLECTING = 50_000, 20, 20
"""After how many new objects Python looks for cycles, and how much rarer among older ones."""


class AddressTaken(Exception):
    """The address to listen on cannot be had."""

    def __init__(self, address: str) -> None:
        """Takes the address."""
        super().__init__(
            f"cannot listen on {address}: another program does already, or this user may not. "
            "Choose another port with --port."
        )
        self.address = address


def serve(settings: Settings, announce: Tell) -> None:
    """Serves until SIGTERM or SIGINT; `announce` gets one line when calls are taken.

    Raises:
        AddressTaken, PostgresError, StoreError, Unavailable: it cannot serve, and why.
    """
    logs.configure(settings.log_level)
    # Until the service runs, the signal ends it as Ctrl-C does: PostgreSQL is stopped too.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with open_database(settings, logs.warn) as database:
        prepare(database, settings, logs.tell)
        tokens = Tokens(database.check())
        _collect_rarely()
        with open_core(database.dsn, settings.progress_s) as core:
            asyncio.run(_until_told(settings, core, tokens, announce))


def _collect_rarely() -> None:
    """Has Python look through what the caches keep less often: all calls stand still meanwhile."""
    gc.freeze()
    gc.set_threshold(*_COLLECTING)


async def _until_told(settings: Settings, core: Core, tokens: Tokens, announce: Tell) -> None:
    told = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, told.set)
    async with running(settings, core, tokens) as port:
        announce(f"Credential Ledger serves on {settings.host}:{port}")
        await told.wait()
        logs.tell("stopping")


@asynccontextmanager
async def running(settings: Settings, core: Core, tokens: Tokens) -> AsyncGenerator[int]:
    """Serves on a port for as long as the block lasts, and then ends in order.

    First health says so, then streams end and new calls are refused while those under way have
    `grace_s` to finish, then nobody is listened to any more.

    Raises:
        AddressTaken
    """
    gate = Gate(settings.calls_max, settings.streams_max)
    health = Health(core.fault)
    server = _server(settings, gate)
    _add_services(server, core, tokens)
    add_HealthServicer_to_server(health.servicer, server)
    enable_server_reflection([*(one.full_name for one in SERVICES), HEALTH, REFLECTION], server)
    try:
        port = server.add_insecure_port(settings.address)
    except RuntimeError as error:
        raise AddressTaken(settings.address) from error
    async with health.watched():
        await server.start()
        try:
            yield port
        finally:
            await health.end()
            gate.close()
            await gate.drain(settings.grace_s)
            stopping = asyncio.create_task(server.stop(_LAST_ANSWERS_S))
            await asyncio.sleep(0)  # from here on gRPC takes no more calls
            gate.part()
            await stopping


def _server(settings: Settings, gate: Gate) -> grpc.aio.Server:
    chain = Chain(
        gate,
        deadline_s=settings.deadline_s,
        patience_s=settings.patience_s,
        answer_bytes_max=ANSWER_BYTES_MAX,
    )
    options = channel_options(settings.request_bytes_max)
    return grpc.aio.server(interceptors=[chain], options=options)


def _add_services(server: grpc.aio.Server, core: Core, tokens: Tokens) -> None:
    recording = Recording(core.pipeline)
    asking = Asking(core.reader)
    pages = Pages(asking, tokens)
    workers = Workers()  # all heavy work of the service shares one turn
    add_AuditServiceServicer_to_server(AuditServicer(LogPages(core.dsn), core.reader), server)
    add_CatalogServiceServicer_to_server(CatalogServicer(recording, asking, pages), server)
    add_CredentialServiceServicer_to_server(CredentialServicer(recording, asking, pages), server)
    add_DistrictServiceServicer_to_server(DistrictServicer(recording, asking), server)
    add_EducatorServiceServicer_to_server(EducatorServicer(recording, asking, pages), server)
    salaries = SalaryServicer(
        recording,
        asking,
        pages,
        simulating=Simulating(asking, core.dsn, workers),
        comparing=SalaryComparing(asking, core.dsn, workers),
        watching=SalaryWatching(asking, core.salary_watching, tokens),
    )
    add_SalaryServiceServicer_to_server(salaries, server)
    add_TranscriptServiceServicer_to_server(
        TranscriptServicer(asking, core.watching, tokens), server
    )
