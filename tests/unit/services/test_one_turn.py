"""A simulation and the comparison of a district take turns: a server has one place for a worker."""

from types import SimpleNamespace
from typing import Any

import grpc.aio
import pytest

from services import server
from services.servicers.salary import SalaryServicer
from services.tokens import Tokens


async def test_simulating_and_comparing_wait_for_the_same_turn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: dict[str, Any] = {}

    def noted(*given: Any, **named: Any) -> SalaryServicer:
        made.update(named)
        return SalaryServicer(*given, **named)

    monkeypatch.setattr(server, "SalaryServicer", noted)
    core: Any = SimpleNamespace(
        dsn="", pipeline=None, reader=None, watching=None, salary_watching=None
    )
    server._add_services(grpc.aio.server(), core, Tokens(b"0" * 32))
    assert made["simulating"].workers is made["comparing"].workers
