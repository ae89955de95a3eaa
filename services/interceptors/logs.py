"""One line of JSON a call: method, code, reason, milliseconds, principal. Never a payload."""

import sys
import time
from dataclasses import dataclass, field

import msgspec
import structlog

from services.contract import Method


@dataclass(slots=True)
class Call:
    """What is told of one call when it has ended."""

    method: Method
    principal_id: str | None = None
    code: str = "OK"
    reason: str | None = None
    started: float = field(default_factory=time.perf_counter)

    def tell(self) -> None:
        """Writes the line."""
        log.info(
            "rpc",
            method=self.method.name,
            code=self.code,
            reason=self.reason,
            ms=round((time.perf_counter() - self.started) * 1000, 2),
            principal=self.principal_id,
        )


def configure(level: str) -> None:
    """Has everything of at least this level written to standard error, a JSON object a line."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.dict_tracebacks,
            structlog.processors.JSONRenderer(serializer=_json),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.BytesLoggerFactory(sys.stderr.buffer),
        cache_logger_on_first_use=True,
    )


def _json(event: object, **_: object) -> bytes:
    return msgspec.json.encode(event, enc_hook=str)


log: structlog.typing.FilteringBoundLogger = structlog.get_logger("credential-ledger")
"""The log of the service."""


def tell(line: str) -> None:
    """Logs a sentence."""
    log.info(line)


def warn(line: str) -> None:
    """Logs a sentence that somebody should read."""
    log.warning(line)
