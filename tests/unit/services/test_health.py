"""Health is what the service finds when it looks, told for every service alike."""

from collections.abc import Sequence
from typing import Any

import pytest
from grpc_health.v1.health_pb2 import HealthCheckRequest, HealthCheckResponse

from services.contract import SERVICES
from services.health import Health

NAMES = ["", *(service.full_name for service in SERVICES)]


async def told(health: Health) -> set[str]:
    """What is told of all services."""
    servicer: Any = health.servicer
    answers = [await servicer.Check(HealthCheckRequest(service=name), None) for name in NAMES]
    return {HealthCheckResponse.ServingStatus.Name(answer.status) for answer in answers}


@pytest.mark.parametrize(
    ("faults", "expected"),
    [
        ([None], "SERVING"),
        (["the database cannot be reached"], "NOT_SERVING"),
        ([None, "the projector stopped"], "NOT_SERVING"),
        (["the database cannot be reached", None], "SERVING"),
    ],
)
async def test_the_last_look_is_what_is_told(faults: Sequence[str | None], expected: str) -> None:
    looks = iter(faults)
    health = Health(lambda: next(looks))
    for _ in faults:
        await health.look()
    assert await told(health) == {expected}


async def test_a_service_that_ends_serves_no_more_whatever_it_finds() -> None:
    health = Health(lambda: None)
    await health.look()
    await health.end()
    await health.look()
    assert await told(health) == {"NOT_SERVING"}
