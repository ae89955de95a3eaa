"""What the service is told by its environment, checked once and never changed."""

import os
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "CREDENTIAL_LEDGER_"

Positive = Annotated[int, Field(gt=0)]
Seconds = Annotated[float, Field(gt=0)]


def default_data_dir() -> Path:
    """Where the private PostgreSQL keeps its data unless told otherwise."""
    home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(home) / "credential-ledger"


class Settings(BaseSettings):
    """Every setting, read from `CREDENTIAL_LEDGER_<NAME>`."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid")

    dsn: SecretStr | None = Field(
        default=None,
        description="A PostgreSQL server to use, as the service's role; without it a private "
        "PostgreSQL is run.",
    )
    owner_dsn: SecretStr | None = Field(
        default=None,
        description="The same server as the role that owns the tables, for migrate, rebuild "
        "and load; without it the DSN serves.",
    )
    data_dir: Path = Field(
        default_factory=default_data_dir,
        description="Where the private PostgreSQL keeps its data.",
    )
    host: str = Field(
        default="127.0.0.1",
        description="The address to listen on; loopback only, as callers are not "
        "authenticated yet.",
    )
    port: Annotated[int, Field(ge=0, le=65535)] = Field(
        default=50051, description="The port to listen on; 0: any free one."
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="What is logged to standard error, at least."
    )
    calls_max: Positive = Field(default=4096, description="Calls with one answer served at once.")
    streams_max: Positive = Field(default=32, description="Streams served at once.")
    request_bytes_max: Positive = Field(
        default=4 * 1024 * 1024, description="Bytes of the largest request taken."
    )
    deadline_s: Seconds = Field(
        default=30.0, description="Seconds a call with one answer may take."
    )
    patience_s: Seconds = Field(
        default=30.0, description="Seconds a stream waits for its consumer to read."
    )
    progress_s: Seconds = Field(
        default=10.0, description="Seconds after which an idle stream tells its progress."
    )
    grace_s: Seconds = Field(
        default=10.0, description="Seconds that calls under way have at the end."
    )

    @field_validator("host")
    @classmethod
    def _only_loopback(cls, host: str) -> str:
        if host == "localhost":
            return host
        try:
            loopback = ip_address(host).is_loopback
        except ValueError:
            raise ValueError("must be an IP address of this machine, or localhost") from None
        if not loopback:
            raise ValueError(
                "must be a loopback address: callers are not authenticated yet, so nobody from "
                "another machine may be let in"
            )
        return host

    @model_validator(mode="after")
    def _an_owner_of_something(self) -> Self:
        if self.owner_dsn is not None and self.dsn is None:
            raise ValueError("an owner's DSN needs the DSN of the service beside it")
        return self

    @property
    def address(self) -> str:
        """The address to listen on, as gRPC writes it."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"
